"""Three trainings and a line: one of the bottoms is false."""

import numpy as np

from descent import descend, sigmoid, standardised
from iris import beyond_cut, is_virginica, petals

inputs = standardised(petals)
steep_start = np.linalg.lstsq(inputs, 5 / 2 * beyond_cut, rcond=None)[0]

trainings = (
    ("cross-entropy", "cross-entropy", np.zeros(3)),
    ("squared error", "squared error", np.zeros(3)),
    ("squared, steep start", "squared error", steep_start),
)
weights, cross, squared, right = {}, {}, {}, {}
print("| trained on           | cross-entropy (nats) | squared error | right |")
print("|:---------------------|---------------------:|--------------:|------:|")
for name, loss, start in trainings:
    weights[name] = descend(inputs, is_virginica, loss, start, 10, 5000)[-1]
    z = inputs @ weights[name]
    cross[name] = np.logaddexp(0, np.where(is_virginica, -z, z)).mean()
    squared[name] = ((sigmoid(z) - is_virginica) ** 2).mean()
    right[name] = int(((z > 0) == is_virginica).sum())
    row = name, cross[name], squared[name], right[name]
    print("| {:<20} | {:20.4f} | {:13.4f} | {:>5} |".format(*row))

label_chance = np.exp(-100 * cross["cross-entropy"])
coin, coin_chance = np.log(2), 1 / 2**100
share_wrong = 1 - right["squared, steep start"] / 100

line = inputs @ np.linalg.lstsq(inputs, is_virginica.astype(float), rcond=None)[0]
squared["line"] = ((line - is_virginica) ** 2).mean()
right["line"] = int(((line > 0.5) == is_virginica).sum())
row = "squared, no sigmoid", "none", squared["line"], right["line"]
print("| {:<20} | {:>20} | {:13.4f} | {:>5} |".format(*row))
