"""All outcomes of choosing by lot, laid end to end and cut into macrostates."""

from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_multiplicity, multiplicity
from people import PARTS, crowd, listed

M, ways = len(PARTS), multiplicity(PARTS)
smallest, named = sum(PARTS), listed([str(part) for part in PARTS])
macrostates, longest, parts = {}, {}, {}
fig, ax = plt.subplots(figsize=(4.3, 3.1))
ax.axis("off")
for times, low in ((1, 3.3), (10, 0)):
    ours = np.array(crowd(times))
    N = ours.sum()
    fences = np.array(list(combinations(range(N + M - 1), M - 1)))
    sizes = np.diff(fences, prepend=-1, append=N + M - 1) - 1
    chances = np.exp(log_multiplicity(sizes) + sizes @ np.log(ours / N))
    pieces = np.sort(chances)[::-1]
    macrostates[times], longest[times] = len(pieces), pieces[0]
    parts[times] = pieces[0] * len(pieces)
    # Every other piece is darker; those thinner than a hairline make one grey.
    begins = np.cumsum(pieces) - pieces
    seen = [(a, b) for a, b in zip(begins, pieces, strict=True) if b > 0.0015]
    ax.broken_barh([(0, 1)], (low, 0.6), color="C5", alpha=0.3, linewidth=0)
    ax.broken_barh(seen[2::2], (low, 0.6), color="C5", alpha=0.6, linewidth=0)
    ax.broken_barh([(0, pieces[0])], (low, 0.6), color="C0", linewidth=0)
    ax.text(0, low + 0.8, f"{N} people: {len(pieces):,} pieces")
    name = f"{', '.join(map(str, ours))}: {100 * pieces[0]:.2g}%"
    ax.text(1, low + 0.8, name, color="C0", ha="right")

# The longest piece under the glass: slices of one length, drawn far too wide.
slices = [(i / 120, 1 / 120) for i in range(120)]
ax.broken_barh(slices[::2], (1.9, 0.6), color="C0", linewidth=0)
ax.broken_barh(slices[1::2], (1.9, 0.6), color="C0", alpha=0.6, linewidth=0)
ax.fill([0, longest[1], 1, 0], [3.3, 3.3, 2.5, 2.5], color="C0", alpha=0.15)
ax.text(0, 1.5, f"{ways:,} arrangements, equally long", color="C0")
