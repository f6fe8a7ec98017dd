"""The shares of the running example under her odds, as N grows: the count, the
chance of one arrangement, and the rate."""

import numpy as np

from entropy import cross_entropy, log_multiplicity, relative_entropy
from people import ODDS, PARTS, crowd, in_words

p, q = np.array(PARTS) / sum(PARTS), np.array(ODDS) / sum(ODDS)
D = relative_entropy(p, q)

crowds = np.array([crowd(times) for times in (1, 10, 100, 1000)])
N = crowds.sum(axis=1)
count = log_multiplicity(crowds)
one = -N * cross_entropy(p, q)
rate = -(count + one) / N

people = in_words(N[0])
favour = np.exp(N[:2] * D)  # the chance under the right odds, over that under hers
digits = 1 + int(N[2] * D / np.log(10))  # of the same for the third crowd

print("| N | ln Ω (nats) | ln s (nats) | −(ln P)/N (nats) |")
print("|--:|------------:|------------:|-----------------:|")
for row in zip(N, count, one, rate, strict=True):
    print("| {:,} | {:,.2f} | {:,.2f} | {:.6f} |".format(*row))
print(f"| ∞ | | | {D:.6f} |")
