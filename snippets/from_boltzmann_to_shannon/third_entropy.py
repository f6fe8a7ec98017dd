"""People drawn one by one: mean ln Ω and what completes it to N·S."""

from itertools import combinations

import numpy as np

from entropy import log_multiplicity, shannon_entropy
from people import PARTS, crowd, ratio

N = sum(crowd(10))
mean, of_macrostate, total, shortfall, exact = [], [], [], [], []
print("| odds    | mean ln Ω | macrostate |  together |")
print("|:--------|----------:|-----------:|----------:|")
for odds in ((1, 1), PARTS):
    M, q = len(odds), np.array(odds) / sum(odds)
    fences = np.array(list(combinations(range(N + M - 1), M - 1)))
    sizes = np.diff(fences, prepend=-1, append=N + M - 1) - 1
    counted = log_multiplicity(sizes)
    chance = np.exp(counted + sizes @ np.log(q))
    mean.append(chance @ counted)
    of_macrostate.append(shannon_entropy(chance))
    total.append(mean[-1] + of_macrostate[-1])
    shortfall.append(counted[chance.argmax()] - mean[-1])
    exact.append(N * shannon_entropy(q))
    row = f"{mean[-1]:9.5f} | {of_macrostate[-1]:10.5f} | {total[-1]:9.5f}"
    print(f"| {ratio(odds):<7} | {row} |")
