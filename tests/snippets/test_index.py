"""The home page's numbers, each computed a second way."""

import heapq
import itertools
import math
from functools import cache

from pytest import approx


@cache
def words(a, b, c):
    """Count the words with a, b and c letters of three kinds, by their last letter: no factorials."""
    if min(a, b, c) < 0:
        return 0
    if a == b == c == 0:
        return 1
    return words(a - 1, b, c) + words(a, b - 1, c) + words(a, b, c - 1)


def test_twenty_people_are_counted_by_the_last_person_to_choose(snippet):
    people = snippet("index/twenty_people.py")
    assert people.ways == words(10, 6, 4) == 38_798_760
    assert people.choices == [184_756, 210, 1]


def test_the_hero_table_holds_the_planned_numbers(snippet):
    people = snippet("index/twenty_people.py")
    assert people.counted == approx(17.473899, abs=5e-7)
    assert people.formula == approx(20.593060, abs=5e-7)
    assert people.second_order == approx(17.512730, abs=5e-7)
    assert people.third_order == approx(17.473841, abs=5e-7)
    printed = people.output
    for number in "184,756", "210", "38,798,760", "17.473899", "20.593060", "17.512730", "17.473841":
        assert f" {number} |" in printed


def test_the_corrections_are_the_tail_of_stirling(snippet):
    people = snippet("index/twenty_people.py")
    coarse = 20 * math.log(20) - 10 * math.log(10) - 6 * math.log(6) - 4 * math.log(4)
    roots = math.log(2 * math.pi * 20) / 2 - sum(math.log(2 * math.pi * n) / 2 for n in (10, 6, 4))
    twelfths = 1 / 240 - sum(1 / (12 * n) for n in (10, 6, 4))
    assert people.formula == approx(coarse, rel=1e-14)
    assert people.second_order == approx(coarse + roots, rel=1e-14)
    assert people.third_order == approx(coarse + roots + twelfths, rel=1e-14)


def test_shannon_is_eighteen_per_cent_too_much_and_then_six_hundred_thousandths_too_little(snippet):
    people = snippet("index/twenty_people.py")
    counted = math.log(words(10, 6, 4))
    assert round(100 * people.excess / counted) == 18
    assert round(1e5 * abs(people.third_order - counted)) == 6


def test_the_rungs_of_the_ladder(snippet):
    ladder = snippet("index/ladder.py")
    assert ladder.ways == words(10, 6, 4)
    assert ladder.log_ways == approx(17.473899, abs=5e-7)
    assert ladder.each == approx(17.473899 / 20, abs=5e-8)
    assert ladder.limit == approx(1.029653014, abs=5e-10)
    assert ladder.bits == approx(1.485475297, abs=5e-10)
    assert ladder.loss == approx(1.054920, abs=5e-7)
    assert ladder.price == approx(0.0252672, abs=5e-8)


def test_a_large_crowd_has_the_limit_for_each_person(snippet):
    crowd = 10**9
    counted = math.lgamma(crowd + 1) - sum(math.lgamma(crowd * tenths // 10 + 1) for tenths in (5, 3, 2))
    assert counted / crowd == approx(snippet("index/ladder.py").limit, abs=1e-6)


def test_the_best_code_for_long_notes_comes_down_to_the_fourth_rung(snippet):
    bits = snippet("index/ladder.py").bits
    for length in range(1, 8):
        heap = [math.prod(block) for block in itertools.product((0.5, 0.3, 0.2), repeat=length)]
        heapq.heapify(heap)
        mean_length = 0
        while len(heap) > 1:
            joined = heapq.heappop(heap) + heapq.heappop(heap)
            mean_length += joined
            heapq.heappush(heap, joined)
        assert bits <= mean_length / length < bits + 1 / length


def test_the_ladder_goes_by_the_mean_loss_of_a_hundred_forecasts(snippet):
    ladder = snippet("index/ladder.py")
    mean_loss = -(50 * math.log(0.4) + 30 * math.log(0.4) + 20 * math.log(0.2)) / 100
    assert ladder.loss == approx(mean_loss, rel=1e-14)


def test_each_doubling_adds_nearly_ln_two(snippet):
    crowds = snippet("index/forty_people.py")
    for N in 20, 40, 80, 160:
        n, m, k = N // 2, 3 * N // 10, N // 5
        too_many = math.log(N**N) - math.log(n**n * m**m * k**k) - math.log(words(n, m, k))
        assert crowds.gap[N] == approx(too_many, rel=1e-10)
    steps = [crowds.gap[2 * N] - crowds.gap[N] for N in (20, 40, 80)]
    assert steps == sorted(steps)
    assert all(0.97 * math.log(2) < step < math.log(2) == crowds.step for step in steps)
    fading = [crowds.gap[N] / N for N in (20, 40, 80, 160)]
    assert fading == sorted(fading, reverse=True)


def test_everyone_in_one_room_has_no_entropy_and_one_way(snippet):
    assert f"{snippet('index/forty_people.py').together:.1f}" == "0.0"
    assert words(20, 0, 0) == 1


def test_no_odds_in_per_cent_beat_the_shares(snippet):
    odds = [(a, b, 100 - a - b) for a in range(1, 99) for b in range(1, 100 - a)]
    likeliest = max(odds, key=lambda q: q[0] ** 5 * q[1] ** 3 * q[2] ** 2)
    forecasters = snippet("index/best_odds.py")
    assert forecasters.best == likeliest == (50, 30, 20)
    assert forecasters.lowest == approx(math.log(10**10 / (5**5 * 3**3 * 2**2)) / 10)
    assert forecasters.loss[40, 40, 20] == approx(1.054920, abs=5e-7)
    assert "|       1.055 |   0.025 |" in forecasters.output
