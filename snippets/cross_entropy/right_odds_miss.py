"""Draw N people with the right odds of the running example: the mean of N D between
the shares they show and those odds."""

import numpy as np

from entropy import log_factorial
from people import PARTS

limit = (len(PARTS) - 1) / 2  # half a nat for each direction

print("| N | mean of N D (nats) | half nats |")
print("|--:|-------------------:|----------:|")
mean = {}
for N in (2, 10, 100, 1000):
    # D is a sum over the groups, so the chances of one size at a time will do.
    n = np.arange(1, N + 1)
    log_ways = log_factorial(N) - log_factorial(n) - log_factorial(N - n)
    mean[N] = 0.0
    for q in np.array(PARTS) / sum(PARTS):
        chance = np.exp(log_ways + n * np.log(q) + (N - n) * np.log(1 - q))
        mean[N] += chance @ (n * np.log(n / (N * q)))
    print(f"| {N:,} | {mean[N]:.4f} | {2 * mean[N]:.2f} |")
