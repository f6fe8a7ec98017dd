"""Draw N people with the right odds 5:3:2: the mean of N D between the shares they
show and those odds."""

import numpy as np

from entropy import log_factorial, relative_entropy

q = np.array([5, 3, 2]) / 10

print("|     N | mean of N D (nats) |")
print("|------:|-------------------:|")
mean = {}
for N in (10, 100, 1000):
    first, second = np.meshgrid(np.arange(N + 1), np.arange(N + 1))
    sizes = np.stack([first, second, N - first - second], axis=-1)[
        first + second <= N
    ]
    log_fact = log_factorial(np.arange(N + 1))
    chance = np.exp(log_fact[N] - log_fact[sizes].sum(axis=-1) + sizes @ np.log(q))
    mean[N] = N * chance @ relative_entropy(sizes / N, q)
    print(f"| {N:>5,} | {mean[N]:>18.4f} |")
