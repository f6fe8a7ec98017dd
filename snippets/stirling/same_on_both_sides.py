"""The linear terms of all people and of their groups are equally long."""

import matplotlib.pyplot as plt
import numpy as np

from entropy import stirling
from people import PARTS, in_words

N = sum(PARTS)
people, coarse = in_words(N), stirling(N, 1)
groups = stirling(np.array(PARTS), 1).sum()
difference = coarse - groups
left_out = stirling(N, 2) - stirling(np.array(PARTS), 2).sum()

fig, ax = plt.subplots(figsize=(4.3, 2.6))
ax.barh(
    [1, 0], [coarse - N, groups - N], 0.5, [0, difference], color="C0", alpha=0.4
)
ends = coarse - N + np.cumsum([0, *PARTS])
ax.barh(1, N, 0.5, coarse - N, color="C4", alpha=0.4)
ax.barh(
    [0] * len(PARTS), PARTS, 0.5, ends[:-1], color="C4", alpha=0.4, edgecolor="C4"
)
ax.text(coarse - N / 2, 1, f"N = {N}", ha="center", va="center")
for end, part in zip(ends, PARTS, strict=False):
    ax.text(end + part / 2, 0, f"{part}", ha="center", va="center")
ax.text(0, 1.35, f"everybody: N ln N = {coarse:.2f}")
ax.text(coarse, -0.53, f"the groups: Σ n ln n = {groups:.2f}", ha="right")
ax.annotate("", (0, 0.5), (difference, 0.5), arrowprops={"arrowstyle": "<->"})
ax.text(difference / 2, 0.25, f"{difference:.2f}", ha="center", color="C0")
ax.vlines(difference, -0.25, 0.6, color="C5", linewidth=1)
ax.set(ylim=(-0.6, 1.65))
ax.axis("off")
