"""Where a straight cut parts all flowers, cross-entropy falls for ever."""

import numpy as np

from descent import descend, standardised
from iris import beyond_cut, is_virginica, petals

parted = (beyond_cut > 0) == is_virginica
inputs, labels = standardised(petals)[parted], is_virginica[parted]
flowers = len(labels)
path = descend(inputs, labels, "cross-entropy", np.zeros(3), 10, 30_000)

steps = [30, 300, 3000, 30_000]
z = inputs @ path[steps].T
losses = np.logaddexp(0, np.where(labels, -z.T, z.T)).mean(axis=1)
largest = abs(path[steps]).max(axis=1)
right = ((z.T > 0) == labels).sum(axis=1)
print("|  steps | cross-entropy (nats) | largest weight | right |")
print("|-------:|---------------------:|---------------:|------:|")
for row in zip(steps, losses, largest, right, strict=True):
    print("| {:>6,} | {:20.4f} | {:14.1f} | {:>5} |".format(*row))
