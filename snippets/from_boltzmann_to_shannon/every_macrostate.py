"""ln Ω per person against Shannon's entropy, for all sizes of three groups."""

import math

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_factorial, shannon_entropy

macrostates, greatest_gap = {}, {}
fig, ax = plt.subplots(figsize=(4.3, 3.6))
ax.plot([0, math.log(3)], [0, math.log(3)], color="C5", linewidth=1)

for N, style in ((10, "C5o"), (100, "C5^"), (1000, "C0.")):
    a, b = np.meshgrid(np.arange(N + 1), np.arange(N + 1))
    a, b = a[a + b <= N], b[a + b <= N]
    sizes = np.stack([a, b, N - a - b], axis=-1)
    ln = log_factorial(np.arange(N + 1))
    counted = (ln[N] - ln[sizes].sum(axis=-1)) / N
    shannon = shannon_entropy(sizes / N)
    gap = shannon - counted
    macrostates[N], greatest_gap[N] = len(sizes), gap.max()
    # Too many to draw them all: the greatest gap in each narrow strip of S.
    strip = np.round(shannon * (1000 if N == 10 else 32))
    worst = [
        np.flatnonzero(strip == s)[gap[strip == s].argmax()]
        for s in np.unique(strip)
    ]
    ax.plot(shannon[worst], counted[worst], style, markersize=4 if N == 100 else 6)

ax.text(1.13, 1.1, "N = 1,000", color="C0", va="center")
ax.text(1.13, 1.02, "N = 100", va="center")
ax.text(1.13, 0.82, "N = 10", va="center")
ax.text(0.13, 0.2, "ln Ω = N·S", rotation=45, rotation_mode="anchor")
ax.set(xlabel="S, from the shares (nats)", ylabel="ln Ω / N, counted (nats)")
ax.set(xlim=(-0.04, 1.46), xticks=[0, 0.2, 0.4, 0.6, 0.8, 1], aspect="equal")
