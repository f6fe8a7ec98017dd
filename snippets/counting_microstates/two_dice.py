"""Pile the throws of two dice, one tile each, on the sum that they show."""

from itertools import product

import matplotlib.pyplot as plt

faces = range(1, 7)
throws = {}
for red, blue in product(faces, faces):
    throws.setdefault(red + blue, []).append(f"{red}+{blue}")
ways = {total: len(listed) for total, listed in throws.items()}
count = sum(ways.values())
most = max(ways, key=ways.get)

fig, ax = plt.subplots(figsize=(4.3, 2.9))
for total, listed in throws.items():
    for height, throw in enumerate(listed):
        ax.bar(total, 0.9, 0.9, height, facecolor="none", edgecolor="C0")
        ax.text(total, height + 0.43, throw, ha="center", va="center", size=10)
ax.bar([most] * ways[most], 0.9, 0.9, range(ways[most]), color="C0", alpha=0.3)
ax.set(xticks=list(throws), yticks=[], ylim=(-0.05, ways[most]), xlabel="sum")
ax.tick_params(length=0)
ax.spines[:].set_visible(False)
