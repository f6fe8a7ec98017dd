"""Of odds that stay the same the shares cost least; who keeps count pays less."""

import math
from itertools import combinations

import numpy as np

from entropy import cross_entropy, shannon_entropy
from people import ODDS, PARTS, crowd, ratio

shares = np.array(PARTS) / sum(PARTS)
S = shannon_entropy(shares)
steps = 10 * sum(PARTS)
cuts = np.array(list(combinations(range(1, steps), len(PARTS) - 1)))
tried = np.diff(cuts, axis=1, prepend=0, append=steps)
losses = cross_entropy(shares, tried / steps)
lowest = losses.min()
best = ratio(tried[losses.argmin()] // 10)

left = list(crowd(2))
people = sum(left)
keeping_count = 0
for group, size in enumerate(crowd(2)):
    for _ in range(size):
        keeping_count -= math.log(left[group] / sum(left)) / people
        left[group] -= 1

bold = (steps - len(PARTS) + 1, *[1] * (len(PARTS) - 1))
print("| odds                   | loss (nats) | above S |")
print("|:-----------------------|------------:|--------:|")
for odds in [PARTS, ODDS, bold]:
    loss = cross_entropy(shares, np.array(odds) / sum(odds))
    print(f"| {ratio(odds):<22} | {loss:11.3f} | {loss - S:7.3f} |")
less = keeping_count - S
print(f"| who is left, each time | {keeping_count:11.3f} | {less:7.3f} |")
