"""The box at three moments of one run: full left, on its way, and even."""

import matplotlib.pyplot as plt
import numpy as np

from balls import BALLS, WAYS, one_run

moments = {"at the start": 0, "after 50 moves": 50, "after 1,000 moves": 1000}
run = one_run(max(moments.values()))
right = {t: int(run[t].sum()) for t in moments.values()}
ways = {t: WAYS[right[t]] for t in right}

jitter = np.random.default_rng(1).uniform(-0.3, 0.3, size=(2, BALLS))
x, y = (np.indices((10, 10)).reshape(2, BALLS) + 1 + jitter) * 0.1 - 0.05

fig, ax = plt.subplots(figsize=(4.3, 4.0))
for row, (name, t) in enumerate(moments.items()):
    bottom = -1.3 * row
    ax.plot([0, 2, 2, 0, 0], bottom + np.array([0, 0, 1, 1, 0]), color="C5")
    ax.plot([1, 1], [bottom, bottom + 1], ":", color="C5", linewidth=1)
    ax.plot(x + run[t], bottom + y, "o", color="C0", markersize=4)
    digit, power = f"{ways[t]:.0e}".split("e+")
    power = str(int(power)).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    many = f"{digit} × 10{power} ways" if ways[t] > 1 else "1 way"
    ax.text(2.1, bottom + 0.82, name, va="center")
    ax.text(2.1, bottom + 0.54, f"{right[t]} on the right", va="center")
    ax.text(2.1, bottom + 0.2, many, va="center", color="C0")
ax.set(xlim=(-0.05, 3.4), aspect="equal")
ax.axis("off")
