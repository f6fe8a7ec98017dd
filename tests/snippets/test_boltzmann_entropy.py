"""The numbers of page 2, each against a second way to get it."""

from fractions import Fraction
from itertools import product
from math import comb, e, exp, factorial, lgamma, log, log2, log10, prod

import pytest

K_B = 1.380649e-23  # J/K, exact by definition of the kelvin
GAS_CONSTANT = 8.314462618  # J/(mol K), as printed in tables


def log_choose(n, k):
    """ln C(n, k) by the gamma function, where the snippets use whole numbers."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def prime_factors(n):
    return next((1 + prime_factors(n // d) for d in range(2, n + 1) if n % d == 0), 0)


def test_two_rooms_have_twice_the_entropy_of_one(snippet):
    rooms = snippet("boltzmann_entropy/two_rooms.py")
    assert rooms.one_room == sum(comb(20, astray) * 9**astray for astray in range(3))
    assert rooms.two_rooms == 242_456_041
    assert rooms.entropy[0] == pytest.approx(9.653165, abs=5e-7)
    assert rooms.entropy[1] == pytest.approx(2 * rooms.entropy[0], rel=1e-14)


def test_counting_prime_factors_adds_over_products_yet_is_no_entropy():
    for x, y in product(range(1, 40), repeat=2):
        assert prime_factors(x * y) == prime_factors(x) + prime_factors(y)
    assert (prime_factors(8), prime_factors(9)) == (3, 2)


def test_a_nat_and_a_bit_in_every_unit_of_the_table(snippet):
    units = snippet("boltzmann_entropy/units.py")
    assert units.bit == pytest.approx(0.693147, abs=5e-7)
    assert units.one_nat["bits"] == pytest.approx(log2(e))
    assert units.one_nat["J/K"] == K_B
    assert units.one_nat["J/(mol K)"] == pytest.approx(GAS_CONSTANT, abs=5e-10)
    assert units.bit * units.one_nat["J/K"] == pytest.approx(9.569930e-24, abs=5e-31)
    assert units.bit * units.one_nat["J/(mol K)"] == pytest.approx(5.763146, abs=5e-7)
    assert units.bits_per_joule_per_kelvin == pytest.approx(1.0449398e23, abs=5e15)


def test_the_units_table_prints_what_it_computed(snippet):
    rows = snippet("boltzmann_entropy/units.py").output.splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert cells == [
        ["nats", "1.000000", "0.693147"],
        ["bits", "1.442695", "1.000000"],
        ["J/K", "1.380649e-23", "9.569930e-24"],
        ["J/(mol K)", "8.314463", "5.763146"],
    ]


def test_the_entropy_of_a_hundred_spins(snippet):
    spins = snippet("boltzmann_entropy/spins.py")
    expected = {1: 4.6052, 10: 30.4823, 25: 53.8454, 50: 66.7838, 75: 53.8454}
    assert {up: spins.entropy[up] for up in expected} == pytest.approx(expected, abs=5e-5)
    assert spins.entropy == pytest.approx([log_choose(100, up) for up in range(101)], abs=1e-10)


def test_slopes_follow_from_ratios_of_neighbouring_counts(snippet):
    spins = snippet("boltzmann_entropy/spins.py")
    assert list(spins.slope) == [1, 10, 25, 50, 75]
    for up, slope in spins.slope.items():
        ratio = Fraction(100 - up, up + 1) * Fraction(101 - up, up)
        assert slope == pytest.approx(log(ratio) / 2, abs=1e-12)
    assert spins.price[10] * log(Fraction(90 * 91, 110)) == pytest.approx(2)


def test_no_energy_buys_a_nat_at_the_top_and_past_it_the_price_is_negative(snippet):
    spins = snippet("boltzmann_entropy/spins.py")
    assert spins.slope[50] == 0 and "no price" in spins.output
    assert spins.price[75] == -spins.price[25] < 0


def test_the_figure_and_the_table_show_the_same_spins(snippet):
    figure, spins = snippet("boltzmann_entropy/price_of_a_nat.py"), snippet("boltzmann_entropy/spins.py")
    curve, *tangents = figure.ax.lines
    assert list(curve.get_ydata()) == spins.entropy
    for tangent in tangents:
        (left, up, right), (low, middle, high) = tangent.get_xdata(), tangent.get_ydata()
        assert middle == spins.entropy[up]
        assert (high - low) / (right - left) == pytest.approx(spins.slope[up])
    words = [text.get_text() for text in figure.ax.texts]
    assert f"cold: {spins.price[10]:.2f} ε a nat" in words and f"warm: {spins.price[25]:.2f} ε a nat" in words


def test_the_textbook_slope_lies_between_the_two_steps(snippet):
    curve = snippet("boltzmann_entropy/smooth_curve.py")
    assert curve.step_before == pytest.approx(log(91 / 10))
    assert curve.step_after == pytest.approx(log(90 / 11))
    assert curve.step_after == pytest.approx(2.1019144, abs=5e-8)
    assert curve.smooth_slope == pytest.approx(2.1972246, abs=5e-8)
    assert curve.step_after < curve.smooth_slope < curve.step_before


def test_the_smooth_curve_runs_one_to_three_nats_above_the_count(snippet):
    curve = snippet("boltzmann_entropy/smooth_curve.py")
    assert curve.smooth == pytest.approx({1: 5.6002, 10: 32.5083, 25: 56.2335, 50: 69.3147}, abs=5e-5)
    for up, above in curve.smooth.items():
        assert above == pytest.approx(100 * log(100) - up * log(up) - (100 - up) * log(100 - up))
        assert curve.entropy[up] == pytest.approx(log_choose(100, up))
        assert 0.9 < above - curve.entropy[up] < 3


def test_strewn_oranges_have_a_hundred_and_ninety_two_nats_more(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    falling = prod(range(10_000, 9_970, -1))
    assert oranges.floor == pytest.approx(log(falling) - log(factorial(30)), abs=1e-9)
    assert oranges.floor == pytest.approx(201.608, abs=5e-4)
    assert oranges.pyramid == pytest.approx(9.149, abs=5e-4)
    assert oranges.arrangements == pytest.approx(192.46, abs=5e-3)


def test_the_ways_to_be_strewn_are_a_number_of_eighty_four_digits(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    ways = Fraction(comb(10_000, 30), 9409)
    assert len(str(int(ways))) == oranges.digits == 84
    assert log10(ways) == pytest.approx(83.6, abs=0.05)


def test_the_fall_pays_for_some_four_hundred_billion_billion_nats(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    layers = [0] * 16 + [1] * 9 + [2] * 4 + [3]
    assert len(layers) == oranges.oranges == 30 and sum(layers) == 20
    assert oranges.heat == pytest.approx(sum(layers) * 0.15 * 9.80665 * 0.075 * 0.5**0.5)
    assert oranges.heat == pytest.approx(1.560, abs=5e-4)
    assert oranges.heat / 293.15 == pytest.approx(5.32e-3, abs=5e-6)
    assert oranges.warmth == pytest.approx(3.85e20, abs=5e17)
    assert oranges.price_of_a_nat == pytest.approx(4.05e-21, abs=5e-24)


def test_warming_an_orange_by_a_thousandth_of_a_degree_outweighs_the_arrangement_too(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    assert oranges.one_millikelvin == pytest.approx(0.57 / 293.15 / K_B)
    assert oranges.one_millikelvin == pytest.approx(1.41e20, abs=5e17)
    assert oranges.ratio == pytest.approx(oranges.heat / 293.15 / K_B / oranges.arrangements)
    assert f"{oranges.ratio:.0e}" == "2e+18"


def test_the_quotient_of_the_two_reports_is_the_logarithm_of_ten(snippet):
    reports = snippet("boltzmann_entropy/base_ten.py")
    by_hand = -0.9001 * log(0.9001) - 999 * 0.0001 * log(0.0001)
    assert reports.nats == pytest.approx(by_hand)
    assert reports.nats == pytest.approx(1.014848, abs=5e-7)
    assert reports.tens == pytest.approx(0.44, abs=5e-3)
    assert reports.nats / reports.tens == pytest.approx(log(10))
    assert sum(reports.shares) == pytest.approx(1) and len(reports.shares) == 1000
    for base, digits in {"2": f"{by_hand / log(2):.4f}", "e": "1.0148", "10": "0.4407"}.items():
        assert f"| {base:>4} |  {digits} |" in reports.output


def test_melting_gives_a_molecule_fewer_than_four_bits(snippet):
    ice = snippet("boltzmann_entropy/melting_ice.py")
    assert ice.gain == pytest.approx(22.0, abs=0.05)
    assert ice.bits == pytest.approx(3.82, abs=5e-3)
    assert ice.bits == pytest.approx(6010 / 273.15 / (GAS_CONSTANT * log(2)), rel=1e-9)
    assert ice.nats == pytest.approx(ice.gain / GAS_CONSTANT, rel=1e-9)
    assert ice.ways == pytest.approx(2**ice.bits) and exp(ice.nats) == pytest.approx(14.1, abs=0.05)


def test_erasing_a_gigabyte_costs_almost_nothing(snippet):
    heat = snippet("boltzmann_entropy/erase_a_gigabyte.py")
    assert heat.one_bit == pytest.approx(2.870979e-21, abs=5e-28)
    assert heat.one_bit / 1.602176634e-19 == pytest.approx(17.9192e-3, abs=5e-8)
    assert heat.gigabyte == pytest.approx(2.2968e-11, abs=5e-16)
    assert heat.orange == pytest.approx(0.57)
    assert heat.ratio == pytest.approx(heat.orange / 2.2968e-11, rel=1e-4)


def test_energy_flows_to_the_steeper_slope(snippet):
    blocks = snippet("boltzmann_entropy/two_blocks.py")
    expected = {
        (10, 40, "to the left"): log(Fraction(90, 11) * Fraction(40, 61)),
        (10, 40, "to the right"): log(Fraction(10, 91) * Fraction(60, 41)),
        (40, 90, "to the left"): log(Fraction(60, 41) * Fraction(90, 11)),
        (40, 90, "to the right"): log(Fraction(40, 61) * Fraction(10, 91)),
    }
    assert blocks.gain == pytest.approx(expected, abs=1e-10)
    assert all((gain > 0) == (way == "to the left") for (*_, way), gain in blocks.gain.items())
