"""The numbers of page 4, each against a second way to get it."""

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from math import factorial, log

import numpy as np
import pytest

from entropy import multiplicity


@cache
def ways_to_send(sizes):
    """Count microstates by asking where the last person went: a recursion without a factorial."""
    if sum(sizes) == 0:
        return 1
    smaller = ((*sizes[:i], size - 1, *sizes[i + 1 :]) for i, size in enumerate(sizes) if size)
    return sum(ways_to_send(rest) for rest in smaller)


def all_words(people):
    return Counter(
        tuple(word.count(group) for group in range(3)) for word in product(range(3), repeat=people)
    )


@pytest.mark.parametrize("sizes", [(5, 3, 2), (4, 3, 3), (10, 0, 0), (0, 0), (1,), (3, 0, 2, 1), (10, 6, 4)])
def test_the_multiplicity_is_the_count_of_a_recursion(sizes):
    assert multiplicity(sizes) == ways_to_send(sizes)


def test_the_order_in_which_groups_are_filled_does_not_matter():
    assert multiplicity([5, 3, 2]) == multiplicity([2, 3, 5]) == multiplicity([3, 5, 2])


def test_choosing_a_then_b_then_c_makes_2520_microstates(snippet):
    steps = snippet("people_into_groups/five_three_two.py")
    for_a = list(combinations(range(10), 5))
    for_b = list(combinations(range(5), 3))
    assert (steps.to_a, steps.to_b, steps.to_c) == (len(for_a), len(for_b), 1) == (252, 10, 1)
    assert steps.ways == len(for_a) * len(for_b) == 2520
    assert steps.entropy == pytest.approx(7.832014, abs=5e-7)


def test_queues_divided_by_queues_that_look_the_same_give_the_same_count(snippet):
    assert snippet("people_into_groups/five_three_two.py").ways == Fraction(
        factorial(10), factorial(5) * factorial(3) * factorial(2)
    )


def test_every_macrostate_of_ten_people_has_the_words_that_enumeration_finds(snippet):
    table = snippet("people_into_groups/every_macrostate.py")
    words = all_words(10)
    assert table.ways == dict(words)
    assert len(table.macrostates) == 66
    assert table.total == 3**10 == 59_049


def test_the_even_macrostates_of_ten_people_are_the_largest(snippet):
    table = snippet("people_into_groups/every_macrostate.py")
    assert {sizes for sizes, ways in table.ways.items() if ways == max(table.ways.values())} == {
        (4, 3, 3),
        (3, 4, 3),
        (3, 3, 4),
    }
    assert table.ways[4, 3, 3] == 4200


def test_the_kinds_of_macrostates_hold_all_words_and_stand_in_order(snippet):
    table = snippet("people_into_groups/every_macrostate.py")
    assert len(table.kinds) == 14
    assert sum(table.orders.values()) == 66
    assert sum(table.together.values()) == 59_049
    assert [table.ways[kind] for kind in table.kinds] == sorted(
        map(table.ways.get, table.kinds), reverse=True
    )
    assert table.together[5, 3, 2] == 15_120 == max(table.together.values())


def test_the_twelve_most_even_macrostates_own_most_words(snippet):
    table = snippet("people_into_groups/every_macrostate.py")
    twelve = sorted(all_words(10).values(), reverse=True)[:12]
    assert sum(table.orders[kind] for kind in table.kinds[:3]) == 12
    assert table.even_share == pytest.approx(sum(twelve) / 3**10)
    assert f"{table.even_share:.0%}" == "63%"


def test_macrostates_are_as_few_as_their_list_is_long(snippet):
    few = snippet("people_into_groups/how_few.py")
    for N in (10, 100, 1000):
        assert few.macrostates[N] == sum(N - first + 1 for first in range(N + 1))
    assert few.macrostates == {10: 66, 100: 5151, 1000: 501_501}


def test_microstates_are_three_to_the_number_of_people(snippet):
    few = snippet("people_into_groups/how_few.py")
    for printed in ("5.9e+4 ", "5.2e+47 ", "1.3e+477 "):
        assert printed in few.output
    assert few.microstates == {10: 59_049, 100: 3**100, 1000: 3**1000}
    assert few.digits == 478


def test_the_cost_of_naming_a_macrostate_fades(snippet):
    cost = snippet("people_into_groups/how_few.py").cost
    assert [round(cost[N], 4) for N in (10, 100, 1000)] == [0.4190, 0.0855, 0.0131]
    assert np.exp(100 * cost[100]) == pytest.approx(5151)


def test_the_largest_macrostate_lies_between_the_average_and_ln_3(snippet):
    few = snippet("people_into_groups/how_few.py")
    for N in (10, 100):
        largest = max(multiplicity((a, b, N - a - b)) for a in range(N + 1) for b in range(N - a + 1))
        assert few.largest[N] == pytest.approx(log(largest) / N)
    for N in (10, 100, 1000):
        assert log(3) - 2 * log(N + 1) / N < few.floor[N] < few.largest[N] < few.ceiling
    assert few.floor[100] == pytest.approx(log(Fraction(3**100, 5151)) / 100)
    assert few.ceiling == log(3)


def test_the_hills_of_the_figure_have_the_tops_of_the_exact_counts(snippet):
    top = snippet("people_into_groups/shape_of_the_count.py").top
    assert top["N = 10"] == pytest.approx(log(4200) / 10)
    assert top["N = 30"] == pytest.approx(log(multiplicity([10, 10, 10])) / 30)
    assert top["N = 100"] == pytest.approx(log(multiplicity([34, 33, 33])) / 100)
    assert top["−Σ p ln p"] == pytest.approx(log(3))


def test_the_figure_draws_one_dot_for_each_macrostate_of_ten_people(snippet):
    panels = snippet("people_into_groups/shape_of_the_count.py")
    dots = next(line for line in panels.axes.flat[0].lines if line.get_marker() == ".")
    assert len(dots.get_xdata()) == 66


def test_seven_seven_six_has_24_sevenths_the_ways_of_ten_six_four(snippet):
    split = snippet("people_into_groups/more_even.py")
    assert split.uneven == ways_to_send((10, 6, 4)) == 38_798_760
    assert split.even == ways_to_send((7, 7, 6)) == 133_024_320
    assert Fraction(split.even, split.uneven) == Fraction(24, 7)
    assert split.ratio == pytest.approx(24 / 7)


def test_mississippi_has_34650_words(snippet):
    letters = snippet("people_into_groups/mississippi.py")
    assert dict(letters.sizes) == {"M": 1, "I": 4, "S": 4, "P": 2}
    assert letters.words == ways_to_send((1, 4, 4, 2)) == 34_650
    assert letters.orders == letters.words * 1152


def test_no_heap_of_words_disagrees_with_the_theorem(snippet):
    heaps = snippet("people_into_groups/every_word.py")
    assert heaps.words == 3**10
    assert heaps.right == len(heaps.counted) == 66
    assert all(count == ways_to_send(sizes) for sizes, count in heaps.counted.items())
    assert max(heaps.counted.values()) == 4200
