"""The numbers of page 3, against whole numbers of paths, brute force over microstates and other formulas."""

from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import comb, erfc, exp, fsum, isclose, lgamma, log, log10, pi, sqrt

import numpy as np
import pytest

FOLDER = "why_it_goes_up/"
S = [log(comb(100, k)) for k in range(101)]
WAYS = [comb(100, k) for k in range(101)]
YEAR = 365.25 * 24 * 3600


@cache
def draws(start, moves, balls=100):
    """Count, for every k, the sequences of drawn numbers that lead there; in all balls**moves."""
    if moves == 0:
        return tuple(int(k == start) for k in range(balls + 1))
    old = (0, *draws(start, moves - 1, balls), 0)
    return tuple(old[k] * (balls - k + 1) + old[k + 2] * (k + 1) for k in range(balls + 1))


def mean(weights, values):
    """Return the mean of values under whole-number weights, each share rounded once."""
    total = sum(weights)
    return fsum(weight / total * float(value) for weight, value in zip(weights, values, strict=True))


def mean_after(start, moves, values):
    for fewer in range(0, moves, 100):  # fills the cache without deep recursion
        draws(start, fewer)
    return mean(draws(start, moves), values)


def steps_down(ways, down, top):
    """Return mean moves from `top` to 0, if long-run shares go like `ways`: tails over the flows out."""
    return sum(Fraction(sum(ways[k:])) / (ways[k] * down[k]) for k in range(1, top + 1))


def solve_over_microstates(balls, target):
    """Return the mean number of moves to the macrostate `target` from each of the 2^balls microstates."""
    states = np.arange(2**balls)
    right = np.array([int(state).bit_count() for state in states])
    equations = np.eye(2**balls)
    for ball in range(balls):
        equations[states, states ^ (1 << ball)] -= 1 / balls
    equations[right == target] = np.eye(2**balls)[right == target]
    return np.linalg.solve(equations, (right != target).astype(float)), right


# The box and one run of it


def run_by_hand(moves):
    """Return k after each move of the run with seed 0, one ball at a time."""
    right, history = set(), [0]
    for ball in np.random.default_rng(0).integers(100, size=moves).tolist():
        right ^= {ball}
        history.append(len(right))
    return history


def quantile(weights, share):
    """Return the lowest entropy that at least this share of the weights does not exceed."""
    total, below = sum(weights), 0
    for nats, weight in sorted(zip(S, weights, strict=True)):
        below += weight
        if below >= total * share:
            return nats


def test_the_drawn_box_is_at_three_moments_of_one_run(snippet):
    box = snippet(FOLDER + "three_moments.py")
    history = run_by_hand(1000)
    assert box.right == {t: history[t] for t in (0, 50, 1000)} == {0: 0, 50: 26, 1000: 54}
    assert box.ways == {t: comb(100, k) for t, k in box.right.items()}
    assert "7 × 10²³ ways" in [text.get_text() for text in box.ax.texts]


@pytest.mark.parametrize(
    ("t", "k", "nats"),
    [
        (0, 0, 0),
        (10, 9.1464, 28.5173),
        (50, 31.7915, 59.7269),
        (100, 43.3690, 65.4494),
        (200, 49.1206, 66.2723),
        (400, 49.9845, 66.2863),
    ],
)
def test_the_grey_curve_is_that_of_all_sequences_of_draws(snippet, t, k, nats):
    box = snippet(FOLDER + "one_box.py")
    assert box.mean[t] == pytest.approx(nats, abs=5e-5)
    assert box.mean[t] == pytest.approx(mean_after(0, t, S), rel=1e-10)
    assert mean_after(0, t, range(101)) == pytest.approx(50 * (1 - 0.98**t), rel=1e-10)
    assert 50 * (1 - 0.98**t) == pytest.approx(k, abs=5e-5)
    band = [quantile(draws(0, t), Fraction(percent, 100)) for percent in (5, 95)]
    assert list(box.band[t]) == pytest.approx(band, rel=1e-13)


def test_the_blue_line_is_one_box_and_its_mirror(snippet):
    box = snippet(FOLDER + "one_box.py")
    assert list(box.run) == pytest.approx([S[k] for k in run_by_hand(400)], rel=1e-13)
    forwards, backwards = (ax.lines[-1].get_ydata() for ax in box.axes)
    assert list(forwards) == list(box.run)
    assert list(backwards) == list(box.run[::-1])
    windows = [ax.child_axes[0].lines[0].get_ydata() for ax in box.axes]
    assert list(windows[0]) == list(windows[1][::-1]) == list(box.run[300:361])


def test_from_an_even_split_the_mean_entropy_falls_by_half_a_nat(snippet):
    box = snippet(FOLDER + "fluctuations.py")
    assert box.maximum[100] == pytest.approx(S[50], rel=1e-12)
    assert box.mean_entropy[100] == pytest.approx(mean_after(50, 1000, S), rel=1e-9)
    assert mean_after(50, 10, S) < S[50]


# Up and down


@pytest.mark.parametrize(("N", "moves"), [(10, 8.9365), (20, 21.3326), (100, 146.8887)])
def test_the_way_up_is_a_sum_of_odd_fractions(snippet, N, moves):
    up = snippet(FOLDER + "up_and_down.py").up[N]
    assert up == pytest.approx(moves, abs=5e-5)
    assert up == pytest.approx(N / 2 * sum(1 / odd for odd in range(1, N, 2)), rel=1e-13)
    assert up == pytest.approx(N / 4 * log(N) + 0.32 * N, rel=3e-3)


@pytest.mark.parametrize(
    ("N", "moves", "digit"), [(10, 1177.60, 5e-3), (20, 1111402.41, 5e-3), (100, 1.280725e30, 5e23)]
)
def test_the_way_down_takes_about_as_many_moves_as_there_are_microstates(snippet, N, moves, digit):
    down = snippet(FOLDER + "up_and_down.py").down[N]
    assert down == pytest.approx(moves, abs=digit)
    ways = [comb(N, k) for k in range(N + 1)]
    lower = [Fraction(k, N) for k in range(N + 1)]
    assert down == pytest.approx(float(steps_down(ways, lower, N // 2)), rel=1e-13)
    assert 1 < down / 2**N < 1 + 1.6 / N


def test_ten_balls_solved_over_all_their_microstates_give_the_same_times(snippet):
    times = snippet(FOLDER + "up_and_down.py")
    to_half, _ = solve_over_microstates(10, 5)
    to_empty, right = solve_over_microstates(10, 0)
    assert to_half[0] == pytest.approx(times.up[10], rel=1e-9)
    assert to_empty[right == 5] == pytest.approx(times.down[10], rel=1e-9)
    # Back to empty: one move, then the way down from a single ball; back to half: one move, then from four.
    assert 1 + to_empty[right == 1] == pytest.approx(times.empty_again[10], rel=1e-9)
    assert 1 + to_half[right == 4] == pytest.approx(times.half_again[10], rel=1e-9)


def test_the_waits_are_those_of_kac(snippet):
    times = snippet(FOLDER + "up_and_down.py")
    assert times.empty_again[10] == 1024
    assert times.empty_again[20] == 1_048_576
    assert times.empty_again[100] == pytest.approx(1.267651e30, abs=5e23)
    assert [times.half_again[N] for N in (10, 20, 100)] == pytest.approx([4.0635, 5.6755, 12.5645], abs=5e-5)
    assert times.half_ways[100] == 100_891_344_545_564_193_334_812_497_256


@pytest.mark.parametrize("N", [10, 20, 100])
def test_the_short_form_misses_one_in_twenty_four_n(snippet, N):
    harmonic = snippet(FOLDER + "odd_harmonic.py")
    assert harmonic.exact[N] == pytest.approx(snippet(FOLDER + "up_and_down.py").up[N], rel=1e-14)
    assert 24 * N * (harmonic.exact[N] - harmonic.estimate[N]) == pytest.approx(1, abs=1 / N)


def test_the_integral_of_the_door_solves_the_recursion():
    N = 6
    x, weight = np.polynomial.legendre.leggauss(10)  # exact for these polynomials
    x, weight = (x + 1) / 2, weight / 2
    c = [N * weight @ ((1 - x) ** (N - k - 1) * (1 + x) ** k) for k in range(N)]
    assert c[0] == pytest.approx(1)
    assert [1 + k / N * (c[k - 1] + c[k]) for k in range(1, N)] == pytest.approx(c[1:])


# Fluctuations


@pytest.mark.parametrize(
    ("N", "sigma", "close"), [(100, 0.05, 0.0796), (10_000, 0.005, 0.6875), (1_000_000, 0.0005, 1.0)]
)
def test_the_share_on_the_right_settles_as_the_box_grows(snippet, N, sigma, close):
    box = snippet(FOLDER + "fluctuations.py")
    assert box.sigma[N] == pytest.approx(sigma, rel=1e-6)
    assert box.sigma[N] == pytest.approx(1 / (2 * sqrt(N)), rel=1e-6)
    assert box.close[N] == pytest.approx(close, abs=5e-5)
    if N <= 10_000:
        exact = sum(comb(N, k) for k in range(N // 2 - N // 200, N // 2 + N // 200 + 1))
        assert box.close[N] == pytest.approx(exact / 2**N, rel=1e-8)


def test_the_entropy_stays_half_a_nat_short_however_large_the_box(snippet):
    box = snippet(FOLDER + "fluctuations.py")
    assert box.maximum[100] == pytest.approx(66.783842, abs=5e-7)
    assert box.mean_entropy[100] == pytest.approx(66.286350, abs=5e-7)
    assert box.shortfall[100] == pytest.approx(0.4975, abs=5e-5)
    assert box.shortfall[100] == pytest.approx(S[50] - mean(WAYS, S), rel=1e-9)
    for N in box.shortfall:
        assert box.shortfall[N] == pytest.approx(1 / 2 - 1 / (4 * N), abs=2 / N**2 + 1e-7)


def test_a_shortfall_has_the_same_chances_in_a_box_of_any_size(snippet):
    box = snippet(FOLDER + "shortfalls.py")
    assert box.short == (1, 3, 10, 100)
    assert box.chance[100] == pytest.approx(
        [mean(WAYS, [S[50] - s > x for s in S]) for x in box.short], rel=1e-9
    )
    assert box.chance[100][3] == 0 and S[50] < 100
    # A million balls: the chance of the middle, and of each step away from it, by products.
    half = 500_000
    middle = np.log1p(-1 / (2 * np.arange(1, half + 1))).sum()
    step = np.arange(half)
    short = np.cumsum(np.log(half + step + 1) - np.log(half - step))
    for x, chance in zip(box.short, box.chance[2 * half], strict=True):
        assert chance == pytest.approx(2 * np.exp(middle - short[short > x]).sum(), rel=1e-6)
        assert chance == pytest.approx(erfc(sqrt(x)), rel=0.01)
    # In a large box twice the shortfall is the square of a normal number z.
    z = np.linspace(0, 40, 400_001)
    bell = np.exp(-(z**2) / 2) * sqrt(2 / pi) * (z[1] - z[0])
    assert box.many == pytest.approx([bell[z**2 > 2 * x].sum() for x in box.short], rel=2e-3)
    assert bell @ z**2 / 2 == pytest.approx(1 / 2)  # equipartition
    assert [f"{chance:.2g}" for chance in box.many] == ["0.16", "0.014", "7.7e-06", "2.1e-45"]


def test_exactly_half_of_all_moves_lower_the_entropy(snippet):
    falling = snippet(FOLDER + "falling.py").falling
    assert falling["all"] == 1 / 2
    assert falling["even"] == pytest.approx(0.5402, abs=5e-5)
    assert falling["odd"] == pytest.approx(0.4598, abs=5e-5)
    falls = [Fraction((S[k - 1] < S[k]) * k if k else 0, 100) for k in range(101)]
    for k in range(100):
        falls[k] += (S[k + 1] < S[k]) * Fraction(100 - k, 100)
    assert sum(ways * fall for ways, fall in zip(WAYS, falls, strict=True)) == Fraction(2**100, 2)
    # Follow all sequences of draws from empty to a late even time and to the odd one after it.
    assert falling["even"] == pytest.approx(mean_after(0, 1000, falls), rel=1e-8)
    assert falling["odd"] == pytest.approx(mean_after(0, 1001, falls), rel=1e-8)


# The film backwards


def test_a_count_of_thirty_was_and_will_be_thirty_one_with_seven_chances_in_ten(snippet):
    found = snippet(FOLDER + "found_at_thirty.py")
    assert found.before[31] == pytest.approx(0.70, rel=1e-13)
    assert found.after[31] == pytest.approx(0.70, rel=1e-13)
    assert Fraction(WAYS[31] * 31, WAYS[30] * 100) == Fraction(7, 10)
    assert list(found.shapes.values()) == pytest.approx([0.49, 0.21, 0.21, 0.09], rel=1e-12)


def test_the_mean_path_through_thirty_is_the_same_on_both_sides(snippet):
    film = snippet(FOLDER + "both_directions.py")
    assert sorted(film.mean_entropy) == list(range(-100, 101))
    assert film.mean_entropy[0] == pytest.approx(S[30], rel=1e-14)
    for t in range(1, 101):
        assert film.mean_entropy[t] == pytest.approx(film.mean_entropy[-t], rel=1e-12)
        assert film.mean_entropy[t] > film.mean_entropy[t - 1]
    assert film.mean_entropy[50] == pytest.approx(mean_after(30, 50, S), rel=1e-11)


def test_the_past_of_thirty_by_counting_draws_is_higher_too(snippet):
    film = snippet(FOLDER + "both_directions.py")
    for t in (1, 2, 7, 40):
        joint = [WAYS[j] * draws(j, t)[30] for j in range(101)]  # all microstates equally likely before
        assert film.mean_entropy[-t] == pytest.approx(mean(joint, S), rel=1e-11)


def test_a_low_beginning_bends_the_past_down(snippet):
    film = snippet(FOLDER + "both_directions.py")
    assert film.low_start[-46] == 0
    assert film.low_start[0] == pytest.approx(S[30], rel=1e-14)
    for t in (1, 10, 30):
        joint = [draws(0, 46 - t)[j] * draws(j, t)[30] for j in range(101)]
        assert film.low_start[-t] == pytest.approx(mean(joint, S), rel=1e-11)
    assert all(film.low_start[-t] > film.low_start[-t - 1] for t in range(46))


# The third entropy


def test_mean_boltzmann_and_macrostate_entropy_add_up_to_gibbs(snippet):
    three = snippet(FOLDER + "three_entropies.py")
    assert three.mean_boltzmann["equal s"] == pytest.approx(66.286350, abs=5e-7)
    assert three.of_macrostate["equal s"] == pytest.approx(3.028368, abs=5e-7)
    assert three.gibbs["equal s"] == pytest.approx(69.314718, abs=5e-7)
    assert three.gibbs["equal s"] == pytest.approx(100 * log(2), rel=1e-13)
    assert three.gibbs["1,000"] == pytest.approx(99 * log(2), rel=1e-9)
    for time in three.gibbs:
        both = three.mean_boltzmann[time] + three.of_macrostate[time]
        assert three.gibbs[time] == pytest.approx(both, rel=1e-12)


def test_the_gibbs_entropy_of_a_run_is_that_of_its_single_microstates(snippet):
    three = snippet(FOLDER + "three_entropies.py")
    for time, t in (("10", 10), ("100", 100)):
        # The chance of one microstate with k on the right, by the eigenvalues 1 − 2j/N of the moves.
        gibbs = Fraction(0)
        for k in range(t % 2, min(t, 100) + 1, 2):
            chance = Fraction(0)
            for j in range(101):
                character = sum((-1) ** i * comb(k, i) * comb(100 - k, j - i) for i in range(min(j, k) + 1))
                chance += character * Fraction(50 - j, 50) ** t
            chance /= 2**100
            gibbs -= comb(100, k) * chance * Fraction(log(chance.numerator) - log(chance.denominator))
        assert three.gibbs[time] == pytest.approx(float(gibbs), rel=1e-10)


def test_over_all_microstates_gibbs_never_falls_while_the_mean_of_s_b_may():
    states = np.arange(2**8)
    right = np.array([int(state).bit_count() for state in states])
    S_B = np.array([log(comb(8, k)) for k in right])
    chance = (right == 4) / comb(8, 4)
    gibbs, boltzmann = [], []
    for _ in range(20):
        gibbs.append(-sum(p * log(p) for p in chance if p > 0))
        boltzmann.append(chance @ S_B)
        chance = sum(chance[states ^ (1 << ball)] for ball in range(8)) / 8
    assert all(later > earlier - 1e-12 for earlier, later in pairwise(gibbs))
    assert boltzmann[1] < boltzmann[0] and boltzmann[-1] < boltzmann[0]


def test_moves_with_favourites_lower_gibbs_from_equal_chances_and_only_they_do():
    random = np.random.default_rng(1)
    for _ in range(50):
        swaps = [np.eye(5)[random.permutation(5)] for _ in range(4)]
        fair = np.tensordot(random.dirichlet(np.ones(4)), swaps, 1)  # rows and columns add up to one
        chance, favourites = random.dirichlet(np.ones(5)), random.dirichlet(np.ones(5), size=5)
        assert entropy_of(chance @ fair) > entropy_of(chance) - 1e-12
        assert entropy_of(np.ones(5) / 5 @ favourites) < log(5)


def entropy_of(chances):
    return -sum(s * log(s) for s in chances if s > 0)


def test_what_can_be_undone_keeps_the_entropy_only_if_it_keeps_the_volume(snippet):
    change = snippet(FOLDER + "undone.py").change
    assert change["swap cells"] == pytest.approx(0, abs=1e-12)
    # Of a bell curve halved in width, ½ ln(2πe σ²) falls by ln 2.
    assert change["x → x/2"] == pytest.approx(-log(2), rel=1e-12)


# The bedroom


def test_the_shuffled_room_takes_a_minute_up_and_ages_down(snippet):
    room = snippet(FOLDER + "shuffled_room.py")
    assert room.moves["tidy → 18 astray"] == pytest.approx(59.370, abs=5e-4)
    assert room.moves["18 astray → tidy"] == pytest.approx(1.11769e20, abs=5e14)
    assert room.moves["18 astray → at most 2"] == pytest.approx(8.1837e15, abs=5e10)
    assert room.moves["tidy → tidy again"] == 1e20
    assert room.years["18 astray → tidy"] == pytest.approx(3.54e12, abs=5e9)
    assert room.years["18 astray → at most 2"] == pytest.approx(2.6e8, abs=5e6)
    ways = [comb(20, k) * 9**k for k in range(21)]
    home = [Fraction(k, 200) for k in range(21)]
    full, part = steps_down(ways, home, 18), steps_down(ways, home, 2)
    assert room.moves["18 astray → tidy"] == pytest.approx(float(full), rel=1e-13)
    assert room.moves["18 astray → at most 2"] == pytest.approx(float(full - part), rel=1e-13)
    climb = sum(Fraction(sum(ways[: k + 1])) / (ways[k] * Fraction(9 * (20 - k), 200)) for k in range(18))
    assert room.moves["tidy → 18 astray"] == pytest.approx(float(climb), rel=1e-13)


def test_the_mean_number_astray_is_that_of_twenty_independent_things(snippet):
    room = snippet(FOLDER + "shuffled_room.py")
    planned = {0: 0, 10: 7.2227, 20: 11.5473, 40: 15.6868, 100: 17.8934}
    assert room.astray == pytest.approx(planned, abs=5e-5)
    for t, astray in room.astray.items():
        touched = 1 - (1 - 1 / 20) ** t  # a thing that was ever drawn is astray in nine places of ten
        assert astray == pytest.approx(20 * touched * 9 / 10)


def test_with_an_owner_entropy_may_rise_and_a_messy_start_makes_it_fall(snippet):
    owner = snippet(FOLDER + "tidy_owner.py")
    assert owner.tidy == 0
    assert owner.messy == pytest.approx(log(190 * 9**18), rel=1e-13)
    for things_astray, start in ((0, owner.tidy), (18, owner.messy)):
        chance = [int(k == things_astray) for k in range(21)]
        for _ in range(500):
            stray = [0, *(c * (20 - k) / 20 / 10 for k, c in enumerate(chance))]
            home = [*(c * k / 20 * 9 / 10 for k, c in enumerate(chance)), 0]
            stay = [c * ((20 - k) / 20 * 9 / 10 + k / 20 / 10) for k, c in enumerate(chance)]
            chance = [stay[k] + stray[k] + home[k + 1] for k in range(21)]
        settled = fsum(c * log(comb(20, k) * 9**k) for k, c in enumerate(chance))
        assert settled == pytest.approx(owner.mean_entropy[90], rel=1e-9)
        assert (settled > start) == (things_astray == 0)


def test_a_room_with_a_tidy_owner_settles_where_the_owner_likes_it(snippet):
    owner = snippet(FOLDER + "tidy_owner.py")
    assert [owner.settled[percent] for percent in (10, 50, 90)] == [18, 10, 2]
    for percent in (10, 50, 90):
        r = Fraction(percent, 100)
        binomial = [comb(20, k) * (1 - r) ** k * r ** (20 - k) for k in range(21)]
        entropy = [log(comb(20, k) * 9**k) for k in range(21)]
        assert owner.mean_entropy[percent] == pytest.approx(mean(binomial, entropy), rel=1e-12)
        home = [Fraction(k, 20) * r for k in range(21)]
        assert owner.tidied[percent] == pytest.approx(float(steps_down(binomial, home, 18)), rel=1e-12)
    assert owner.tidied[10] == snippet(FOLDER + "shuffled_room.py").moves["18 astray → tidy"]


def test_the_owner_has_favourites_and_blind_shuffling_has_none(snippet):
    owner = snippet(FOLDER + "tidy_owner.py")
    for r, total in ((Fraction(1, 10), 1), (Fraction(1, 2), 5), (Fraction(9, 10), 9)):
        # Into "everything at home": from itself, and from twenty things in nine wrong places each.
        assert r + 20 * 9 * Fraction(1, 20) * r == total == owner.into_tidy[int(100 * r)]


# The other exercises


def test_the_ring_keeps_equal_chances_and_the_drain_does_not(snippet):
    rules = snippet(FOLDER + "even_handed.py")
    assert rules.into["ring"] == [1, 1, 1]
    assert rules.into["drain"] == [Fraction(27, 10), Fraction(2, 10), Fraction(1, 10)]
    assert all(sum(row) == 1 for rule in rules.rules.values() for row in rule)
    assert rules.entropy["ring"] == pytest.approx(log(3), rel=1e-15)
    after = (27 / 30, 2 / 30, 1 / 30)
    assert rules.entropy["drain"] == pytest.approx(-sum(share * log(share) for share in after))


def test_twenty_thousand_balls_are_even_again_within_minutes(snippet):
    box = snippet(FOLDER + "twenty_thousand.py")
    assert box.half_again == pytest.approx(177.25, abs=5e-3)
    by_gamma = exp(20_000 * log(2) + 2 * lgamma(10_001) - lgamma(20_001))
    assert box.half_again == pytest.approx(by_gamma, rel=1e-9)
    assert isclose(box.half_again, sqrt(pi * 10_000), rel_tol=2e-5)
    assert round(box.empty_again) == 6013
    assert 10**6013 < 2**20_000 // int(YEAR) < 10**6014
    assert box.empty_again == pytest.approx(20_000 * log10(2) - log10(YEAR))
    assert "10^6013 years" in box.output
