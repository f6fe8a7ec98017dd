"""One step of gradient descent on three logits, the third class being true."""

import numpy as np

from entropy import cross_entropy

species = ["setosa", "versicolor", "virginica"]
truth = np.array([0, 0, 1])
logits = np.array([2.0, 1.0, -1.0])
rate = 1

chances = np.exp(logits) / np.exp(logits).sum()
slopes = chances - truth
logits_after = logits - rate * slopes
chances_after = np.exp(logits_after) / np.exp(logits_after).sum()
loss, loss_after = cross_entropy(truth, [chances, chances_after])

print("| species    | logit z |     q |  q − y | new z | new q |")
print("|:-----------|--------:|------:|-------:|------:|------:|")
for row in zip(
    species, logits, chances, slopes, logits_after, chances_after, strict=True
):
    print("| {:<10} | {:7.0f} | {:.3f} | {:6.3f} | {:5.2f} | {:.3f} |".format(*row))
