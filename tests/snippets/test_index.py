"""The home page's numbers, each computed a second way."""

import itertools
import math
from fractions import Fraction
from functools import cache

import pytest
from pytest import approx

from people import ODDS, PARTS


@cache
def words(*letters):
    """Count the words with so many letters of each kind, by their last letter: no factorials."""
    if sum(letters) == 0:
        return 1
    one_less = ([n - (i == last) for i, n in enumerate(letters)] for last in range(len(letters)))
    return sum(words(*rest) for rest in one_less if min(rest) >= 0)


def log_of_powers(sizes, chances):
    """Return the logarithm of a product of whole powers, in exact fractions."""
    product = math.prod(Fraction(*chance) ** size for size, chance in zip(sizes, chances, strict=True))
    return math.log(product.numerator) - math.log(product.denominator)


SIZES = [2 * part for part in PARTS]
SHARES = [(part, sum(PARTS)) for part in PARTS]
WAYS = words(*SIZES)
# The entropy and what wrong odds cost, from products of whole powers.
S = -log_of_powers(PARTS, SHARES) / sum(PARTS)
PRICE = -log_of_powers(PARTS, [(odds, sum(ODDS)) for odds in ODDS]) / sum(PARTS) - S


def test_each_count_of_the_dome_is_a_row_of_pascals_triangle(snippet):
    dome = snippet("index/climbing.py")
    assert list(dome.counts) == [sum(PARTS), 10 * sum(PARTS), 100 * sum(PARTS)]
    row = [1]
    for N in range(1, 100 * sum(PARTS) + 1):
        row = [1, *map(sum, itertools.pairwise(row)), 1]
        if N in dome.counts:
            times = N // sum(PARTS)
            logarithms = [math.log(row[k * times]) / N for k in range(sum(PARTS) + 1)]
            assert list(dome.counts[N]) == approx(logarithms, rel=1e-9, abs=1e-12)


def test_the_dots_climb_and_never_pass_the_curve(snippet):
    dome = snippet("index/climbing.py")
    inner = slice(1, -1)
    few, more, most = (dome.counts[N][inner] for N in dome.counts)
    assert (few < more).all() and (more < most).all() and (most < dome.curve[inner]).all()
    assert max(dome.curve) <= math.log(2) and dome.curve[inner] - most == approx(0, abs=0.006)


def test_the_crowd_is_counted_by_the_last_person_to_choose(snippet):
    people = snippet("index/one_crowd.py")
    assert people.ways == WAYS
    assert people.counted == approx(math.log(WAYS), rel=1e-14)
    assert people.formula == approx(2 * sum(PARTS) * S, rel=1e-14)


@pytest.mark.skipif((PARTS, ODDS) != ((5, 3, 2), (4, 4, 2)), reason="the numbers of another crowd")
def test_the_numbers_of_the_planned_crowd(snippet):
    people, ladder = snippet("index/one_crowd.py"), snippet("index/ladder.py")
    assert (people.people, people.groups, people.in_groups) == ("twenty", "three", "ten, six and four")
    assert (people.shares, people.proportion) == ("one half, three tenths and one fifth", "5:3:2")
    assert people.ways == 38_798_760
    for number in "184,756", "210", "1":
        assert f" {number} |" in people.output
    assert people.counted == approx(17.473899, abs=5e-7)
    assert people.formula == approx(20.593060, abs=5e-7)
    assert people.chance == approx(0.0442, abs=5e-5)
    assert ladder.S == approx(1.029653014, abs=5e-10)
    assert ladder.bits == approx(1.485475297, abs=5e-10)
    assert ladder.price == approx(0.0252672, abs=5e-8)
    huffman = [float(bits) for bits in snippet("index/block_codes.py").bits.values()]
    assert huffman == approx([1.5, 1.5, 1.4957, 1.4931], abs=5e-5)
    assert "| 4:4:2                  |       1.055 |   0.025 |" in snippet("index/best_odds.py").output


def test_the_chance_of_the_sizes_is_that_of_all_their_arrangements(snippet):
    people = snippet("index/one_crowd.py")
    one = math.prod(Fraction(*share) ** size for size, share in zip(SIZES, SHARES, strict=True))
    assert people.one_in == approx(float(1 / one), rel=1e-12)
    assert people.chance == approx(float(WAYS * one), rel=1e-12)
    assert people.formula - people.counted == approx(-math.log(WAYS * one), rel=1e-12)


def test_the_rungs_of_the_ladder(snippet):
    ladder = snippet("index/ladder.py")
    assert ladder.ways == WAYS
    assert ladder.each == approx(math.log(WAYS) / sum(SIZES), rel=1e-14)
    assert ladder.S == approx(S, rel=1e-14)
    assert ladder.bits == approx(S / math.log(2), rel=1e-14)
    assert ladder.price == approx(PRICE, rel=1e-12)


def test_a_large_crowd_has_the_limit_for_each_person(snippet):
    crowd = 10**8 * sum(PARTS)
    counted = math.lgamma(crowd + 1) - sum(math.lgamma(10**8 * part + 1) for part in PARTS)
    assert counted / crowd == approx(snippet("index/ladder.py").S, abs=1e-6)


def best_code(chances):
    """Return the least mean length of notes: at each length as many as leave room for longer ones."""

    @cache
    def digits(given, free):
        rest = len(chances) - given
        if free >= rest:
            return 0
        return min(
            sum(chances[given + ended :]) + digits(given + ended, min(2 * (free - ended), rest))
            for ended in range(free)
        )

    chances = sorted(chances, reverse=True)
    return digits(0, 1)


def test_huffmans_code_is_the_best_of_all_and_comes_near_the_entropy(snippet):
    codes = snippet("index/block_codes.py")
    least = S / math.log(2)
    assert codes.least == approx(least)
    for block in range(1, 4):
        chances = [math.prod(each) for each in itertools.product(codes.shares, repeat=block)]
        assert codes.bits[block] == best_code(chances) / block
    for block, bits in codes.bits.items():
        assert least <= bits < least + 1 / block


def test_each_doubling_adds_nearly_the_same(snippet):
    crowds = snippet("index/doubled.py")
    for times in 2, 4, 8, 16:
        sizes = [times * part for part in PARTS]
        N = sum(sizes)
        ways = math.factorial(N) // math.prod(map(math.factorial, sizes))
        too_many = N * S - math.log(ways)
        assert crowds.gap[times] == approx(too_many, rel=1e-10)
    steps = [crowds.gap[2 * times] - crowds.gap[times] for times in (2, 4, 8)]
    assert steps == sorted(steps)
    assert crowds.rise == approx(math.log(2 ** (len(PARTS) - 1)) / 2)
    assert all(0.95 * crowds.rise < step < crowds.rise for step in steps)
    fading = [gap / times for times, gap in crowds.gap.items()]
    assert fading == sorted(fading, reverse=True)


def test_everyone_in_one_group_has_no_entropy_and_one_way(snippet):
    assert f"{snippet('index/doubled.py').together:.1f}" == "0.0"
    assert words(sum(SIZES), *[0] * (len(PARTS) - 1)) == 1


def test_no_odds_in_small_steps_beat_the_shares(snippet):
    forecasters = snippet("index/best_odds.py")
    tens = range(1, forecasters.steps)
    tried = [odds for odds in itertools.product(tens, repeat=len(PARTS) - 1) if sum(odds) < forecasters.steps]
    assert len(forecasters.tried) == len(tried)
    likeliest = max(
        ([*odds, forecasters.steps - sum(odds)] for odds in tried),
        key=lambda q: math.prod(each**part for each, part in zip(q, PARTS, strict=True)),
    )
    assert likeliest == [10 * part for part in PARTS]
    assert forecasters.best == ":".join(map(str, PARTS))
    assert forecasters.lowest == approx(S, rel=1e-14)


def test_who_keeps_count_loses_the_logarithm_of_the_count_in_any_order(snippet):
    counted = snippet("index/best_odds.py").keeping_count
    for turn in range(3):
        people = [group for group, size in enumerate(SIZES) for _ in range(size)]
        people = people[turn::3] + people[(turn + 1) % 3 :: 3] + people[(turn + 2) % 3 :: 3]
        left = list(SIZES)
        given = Fraction(1)
        for group in people:
            given *= Fraction(left[group], sum(left))
            left[group] -= 1
        assert given == Fraction(1, WAYS)
    assert counted == approx(math.log(WAYS) / sum(SIZES), rel=1e-12)
    assert counted < S
