"""All shares of ten people in three groups against all such odds: the smallest
relative entropy."""

import numpy as np

from entropy import relative_entropy

N = 10
shares = (
    np.array([(a, b, N - a - b) for a in range(N + 1) for b in range(N + 1 - a)])
    / N
)

D = relative_entropy(shares[:, None], shares)  # every p against every q
smallest = D.min()
where_zero = np.argwhere(D < 1e-12)
only_at_itself = len(where_zero) == len(shares) and all(
    i == j for i, j in where_zero
)

print(f"{D.size:,} pairs of shares and odds")
print(f"smallest D in nats: {smallest:.1f}")
print(f"only where q = p: {only_at_itself}")
print(f"smallest D with q ≠ p: {D[D > 1e-12].min():.4f}")
