"""A hundred people drawn one by one: mean ln Ω and what completes it to N·S."""

from itertools import product

import numpy as np

from entropy import log_multiplicity, shannon_entropy

N = 100
mean, of_macrostate, total, shortfall, exact = {}, {}, {}, {}, {}
print("|  M | mean ln Ω | macrostate |  together |")
print("|---:|----------:|-----------:|----------:|")
for odds in ([0.5, 0.5], [0.5, 0.3, 0.2]):
    M = len(odds)
    sizes = [n for n in product(range(N + 1), repeat=M) if sum(n) == N]
    counted = log_multiplicity(sizes)
    chance = np.exp(counted + np.array(sizes) @ np.log(odds))
    mean[M] = chance @ counted
    of_macrostate[M] = shannon_entropy(chance)
    total[M] = mean[M] + of_macrostate[M]
    shortfall[M] = counted[chance.argmax()] - mean[M]
    exact[M] = N * shannon_entropy(odds)
    print(
        f"| {M:>2} | {mean[M]:9.5f} | {of_macrostate[M]:10.5f} | {total[M]:9.5f} |"
    )
