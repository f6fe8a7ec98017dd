"""Draw the bedroom's arrangements by the number of things astray, on two scales."""

from math import ceil, comb, sqrt

import matplotlib.pyplot as plt

things, places = 20, 10
total = places**things
ways = [comb(things, k) * (places - 1) ** k for k in range(things + 1)]

# Over all arrangements, each thing is astray in nine cases of ten.
chance = (places - 1) / places
mean = things * chance
spread = sqrt(things * chance * (1 - chance))
lowest = ceil(mean - 3 * spread)
share = sum(ways[lowest:]) / total

heights = [float(count) for count in ways]
fig, (even, log) = plt.subplots(2, 1, figsize=(4.3, 4.2), sharex=True)
for ax in even, log:
    ax.bar(range(lowest), heights[:lowest], facecolor="none", edgecolor="C0")
    ax.bar(range(lowest, things + 1), heights[lowest:], color="C0")
middle, top = (lowest - 1) / 2, max(heights)
even.plot([-0.45, lowest - 0.55], [top / 10, top / 10], color="C5", linewidth=1)
even.text(middle, top / 7, f"0 to {lowest - 1}: {1 - share:.2%}", ha="center")
even.text(
    lowest, top * 0.8, f"{lowest} to {things}: {share:.2%}", color="C0", ha="right"
)
even.set(ylabel="Ω, to scale", yticks=[0, 1e19, 2e19, 3e19])
even.set_yticklabels(["0", "1 × 10¹⁹", "2 × 10¹⁹", "3 × 10¹⁹"])
log.set(
    yscale="log", ylim=(0.5, 1e21), ylabel="Ω, log scale", xlabel="things astray"
)
log.set_yticks([1, 1e5, 1e10, 1e15, 1e20], ["1", "10⁵", "10¹⁰", "10¹⁵", "10²⁰"])
log.minorticks_off()
log.set_xticks([0, 5, 10, lowest, things])
