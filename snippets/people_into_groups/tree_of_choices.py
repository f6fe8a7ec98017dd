"""One group filled after another: a tree whose branches are the binomials."""

import math
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np

from people import PARTS, in_words

M = len(PARTS)
left = [sum(PARTS[k:]) for k in range(M)]
counts = [math.comb(n, size) for n, size in zip(left, PARTS, strict=True)]
product = " × ".join(f"{count:,}" for count in counts)
backwards = [math.comb(sum(PARTS[:k]), PARTS[k - 1]) for k in range(M, 0, -1)]
arrangements = f"{math.prod(counts):,}"
first, second, people, then = map(in_words, (*PARTS[:2], *left[:2]))

fig, ax = plt.subplots(figsize=(4.3, 3.4))
forks, path = [(0.0, 1.0)], [(0.0, 1.0)]
for x, (size, n, count) in enumerate(zip(PARTS, left, counts, strict=True)):
    ax.text(x + 0.5, 1.13, f"{chr(65 + x)}: {size} of {n}", ha="center", color="C1")
    ax.text(x + 0.5, 1.03, f"{count:,}", ha="center", color="C0")
    # Six branches at most are drawn from each fork, and one path is followed.
    drawn = min(count, 6)
    grown = [list(pairwise(np.linspace(*fork, drawn + 1))) for fork in forks]
    for fork, twigs in zip(forks, grown, strict=True):
        for twig in twigs:
            ends = [np.mean(fork), np.mean(twig)]
            ax.plot([x, x + 1], ends, "C5", linewidth=0.7)
    path.append(grown[forks.index(path[-1])][drawn // 3])
    forks = [twig for twigs in grown for twig in twigs]
ax.plot(np.mean(path, axis=1), color="C0", linewidth=3)
ax.text(M / 2, -0.12, f"{product} = {arrangements}", ha="center", color="C0")
ax.axis("off")
