"""From a start that is sure and wrong, squared error takes long to learn."""

import matplotlib.pyplot as plt
import numpy as np

from descent import descend, sigmoid, standardised
from iris import is_virginica, petals

inputs = standardised(petals)
first, right, share = {}, {}, {}
fig, ax = plt.subplots()
for loss, colour, thick in (("cross-entropy", "C2", 4), ("squared error", "C4", 2)):
    path = descend(inputs, is_virginica, loss, [0, -5, -5], 1, 1600)
    miss = abs(sigmoid(inputs @ path.T).T - is_virginica)
    value = -np.log1p(-miss) if loss == "cross-entropy" else miss**2
    share[loss] = value.mean(axis=1) / value[0].mean()
    right[loss] = (miss < 0.5).sum(axis=1)
    first[loss] = int(np.argmax(right[loss] >= 94))
    ax.semilogx(range(1, 1601), share[loss][1:], color=colour, linewidth=thick)
    ax.plot(first[loss], share[loss][first[loss]], "o", color=colour, ms=9)

for loss, x, y, place, colour in (
    ("cross-entropy", 9, 0.09, (4.6, 0.55), "C2"),
    ("squared error", 48, 0.22, (12, 1.05), "C4"),
):
    words = f"{right[loss][first[loss]]} right\nat step {first[loss]}"
    ax.text(x, y, words, color=colour)
    ax.text(*place, loss, color=colour, weight="bold")
ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
ax.set(xlabel="step (learning rate 1)", ylabel="loss, share of its start")
ax.set(ylim=(0, 1.18), yticks=[0, 0.5, 1])
ax.tick_params(labelsize=11)  # behind a door a figure is narrower
