"""At equilibrium the mean S_B is half a nat below its maximum, for any size."""

import numpy as np

from entropy import log_multiplicity

sigma, close, maximum, mean_entropy, shortfall = {}, {}, {}, {}, {}
for N in (100, 10_000, 1_000_000):
    k = np.arange(N + 1)
    S_B = log_multiplicity(np.stack([k, N - k], axis=-1))
    chance = np.exp(S_B - N * np.log(2))  # equal weights: Ω out of all 2^N
    sigma[N] = np.sqrt(chance @ (k / N - 1 / 2) ** 2)
    close[N] = chance @ (100 * abs(2 * k - N) <= N)  # k/N between 49.5% and 50.5%
    maximum[N] = S_B.max()
    mean_entropy[N] = chance @ S_B
    shortfall[N] = chance @ (maximum[N] - S_B)

print("|   balls N | σ of k/N | within ½% | short by (nats) |")
print("|----------:|---------:|----------:|----------------:|")
for N in sigma:
    row = f"{sigma[N]:8.4f} | {close[N]:9.4f} | {shortfall[N]:15.4f}"
    print(f"| {N:>9,} | {row} |")
