"""The exact chance that N fair dice average 4.5 or more, beside e^(−N D) to the
nearest die that does."""

import math

import numpy as np

from entropy import relative_entropy

spots = np.arange(1, 7)
low, high = 1.0, 2.0
for _ in range(60):  # halve the interval until the shares x, x², …, x⁶ average 4.5
    x = (low + high) / 2
    nearest = x**spots / np.sum(x**spots)
    low, high = (low, x) if nearest @ spots > 4.5 else (x, high)
D = relative_entropy(nearest, np.full(6, 1 / 6))
variance = nearest @ (spots - 4.5) ** 2

print("|     N |  exact P | exp(−ND) |  ratio |")
print("|------:|---------:|---------:|-------:|")
chance, ratio = {}, {}
for N in (10, 20, 50, 100, 200, 1000):
    most = (
        3 * N // 2
    )  # as likely: N dice average 2.5 or less, at most so many spots above one each
    ways = sum(
        (-1) ** j * math.comb(N, j) * math.comb(most - 6 * j + N, N)
        for j in range(most // 6 + 1)
    )
    chance[N] = ways / 6**N
    estimate = math.exp(-N * D) / (
        (1 - 1 / x) * math.sqrt(2 * math.pi * N * variance)
    )
    ratio[N] = chance[N] / estimate
    rate = math.exp(-N * D)
    print(f"| {N:>5,} | {chance[N]:>8.2e} | {rate:>8.2e} | {ratio[N]:>6.3f} |")
