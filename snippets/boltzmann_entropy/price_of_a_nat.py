"""Draw the entropy of a hundred spins: its steps tell what a nat costs."""

from math import comb, log

import matplotlib.pyplot as plt

N = 100
entropy = [log(comb(N, up)) for up in range(N + 1)]
step = {up: entropy[up + 1] - entropy[up] for up in range(N)}

fig, ax = plt.subplots()
ax.plot(range(N + 1), entropy, color="C0", linewidth=3)
slopes = {10: (5, step[10]), 25: (7, step[25]), 50: (11, 0), 75: (7, step[75])}
for up, (reach, slope) in slopes.items():
    rise = slope * reach
    line = [entropy[up] - rise, entropy[up], entropy[up] + rise]
    ax.plot([up - reach, up, up + reach], line, "C4", marker="o", markevery=[1])
ax.text(14, 23, f"cold: {1 / step[10]:.2f} ε a nat", color="C4")
ax.text(29, 47, f"warm: {1 / step[25]:.2f} ε a nat", color="C4")
ax.text(50, 70.5, "top: energy buys nothing more", color="C4", ha="center")
ax.text(79, 57, "past it:\nnegative", color="C4")
ax.set_xlabel("energy (ε)")
ax.set_ylabel("entropy ln Ω (nats)", color="C0")
ax.set_xticks([0, 25, 50, 75, 100])
ax.set_yticks([0, 20, 40, 60])
