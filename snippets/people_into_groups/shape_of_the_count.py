"""The count per person, ln Ω/N, over three groups, beside the formula −Σ p ln p."""

from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_multiplicity, shannon_entropy
from people import PARTS

crowds = [times * sum(PARTS) for times in (1, 3, 10)]
bands = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.1]
opacities = [0.04, 0.18, 0.34, 0.52, 0.74, 1]
top = []

fig, axes = plt.subplots(2, 2, figsize=(4.3, 4.4))
for ax, N in zip(axes.flat, [*crowds, None], strict=True):
    finest = N or 6 * crowds[0]
    a, b = np.array(
        [(a, b) for a in range(finest + 1) for b in range(finest - a + 1)]
    ).T
    sizes = np.stack([a, b, finest - a - b], axis=-1)
    per_person = (
        log_multiplicity(sizes) / N if N else shannon_entropy(sizes / finest)
    )
    top.append(per_person.max())
    x, y = (b - a) / finest / 2, 1 - (a + b) / finest
    colour = "C0" if N else "C1"
    for band, opacity in zip(pairwise(bands), opacities, strict=True):
        ax.tricontourf(x, y, per_person, band, colors=colour, alpha=opacity)
    ax.tricontour(x, y, per_person, bands[1:-1], colors="C5", linewidths=0.8)
    if N == crowds[0]:
        ax.plot(x, y, ".", color="C5", markersize=3)
    ax.plot([-0.5, 0.5, 0, -0.5], [0, 0, 1, 0], color="C5", linewidth=1)
    ax.set(aspect=3**0.5 / 2, xlim=(-0.56, 0.56), ylim=(-0.2, 1.14))
    ax.axis("off")
    ax.text(-0.54, 1, f"N = {N}" if N else "−Σ p ln p", color=colour)
    ax.text(0, -0.17, f"top {top[-1]:.2f} nats", ha="center")
    for corner, x, y in ("A", -0.5, -0.13), ("B", 0.5, -0.13), ("C", 0, 1.04):
        ax.text(x, y, corner, ha="center")
