"""The factors of 10! as bars of height ln k, between a box and a curve."""

import math

import matplotlib.pyplot as plt
import numpy as np

n = 10
heights = np.log(np.arange(1, n + 1))
x = np.linspace(1, n, 200)
box = n * math.log(n)
bars = heights.sum()
curve = n * math.log(n) - n + 1

fig, ax = plt.subplots()
ax.stairs(heights, np.arange(n + 1), fill=True, color="C0", alpha=0.3)
ax.stairs(heights, np.arange(n + 1), color="C0")
ax.plot([0, 0, n, n], [0, math.log(n), math.log(n), 0], "--", color="C4")
ax.plot(x, np.log(x), color="C1")
ax.text(0.3, 2.37, f"box: n ln n = {box:.2f}", color="C4")
ax.text(4.3, 0.75, f"bars: ln n! = {bars:.2f}", color="C0")
line = {"arrowstyle": "-", "color": "C1"}
touch = (2.5, math.log(2.5))
ax.annotate(f"under the curve: {curve:.2f}", touch, (0.3, 2.0), arrowprops=line)
ax.set(xlabel="factor k", ylabel="ln k (nats)")
ax.set(xticks=[1, 5, 10], yticks=[0, 1, 2], ylim=(0, 2.65))
