"""Steps from a bad start at other learning rates, and from a neutral start."""

import numpy as np

from descent import descend, standardised
from iris import is_virginica, petals

inputs = standardised(petals)
first = {}
print("| start | rate | cross-entropy | squared error |")
print("|------:|-----:|--------------:|--------------:|")
for start, rate in ((-5, 0.3), (-5, 3), (-5, 10), (-5, 30), (0, 1)):
    for loss in ("cross-entropy", "squared error"):
        path = descend(inputs, is_virginica, loss, [0, start, start], rate, 1600)
        right = ((inputs @ path.T > 0).T == is_virginica).sum(axis=1)
        first[start, rate, loss] = int(np.argmax(right >= 94))
    cross = first[start, rate, "cross-entropy"]
    squared = first[start, rate, "squared error"]
    print(f"| {start:>5} | {rate:>4} | {cross:>13} | {squared:>13,} |")
