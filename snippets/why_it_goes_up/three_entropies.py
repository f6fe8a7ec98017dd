"""Mean S_B plus the entropy of the macrostate is the Gibbs entropy, exactly."""

import math

import numpy as np

from entropy import boltzmann_entropy, shannon_entropy

N = 100
ways = np.array([math.comb(N, right) for right in range(N + 1)])
entropy = boltzmann_entropy(ways)
k = np.arange(N + 1)
move = np.diag(1 - k[:-1] / N, 1) + np.diag(k[1:] / N, -1)

shares = {f"{t:,}": np.linalg.matrix_power(move, t)[0] for t in (0, 10, 100, 1000)}
shares["equal P"] = np.array([count / 2**N for count in ways.tolist()])

mean_boltzmann, of_macrostate, gibbs = {}, {}, {}
for time, share in shares.items():
    mean_boltzmann[time] = share @ entropy
    of_macrostate[time] = shannon_entropy(share)
    # A microstate has the chance P = share/Ω: −Σ P ln P over all 2^N of them.
    surprise = np.log(ways.astype(float) / np.where(share > 0, share, 1))
    gibbs[time] = share @ surprise

print("| moves t | mean entropy (nats) | of k (nats) | Gibbs (nats) |")
print("|:--------|--------------------:|------------:|-------------:|")
for time in shares:
    row = f"{mean_boltzmann[time]:19.5f} | {of_macrostate[time]:11.5f}"
    print(f"| {time:<7} | {row} | {gibbs[time]:12.5f} |")
