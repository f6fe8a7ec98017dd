"""The box of a hundred balls: its two halves, its moves, and one run of it."""

import math

import numpy as np

BALLS = 100
WAYS = [
    math.comb(BALLS, right) for right in range(BALLS + 1)
]  # Ω of each macrostate


def chances_of_a_move(balls):
    """Return the chances from each number of balls on the right to each other."""
    k = np.arange(balls + 1)
    return np.diag(1 - k[:-1] / balls, 1) + np.diag(k[1:] / balls, -1)


def one_run(moves):
    """Return, for one run from the left, which balls are right after each move."""
    drawn = np.random.default_rng(0).integers(BALLS, size=moves)
    flips = np.eye(BALLS, dtype=int)[drawn].cumsum(axis=0) % 2
    return np.vstack([np.zeros((1, BALLS), dtype=int), flips])
