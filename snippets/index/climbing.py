"""The same splits of larger and larger crowds climb onto Shannon's curve."""

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_multiplicity, shannon_entropy
from people import PARTS

fewest = sum(PARTS)
splits = np.array([[first, fewest - first] for first in range(fewest + 1)])
curve = shannon_entropy(splits / fewest)
counts = {}

fig, ax = plt.subplots(figsize=(4.3, 2.8))
p = np.linspace(0, 1, 301)
ax.plot(p, shannon_entropy(np.stack([p, 1 - p], axis=-1)), "C1", linewidth=4)
for times, alpha in [(1, 0.55), (10, 0.75), (100, 1)]:
    N = times * fewest
    counts[N] = log_multiplicity(times * splits) / N
    style = {"markersize": 7, "markeredgewidth": 0, "alpha": alpha}
    ax.plot(splits[:, 0] / fewest, counts[N], "C0o", **style)
few, more, most = counts
half = fewest // 2
x = half / fewest
for k in set(range(1, fewest)) - {half}:
    climb = counts[few][k], curve[k]
    ax.plot([k / fewest] * 2, climb, "C0", linewidth=1.5, alpha=0.45)
put = {"ha": "center", "color": "C0"}
ax.text(x, counts[few][half] - 0.07, f"{few} people", va="top", **put)
ax.text(x, counts[more][half] - 0.025, f"{more}", va="top", **put)
ax.text(x, curve[half] + 0.025, f"{most:,}", va="bottom", **put)
ax.text(0.5, 0.2, "Boltzmann: ln Ω,\nper person", weight="bold", **put)
ax.text(0, 0.63, "Shannon:\n−Σ p ln p", color="C1", weight="bold")
ax.set(xlim=(-0.03, 1.03), ylim=(-0.02, 0.78))
ax.set_xticks([0, 0.5, 1], ["all in one", "half and half", "all in the other"])
ax.set_yticks([0, np.log(2)], ["0", "ln 2"])
ax.spines["left"].set_visible(False)
