"""Three small versicolors are called virginica: which loss minds?"""

import numpy as np

from descent import descend, sigmoid, standardised
from iris import beyond_cut, is_virginica, petals

inputs = standardised(petals)
three_wrong = is_virginica.copy()
three_wrong[np.argsort(petals.sum(axis=1))[:3]] = True
trainings = (
    ("cross-entropy", "cross-entropy", np.zeros(3)),
    ("squared error", "squared error", np.zeros(3)),
    (
        "squared, steep start",
        "squared error",
        np.linalg.lstsq(inputs, 5 / 2 * beyond_cut, rcond=None)[0],
    ),
)

largest, right, squared = {}, {}, {}
print("| trained on           | labels      | largest weight | right |")
print("|:---------------------|:------------|---------------:|------:|")
for name, loss, start in trainings:
    for which, labels in (("as given", is_virginica), ("three wrong", three_wrong)):
        w = descend(inputs, labels, loss, start, 10, 5000)[-1]
        largest[name, which] = abs(w).max()
        squared[name, which] = ((sigmoid(inputs @ w) - labels) ** 2).mean()
        right[name, which] = int(((inputs @ w > 0) == is_virginica).sum())
        row = name, which, largest[name, which], right[name, which]
        print("| {:<20} | {:<11} | {:14.2f} | {:>5} |".format(*row))
