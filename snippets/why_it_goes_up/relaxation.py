"""From an empty right half: the exact mean count and mean entropy after t moves."""

import math

import numpy as np

from entropy import boltzmann_entropy

N = 100
k = np.arange(N + 1)
entropy = boltzmann_entropy([math.comb(N, right) for right in range(N + 1)])

# From k: up with chance (N − k)/N, a ball from the left; down with chance k/N.
move = np.diag(1 - k[:-1] / N, 1) + np.diag(k[1:] / N, -1)

mean_right, mean_entropy, mean_from_half = {}, {}, {}
for t in (0, 10, 25, 50, 100, 200, 1000):
    after = np.linalg.matrix_power(move, t)
    mean_right[t] = after[0] @ k
    mean_entropy[t] = after[0] @ entropy
    mean_from_half[t] = after[N // 2] @ entropy

print("| moves t | mean k | mean entropy (nats) |")
print("|--------:|-------:|--------------------:|")
for t in mean_right:
    print(f"| {t:>7,} | {mean_right[t]:6.4f} | {mean_entropy[t]:>19.4f} |")
