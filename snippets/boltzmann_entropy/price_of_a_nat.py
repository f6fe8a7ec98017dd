"""Draw the entropy of a hundred spins: its slopes tell what a nat costs."""

from math import comb, log

import matplotlib.pyplot as plt

N = 100
entropy = [log(comb(N, up)) for up in range(N + 1)]
slope = {up: (entropy[up + 1] - entropy[up - 1]) / 2 for up in range(1, N)}

fig, ax = plt.subplots()
ax.plot(range(N + 1), entropy, color="C5")
for up, reach in {10: 5, 25: 7, 50: 11, 75: 7}.items():
    rise = slope[up] * reach
    tangent = [entropy[up] - rise, entropy[up], entropy[up] + rise]
    ax.plot([up - reach, up, up + reach], tangent, "C0", marker="o", markevery=[1])
ax.text(14, 23, f"cold: {1 / slope[10]:.2f} ε a nat", color="C0")
ax.text(29, 47, f"warm: {1 / slope[25]:.2f} ε a nat", color="C0")
ax.text(50, 70.5, "top: no amount of energy buys a nat", color="C0", ha="center")
ax.text(79, 57, "past it:\nnegative", color="C0")
ax.set_xlabel("energy (ε)")
ax.set_ylabel("entropy ln Ω (nats)")
ax.set_xticks([0, 25, 50, 75, 100])
ax.set_yticks([0, 20, 40, 60])
