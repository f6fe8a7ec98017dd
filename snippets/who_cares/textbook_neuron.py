"""A single neuron with input 1 learns to say 0, with either loss."""

import numpy as np

print("| weight, bias | chance at start | squared error | cross-entropy |")
print("|-------------:|----------------:|--------------:|--------------:|")
before, after = {}, {}
for start in ((0.6, 0.9), (2.0, 2.0)):
    for loss in ("squared error", "cross-entropy"):
        weight, bias = start
        before[start] = 1 / (1 + np.exp(-weight - bias))
        for _ in range(300):
            a = 1 / (1 + np.exp(-weight - bias))
            slope = a if loss == "cross-entropy" else a * a * (1 - a)
            weight, bias = weight - 0.15 * slope, bias - 0.15 * slope
        after[start, loss] = 1 / (1 + np.exp(-weight - bias))
    squared, cross = after[start, "squared error"], after[start, "cross-entropy"]
    row = f"{start[0]}, {start[1]}", before[start], squared, cross
    print("| {:>12} | {:15.4f} | {:13.4f} | {:13.4f} |".format(*row))
