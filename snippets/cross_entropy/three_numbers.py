"""Shares 5:3:2 under four odds: cross-entropy and relative entropy."""

import numpy as np

from entropy import cross_entropy, relative_entropy

p = np.array([5, 3, 2]) / 10
odds = np.array([[4, 4, 2], [1, 1, 1], [2, 3, 5], [5, 3, 2]])
q = odds / odds.sum(axis=1, keepdims=True)

H = cross_entropy(p, q)
D = relative_entropy(p, q)
swapped_H, swapped_D = cross_entropy(q, p), relative_entropy(q, p)

print("| odds q | H(p, q) (nats) | D(p‖q) (nats) | H − D (nats) |")
print("|-------:|---------------:|--------------:|-------------:|")
for row in range(len(odds)):
    name = ":".join(str(part) for part in odds[row])
    left = H[row] - D[row]
    print(f"| {name:>6} | {H[row]:>14.6f} | {D[row]:>13.6f} | {left:>12.6f} |")
