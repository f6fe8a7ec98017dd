"""Two ideal codes for the running example, each group as wide as its share and as
tall as its word: the area is the mean cost."""

import matplotlib.pyplot as plt
import numpy as np

from people import ODDS, PARTS, listed, ratio

p = np.array(PARTS) / sum(PARTS)
q = np.array(ODDS) / sum(ODDS)
edges = np.cumsum([0, *p])
codes = [(-np.log2(p), "C1", ratio(PARTS)), (-np.log2(q), "C2", ratio(ODDS))]
own_area, her_area = (p @ bits for bits, _, _ in codes)
heights = [listed([f"{word:.2f}" for word in bits]) for bits, _, _ in codes]
own, hers = (name for _, _, name in codes)

fig, axes = plt.subplots(1, 2, sharey=True, figsize=(4.3, 3.4))
for ax, (bits, colour, name) in zip(axes, codes, strict=True):
    ax.bar(edges[:-1], bits, p, align="edge", color=colour, alpha=0.35)
    for left, right, word in zip(edges[:-1], edges[1:], bits, strict=True):
        ax.plot([left, left, right, right], [0, word, word, 0], color=colour)
        if right - left > 0.19:
            middle = (left + right) / 2
            ax.text(middle, 0.1, f"{word:.2f}", fontsize=10, ha="center")
    ax.plot([0, 1], [0, 0], color=colour)
    ax.text(0.5, -0.1, f"code for {name}", ha="center", va="top")
    ax.text(
        0.5, -0.36, f"area {p @ bits:.3f} bits", color=colour, ha="center", va="top"
    )
    ax.axis("off")
axes[1].stairs(codes[0][0], edges, baseline=None, color="C1", linestyle=(0, (3, 2)))
axes[0].set_ylim(-0.65, None)
