"""The entropy of a smoothed label, the floor of every loss, for two customs of
smoothing by one tenth."""

import math

import numpy as np

from entropy import shannon_entropy

smoothing = 1 / 10

top, floor, bits, other_floor = {}, {}, {}, {}
for classes in (2, 10, 100, 1000):
    # One tenth is spread over all classes …
    label = np.full(classes, smoothing / classes)
    label[0] += 1 - smoothing
    # … or over the wrong ones alone.
    other = np.full(classes, smoothing / (classes - 1))
    other[0] = 1 - smoothing
    top[classes] = label[0]
    floor[classes] = shannon_entropy(label)
    bits[classes] = shannon_entropy(label, base=2)
    other_floor[classes] = shannon_entropy(other)
base_ten = floor[1000] / math.log(10)

print("| classes | top share | floor (nats) | wrong only (nats) |")
print("|--------:|----------:|-------------:|------------------:|")
for classes, nats in floor.items():
    print(f"| {classes:>7,} | {top[classes]:>9.4f} | {nats:>12.6f}", end=" ")
    print(f"| {other_floor[classes]:>17.6f} |")
