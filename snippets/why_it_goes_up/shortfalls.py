"""How often S_B is short of its maximum by more than 1, 3, 10 and 100 nats."""

from math import erfc, sqrt

import numpy as np

from entropy import log_multiplicity

short = (1, 3, 10, 100)
chance = {}
for N in (100, 1_000_000):
    k = np.arange(N + 1)
    S_B = log_multiplicity(np.stack([k, N - k], axis=-1))
    share = np.exp(S_B - N * np.log(2))  # equilibrium: Ω out of all 2^N
    chance[N] = [float(share @ (S_B.max() - S_B > nats)) for nats in short]
many = [erfc(sqrt(nats)) for nats in short]

print("| nats short | 100 balls | 1,000,000 balls |     very many |")
print("|-----------:|----------:|----------------:|--------------:|")
for row, nats in enumerate(short):
    cells = f"{chance[100][row]:9.2g} | {chance[1_000_000][row]:15.2g}"
    print(f"| {'> ' + str(nats):>10} | {cells} | {many[row]:13.2g} |")
