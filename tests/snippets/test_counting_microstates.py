"""The numbers of page 1, each against a second way to get it."""

from collections import Counter
from fractions import Fraction
from itertools import combinations, product
from math import exp, log, log2, log10

import numpy as np
import pytest

from entropy import log_factorial, shannon_entropy


def rooms_by_number_astray(things, places):
    """List every arrangement of a small room, home being place 0, under its number of things astray."""
    return Counter(sum(place != 0 for place in room) for room in product(range(places), repeat=things))


def cells(table):
    """Return the cells of a printed table, row by row, without its head."""
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()[2:]]


def grow_the_room():
    """Furnish the room one thing at a time: at home in one way, astray in nine."""
    ways = [1]
    for _ in range(20):
        ways = [home + 9 * away for home, away in zip([*ways, 0], [0, *ways], strict=True)]
    return ways


def test_the_room_of_twenty_things_grown_one_by_one_has_the_same_counts(snippet):
    assert snippet("counting_microstates/messy_room.py").ways == grow_the_room()


def test_the_counts_that_the_page_speaks_of(snippet):
    room = snippet("counting_microstates/messy_room.py")
    assert room.ways[:3] == [1, 180, 15_390]
    assert room.pairs == len(list(combinations(range(20), 2)))
    assert room.ways[10] == pytest.approx(6.442e14, rel=1e-4)
    assert room.ways[15] == pytest.approx(3.192e18, rel=1e-4)
    assert log(room.ways[10]) == pytest.approx(34.0990, abs=5e-5)
    assert log(room.ways[18]) == pytest.approx(44.797066, abs=5e-7)


def test_eighteen_astray_is_the_commonest(snippet):
    room = snippet("counting_microstates/messy_room.py")
    assert max(room.ways) == room.ways[18] == 28_517_980_706_429_832_990


def test_the_table_climbs_from_the_clean_room_to_the_messiest(snippet):
    rows = cells(snippet("counting_microstates/messy_room.py").output)
    assert [astray for astray, _, _ in rows] == ["0", "1", "2", "5", "10", "15", "18", "19", "20"]
    assert [ways for _, _, ways in rows] == [f"{grow_the_room()[int(astray)]:,}" for astray, _, _ in rows]
    assert [share for _, share, _ in rows[:3]] == ["1e-20", "1.8e-18", "1.5e-16"]
    assert [share for _, share, _ in rows[-3:]] == ["0.29", "0.27", "0.12"]


def test_the_counts_sum_to_every_arrangement_there_is(snippet):
    assert sum(snippet("counting_microstates/messy_room.py").ways) == 10**20


def test_nearly_every_arrangement_has_fourteen_or_more_astray(snippet):
    figure = snippet("counting_microstates/nearly_all_astray.py")
    ways = grow_the_room()
    assert figure.lowest == 14
    assert figure.share == pytest.approx(0.9976, abs=5e-5)
    assert figure.share == pytest.approx(float(1 - Fraction(sum(ways[:14]), 10**20)), rel=1e-12)


def test_mean_and_spread_are_those_of_the_counts_themselves(snippet):
    figure = snippet("counting_microstates/nearly_all_astray.py")
    ways = grow_the_room()
    mean = Fraction(sum(astray * count for astray, count in enumerate(ways)), 10**20)
    variance = Fraction(sum(astray**2 * count for astray, count in enumerate(ways)), 10**20) - mean**2
    assert mean == 18
    assert figure.mean == pytest.approx(18)
    assert figure.spread == pytest.approx(float(variance) ** 0.5)
    assert figure.spread == pytest.approx(1.3416, abs=5e-5)


def test_each_labelled_step_of_the_axis_is_a_factor_of_a_hundred_thousand(snippet):
    figure = snippet("counting_microstates/nearly_all_astray.py")
    heights = [bar.get_height() for bar in figure.ax.patches]
    assert heights == pytest.approx([log10(count) for count in grow_the_room()])
    assert list(np.diff(figure.ax.get_yticks())) == [5, 5, 5, 5]


def test_at_most_two_astray_is_a_sliver_of_the_room(snippet):
    labels = snippet("counting_microstates/tidy_labels.py")
    assert labels.ways[2] == 1 + 180 + 15_390 == 15_571
    assert labels.share == pytest.approx(1.5571e-16, rel=1e-9)
    assert labels.entropy[2] == pytest.approx(9.653165, abs=5e-7)


def test_every_label_covers_the_rooms_below_it(snippet):
    labels = snippet("counting_microstates/tidy_labels.py")
    ways = grow_the_room()
    assert labels.ways == {allowed: sum(ways[: allowed + 1]) for allowed in [0, 1, 2, 5, 20]}
    for allowed, count in labels.ways.items():
        assert exp(labels.entropy[allowed]) == pytest.approx(count)


def test_the_loosest_label_covers_everything(snippet):
    labels = snippet("counting_microstates/tidy_labels.py")
    assert labels.ways[20] == 10**20
    assert labels.entropy[20] == pytest.approx(46.051702, abs=5e-7)


def test_the_dice_table_lists_each_throw_once_under_its_sum(snippet):
    dice = snippet("counting_microstates/two_dice.py")
    assert dice.ways == {total: 6 - abs(7 - total) for total in range(2, 13)}
    listed = [throw for throws in dice.throws.values() for throw in throws]
    assert len(listed) == len(set(listed)) == 36


def test_told_and_left_open_add_up_to_the_whole_throw(snippet):
    bits = snippet("counting_microstates/dice_and_cards.py")
    shares = [(6 - abs(7 - total)) / 36 for total in range(2, 13)]
    assert bits.told == pytest.approx(shannon_entropy(shares, base=2))
    assert bits.told == pytest.approx(3.274402, abs=5e-7)
    assert bits.left_open == pytest.approx(1.895523, abs=5e-7)
    assert bits.told + bits.left_open == pytest.approx(2 * log2(6))
    assert bits.name_throw == pytest.approx(5.169925, abs=5e-7)


def test_a_shuffled_deck_takes_two_hundred_and_twenty_five_bits(snippet):
    bits = snippet("counting_microstates/dice_and_cards.py")
    assert bits.name_order == pytest.approx(log_factorial(52) / log(2))
    assert bits.name_order == pytest.approx(225.5810, abs=5e-5)


def test_poker_names_cover_what_dealing_every_hand_finds(snippet):
    poker = snippet("counting_microstates/poker_hands.py")
    cards = np.fromiter((card for hand in combinations(range(52), 5) for card in hand), dtype=np.int8)
    hands = cards.reshape(-1, 5)
    ranks, suits = np.sort(hands % 13, axis=1), hands // 13
    matches = sum((ranks[:, i] == ranks[:, j]).astype(int) for i, j in combinations(range(5), 2))
    royal = (ranks == [0, 9, 10, 11, 12]).all(axis=1) & (suits == suits[:, :1]).all(axis=1)
    assert len(hands) == poker.hands
    assert poker.ways == {
        "royal flush": royal.sum(),
        "four of a kind": (matches == 6).sum(),
        "full house": (matches == 4).sum(),
        "two pairs": (matches == 2).sum(),
        "one pair": (matches == 1).sum(),
    }
    assert poker.ratio == pytest.approx((matches == 1).sum() / (matches == 4).sum())


def test_rarer_hands_stand_higher_in_the_poker_table(snippet):
    counts = list(snippet("counting_microstates/poker_hands.py").ways.values())
    assert counts == sorted(counts)


def test_the_friend_who_sorts_by_colour_is_the_more_lenient(snippet):
    rules = snippet("counting_microstates/sorted_by_colour.py")
    assert rules.by_colour == 5**20 > rules.at_home == 15_571
    assert "32.19" in rules.output


def test_in_her_tidy_rooms_four_things_in_five_are_astray(snippet):
    listed = rooms_by_number_astray(things=4, places=5)
    mean = Fraction(sum(astray * count for astray, count in listed.items()), 5**4)
    assert snippet("counting_microstates/sorted_by_colour.py").mean_astray == pytest.approx(float(5 * mean))


def test_loaded_dice_make_the_sum_with_one_way_beat_the_sum_with_six(snippet):
    dice = snippet("counting_microstates/loaded_dice.py")
    die = [0.1, 0.1, 0.1, 0.1, 0.1, 0.5]
    expected = dict(zip(range(2, 13), np.convolve(die, die), strict=True))
    assert dict(dice.loaded) == pytest.approx(expected)
    assert (dice.ways[12], dice.ways[7]) == (1, 6)
    assert [total for total, *_ in cells(dice.output)] == ["2", "7", "11", "12"]
    assert dice.loaded[12] == pytest.approx(0.25) and dice.loaded[7] == pytest.approx(0.14)
    assert sum(dice.fair.values()) == pytest.approx(1) and dice.fair[7] == pytest.approx(1 / 6)
