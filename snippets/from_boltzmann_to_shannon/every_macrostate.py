"""ln Ω per person against Shannon's entropy, for all sizes of our many groups."""

from itertools import combinations
from math import comb, log

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_factorial, shannon_entropy
from people import PARTS, crowd

M = len(PARTS)
people, macrostates, gaps = [], [], []
fig, ax = plt.subplots(figsize=(4.3, 3.6))
ax.plot([0, log(M)], [0, log(M)], color="C1")

for times, style, side in ((1, "s", "top"), (10, "^", "top"), (100, ".", "bottom")):
    N = sum(crowd(times))
    if comb(N + M - 1, M - 1) > 10**6:
        break
    fences = np.array(list(combinations(range(N + M - 1), M - 1)))
    sizes = np.diff(fences, prepend=-1, append=N + M - 1) - 1
    ln = log_factorial(np.arange(N + 1))
    counted = (ln[N] - ln[sizes].sum(axis=-1)) / N
    shannon = shannon_entropy(sizes / N)
    gap = shannon - counted
    people.append(N)
    macrostates.append(len(sizes))
    gaps.append(gap.max())
    # Too many to draw them all: the greatest gap in each narrow strip of S.
    strip = np.round(shannon * (1000 if times == 1 else 32))
    worst = [np.where(strip == s, gap, -1).argmax() for s in np.unique(strip)]
    ax.plot(shannon[worst], counted[worst], "C0" + style, markersize=4)
    end = counted[shannon.argmax()]
    ax.text(log(M) * 1.03, end, f"{N:,} people", color="C0", va=side)

ax.text(log(M) * 0.45, log(M) * 0.55, "S", color="C1", ha="right")
ax.set(xlabel="S, from the shares (nats)", ylabel="ln Ω / N, counted (nats)")
ax.set(xlim=(-0.04, log(M) * 1.4), xticks=ax.get_yticks()[1:-1], aspect="equal")
