"""The numbers of page 1, each against a second way to get it."""

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from math import exp, log, log2

import numpy as np
import pytest

from entropy import shannon_entropy


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
    assert room.choices[2] == len(list(combinations(range(20), 2)))
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


def test_the_choice_of_things_is_largest_at_ten_and_back_to_one_at_twenty(snippet):
    choices = snippet("counting_microstates/messy_room.py").choices
    assert max(choices) == choices[10] and choices[20] == choices[0] == 1
    assert sum(choices) == 2**20


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


def test_the_filled_bars_are_those_within_three_deviations_of_the_mean(snippet):
    figure = snippet("counting_microstates/nearly_all_astray.py")
    near = [astray for astray in range(21) if abs(astray - 18) <= 3 * 1.8**0.5]
    assert near == list(range(figure.lowest, 21))


def test_both_scales_show_the_same_counts_and_a_labelled_step_is_a_factor_of_a_hundred_thousand(snippet):
    figure = snippet("counting_microstates/nearly_all_astray.py")
    for ax in figure.even, figure.log:
        assert [bar.get_height() for bar in ax.patches] == pytest.approx(grow_the_room())
    assert list(figure.log.get_yticks()) == pytest.approx([100_000**step for step in range(5)])
    assert [label.get_text() for label in figure.log.get_yticklabels()] == [
        "1",
        "10⁵",
        "10¹⁰",
        "10¹⁵",
        "10²⁰",
    ]


def test_the_drawn_room_has_twenty_things_in_ten_places_and_two_homes_in_each(snippet):
    room = snippet("counting_microstates/tidy_and_messy.py")
    assert len(set(room.things)) == 20 and len(set(room.places)) == 10
    assert Counter(room.home.tolist()) == dict.fromkeys(range(10), 2)


def test_the_mess_has_seventeen_astray_and_nineteen_billion_billion_rooms_like_it(snippet):
    room = snippet("counting_microstates/tidy_and_messy.py")
    homes = {thing: place for place, those in room.homes.items() for thing in those}
    assert room.astray == sum(room.found[thing] != homes[thing] for thing in homes) == 17
    assert room.ways == grow_the_room()[17]
    assert room.billions * 1e9 * 1e9 == pytest.approx(room.ways, rel=0.01)


def test_the_marks_lie_where_the_room_says(snippet):
    room = snippet("counting_microstates/tidy_and_messy.py")
    for ax, lies in zip(room.axes, [room.home, room.mess], strict=True):
        squares, marks = ax.collections
        assert marks.get_offsets()[:, 0].tolist() == list(lies)
        assert squares.get_offsets()[:, 0].tolist() == list(room.home)
        assert [label.get_text() for label in ax.get_xticklabels()] == room.places
        filled = [face[3] > 0 for face in marks.get_facecolors()]
        assert filled == (lies != room.home).tolist()


def test_in_the_drawn_room_red_homes_are_left_and_blue_homes_right(snippet):
    home = snippet("counting_microstates/tidy_and_messy.py").home
    assert max(home[:10]) == 4 and min(home[10:]) == 5


def test_at_most_two_astray_is_what_everybody_counts(snippet):
    labels = snippet("counting_microstates/tidy_labels.py")
    assert labels.ways[2] == 1 + 180 + 15_390 == 15_571
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


def test_the_piles_hold_each_throw_once_under_its_sum(snippet):
    dice = snippet("counting_microstates/two_dice.py")
    assert dice.ways == {total: 6 - abs(7 - total) for total in range(2, 13)}
    assert (dice.most, dice.count) == (7, 36)
    tiles = {text.get_text(): text.get_position() for text in dice.ax.texts}
    assert len(tiles) == len(dice.ax.texts) == 36
    for throw, (total, _) in tiles.items():
        assert total == sum(int(face) for face in throw.split("+"))


def test_told_and_left_open_add_up_to_the_whole_throw(snippet):
    bits = snippet("counting_microstates/told_and_kept_back.py")
    shares = [(6 - abs(7 - total)) / 36 for total in range(2, 13)]
    assert bits.told == pytest.approx(shannon_entropy(shares, base=2))
    assert bits.told == pytest.approx(3.274402, abs=5e-7)
    assert bits.left_open == pytest.approx(1.895523, abs=5e-7)
    assert bits.told + bits.left_open == pytest.approx(2 * log2(6))
    assert bits.name_throw == pytest.approx(5.169925, abs=5e-7)


def equal_answers(count):
    """Return the mean number of questions for so many equal answers: all are k or k + 1 questions deep."""
    deep = count.bit_length() - 1
    return deep + 2 * (count - 2**deep) / count


def test_the_best_plan_needs_a_little_more_than_the_bits_and_adds_up_only_nearly(snippet):
    plan = snippet("counting_microstates/told_and_kept_back.py")
    assert plan.ask_throw == pytest.approx(equal_answers(36)) == pytest.approx(188 / 36)
    rest = sum(ways * equal_answers(ways) for ways in [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]) / 36
    assert plan.ask_rest == pytest.approx(rest) == pytest.approx(70 / 36)
    assert plan.ask_throw < plan.ask_sum + plan.ask_rest < plan.ask_throw + 0.03
    for bits, asked in [
        (plan.name_throw, plan.ask_throw),
        (plan.told, plan.ask_sum),
        (plan.left_open, plan.ask_rest),
    ]:
        assert bits < asked < bits + 1


def test_no_plan_for_the_sum_needs_fewer_questions(snippet):
    plan = snippet("counting_microstates/told_and_kept_back.py")
    weights = tuple(sorted(plan.ways.values()))

    @cache
    def fewest(rest):
        """Return the cost of the best plan: one of the best splits the sorted list somewhere."""
        if len(rest) == 1:
            return 0
        return sum(rest) + min(fewest(rest[:cut]) + fewest(rest[cut:]) for cut in range(1, len(rest)))

    assert plan.ask_sum == pytest.approx(fewest(weights) / 36)


@pytest.mark.parametrize("power", range(6))
def test_for_powers_of_two_the_questions_are_the_bits(snippet, power):
    assert snippet("counting_microstates/told_and_kept_back.py").questions([1] * 2**power) == power


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
