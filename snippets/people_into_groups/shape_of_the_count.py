"""The count per person, ln Ω/N, over three groups, beside the formula −Σ p ln p."""

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_multiplicity, shannon_entropy

bands = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.1]
shades = [("C0", opacity) for opacity in (0.04, 0.18, 0.34, 0.52, 0.74, 1)]
top = {}

fig, axes = plt.subplots(2, 2, figsize=(4.3, 4.9))
panels = {"N = 10": 10, "N = 30": 30, "N = 100": 100, "−Σ p ln p": 60}
for ax, (name, N) in zip(axes.flat, panels.items(), strict=True):
    a, b = np.array([(a, b) for a in range(N + 1) for b in range(N - a + 1)]).T
    sizes = np.stack([a, b, N - a - b], axis=-1)
    if name.startswith("N"):
        per_person = log_multiplicity(sizes) / N
    else:
        per_person = shannon_entropy(sizes / N)
    top[name] = per_person.max()
    x, y = (b - a) / N / 2, 1 - (a + b) / N
    ax.tricontourf(x, y, per_person, bands, colors=shades)
    ax.tricontour(x, y, per_person, bands[1:-1], colors="C5", linewidths=0.8)
    if N == 10:
        ax.plot(x, y, ".", color="C1", markersize=3)
    ax.plot([-0.5, 0.5, 0, -0.5], [0, 0, 1, 0], color="C5", linewidth=1)
    ax.set(aspect=3**0.5 / 2, xlim=(-0.56, 0.56), ylim=(-0.2, 1.14))
    ax.axis("off")
    ax.text(-0.54, 1, name)
    ax.text(0, -0.17, f"top {top[name]:.2f} nats", ha="center")
    ax.text(-0.5, -0.13, "A", ha="center")
    ax.text(0.5, -0.13, "B", ha="center")
    ax.text(0, 1.04, "C", ha="center")
