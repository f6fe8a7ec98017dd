"""All shares that the people of the running example can show against all such odds:
the smallest relative entropy."""

from itertools import combinations

import numpy as np

from entropy import relative_entropy
from people import PARTS

N, M = sum(PARTS), len(PARTS)
walls = np.array(
    list(combinations(range(1, N + M), M - 1))
)  # M − 1 between N people
shares = (np.diff(walls, prepend=0, append=N + M) - 1) / N

D = relative_entropy(shares[:, None], shares)  # every p against every q
smallest = D.min()
itself = np.eye(len(shares), dtype=bool)
only_at_itself = bool(np.all((D < 1e-12) == itself))

print(f"{D.size:,} pairs of shares and odds")
print(f"smallest D in nats: {smallest:.1f}")
print(f"only where q = p: {only_at_itself}")
print(f"smallest D with q ≠ p: {D[~itself].min():.4f}")
