"""Five rungs from a count to a loss: the ladder is as wide as Shannon's entropy."""

import math

import matplotlib.pyplot as plt

from entropy import cross_entropy, multiplicity, shannon_entropy
from people import ODDS, crowd, ratio

sizes, odds = crowd(2), ratio(ODDS)
people, ways = sum(sizes), multiplicity(sizes)
p, q = [n / people for n in sizes], [part / sum(ODDS) for part in ODDS]
S, bits = shannon_entropy(p), shannon_entropy(p, base=2)
each, price = math.log(ways) / people, cross_entropy(p, q) - S
rise, note = f"{each:.3f}, rising to {S:.3f}", f"{bits:.3f} bits = {S:.3f} nats"
rungs = {
    "count": (f"{ways:,} ways", "counting-microstates.html"),
    "log": (f"{math.log(ways):.2f} nats", "boltzmann-entropy.html"),
    "per person": (rise, "from-boltzmann-to-shannon.html"),
    "code length": (note, "cross-entropy.html#the-code-length"),
    "loss": (f"{S:.3f} + {price:.3f} nats", "who-cares.html"),
}
steps = [
    "↓ take the logarithm",
    "↓ divide by the people, let the crowd grow",
    "↓ note who is in which group",
    f"↓ forecast, with odds {odds}",
]
fig, ax = plt.subplots(figsize=(4.3, 4.1))
ax.vlines([0, S], -4.35, 0.6, "C5", linewidth=3, alpha=0.5)
ax.hlines([0, -1, -2], 0, [S, S, each], "C0", linewidth=5)
ax.hlines([-3, -4], 0, S, "C1", linewidth=5)
ax.annotate("", (S, -2), (each, -2), arrowprops={"arrowstyle": "->", "color": "C0"})
ax.hlines(-4, S, S + price, "C2", linewidth=10)
for i, (name, (value, page)) in enumerate(rungs.items()):
    ax.text(0.03 * S, 0.14 - i, name, weight="bold", url=page)
    ax.text(0.97 * S, 0.14 - i, value, ha="right", color="C0" if i < 2 else "C1")
for i, step in enumerate(steps):
    ax.text(S / 2, -0.45 - i, step, ha="center", style="italic", size=10)
ax.axis("off")
