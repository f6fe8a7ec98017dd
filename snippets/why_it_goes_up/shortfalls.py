"""How often S_B is short of its maximum by more than 1, 3, 10 and 100 nats."""

from math import erfc, sqrt

import numpy as np

from entropy import log_multiplicity

short = (1, 3, 10, 100)
chance = {}
for N in (100, 10_000, 1_000_000):
    k = np.arange(N + 1)
    S_B = log_multiplicity(np.stack([k, N - k], axis=-1))
    share = np.exp(S_B - N * np.log(2))  # equilibrium: Ω out of all 2^N
    chance[N] = [float(share @ (S_B.max() - S_B > nats)) for nats in short]
many = [erfc(sqrt(nats)) for nats in short]

print("| short by more than | 100 balls | 10,000 | 1,000,000 | many: erfc √x |")
print("|-------------------:|----------:|-------:|----------:|--------------:|")
for row, nats in enumerate(short):
    cells = " | ".join(f"{chance[N][row]:7.2g}" for N in chance)
    print(f"| {nats:>13} nats | {cells} | {many[row]:13.2g} |")
