"""Three small versicolors are called virginica: which loss minds?"""

import numpy as np

from iris import is_virginica, petals

standard = (petals - petals.mean(axis=0)) / petals.std(axis=0)
inputs = np.column_stack([np.ones(100), standard])
three_wrong = is_virginica.copy()
three_wrong[np.argsort(petals.sum(axis=1))[:3]] = True

largest, right = {}, {}
print("| trained on    | labels      | largest weight | right |")
print("|:--------------|:------------|---------------:|------:|")
for loss in ("cross-entropy", "squared error"):
    for name, labels in (("as given", is_virginica), ("three wrong", three_wrong)):
        w = np.zeros(3)
        for _ in range(10_000):
            miss = 1 / (1 + np.exp(-inputs @ w)) - labels
            slope = miss
            if loss == "squared error":
                slope = 2 * miss * abs(miss) * (1 - abs(miss))
            w = w - 4 * inputs.T @ slope / 100
        largest[loss, name] = abs(w).max()
        right[loss, name] = int(((inputs @ w > 0) == is_virginica).sum())
        row = loss, name, largest[loss, name], right[loss, name]
        print("| {:<13} | {:<11} | {:14.2f} | {:>5} |".format(*row))
