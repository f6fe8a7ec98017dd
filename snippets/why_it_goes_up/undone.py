"""Two rules that can be undone: one keeps the entropy of chances, one does not."""

import numpy as np

cells = 1000  # of width 1/1000, on a line of length one
share = np.random.default_rng(0).dirichlet(np.ones(cells))


def entropy(share, width):
    """Return −∫ ρ ln ρ dx of a density ρ that is share/width in each cell."""
    return -(share * np.log(share / width)).sum()


start = entropy(share, 1 / cells)
change = {
    "swap cells": entropy(share[::-1], 1 / cells) - start,
    "x → x/2": entropy(share, 1 / cells / 2) - start,
}

print("| rule       | change (nats) |")
print("|:-----------|--------------:|")
for rule, nats in change.items():
    print(f"| {rule:<10} | {nats:13.4f} |")
