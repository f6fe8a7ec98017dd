"""The running example, in numbers and in words."""

from fractions import Fraction

import pytest

import people


def test_the_forecaster_states_odds_for_each_group_and_no_one_is_alone():
    assert len(people.PARTS) == len(people.ODDS) > 1
    assert min(*people.PARTS, *people.ODDS) > 0
    assert people.ODDS != people.PARTS


def test_larger_crowds_have_the_same_shares():
    shares = [Fraction(part, sum(people.PARTS)) for part in people.PARTS]
    crowd = people.crowd(7)
    assert [Fraction(size, sum(crowd)) for size in crowd] == shares


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (1, "one"), (13, "thirteen"), (20, "twenty"), (21, "21"), (1200, "1,200")],
)
def test_numbers_are_in_letters_up_to_twenty(number, words):
    assert people.in_words(number) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ((5, 10), "one half"),
        ((3, 10), "three tenths"),
        ((20, 100), "one fifth"),
        ((8, 12), "two thirds"),
        ((11, 12), "eleven twelfths"),
        ((3, 13), "3/13"),
        ((4, 4), "one whole"),
    ],
)
def test_a_share_is_said_in_lowest_terms(share, words):
    assert people.share_in_words(*share) == words


def test_lists_and_odds_are_written_as_in_english():
    assert people.listed(["a"]) == "a"
    assert people.listed(["a", "b"]) == "a and b"
    assert people.listed(["a", "b", "c"]) == "a, b and c"
    assert people.ratio((40, 40, 20)) == "40:40:20"
