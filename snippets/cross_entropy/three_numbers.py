"""The shares of the running example under four odds: cross-entropy and relative
entropy, in both orders."""

import numpy as np

from entropy import cross_entropy, relative_entropy
from people import ODDS, PARTS

p = np.array(PARTS) / sum(PARTS)
forecasts = (ODDS, (1,) * len(PARTS), PARTS[::-1], PARTS)
q = np.array([np.array(odds) / sum(odds) for odds in forecasts])

H, D = cross_entropy(p, q), relative_entropy(p, q)
swapped_H, swapped_D = cross_entropy(q, p), relative_entropy(q, p)

print("| odds q | H(p, q) | D(p‖q) | H(q, p) | D(q‖p) |")
print("|-------:|--------:|-------:|--------:|-------:|")
for odds, *nats in zip(forecasts, H, D, swapped_H, swapped_D, strict=True):
    print(
        f"| {':'.join(map(str, odds))} | {' | '.join(f'{x:.4f}' for x in nats)} |"
    )
