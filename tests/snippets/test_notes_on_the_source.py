"""The numbers of the notes, each computed a second way."""

import math
import re
from fractions import Fraction
from pathlib import Path

import numpy as np
from pytest import approx

SIZES = (50, 30, 20)


def ways_to_form(*sizes):
    return math.factorial(sum(sizes)) // math.prod(math.factorial(n) for n in sizes)


def test_eighteen_notes_have_an_address_and_a_page_each():
    text = Path("docs/notes-on-the-source.md").read_text(encoding="utf-8")
    a_note = r"^\*\*(\d+)\. .+?\.md\).*?\n\{: #note-(\d+) \}$"
    notes = re.findall(a_note, text, flags=re.DOTALL | re.MULTILINE)
    assert notes == [(str(i), str(i)) for i in range(1, 19)]


def test_note_1_the_printed_sign_makes_entropy_negative(snippet):
    assert snippet("notes_on_the_source/approximations.py").printed_sign == approx(-1.029653014, abs=5e-10)


def test_notes_2_and_18_stirling_beside_the_logarithm_of_a_whole_number(snippet):
    notes = snippet("notes_on_the_source/approximations.py")
    exact = math.log(math.factorial(100))
    assert notes.exact == approx(exact, rel=1e-14)
    assert notes.exact == approx(363.739376, abs=5e-7)
    assert notes.coarse == approx(100 * math.log(100))
    assert notes.coarse == approx(460.517019, abs=5e-7)
    assert notes.usual == approx(360.517019, abs=5e-7)
    assert notes.percent_coarse == approx(26.6, abs=0.05)
    assert notes.percent_usual == approx(-0.886, abs=5e-4)


def test_note_3_the_gap_grows_and_its_share_fades(snippet):
    notes = snippet("notes_on_the_source/approximations.py")
    assert notes.ways == approx(math.log(ways_to_form(*SIZES)), rel=1e-13)
    assert notes.ways == approx(98.267756, abs=5e-7)
    assert 100 * notes.S == approx(102.965301, abs=5e-7)
    assert notes.gap == approx(4.697546, abs=5e-7)
    assert notes.many_ways == approx(1029639.113955, abs=2e-6)
    assert 1_000_000 * notes.S == approx(1029653.014065, abs=2e-6)
    assert notes.many_gap == approx(13.900109, abs=2e-6)


def test_note_3_the_bounds_hold_in_whole_numbers():
    for sizes in SIZES, (5, 3, 2), (1, 1, 1), (500, 300, 200), (99, 1, 0):
        N, M = sum(sizes), len(sizes)
        ways, power = ways_to_form(*sizes), math.prod(n**n for n in sizes)
        assert ways * power <= N**N <= ways * power * (N + 1) ** (M - 1)


def test_note_4_a_hundred_people_alone(snippet):
    notes = snippet("notes_on_the_source/approximations.py")
    assert notes.alone_gap == approx(96.8, abs=0.05)
    assert round(100 * notes.alone_gap / notes.alone_exact) == 27
    assert notes.alone_exact == approx(math.log(math.factorial(100)), rel=1e-13)
    assert notes.alone_gap == approx(notes.coarse - notes.exact, rel=1e-10)


def test_note_6_macrostates_one_by_one(snippet):
    notes = snippet("notes_on_the_source/approximations.py")
    assert notes.macrostates == sum(1 for a in range(101) for b in range(101 - a)) == 5151
    assert f"{notes.microstates:.1e}" == "5.2e+47"


def test_a_better_stirling_gives_the_same_formula(snippet):
    with_linear_term = (100 * math.log(100) - 100) - sum(n * math.log(n) - n for n in SIZES)
    assert with_linear_term == approx(100 * snippet("notes_on_the_source/approximations.py").S, rel=1e-13)


def urn():
    moves = np.zeros((101, 101))
    for k in range(101):
        if k:
            moves[k, k - 1] = k / 100
        if k < 100:
            moves[k, k + 1] = (100 - k) / 100
    stays = np.linalg.lstsq(np.vstack([moves.T - np.eye(101), np.ones(101)]), np.eye(102)[-1], rcond=None)[0]
    return moves, stays


def test_note_8_the_urn_looks_the_same_both_ways(snippet):
    physics = snippet("notes_on_the_source/physics.py")
    moves, stays = urn()
    assert float(physics.ahead) == approx(moves[30, 31])
    assert float(physics.ahead) == approx(0.70)
    assert float(physics.behind) == approx(stays[31] * moves[31, 30] / stays[30], rel=1e-8)
    assert physics.behind == physics.ahead == Fraction(7, 10)
    assert physics.valley == Fraction(49, 100)


def test_note_9_half_of_all_moves_lower_the_entropy(snippet):
    moves, stays = urn()
    height = [math.log(math.comb(100, k)) for k in range(101)]
    lower = [(k, j) for k in range(101) for j in range(101) if height[j] < height[k] - 1e-9]
    falls = sum(stays[k] * moves[k, j] for k, j in lower)
    assert falls == approx(0.5)
    assert snippet("notes_on_the_source/physics.py").lowering == Fraction(1, 2)


def test_note_10_a_warmer_sock_outweighs_every_place_in_the_room(snippet):
    order = snippet("notes_on_the_source/order.py")
    assert order.room == approx(math.log(10**20))
    joules = 50 * 1.3 * 1e-3  # 50 grams of cotton, 1.3 J/(g K), a thousandth of a degree
    assert order.sock == approx(joules / (293.15 * 1.380649e-23))


def test_note_11_oranges_in_places_and_in_heat(snippet):
    order = snippet("notes_on_the_source/order.py")
    places = math.lgamma(10_001) - math.lgamma(31) - math.lgamma(9_971)
    assert places == approx(201.608, abs=5e-4)
    assert order.arrangement == approx(places - math.log(9409), rel=1e-9)
    assert order.arrangement == approx(192.46, abs=5e-3)
    layers_up = sum((4 - side) * side**2 for side in (4, 3, 2, 1))
    joules = layers_up * 0.15 * 9.80665 * 0.075 * math.cos(math.pi / 4)
    assert layers_up == 20
    assert order.fallen_energy == approx(joules)
    assert order.fallen_energy == approx(1.560, abs=5e-4)
    assert order.heat == approx(joules / 293.15 / 1.380649e-23)
    assert order.heat == approx(3.85e20, abs=5e17)
    assert round(math.log10(order.times_larger)) == 18


def test_note_13_the_constant_of_2019(snippet):
    physics = snippet("notes_on_the_source/physics.py")
    assert physics.nat * 6.02214076e23 == approx(8.314462618, abs=5e-10)
    assert "1.380649e-23" in physics.output


def test_note_14_three_entropies_add_up(snippet):
    physics = snippet("notes_on_the_source/physics.py")
    odds = [Fraction(math.comb(100, k), 2**100) for k in range(101)]
    mean = math.fsum(odds[k] * math.log(math.comb(100, k)) for k in range(101))
    assert physics.mean_boltzmann == approx(mean, rel=1e-13)
    assert physics.mean_boltzmann == approx(66.286350, abs=5e-7)
    assert physics.of_macrostate == approx(3.028368, abs=5e-7)
    assert physics.gibbs == approx(100 * math.log(2), rel=1e-13)
    assert physics.gibbs == approx(69.314718, abs=5e-7)


def test_note_16_the_chance_of_a_macrostate_as_a_fraction(snippet):
    losses = snippet("notes_on_the_source/losses.py")
    sequence = Fraction(2, 5) ** 80 * Fraction(1, 5) ** 20
    chance = ways_to_form(*SIZES) * sequence
    assert losses.log_sequence == approx(math.log(sequence))
    assert losses.log_sequence == approx(-105.4920, abs=5e-5)
    assert losses.log_ways == approx(98.2678, abs=5e-5)
    assert losses.log_chance == approx(math.log(chance))
    assert losses.rate == approx(0.072243, abs=5e-7)
    assert losses.limit == approx(0.0252672, abs=5e-8)


def test_note_17_slopes_by_finite_differences(snippet):
    losses = snippet("notes_on_the_source/losses.py")

    def sigmoid(z):
        return 1 / (1 + math.exp(-z))

    def slope(loss, z=-10, step=1e-4):
        return (loss(z - step) - loss(z + step)) / (2 * step)

    assert losses.slope == approx(slope(lambda z: -math.log(sigmoid(z))), rel=1e-7)
    assert losses.slope == approx(0.999955, abs=5e-7)
    assert losses.square_slope == approx(slope(lambda z: (1 - sigmoid(z)) ** 2), rel=1e-5)
    assert losses.square_slope == approx(9.079e-5, abs=5e-9)
    assert round(losses.times_steeper) == 11_014
    assert losses.steepest == approx(8 / 27, rel=1e-12)
    assert losses.steepest == approx(0.296296, abs=5e-7)


def test_the_wait_between_boltzmann_and_shannon(snippet):
    timeline = snippet("notes_on_the_source/timeline.py")
    assert (timeline.wait, timeline.reunion) == (71, 9)
    assert list(timeline.steps) == [1865, 1877, 1902, 1929, 1948, 1957]


def rows(printed):
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in printed.splitlines()[2:]]


def test_the_rows_of_the_tables_stand_beside_the_right_notes(snippet):
    approximations = rows(snippet("notes_on_the_source/approximations.py").output)
    physics = rows(snippet("notes_on_the_source/physics.py").output)
    losses = rows(snippet("notes_on_the_source/losses.py").output)
    assert [(note, *numbers) for note, _, *numbers in approximations] == [
        ("2", "460.5", "363.7"),
        ("3", "103.0", "98.3"),
        ("3", "1,029,653.0", "1,029,639.1"),
        ("4", "460.5", "363.7"),
        ("6", "any p", "5,151"),
        ("18", "360.5", "363.7"),
    ]
    order = rows(snippet("notes_on_the_source/order.py").output)
    assert [value for *_, value in order] == "46.05 1.61e+19 192.46 3.85e+20 0.00115".split()
    values = "0.70 0.70 0.50 1.380649e-23 66.28635 3.02837 69.31472"
    assert [value for *_, value in physics] == values.split()
    values = "98.268 -105.492 -7.224 0.999955 9.079e-05 0.296296"
    assert [value for *_, value in losses] == values.split()
