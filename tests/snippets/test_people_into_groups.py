"""The numbers of page 4, each against a second way to get it."""

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import accumulate, combinations, pairwise
from math import factorial, log, prod

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from entropy import multiplicity
from people import PARTS, in_words


@cache
def ways_to_send(sizes):
    """Count microstates by asking where the last person went: a recursion without a factorial."""
    if sum(sizes) == 0:
        return 1
    smaller = ((*sizes[:i], size - 1, *sizes[i + 1 :]) for i, size in enumerate(sizes) if size)
    return sum(ways_to_send(rest) for rest in smaller)


@cache
def all_words(people, groups):
    """Count the words with each macrostate, a letter at a time."""
    words = Counter({(0,) * groups: 1})
    for _ in range(people):
        longer = Counter()
        for sizes, count in words.items():
            for k in range(groups):
                longer[(*sizes[:k], sizes[k] + 1, *sizes[k + 1 :])] += count
        words = longer
    return words


@pytest.mark.parametrize("sizes", [(5, 3, 2), (4, 3, 3), (10, 0, 0), (0, 0), (1,), (3, 0, 2, 1), (10, 6, 4)])
def test_the_multiplicity_is_the_count_of_a_recursion(sizes):
    assert multiplicity(sizes) == ways_to_send(sizes)


def test_the_order_in_which_groups_are_filled_does_not_matter():
    assert multiplicity([5, 3, 2]) == multiplicity([2, 3, 5]) == multiplicity([3, 5, 2])


def test_the_figure_shows_every_person_in_the_group_that_the_word_names(snippet):
    swaps = snippet("people_into_groups/swaps.py")
    assert Counter(swaps.word) == dict(zip(swaps.groups, PARTS, strict=True))
    numbers = [text for text in swaps.ax.texts if text.get_text().isdecimal()]
    assert sorted(int(text.get_text()) for text in numbers) == list(range(1, sum(PARTS) + 1))
    boxes = dict(zip(swaps.groups, (p for p in swaps.ax.patches if isinstance(p, Rectangle)), strict=True))
    for text in numbers:
        box = boxes[swaps.word[int(text.get_text()) - 1]]
        assert box.get_x() < text.get_position()[0] < box.get_x() + box.get_width()


def test_one_arrow_stays_in_a_group_and_one_leaves_it(snippet):
    swaps = snippet("people_into_groups/swaps.py")

    def home(place):
        return next(k for k, places in enumerate(swaps.places) if place[0] in [x for x, y in places])

    assert home(swaps.inside[0]) == home(swaps.inside[1])
    assert home(swaps.across[0]) != home(swaps.across[1])


def test_the_words_of_the_page_are_those_of_the_running_example(snippet):
    swaps = snippet("people_into_groups/swaps.py")
    if PARTS == (5, 3, 2):
        assert (swaps.people, swaps.sizes) == ("ten", "five, three and two")
        assert swaps.shares == "one half, three tenths and one fifth"
    assert len(swaps.groups) == len(PARTS)


def test_the_branches_of_the_tree_are_counted_by_choosing_one_group_after_another(snippet):
    tree = snippet("people_into_groups/tree_of_choices.py")
    left = sum(PARTS)
    for size, count in zip(PARTS, tree.counts, strict=True):
        assert count == sum(1 for _ in combinations(range(left), size))
        left -= size
    assert tree.counts[-1] == tree.backwards[-1] == 1
    assert int(tree.arrangements.replace(",", "")) == prod(tree.backwards) == ways_to_send(PARTS)
    if PARTS == (5, 3, 2):
        assert tree.product == "252 × 10 × 1"
        assert tree.arrangements == "2,520"
        assert tree.backwards == [45, 56, 1]


def test_the_path_in_the_tree_runs_along_drawn_branches(snippet):
    tree = snippet("people_into_groups/tree_of_choices.py")
    *branches, path = (line.get_xydata().tolist() for line in tree.ax.lines)
    assert all(step in branches for step in map(list, pairwise(path)))


def test_queues_divided_by_queues_that_look_the_same_give_the_same_count(snippet):
    queue = snippet("people_into_groups/line_up.py")
    assert queue.ways == Fraction(queue.orders, queue.same) == ways_to_send(PARTS)
    assert queue.orders == factorial(sum(PARTS))
    assert queue.entropy == pytest.approx(log(ways_to_send(PARTS)))
    if PARTS == (5, 3, 2):
        assert (queue.ways, queue.same) == (2520, 1440)
        assert queue.entropy == pytest.approx(7.832014, abs=5e-7)


def test_the_questions_settle_which_word_it_is(snippet):
    table = snippet("people_into_groups/every_macrostate.py")
    halvings, words = 0, ways_to_send(PARTS)
    while words > 1:
        halvings, words = halvings + 1, -(-words // 2)
    assert table.questions == in_words(halvings)
    if PARTS == (5, 3, 2):
        assert table.questions == "twelve"


def test_every_macrostate_has_the_words_that_enumeration_finds(snippet):
    table = snippet("people_into_groups/every_macrostate.py")
    assert table.ways == all_words(sum(PARTS), len(PARTS))
    assert table.total == len(PARTS) ** sum(PARTS)
    if PARTS == (5, 3, 2):
        assert (len(table.macrostates), table.total) == (66, 59_049)


def test_the_even_macrostates_are_the_largest_and_one_group_with_everybody_the_smallest(snippet):
    table = snippet("people_into_groups/every_macrostate.py")
    largest = {sizes for sizes, ways in table.ways.items() if ways == max(table.ways.values())}
    assert all(max(sizes) - min(sizes) <= 1 for sizes in largest)
    assert table.ways[table.kinds[-1]] == 1
    if PARTS == (5, 3, 2):
        assert largest == {(4, 3, 3), (3, 4, 3), (3, 3, 4)}
        assert table.ways[4, 3, 3] == 4200


def test_the_kinds_of_macrostates_hold_all_words_and_stand_in_order(snippet):
    table = snippet("people_into_groups/every_macrostate.py")
    assert sum(table.alike.values()) == len(table.macrostates)
    assert sum(table.together.values()) == table.total
    ways = [table.ways[kind] for kind in table.kinds]
    assert ways == sorted(ways, reverse=True)
    assert table.unordered != table.kinds[0]
    if PARTS == (5, 3, 2):
        assert len(table.kinds) == 14
        assert table.together[table.unordered] == table.together[5, 3, 2] == 15_120


def test_the_first_lines_own_most_words_and_one_line_less_does_not(snippet):
    table = snippet("people_into_groups/every_macrostate.py")
    lines = table.half + 1
    assert table.top == in_words(lines)
    first = sorted(all_words(sum(PARTS), len(PARTS)).values(), reverse=True)
    count = sum(table.alike[kind] for kind in table.kinds[:lines])
    assert table.top_share == pytest.approx(sum(first[:count]) / sum(first))
    assert table.top_share > 1 / 2 >= table.top_share - table.together[table.kinds[lines - 1]] / table.total
    if PARTS == (5, 3, 2):
        assert (lines, count, f"{table.top_share:.0%}") == (3, 12, "63%")


def test_macrostates_are_as_few_as_their_list_is_long(snippet):
    few = snippet("people_into_groups/how_few.py")
    for N in few.crowds:
        # One group more: the last takes any number, the others share the rest.
        lists = [1] * (N + 1)
        for _ in range(len(PARTS) - 1):
            lists = list(accumulate(lists))
        assert few.macrostates[N] == lists[N] <= (N + 1) ** (len(PARTS) - 1)
    if PARTS == (5, 3, 2):
        assert few.macrostates == {10: 66, 100: 5151, 1000: 501_501}


def test_microstates_are_the_number_of_groups_to_the_number_of_people(snippet):
    few = snippet("people_into_groups/how_few.py")
    assert few.microstates == {N: len(PARTS) ** N for N in few.crowds}
    assert few.digits == int(few.N * np.log10(len(PARTS))) + 1
    if PARTS == (5, 3, 2):
        assert few.digits == 478
        for printed in ("5.9e+4 ", "5.2e+47 ", "1.3e+477 "):
            assert printed in few.output


def test_the_cost_of_naming_a_macrostate_fades(snippet):
    few = snippet("people_into_groups/how_few.py")
    costs = list(few.cost.values())
    assert costs == sorted(costs, reverse=True)
    for N in few.crowds:
        assert np.exp(N * few.cost[N]) == pytest.approx(few.macrostates[N])
    if PARTS == (5, 3, 2):
        assert [round(cost, 4) for cost in costs] == [0.4190, 0.0855, 0.0131]


def test_the_largest_macrostate_lies_between_the_average_and_the_ceiling(snippet):
    few = snippet("people_into_groups/how_few.py")
    M = len(PARTS)
    smallest = max(all_words(sum(PARTS), M).values())
    assert few.largest[sum(PARTS)] == pytest.approx(log(smallest) / sum(PARTS))
    assert few.ceiling == log(M)
    for N in few.crowds:
        assert log(M) - (M - 1) * log(N + 1) / N <= few.floor[N] + 1e-12 < few.largest[N] < few.ceiling
    if PARTS == (5, 3, 2):
        assert few.floor[100] == pytest.approx(log(Fraction(3**100, 5151)) / 100)


def test_the_hills_of_the_figure_have_the_tops_of_the_exact_counts(snippet):
    hills = snippet("people_into_groups/shape_of_the_count.py")
    *counted, formula = hills.top
    for N, top in zip(hills.crowds, counted, strict=True):
        assert top == pytest.approx(log(multiplicity([N // 3, (N + 1) // 3, (N + 2) // 3])) / N)
    assert formula == pytest.approx(log(3), abs=2e-3)


def test_the_figure_draws_one_dot_for_each_macrostate_of_the_smallest_crowd(snippet):
    hills = snippet("people_into_groups/shape_of_the_count.py")
    N = hills.crowds[0]
    dots = next(line for line in hills.axes.flat[0].lines if line.get_marker() == ".")
    assert len(dots.get_xdata()) == (N + 1) * (N + 2) // 2


def test_three_sixes_have_21_fifths_the_ways_of_nine_six_three(snippet):
    split = snippet("people_into_groups/more_even.py")
    assert split.uneven == ways_to_send((9, 6, 3)) == 4_084_080
    assert split.even == ways_to_send((6, 6, 6)) == 17_153_136
    assert Fraction(split.even, split.uneven) == Fraction(21, 5)
    assert split.ratio == pytest.approx(21 / 5)


def test_mississippi_has_34650_words(snippet):
    letters = snippet("people_into_groups/mississippi.py")
    assert dict(letters.sizes) == {"M": 1, "I": 4, "S": 4, "P": 2}
    assert letters.words == ways_to_send((1, 4, 4, 2)) == 34_650
    assert letters.orders == letters.words * 1152


def test_no_heap_of_words_disagrees_with_the_theorem(snippet):
    heaps = snippet("people_into_groups/every_word.py")
    assert heaps.words == len(PARTS) ** 7
    assert heaps.right == len(heaps.counted)
    assert all(count == ways_to_send(sizes) for sizes, count in heaps.counted.items())
    if len(PARTS) == 3:
        assert (heaps.right, max(heaps.counted.values())) == (36, 210)
