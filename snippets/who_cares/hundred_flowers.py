"""A hundred irises, the line that training draws, and a cut that errs less."""

import matplotlib.pyplot as plt
import numpy as np

from descent import descend, standardised
from iris import beyond_cut, is_virginica, petals

inputs = standardised(petals)
path = descend(inputs, is_virginica, "cross-entropy", np.zeros(3), 10, 1000)
missed = (inputs @ path[-1] > 0) != is_virginica
wrong, wrong_by_cut = missed.sum(), ((beyond_cut > 0) != is_virginica).sum()

# Back from standardised measures to centimetres.
in_cm = np.column_stack([np.ones(100), petals])
constant, per_length, per_width = np.linalg.lstsq(in_cm, inputs @ path[-1])[0]
length = np.array([2.8, 7.2])
bands = {}
for odds in (1 / 9, 1, 9):
    bands[odds] = (np.log(odds) - constant - per_length * length) / per_width
cut = (349 - 40 * length) / 100

fig, ax = plt.subplots(figsize=(4.3, 3.7))
ax.fill_between(length, bands[1 / 9], bands[9], color="C2", alpha=0.15, linewidth=0)
ax.plot(length, bands[1], "C2", linewidth=4)
ax.plot(length, cut, "C4")
for those, marker, face in (
    (~is_virginica, "o", "none"),
    (is_virginica, "^", "C3"),
):
    ax.plot(*petals[those].T, marker, mfc=face, mec="C3", ls="none")
ax.plot(*petals[missed].T, "o", mfc="none", mec="C2", mew=1.5, ms=12)
ax.text(2.9, 1.45, "versicolor", color="C3", weight="bold")
ax.text(6.1, 1.5, "virginica", color="C3", weight="bold")
ax.text(3.75, 2.5, f"model: {wrong} wrong", color="C2", weight="bold")
ax.text(2.9, 1.8, f"cut:\n{wrong_by_cut} wrong", color="C4")
ax.set(xlabel="length of a petal (cm)", ylabel="width of a petal (cm)")
ax.set(xlim=(2.8, 7.1), ylim=(0.9, 2.6), yticks=[1, 1.5, 2, 2.5])
