"""Every function of the article, once.

Entropies are in nats (base e) unless `base` says otherwise: base 2 gives bits.
Group sizes and shares stand along the last axis; axes before it are kept.
"""

import math

import numpy as np


def multiplicity(sizes):
    """Return Ω = N! / (n₁! n₂! … n_M!): the ways to form groups of these sizes.

    sizes: a sequence of M whole numbers ≥ 0. Returns an exact Python integer.
    Raises ValueError for a size that is negative or not whole.
    Source: the product of binomial coefficients, as in Sivia & Skilling, ch. 5.
    """
    ways, people = 1, 0
    for size in sizes:
        if size < 0 or size % 1 != 0:
            raise ValueError(f"a group size is a whole number ≥ 0, not {size}")
        people += int(size)
        ways *= math.comb(people, int(size))
    return ways


def log_factorial(n):
    """Return ln n!, which is ln Γ(n + 1), without computing n!.

    n: whole numbers ≥ 0 of any shape. Returns nats in the same shape, with a
    relative error of a few units in the last place at any n up to 10⁹ and beyond.
    Raises ValueError for a number that is negative or not whole.
    """
    n = np.asarray(n, dtype=float)
    if np.any((n < 0) | (n % 1 != 0)):
        raise ValueError(f"ln n! needs whole numbers ≥ 0, not {n}")
    return np.vectorize(math.lgamma, otypes=[float])(n + 1)


def log_multiplicity(sizes):
    """Return ln Ω = ln N! − Σ ln nᵢ!, also where Ω is too long to write down.

    sizes: whole numbers ≥ 0, shape (..., M). Returns nats, shape (...), with an
    absolute error of a few units in the last place of ln N!.
    Raises ValueError for a size that is negative or not whole.
    """
    sizes = np.asarray(sizes, dtype=float)
    people = sizes.sum(axis=-1)
    return log_factorial(people) - log_factorial(sizes).sum(axis=-1)


def boltzmann_entropy(ways, base=math.e):
    """Return S_B = log Ω of a macrostate that can happen in Ω ways.

    ways: whole numbers ≥ 1, of any length and shape. Returns nats for base e,
    bits for base 2, in the same shape. Raises ValueError below 1.
    Source: Boltzmann 1877, without the constant k_B.
    """
    ways = np.asarray(ways)
    if np.any(ways < 1):
        raise ValueError(f"a macrostate has at least one microstate, not {ways}")
    return np.vectorize(math.log, otypes=[float])(ways) / math.log(base)


def checked_shares(p):
    """Return p as an array; raise ValueError unless it is ≥ 0 and sums to 1.

    p: shape (..., M). Sums may miss 1 by 10⁻⁹, the rounding of a long table.
    """
    p = np.asarray(p, dtype=float)
    if not np.all(p >= 0):
        raise ValueError(f"shares are numbers ≥ 0, not {p}")
    if not np.all(abs(p.sum(axis=-1) - 1) < 1e-9):
        raise ValueError(f"shares sum to 1, not {p.sum(axis=-1)}")
    return p


def shannon_entropy(p, base=math.e):
    """Return S = −Σ pᵢ log pᵢ, with 0 log 0 = 0.

    p: shares, shape (..., M), that sum to 1. Returns nats for base e, bits for
    base 2, shape (...). Raises ValueError for shares that are no shares.
    Source: Shannon 1948.
    """
    p = checked_shares(p)
    surprise = -np.log(np.where(p > 0, p, 1))
    return (p * surprise).sum(axis=-1) / math.log(base)


def cross_entropy(p, q, base=math.e):
    """Return H(p, q) = −Σ pᵢ log qᵢ: the shares p, judged by the odds q.

    p, q: shares, shape (..., M), that sum to 1. Returns nats for base e, bits
    for base 2, shape (...); infinite where q forbids what p contains.
    Raises ValueError for shares that are no shares.
    """
    p, q = checked_shares(p), checked_shares(q)
    with np.errstate(divide="ignore"):
        surprise = -np.log(np.where(p > 0, q, 1))
    return (p * surprise).sum(axis=-1) / math.log(base)


def relative_entropy(p, q, base=math.e):
    """Return D(p‖q) = Σ pᵢ log(pᵢ/qᵢ), which is H(p, q) − S(p).

    p, q: shares, shape (..., M), that sum to 1. Returns nats for base e, bits
    for base 2, shape (...); infinite where q forbids what p contains.
    Raises ValueError for shares that are no shares.
    Source: Kullback & Leibler 1951.
    """
    p, q = checked_shares(p), checked_shares(q)
    with np.errstate(divide="ignore"):
        surplus = np.log(np.where(p > 0, p, 1)) - np.log(np.where(p > 0, q, 1))
    return (p * surplus).sum(axis=-1) / math.log(base)


def stirling(n, terms):
    """Return the first one, two or three terms of Stirling's ln n!.

    The terms are n ln n, −n and ½ ln(2πn). n: numbers ≥ 0 of any shape (≥ 1
    with three terms). Returns nats in the same shape. Raises ValueError otherwise.
    """
    n = np.asarray(n, dtype=float)
    if terms not in (1, 2, 3) or np.any(n < (terms == 3)):
        raise ValueError(
            f"Stirling takes 1 to 3 terms and n ≥ 0 (≥ 1 with 3), not {terms}, {n}"
        )
    approximation = n * np.log(np.where(n > 0, n, 1))
    if terms > 1:
        approximation = approximation - n
    if terms > 2:
        approximation = approximation + np.log(2 * np.pi * n) / 2
    return approximation
