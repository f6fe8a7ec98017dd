"""The numbers of page 5, each against a second way to get it."""

import math
from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest

from entropy import stirling

PI = Fraction("3.14159265358979323846264338327950288419716939937510")
MOLE = 602_214_076 * 10**15


def log_fence(x, terms=160):
    """Return two fractions with ln x between them: partial sums of 2 artanh((x−1)/(x+1)) and its tail."""
    z = (x - 1) / (x + 1)
    low = 2 * sum(z ** (2 * k + 1) / (2 * k + 1) for k in range(terms))
    return low, low + 2 * z ** (2 * terms + 1) / (1 - z * z)


def remainder_fence(last):
    """Return whole numbers low, high with low < 10⁴⁰ rₙ < high for n = 1 … last.

    Uses r₁ = 1 − ½ ln 2π and rₙ − rₙ₊₁ = t²/3 + t⁴/5 + … with t = 1/(2n+1), rounded outwards.
    """
    scale = 10**40
    below, above = log_fence(2 * PI)[0], log_fence(2 * (PI + Fraction(1, 10**50)))[1]
    low, high = math.floor(scale * (1 - above / 2)), math.ceil(scale * (1 - below / 2))
    fence = {}
    for n in range(1, last + 1):
        fence[n] = low, high
        t_squared, power, step, k = (2 * n + 1) ** 2, scale, 0, 0
        while power:
            k += 1
            power //= t_squared
            step += power // (2 * k + 1)
        low, high = low - step - 2 * k - 2, high - step
    return fence


def ln_factorial(n):
    """Return ln n! with forty correct digits: the exact product, or Stirling's series where it is endless."""
    with localcontext() as context:
        context.prec = 70
        if n <= 1000:
            return Decimal(math.factorial(n)).ln()
        n, pi = Decimal(n), Decimal(PI.numerator) / Decimal(PI.denominator)
        return n * n.ln() - n + (2 * pi * n).ln() / 2 + 1 / (12 * n) - 1 / (360 * n**3) + 1 / (1260 * n**5)


def excess(n, terms):
    """Return how far Stirling's form lies above ln n!, in nats, from seventy-digit arithmetic."""
    with localcontext() as context:
        context.prec = 70
        pi = Decimal(PI.numerator) / Decimal(PI.denominator)
        whole = [Decimal(n) * Decimal(n).ln(), -Decimal(n), (2 * pi * n).ln() / 2]
        return sum(whole[:terms]) - ln_factorial(n)


def test_robbins_bounds_hold_in_whole_numbers_up_to_1000(snippet):
    page = snippet("stirling/robbins.py")
    fences = remainder_fence(1000)
    for n, (low, high) in fences.items():
        assert high - low < 10**6
        assert Fraction(1, 12 * n + 1) < Fraction(low, 10**40)
        assert Fraction(high, 10**40) < Fraction(1, 12 * n)
        assert low - 10**10 < page.left[n] * 10**40 < high + 10**10
    assert page.inside == len(page.left) == 1000


def test_robbins_bounds_for_a_single_factor(snippet):
    page = snippet("stirling/robbins.py")
    assert float(page.low[1]) == pytest.approx(0.0769231, abs=5e-8)
    assert float(page.left[1]) == pytest.approx(1 - math.log(2 * math.pi) / 2)
    assert float(page.left[1]) == pytest.approx(0.0810615, abs=5e-8)
    assert float(page.high[1]) == pytest.approx(0.0833333, abs=5e-8)


def test_the_upper_bound_is_the_better_guess(snippet):
    page = snippet("stirling/robbins.py")
    assert all(page.high[n] - page.left[n] < page.left[n] - page.low[n] for n in page.left)


@pytest.mark.parametrize(
    ("n", "exact", "terms"),
    [
        (10, 15.104413, (23.025851, 13.025851, 15.096082)),
        (100, 363.739376, (460.517019, 360.517019, 363.738542)),
        (1000, 5912.128178, (6907.755279, 5907.755279, 5912.128095)),
    ],
)
def test_the_three_orders_have_the_planned_values(snippet, n, exact, terms):
    page = snippet("stirling/three_orders.py")
    assert page.exact[n] == pytest.approx(exact, abs=5.1e-7)
    assert page.terms[n] == pytest.approx(terms, abs=5.1e-7)


def test_the_logarithm_of_the_factorial_is_a_sum_of_logarithms(snippet):
    page = snippet("stirling/three_orders.py")
    for n in (10, 100, 1000):
        assert page.exact[n] == pytest.approx(math.fsum(math.log(k) for k in range(1, n + 1)))


@pytest.mark.parametrize(
    ("name", "n", "printed"),
    [
        ("10", 10, ("52.4", "-14", "-0.06")),
        ("100", 100, ("26.6", "-0.89", "-0.0002")),
        ("1,000", 1000, ("16.8", "-0.074", "-1e-06")),
        ("10⁶", 10**6, ("7.8", "-6.1e-05", "-7e-13")),
        ("a mole", MOLE, ("1.86", "-8.7e-23", "-4e-49")),
    ],
)
def test_the_percentages_agree_with_seventy_digits(snippet, name, n, printed):
    page = snippet("stirling/percent_off.py")
    for terms in (1, 2, 3):
        percent = 100 * float(excess(n, terms) / ln_factorial(n))
        assert page.percent[name][terms - 1] == pytest.approx(percent, rel=1e-5)
        assert page.excess[name][terms - 1] == pytest.approx(float(excess(n, terms)), rel=1e-5)
    row = next(line for line in page.output.splitlines() if line.split("|")[1].strip() == name)
    assert tuple(row.replace(" ", "").split("|")[2:5]) == printed


@pytest.mark.parametrize(
    ("name", "planned"),
    [("10", 0.00833056), ("100", 0.000833331), ("1,000", 8.33333e-5), ("10⁶", 8.33333e-8)],
)
def test_what_three_terms_leave_over(snippet, name, planned):
    assert snippet("stirling/percent_off.py").remainder[name] == pytest.approx(planned, rel=1e-6)


def test_one_term_is_a_mole_of_nats_off_for_a_mole_of_people(snippet):
    assert f"{snippet('stirling/percent_off.py').excess['a mole'][0]:.2e}" == "6.02e+23"


def test_the_percentage_of_one_term_follows_its_rate():
    for n in (10**6, MOLE):
        percent = 100 * float(excess(n, 1) / ln_factorial(n))
        assert percent == pytest.approx(100 / (math.log(n) - 1), rel=1e-4)


def test_two_errors_grow_and_one_vanishes(snippet):
    away = snippet("stirling/errors_in_nats.py").away
    n = snippet("stirling/errors_in_nats.py").n
    assert np.all(np.diff(away[1]) > 0)
    assert np.all(np.diff(away[2]) > 0)
    assert np.all(np.diff(away[3]) < 0)
    assert away[2] == pytest.approx(np.log(2 * np.pi * n) / 2 + 1 / (12 * n), abs=4e-4)
    for terms in (1, 2, 3):
        assert away[terms][0] == pytest.approx(abs(float(excess(2, terms))))
        assert away[terms][-1] == pytest.approx(abs(float(excess(10_000, terms))), rel=1e-5)


def test_the_box_the_bars_and_the_curve_have_the_areas_that_are_printed(snippet):
    page = snippet("stirling/factors_as_bars.py")
    x = np.linspace(1, 10, 100_001)
    middles = (x[1:] + x[:-1]) / 2
    assert page.box == pytest.approx(math.log(10**10))
    assert page.bars == pytest.approx(math.log(math.factorial(10)))
    assert page.curve == pytest.approx(np.sum(np.log(middles) * np.diff(x)))


def test_the_linear_terms_are_equally_long_on_both_sides(snippet):
    page = snippet("stirling/same_on_both_sides.py")
    assert sum(page.PARTS) == page.N
    assert page.difference == pytest.approx(page.left_out, rel=1e-12)
    assert page.difference == pytest.approx(math.log(page.N**page.N / math.prod(n**n for n in page.PARTS)))
    assert page.ends[-1] == pytest.approx(page.coarse)


def test_the_tails_of_the_integral_lie_under_curves_without_n():
    u = np.linspace(0, 30, 301)
    for n in (1, 2, 10, 1000):
        root = math.sqrt(n)
        assert np.all(root * u - n * np.log1p(u / root) >= u - np.log1p(u) - 1e-9)
        left = -u[u < root]
        assert np.all(root * left - n * np.log1p(left / root) >= left**2 / 2 - 1e-9)


def test_one_and_two_terms_give_the_same_count(snippet):
    in_count = snippet("stirling/what_cancels.py").in_count
    for N in (10, 100, 1000):
        assert in_count[N, 1] == pytest.approx(in_count[N, 2], rel=1e-10)


@pytest.mark.parametrize(("N", "gap"), [(10, 2.464516), (100, 4.697546), (1000, 6.993131)])
def test_what_does_not_cancel_is_the_gap_of_the_next_page(snippet, N, gap):
    page = snippet("stirling/what_cancels.py")
    sizes = [N // 2, 3 * N // 10, N // 5]
    ways = math.factorial(N) // math.prod(map(math.factorial, sizes))
    coarse = N * math.log(N) - math.fsum(n * math.log(n) for n in sizes)
    assert page.count[N] == pytest.approx(math.log(ways))
    assert page.in_count[N, 1] == pytest.approx(coarse - math.log(ways), abs=1e-9)
    assert page.in_count[N, 1] == pytest.approx(gap, abs=5e-7)


def test_the_columns_of_the_cancellation_agree_with_seventy_digits(snippet):
    page = snippet("stirling/what_cancels.py")
    for N in (10, 100, 1000):
        for terms in (1, 2, 3):
            groups = sum(excess(n, terms) for n in (N // 2, 3 * N // 10, N // 5))
            assert page.in_people[N, terms] == pytest.approx(float(excess(N, terms)), abs=1e-9)
            assert page.in_groups[N, terms] == pytest.approx(float(groups), abs=1e-9)


def test_mixing_one_term_with_two_costs_a_nat_per_person(snippet):
    page = snippet("stirling/what_cancels.py")
    for N in (10, 100, 1000):
        mixed = page.in_people[N, 1] - page.in_groups[N, 2]
        assert mixed - page.in_count[N, 1] == pytest.approx(N)


def test_small_groups_favour_the_coarse_form():
    assert stirling(0, 1) == stirling(1, 1) == 0
    assert stirling(1, 2) == -1
    with pytest.raises(ValueError, match="n ≥ 0"):
        stirling(0, 3)


def test_the_fence_of_exercise_one_holds_in_whole_numbers():
    e_below = Fraction(2_718_281_828, 10**9)
    for n in range(2, 200):
        assert math.factorial(n) < n**n < math.factorial(n) * e_below**n


def test_two_areas_trap_the_logarithm_of_the_factorial():
    for n in range(1, 500):
        over = float(ln_factorial(n)) - (n * math.log(n) - n + 1)
        assert -1e-9 <= over <= math.log(n) / 2 + 1e-9


def test_the_two_percentages_of_the_textbook(snippet):
    page = snippet("stirling/two_percents.py")
    assert page.of_factorial[3] == pytest.approx(-0.83, abs=0.005)
    assert page.of_logarithm[2] == pytest.approx(-13.8, abs=0.05)
    for terms in (2, 3):
        assert page.of_factorial[terms] == pytest.approx(100 * math.expm1(float(excess(10, terms))))
        assert page.of_logarithm[terms] == pytest.approx(100 * float(excess(10, terms) / ln_factorial(10)))


def test_one_percent_takes_ten_to_the_forty_four(snippet):
    page = snippet("stirling/one_percent.py")
    assert page.power == 44
    assert 10**43 < math.exp(101) < 10**44
    for power in (43, 44):
        percent = 100 * float(excess(10**power, 1) / ln_factorial(10**power))
        assert page.percent[power] == pytest.approx(percent, rel=1e-9)
    assert page.percent[44] < 1 < page.percent[43]
