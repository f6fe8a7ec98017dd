"""Ninety-two years of one word: who did what to entropy, and when."""

import matplotlib.pyplot as plt

steps = {
    1865: "Clausius gives it a name",
    1877: "Boltzmann counts",
    1902: "Gibbs weighs every state",
    1929: "Szilard: knowing has a price",
    1948: "Shannon measures messages",
    1957: "Jaynes joins the two",
}
wait = 1948 - 1877
reunion = 1957 - 1948

fig, ax = plt.subplots(figsize=(4.3, 4.4))
ax.plot([0, 0], [min(steps), max(steps)], color="C5", linewidth=1.5)
ax.plot([0, 0], [1877, 1948], "o-", color="C0", linewidth=4.5, markersize=10)
between = [year for year in steps if year not in (1877, 1948)]
ax.plot([0] * len(between), between, "o", color="C5", markersize=7)
for year, step in steps.items():
    weight = "bold" if year in (1877, 1948) else "normal"
    ax.text(0.06, year, year, va="center", weight=weight)
    ax.text(0.22, year, step, va="center", weight=weight)
ax.text(-0.05, 1915, f"{wait}\nyears", ha="right", color="C0", weight="bold")
ax.set(xlim=(-0.22, 1), ylim=(1960, 1862))
ax.axis("off")
