"""The same mistake on two losses: one is a hillside, the other level ground."""

import matplotlib.pyplot as plt
import numpy as np

from descent import sigmoid, slope_in_logit

mistake, left, right = -6, -8, 5
z = np.linspace(left, right, 300)
hills = (
    ("cross-entropy", "−ln q", -np.log(sigmoid(z)), "C2", 4.5),
    ("squared error", "(1 − q)²", (1 - sigmoid(z)) ** 2, "C4", 2.5),
)
push = {}

fig, axes = plt.subplots(2, sharex=True, figsize=(4.3, 3.9))
for ax, (loss, formula, height, colour, width) in zip(axes, hills, strict=True):
    push[loss] = -slope_in_logit(loss, sigmoid(mistake), 1)
    height = height / height[0]  # both hills begin equally high
    ground, ahead = np.interp([mistake, mistake + 1], z, height)
    ax.fill_between(z, height, color=colour, alpha=0.15, linewidth=0)
    ax.plot(z, height, color=colour, linewidth=width)
    ax.plot(mistake, ground + 0.1, "o", color=colour, markersize=15)
    if push[loss] > 0.1:
        start, reach = (mistake + 0.5, ground + 0.19), 4 * push[loss]
        tip = start[0] + reach, start[1] + reach * (ahead - ground)
        arrow = {"arrowstyle": "-|>", "lw": 3, "mutation_scale": 20}
        ax.annotate("", tip, start, arrowprops={**arrow, "color": colour})
    said = f"push {push[loss]:.3f}"
    ax.text(mistake, ground + 0.28, said, color=colour, ha="center")
    ax.text(right, 0.95, f"{loss}\n{formula}", color=colour, ha="right", va="top")
    ax.vlines(right, 0, 0.42, "C3")
    ax.plot(right - 0.5, 0.34, "C3<", markersize=13)
    ax.text(right - 1.2, 0.29, "truth: yes", color="C3", ha="right")
    ax.set(ylim=(-0.02, 1.3), xlim=(left, right + 0.1))
    ax.axis("off")
places = {"sure: no": mistake, "even": 0, "sure: yes": right - 1.5}
for words, place in places.items():
    axes[1].text(place, -0.06, words, ha="center", va="top")
