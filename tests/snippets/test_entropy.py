"""Laws of the definitions in snippets/entropy.py, and their agreement with exact arithmetic."""

import math
from decimal import Decimal, getcontext
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entropy import (
    boltzmann_entropy,
    cross_entropy,
    log_factorial,
    log_multiplicity,
    multiplicity,
    relative_entropy,
    shannon_entropy,
    stirling,
)

pytestmark = pytest.mark.filterwarnings("error")

sizes_of_groups = st.lists(st.integers(0, 40), min_size=1, max_size=6).filter(any)
large_sizes = st.lists(st.integers(0, 10**9), min_size=1, max_size=8).filter(any)


def shares(groups=None):
    """Shares with a common denominator: some are zero, none is so small that it is lost in rounding."""
    lengths = {"min_size": groups or 1, "max_size": groups or 6}
    weights = st.lists(st.integers(0, 1000), **lengths).filter(any)
    return weights.map(lambda counts: np.array(counts) / sum(counts))


pairs_of_shares = st.integers(1, 6).flatmap(lambda groups: st.tuples(shares(groups), shares(groups)))


def exact_multiplicity(sizes):
    """Return N! over the factorials of the sizes, as a fraction that must turn out whole."""
    count = Fraction(math.factorial(sum(sizes)), math.prod(map(math.factorial, sizes)))
    assert count.denominator == 1
    return count.numerator


@given(sizes_of_groups)
def test_multiplicity_is_the_quotient_of_factorials(sizes):
    assert multiplicity(sizes) == exact_multiplicity(sizes)


@given(sizes_of_groups)
def test_log_multiplicity_is_the_logarithm_of_the_exact_integer(sizes):
    assert log_multiplicity(sizes) == pytest.approx(math.log(exact_multiplicity(sizes)), rel=1e-12, abs=1e-12)


@given(sizes_of_groups, st.randoms())
def test_the_order_of_the_groups_does_not_matter(sizes, random):
    shuffled = random.sample(sizes, len(sizes))
    assert multiplicity(shuffled) == multiplicity(sizes)
    assert log_multiplicity(shuffled) == pytest.approx(log_multiplicity(sizes), rel=1e-12, abs=1e-12)


@given(large_sizes)
def test_the_count_lies_between_its_bounds_at_any_size(sizes):
    people, groups = sum(sizes), len(sizes)
    upper = people * shannon_entropy(np.array(sizes) / people)
    # The rounding of ln N! near 10¹⁰ people is some 10⁻⁴ nats.
    slack = 1e-14 * math.lgamma(people + 1) + 1e-9
    assert upper - groups * math.log(people + 1) - slack <= log_multiplicity(sizes) <= upper + slack


def test_factorials_agree_with_exact_integers():
    n = np.arange(2001)
    exact = np.array([math.log(math.factorial(k)) for k in range(2001)])
    np.testing.assert_allclose(log_factorial(n), exact, rtol=4e-16 * 8, atol=1e-15)


@pytest.mark.parametrize("n", [10**4, 10**5, 10**6, 10**9])
def test_large_factorials_agree_with_the_series_in_fifty_digits(n):
    getcontext().prec = 50
    pi = Decimal("3.14159265358979323846264338327950288419716939937510")
    x = Decimal(n)
    series = x * x.ln() - x + (2 * pi * x).ln() / 2 + 1 / (12 * x) - 1 / (360 * x**3)
    assert float(log_factorial(n)) == pytest.approx(float(series), rel=1e-15)


def test_the_factorial_of_an_array_keeps_its_shape():
    assert log_factorial(np.zeros((2, 3))).shape == (2, 3)
    assert log_multiplicity(np.ones((4, 2, 3))).shape == (4, 2)


@given(shares())
def test_shannon_entropy_lies_between_zero_and_log_m(p):
    assert -1e-15 <= shannon_entropy(p) <= math.log(len(p)) + 1e-12


@given(st.integers(1, 50))
def test_equal_shares_reach_log_m_and_one_group_has_none(groups):
    assert shannon_entropy(np.full(groups, 1 / groups)) == pytest.approx(math.log(groups), abs=1e-12)
    assert shannon_entropy(np.eye(groups)[0]) == 0


@given(shares(), st.randoms())
def test_entropy_does_not_depend_on_the_order_of_the_groups(p, random):
    assert shannon_entropy(random.sample(list(p), len(p))) == pytest.approx(shannon_entropy(p), abs=1e-12)


@given(shares())
def test_an_empty_group_changes_nothing(p):
    assert shannon_entropy([*p, 0]) == pytest.approx(shannon_entropy(p), abs=1e-15)
    assert cross_entropy([*p, 0], [*p, 0]) == pytest.approx(shannon_entropy(p), abs=1e-12)


@given(shares(), shares())
def test_entropies_of_independent_descriptions_add(p, q):
    both = np.outer(p, q).ravel()
    assert shannon_entropy(both) == pytest.approx(shannon_entropy(p) + shannon_entropy(q), abs=1e-12)


@given(shares(), st.integers(0, 5))
def test_grouping_two_steps_into_one_adds_their_entropies(p, split):
    """H(p₁, …, pₖ/3, 2pₖ/3, …) = H(p) + pₖ H(1/3, 2/3): Shannon's third axiom."""
    k = split % len(p)
    finer = [*p[:k], p[k] / 3, 2 * p[k] / 3, *p[k + 1 :]]
    assert shannon_entropy(finer) == pytest.approx(
        shannon_entropy(p) + p[k] * shannon_entropy([1 / 3, 2 / 3])
    )


@given(pairs_of_shares)
def test_relative_entropy_is_cross_entropy_less_entropy_and_never_negative(pair):
    p, q = pair
    if np.any((p > 0) & (q == 0)):
        assert relative_entropy(p, q) == cross_entropy(p, q) == math.inf
    else:
        assert relative_entropy(p, q) == pytest.approx(cross_entropy(p, q) - shannon_entropy(p), abs=1e-12)
    assert relative_entropy(p, q) >= -1e-14
    assert relative_entropy(p, p) == 0


@given(shares(), st.floats(1.5, 100))
def test_the_base_is_a_change_of_unit(p, base):
    assert shannon_entropy(p, base) == pytest.approx(shannon_entropy(p) / math.log(base), abs=1e-12)
    assert cross_entropy(p, p, base) == pytest.approx(shannon_entropy(p, base), abs=1e-12)


@given(st.integers(1, 10**60), st.integers(1, 10**60))
def test_boltzmann_entropies_of_independent_systems_add(one, other):
    whole = boltzmann_entropy(one * other)
    assert whole == pytest.approx(boltzmann_entropy(one) + boltzmann_entropy(other), rel=1e-12, abs=1e-12)
    assert boltzmann_entropy(one, base=2) == pytest.approx(boltzmann_entropy(one) / math.log(2), abs=1e-12)


@given(st.integers(1, 3000))
def test_three_terms_of_stirling_miss_by_what_robbins_allows(n):
    """1/(12n+1) < ln n! − stirling < 1/(12n), Robbins 1955; the rounding of ln n! is allowed for."""
    missing = math.log(math.factorial(n)) - stirling(n, terms=3)
    rounding = 1e-15 * n * math.log(n + 1)
    assert 1 / (12 * n + 1) - rounding < missing < 1 / (12 * n) + rounding


def test_stirlings_terms_are_what_they_say():
    assert stirling(np.array([0, 1]), terms=1).tolist() == [0, 0]
    assert stirling(10, terms=1) == pytest.approx(10 * math.log(10))
    assert stirling(10, terms=2) == pytest.approx(10 * math.log(10) - 10)
    assert stirling(10, terms=3) == pytest.approx(10 * math.log(10) - 10 + math.log(20 * math.pi) / 2)


@pytest.mark.parametrize("p", [[0.5, 0.6], [-0.1, 1.1], [math.nan, 1], [[0.5, 0.5], [0.5, 0.4]], []])
def test_shares_that_are_no_shares_are_refused(p):
    for function in (
        shannon_entropy,
        lambda p: cross_entropy(p, [0.5, 0.5]),
        lambda p: relative_entropy(p, p),
    ):
        with pytest.raises(ValueError, match="shares"):
            function(p)


@pytest.mark.parametrize("sizes", [[3, -1], [1.5, 2]])
def test_sizes_that_are_no_sizes_are_refused(sizes):
    for function in (multiplicity, log_multiplicity, log_factorial):
        with pytest.raises(ValueError, match="whole number"):
            function(sizes)


def test_a_macrostate_without_microstates_is_refused():
    with pytest.raises(ValueError, match="at least one microstate"):
        boltzmann_entropy(0)
    with pytest.raises(ValueError, match="1 to 3 terms"):
        stirling(10, terms=4)
    with pytest.raises(ValueError, match="1 with 3"):
        stirling(0, terms=3)
