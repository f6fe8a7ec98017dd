"""How long four engines take for the same pages, from nothing and edited."""

import matplotlib.pyplot as plt

from measurements import CORES, DATE, MACHINE, SECONDS

machine, day = f"{CORES} cores of {MACHINE}", DATE
pages, each = 40, 5
seconds = SECONDS[f"{pages}×{each}"]
measures = list(seconds["ours"])
print("| engine | cold | idle | code | word | live |")
print("|:--|" + "--:|" * len(measures))
for engine, took in seconds.items():
    cells = [f"{took[what]:.1f}" if what in took else "–" for what in measures]
    print(f"| {engine} | {' | '.join(cells)} |")

fig, ax = plt.subplots()
engines = ["static", "ours", "markdown-exec", "mkdocs-jupyter"]
for row, engine in enumerate(engines):
    cold, nothing, edited = (seconds[engine][what] for what in measures[:3])
    ax.plot([nothing, cold], [row, row], color="C5", linewidth=1)
    ax.plot(nothing, row, "|", markersize=14, color="C2")
    ax.plot(edited, row, "o", color="C0")
    ax.plot(cold, row, "s", markersize=10, fillstyle="none", color="C1")
ax.text(nothing, row - 0.3, "nothing changed", color="C2")
ax.text(edited, row + 0.4, "snippet edited", color="C0", ha="center")
ax.text(cold, row - 0.2, "cold", color="C1", ha="center")
ax.set(xscale="log", xlabel="seconds", ylim=(3.7, -0.5))
ticks = [1, 2, 5, 10, 20, 50, 100, 200]
ax.set_xticks(ticks, ticks)
ax.set_xticks([], minor=True)
ax.set_yticks(range(len(engines)), engines)
