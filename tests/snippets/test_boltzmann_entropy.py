"""The numbers of page 2, each against a second way to get it."""

from fractions import Fraction
from itertools import product
from math import comb, e, exp, factorial, lgamma, log, log2, log10, pi, prod, sin

import pytest

import kitchen

K_B = 1.380649e-23  # J/K, exact by definition of the kelvin
GAS_CONSTANT = 8.314462618  # J/(mol K), as printed in tables


def log_choose(n, k):
    """ln C(n, k) by the gamma function, where the snippets use whole numbers."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def prime_factors(n):
    return next((1 + prime_factors(n // d) for d in range(2, n + 1) if n % d == 0), 0)


def test_the_drawing_has_a_cell_for_each_arrangement_of_both_rooms(snippet):
    drawing = snippet("boltzmann_entropy/area_and_length.py")
    assert drawing.ways == {"shoe": 6, "hat": 4, "both": len(list(product(range(6), range(4))))}
    rectangles = [(patch.get_width(), patch.get_height()) for patch in drawing.ax.patches]
    assert rectangles.count((0.92, 0.92)) == drawing.ways["both"] == 24
    assert drawing.nats["shoe"] + drawing.nats["hat"] == pytest.approx(log(24))


def test_the_two_lengths_lie_end_to_end_and_are_in_proportion(snippet):
    first, second = snippet("boltzmann_entropy/area_and_length.py").ax.patches[-2:]
    assert first.get_x() + first.get_width() == pytest.approx(second.get_x())
    assert first.get_width() / second.get_width() == pytest.approx(log2(6) / log2(4))


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
        ["nat", "1.0000", "1.4427", "1.381e-23", "8.3145"],
        ["bit", "0.6931", "1.0000", "9.570e-24", "5.7631"],
    ]


def test_the_entropy_of_a_hundred_spins(snippet):
    spins = snippet("boltzmann_entropy/spins.py")
    expected = {1: 4.6052, 10: 30.4823, 25: 53.8454, 50: 66.7838, 75: 53.8454}
    assert {up: spins.entropy[up] for up in expected} == pytest.approx(expected, abs=5e-5)
    assert spins.entropy == pytest.approx([log_choose(100, up) for up in range(101)], abs=1e-10)


def test_steps_follow_from_ratios_of_neighbouring_counts(snippet):
    spins = snippet("boltzmann_entropy/spins.py")
    assert len(spins.step) == 100
    for up, step in spins.step.items():
        assert step == pytest.approx(log(Fraction(100 - up, up + 1)), abs=1e-10)
    assert spins.step[0] == pytest.approx(4.60517, abs=5e-6)
    assert spins.step[1] == pytest.approx(3.90197, abs=5e-6)
    assert spins.step[1] == pytest.approx(log(4950 / 100))


def test_past_the_top_a_unit_of_energy_costs_ways(snippet):
    spins = snippet("boltzmann_entropy/spins.py")
    assert spins.step[49] > 0 > spins.step[50]
    assert spins.step[50] == pytest.approx(-spins.step[49], abs=1e-10)
    assert 1 / spins.step[49] == pytest.approx(50.5, abs=5e-3)
    assert all(spins.step[up] > spins.step[up + 1] for up in range(99))


def test_the_figure_and_the_table_show_the_same_spins(snippet):
    figure, spins = snippet("boltzmann_entropy/price_of_a_nat.py"), snippet("boltzmann_entropy/spins.py")
    curve, *lines = figure.ax.lines
    assert list(curve.get_ydata()) == spins.entropy
    for line in lines:
        (left, up, right), (low, middle, high) = line.get_xdata(), line.get_ydata()
        assert middle == spins.entropy[up]
        # At the top the two steps cancel: with 49 up and with 51 there are as many ways.
        expected = spins.step[up] if up != 50 else spins.entropy[51] - spins.entropy[49]
        assert (high - low) / (right - left) == pytest.approx(expected)
    words = [text.get_text() for text in figure.ax.texts]
    assert "cold: 0.48 ε a nat" in words and "warm: 0.94 ε a nat" in words
    assert 1 / log(90 / 11) == pytest.approx(0.48, abs=5e-3) and 1 / log(75 / 26) == pytest.approx(
        0.94, abs=5e-3
    )


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


def test_a_kitchen_agrees_with_the_constants_of_the_tests():
    assert kitchen.K_B == K_B
    assert kitchen.K_B * kitchen.N_A == pytest.approx(GAS_CONSTANT, abs=5e-10)
    assert kitchen.heat_nats(K_B * 293.15) == pytest.approx(1)
    assert kitchen.HEAT_CAPACITY == pytest.approx(570)


def test_strewn_oranges_have_a_hundred_and_ninety_two_nats_more(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    falling = prod(range(10_000, 9_970, -1))
    strewn = log(falling) - log(factorial(30))
    assert strewn == pytest.approx(201.608, abs=5e-4)
    assert oranges.places[1] == pytest.approx(strewn - log(9409), abs=1e-9)
    assert oranges.places[1] == pytest.approx(192.46, abs=5e-3)


def test_the_ways_to_be_strewn_are_a_number_of_eighty_four_digits(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    ways = Fraction(comb(10_000, 30), 9409)
    assert len(str(int(ways))) == oranges.digits == 84
    assert log10(ways) == pytest.approx(83.6, abs=0.05)


def test_cells_half_as_wide_add_nearly_twenty_nine_times_the_logarithm_of_four(snippet):
    places = snippet("boltzmann_entropy/oranges.py").places
    corners = len([*product(range(199), range(199))])  # of oranges two cells wide on a floor of 200
    assert places[2] == pytest.approx(log_choose(corners, 30) - 2 * log(193), abs=1e-6)
    assert places[2] == pytest.approx(232.40, abs=5e-3)
    assert 29 * log(4) - 0.5 < places[2] - places[1] < 29 * log(4)


def test_from_an_orange_to_an_atom_there_are_fewer_than_thirty_halvings(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    assert oranges.finest == 750_000_000 < 2**30
    many = 30 * log((99 * 7.5e8) ** 2) - lgamma(31) - 2 * log(96 * 7.5e8)
    assert oranges.places[oranges.finest] == pytest.approx(many, abs=1e-5)
    assert oranges.warmth / oranges.places[oranges.finest] > 1e17


def test_forbidding_oranges_to_overlap_takes_away_less_than_a_fifth_of_a_nat():
    for cells in 2, 3, 10, 750_000_000:
        one_pair = Fraction((2 * cells - 1) ** 2, (99 * cells + 1) ** 2)
        assert -log(1 - comb(30, 2) * one_pair) < 0.2


def test_the_fall_pays_for_some_four_hundred_billion_billion_nats(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    layers = [0] * 16 + [1] * 9 + [2] * 4 + [3]
    assert len(layers) == sum(kitchen.LAYERS) == 30 and sum(layers) == 20
    assert oranges.heat == pytest.approx(sum(layers) * 0.15 * 9.80665 * 0.075 * sin(pi / 4))
    assert oranges.heat == pytest.approx(1.560, abs=5e-4)
    assert oranges.heat / 293.15 == pytest.approx(5.32e-3, abs=5e-6)
    assert oranges.warmth == pytest.approx(3.85e20, abs=5e17)
    assert oranges.warmth == pytest.approx(oranges.heat / 293.15 / K_B)
    assert oranges.price_of_a_nat == pytest.approx(4.05e-21, abs=5e-24)


def test_the_temperature_is_as_good_as_constant(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    assert oranges.warming == pytest.approx(oranges.heat / 17_100)
    exact = 17_100 * log((293.15 + oranges.warming) / 293.15) / K_B
    assert oranges.warmth == pytest.approx(exact, rel=1e-6)


def test_warming_an_orange_by_a_thousandth_of_a_degree_outweighs_the_places_too(snippet):
    oranges = snippet("boltzmann_entropy/oranges.py")
    assert oranges.one_millikelvin == pytest.approx(0.57 / 293.15 / K_B)
    assert oranges.one_millikelvin == pytest.approx(1.41e20, abs=5e17)
    assert oranges.one_millikelvin > max(oranges.places.values())


def test_the_drawing_has_thirty_oranges_stacked_and_thirty_strewn(snippet):
    drawing = snippet("boltzmann_entropy/pyramid_and_floor.py")
    circles = [patch.radius for patch in drawing.ax.patches if hasattr(patch, "radius")]
    assert circles.count(0.5) == 2 * 30 and circles.count(0.05) == 30
    assert sorted(level for *_, level in drawing.pyramid) == [0] * 16 + [1] * 9 + [2] * 4 + [3]
    assert "gained in heat: 4 × 10²⁰ nats" in [text.get_text() for text in drawing.ax.texts]


def test_the_red_bar_would_end_between_the_stars(snippet):
    drawing, oranges = (
        snippet("boltzmann_entropy/pyramid_and_floor.py"),
        snippet("boltzmann_entropy/oranges.py"),
    )
    assert (drawing.energy, drawing.places, drawing.heat) == (oranges.heat, oranges.places[1], oranges.warmth)
    light_year = 299_792_458 * 365.25 * 86_400
    assert drawing.light_years == pytest.approx(drawing.heat / drawing.places / 100 / light_year, rel=1e-4)
    assert drawing.light_years == pytest.approx(2, abs=0.2)


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


def test_the_trembling_of_ice_agrees_with_a_calorimeter_of_1936(snippet):
    ice = snippet("boltzmann_entropy/melting_ice.py")
    from_zero_to_melting = (0.022 + 9.081) * 4.184  # J/(mol K), Giauque and Stout, without the turning
    assert ice.trembling * GAS_CONSTANT == pytest.approx(from_zero_to_melting, abs=0.3)
    assert ice.trembling == pytest.approx(4.57, abs=5e-3) and ice.trembling > ice.nats


def test_a_lopsided_bit_costs_less_to_erase(snippet):
    heat = snippet("boltzmann_entropy/erase_a_gigabyte.py")
    bits = 0.9 * log2(1 / 0.9) + 0.1 * log2(10)
    assert heat.lopsided / heat.one_bit == pytest.approx(bits) == pytest.approx(0.468996, abs=5e-7)


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
