"""Five rungs from a count to a loss, the same twenty people on each of them."""

import matplotlib.pyplot as plt

from entropy import boltzmann_entropy, cross_entropy, multiplicity, shannon_entropy

people, shares, odds = 20, [0.5, 0.3, 0.2], [0.4, 0.4, 0.2]
ways = multiplicity([10, 6, 4])
log_ways = boltzmann_entropy(ways)
limit = shannon_entropy(shares)
bits = shannon_entropy(shares, base=2)
loss = cross_entropy(shares, odds)
each, price = log_ways / people, loss - limit

rungs = [
    ("count", "", f"{ways:,} ways"),
    ("log", "", f"{log_ways:.3f} nats"),
    ("per person", f"{each:.3f}, rising to", f"{limit:.3f} nats"),
    ("code length", f"{bits:.3f} bits, or", f"{limit:.3f} nats"),
    ("loss", f"{price:.3f} above", f"{limit:.3f} nats"),
]
steps = [
    "↓ take the logarithm",
    "↓ divide by the people, let the crowd grow",
    "↓ note who is in which group, briefly",
    "↓ forecast with slightly wrong odds",
]
fig, ax = plt.subplots(figsize=(4.3, 4.4))
ax.vlines([0, 1], -4.5, 0.75, color="C5", linewidth=1.5)
ax.hlines([0, -1], 0, 1, color="C5", linewidth=2)
ax.hlines([-2, -3, -4], 0, 1, color="C0", linewidth=4.5)
for i, (name, before, value) in enumerate(rungs):
    weight = "bold" if before else "normal"
    ax.text(0.03, 0.15 - i, name, weight="bold")
    ax.text(0.7, 0.15 - i, before, ha="right")
    ax.text(0.97, 0.15 - i, value, ha="right", weight=weight)
for i, step in enumerate(steps):
    ax.text(0.5, -0.38 - i, step, ha="center", style="italic", size=10.5)
ax.set(xlim=(-0.02, 1.02), ylim=(-4.5, 0.8))
ax.axis("off")
