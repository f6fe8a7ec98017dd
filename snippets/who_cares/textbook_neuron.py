"""A single neuron with input 1 learns to say 0, with either loss."""

import numpy as np

from descent import descend, sigmoid

print("| weight, bias | chance at start | squared error | cross-entropy |")
print("|-------------:|----------------:|--------------:|--------------:|")
before, after = {}, {}
for start in ((0.6, 0.9), (2.0, 2.0)):
    for loss in ("squared error", "cross-entropy"):
        path = descend(np.ones((1, 2)), np.zeros(1), loss, start, 0.15, 300)
        chance = sigmoid(path.sum(axis=1))
        before[start], after[start, loss] = chance[0], chance[-1]
    squared, cross = after[start, "squared error"], after[start, "cross-entropy"]
    row = f"{start[0]}, {start[1]}", before[start], squared, cross
    print("| {:>12} | {:15.4f} | {:13.4f} | {:13.4f} |".format(*row))
