"""Shares 5:3:2 under the odds 4:4:2: the count, the chance of one arrangement, and
the rate, as N grows."""

import numpy as np

from entropy import cross_entropy, log_multiplicity, relative_entropy

p = np.array([5, 3, 2]) / 10
q = np.array([4, 4, 2]) / 10
D = relative_entropy(p, q)

N = np.array([10, 100, 1000, 10_000])
count = log_multiplicity(np.round(N[:, None] * p))
one = -N * cross_entropy(p, q)
rate = -(count + one) / N

print("|      N | ln Ω (nats) | ln (one) (nats) | −(ln P)/N (nats) |")
print("|-------:|------------:|----------------:|-----------------:|")
for people, ways, arrangement, nats in zip(N, count, one, rate, strict=True):
    print(
        f"| {people:>6,} | {ways:>11,.2f} | {arrangement:>15,.2f} | {nats:>16.6f} |"
    )
print(f"| {'∞':>6} | {'':>11} | {'':>15} | {D:>16.6f} |")
