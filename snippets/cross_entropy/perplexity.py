"""The perplexity of shares 5:3:2, as e^H and as 2^H, beside the N-th root of the
number of arrangements."""

import numpy as np

from entropy import cross_entropy, log_multiplicity, shannon_entropy

p = np.array([5, 3, 2]) / 10
q = np.array([4, 4, 2]) / 10

perplexity = np.exp(shannon_entropy(p))
from_bits = 2 ** shannon_entropy(p, base=2)
wrong_odds = np.exp(cross_entropy(p, q))

print(f"e^S     {perplexity:.4f}")
print(f"2^S     {from_bits:.4f}  (S in bits)")
print(f"e^H     {wrong_odds:.4f}  (odds 4:4:2)")
for N in (10, 1000, 100_000):
    root = np.exp(log_multiplicity(np.round(N * p)) / N)
    print(f"Ω^(1/N) {root:.4f}  for N = {N:,}")
