"""Draw how many arrangements the bedroom has for each number of things astray."""

from math import ceil, comb, log10, sqrt

import matplotlib.pyplot as plt

things, places = 20, 10
total = places**things
ways = [comb(things, k) * (places - 1) ** k for k in range(things + 1)]

# Put down blindly, a thing is astray nine times in ten.
chance = (places - 1) / places
mean = things * chance
spread = sqrt(things * chance * (1 - chance))
lowest = ceil(mean - 3 * spread)
share = sum(ways[lowest:]) / total

digits = [log10(count) for count in ways]
fig, ax = plt.subplots()
ax.bar(range(lowest), digits[:lowest], facecolor="none", edgecolor="C5")
ax.bar(range(lowest, things + 1), digits[lowest:], color="C0")
arrow = {"arrowstyle": "->", "color": "C5", "relpos": (0, 0)}
ax.annotate("clean: 1 way", (0, 0.3), (0, 12.5), arrowprops=arrow)
left, right = lowest - 0.4, things + 0.4
ax.plot([left, left, right, right], [20.4, 21, 21, 20.4], color="C0")
ax.text(right, 21.6, f"{share:.2%} of all arrangements", color="C0", ha="right")
ax.set_xlabel("things astray")
ax.set_ylabel("arrangements Ω (log scale)")
ax.set_xlim(-1.2, things + 1)
ax.set_xticks([0, 5, 10, lowest, things])
ax.set_yticks([0, 5, 10, 15, 20], ["1", "10⁵", "10¹⁰", "10¹⁵", "10²⁰"])
