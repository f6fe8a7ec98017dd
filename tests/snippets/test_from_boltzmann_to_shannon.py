"""The page's numbers against exact integers, prime factors, a continued fraction and full enumeration."""

import math
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product

import pytest

FOLDER = "from_boltzmann_to_shannon"
P = (Fraction(5, 10), Fraction(3, 10), Fraction(2, 10))
PI = Decimal("3.14159265358979323846264338327950288419716939937510582097")


def ways(sizes):
    return math.factorial(sum(sizes)) // math.prod(map(math.factorial, sizes))


def sizes_of(people, shares=P):
    sizes = [people * share for share in shares]
    assert all(size.denominator == 1 for size in sizes)
    return [int(size) for size in sizes]


def ln(x):
    """Return the natural logarithm of a whole number or fraction to 60 digits, however long it is."""
    with localcontext() as context:
        context.prec = 60
        return (+Decimal(Fraction(x).numerator)).ln() - (+Decimal(Fraction(x).denominator)).ln()


def shannon(shares=P):
    with localcontext() as context:
        context.prec = 60
        return -sum(Decimal(p.numerator) / p.denominator * ln(p) for p in shares if p)


def ln_ways_by_primes(sizes):
    """Return ln Ω from the prime factors of Ω, which Legendre's formula counts without a factorial."""
    people = sum(sizes)
    prime = bytearray([1]) * (people + 1)
    factors = []
    for q in range(2, people + 1):
        if not prime[q]:
            continue
        prime[q * q :: q] = bytes(len(range(q * q, people + 1, q)))
        exponent, power = 0, q
        while power <= people:
            exponent += people // power - sum(size // power for size in sizes)
            power *= q
        factors.append(q**exponent)
    with localcontext() as context:
        context.prec = 60
        return sum(ln(math.prod(factors[i : i + 100])) for i in range(0, len(factors), 100))


def stieltjes(n):
    """Return what Stirling's three terms leave out of ln n!, by the continued fraction of Stieltjes."""
    with localcontext() as context:
        context.prec = 60
        value = Decimal(n)
        for top, bottom in ((22999, 22737), (195, 371), (53, 210), (1, 30)):
            value = n + Decimal(top) / bottom / value
        return 1 / (12 * value)


def ln_ways_by_fraction(sizes):
    """Return ln Ω for large groups: Stirling's three terms and the continued fraction."""
    with localcontext() as context:
        context.prec = 60

        def one(n):
            return n * Decimal(n).ln() - n + (2 * PI * n).ln() / 2 + stieltjes(n)

        return one(sum(sizes)) - sum(one(size) for size in sizes)


def exact_ln_ways(people):
    sizes = sizes_of(people)
    if people <= 10**4:
        return ln(ways(sizes))
    return ln_ways_by_primes(sizes) if people <= 10**6 else ln_ways_by_fraction(sizes)


def macrostates(people, groups):
    if groups == 1:
        return [(people,)]
    return [(k, *rest) for k in range(people + 1) for rest in macrostates(people - k, groups - 1)]


def entropy_of(sizes):
    people = sum(sizes)
    return -sum(n / people * math.log(n / people) for n in sizes if n)


def cells(output):
    """Return the body of a printed table as lists of stripped cells."""
    lines = [line for line in output.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def row_of(table, people):
    """Return the row that begins with this many people, without its first cell."""
    return next(row[1:] for row in cells(table.output) if row[0] == f"{people:,}")


def test_a_hundred_people_differ_from_n_s_by_less_than_five_nats(snippet):
    hundred = snippet(f"{FOLDER}/two_entropies.py")
    assert hundred.counted == pytest.approx(98.267756, abs=5e-7)
    assert hundred.S == pytest.approx(float(shannon()), abs=1e-15)
    assert hundred.S == pytest.approx(1.029653014, abs=5e-10)
    assert hundred.formula == pytest.approx(102.965301, abs=5e-7)
    assert hundred.output.count("102.965301 nats") == 2


def test_one_arrangement_is_a_product_of_powers(snippet):
    hundred = snippet(f"{FOLDER}/two_entropies.py")
    assert hundred.product == "p₁⁵⁰ p₂³⁰ p₃²⁰"
    chance = Fraction(1, 2) ** 50 * Fraction(3, 10) ** 30 * Fraction(1, 5) ** 20
    assert hundred.log_slice == pytest.approx(float(ln(chance)), abs=1e-10)
    assert hundred.log_slice == pytest.approx(-100 * float(shannon()), abs=1e-10)


def test_the_page_speaks_of_the_running_example_in_words(snippet):
    hundred = snippet(f"{FOLDER}/two_entropies.py")
    assert hundred.groups == "three" and hundred.named_sizes == "50, 30 and 20"
    assert hundred.named_shares == "one half, three tenths and one fifth"
    twenty = snippet(f"{FOLDER}/corrections.py")
    assert (twenty.N_named, twenty.named) == ("twenty", "ten, six and four")


@pytest.mark.parametrize(("times", "count", "length"), [(1, 66, "8.5%"), (10, 5151, "0.91%")])
def test_the_longest_piece_of_the_bar_is_ours(snippet, times, count, length):
    bar = snippet(f"{FOLDER}/one_bar.py")
    people = 10 * times
    chances = {
        sizes: ways(sizes) * math.prod(p**n for p, n in zip(P, sizes, strict=True))
        for sizes in macrostates(people, 3)
    }
    ours = tuple(sizes_of(people))
    assert sum(chances.values()) == 1 and max(chances, key=chances.get) == ours
    assert bar.macrostates[times] == len(chances) == count
    assert bar.longest[times] == pytest.approx(float(chances[ours]), rel=1e-10)
    assert bar.parts[times] == pytest.approx(float(chances[ours] * count), rel=1e-10)
    assert f"{float(chances[ours]):.2g}" == f"{float(length[:-1]) / 100:.2g}"
    assert bar.ways == ways([5, 3, 2]) == 2520


def test_every_arrangement_has_the_chance_that_the_proof_gives_it():
    # All 3^10 words of ten choices: those with sizes 5, 3, 2 weigh the same, and P = Ω e^(−N S).
    found = [word for word in product(range(3), repeat=10) if (word.count(0), word.count(1)) == (5, 3)]
    each = {math.prod(P[group] for group in word) for word in found}
    assert len(each) == 1 and len(found) == ways([5, 3, 2])
    assert math.exp(-10 * float(shannon())) == pytest.approx(float(each.pop()), rel=1e-13)


@pytest.mark.parametrize(("people", "groups"), [(1, 4), (2, 3), (6, 6), (7, 3), (12, 4), (30, 3)])
def test_the_theorem_holds_for_every_macrostate(people, groups):
    # In whole numbers: P = Ω Π n^n / N^N lies between 1/C and 1, and no other sizes are likelier.
    everything = macrostates(people, groups)
    count = len(everything)
    assert count == math.comb(people + groups - 1, groups - 1) <= (people + 1) ** (groups - 1)
    for sizes in everything:
        here = Fraction(ways(sizes) * math.prod(n**n for n in sizes), people**people)
        assert Fraction(1, count) <= here <= 1
    for sizes in everything[:: max(1, count // 40)]:
        weight = {
            other: ways(other) * math.prod(n**m for n, m in zip(sizes, other, strict=True))
            for other in everything
        }
        assert max(weight.values()) == weight[sizes]
        assert sum(weight.values()) == people**people


def test_the_ratio_of_factorials_in_the_first_door_is_bounded():
    for n, m in product(range(25), repeat=2):
        bound = Fraction(n) ** (n - m) if n or n >= m else None
        if bound is not None:
            assert Fraction(math.factorial(n), math.factorial(m)) <= bound


def test_the_count_lies_between_its_bounds(snippet):
    table = snippet(f"{FOLDER}/counts_and_gaps.py")
    for times in (1, 10, 100, 1000):
        N = 10 * times
        C = sum(N - first + 1 for first in range(N + 1))
        gap = N * shannon() - ln(ways(sizes_of(N)))
        assert 0 < gap < ln(C) < 2 * ln(N + 1)
        assert table.ceiling[times] == pytest.approx(float(ln(C)), abs=1e-9)
        assert row_of(table, N)[2:] == [f"{float(ln(C)):.3f}", f"{float(2 * ln(N + 1)):.3f}"]
    assert row_of(table, 100)[1:] == ["4.698", "8.547", "9.230"]


def test_the_count_fills_the_formula_as_people_are_added(snippet):
    bars = snippet(f"{FOLDER}/filled_bars.py")
    assert bars.people == [10, 100, 1000, 10_000]
    for people, filled in zip(bars.people, bars.filled, strict=True):
        exact = ln(ways(sizes_of(people))) / (people * shannon())
        assert filled == pytest.approx(float(exact), abs=1e-12)
    assert [f"{filled:.2%}" for filled in bars.filled] == ["76.06%", "95.44%", "99.32%", "99.91%"]


def test_twenty_people_need_two_corrections(snippet):
    table = snippet(f"{FOLDER}/corrections.py")
    exact = ln(ways([10, 6, 4]))
    once = 20 * shannon() - (2 * PI * 20).ln() - ln(math.prod(P)) / 2
    twice = once - Decimal(7) / 9 / 20
    assert table.counted == pytest.approx(float(exact), abs=1e-12)
    assert table.once == pytest.approx(float(once), abs=1e-12)
    assert table.twice == pytest.approx(float(twice), abs=1e-12)
    assert f"{float(20 * shannon() / exact - 1):.0%}" == f"{table.too_much:.0%}" == "18%"
    assert table.once_off == pytest.approx(float(once / exact - 1), abs=1e-12)
    assert table.twice_off == pytest.approx(float(1 - twice / exact), abs=1e-12)
    off = [f"{float(value - exact):.5f}" for value in (20 * shannon(), once, twice)]
    assert [row[2] for row in cells(table.output)] == [*off, ""] == ["3.11916", "0.03883", "-0.00006", ""]


@pytest.mark.parametrize(("place", "people", "gap"), [(0, 10, 0.2546), (1, 100, 0.0480)])
def test_no_macrostate_is_further_from_the_line_than_the_figure_says(snippet, place, people, gap):
    figure = snippet(f"{FOLDER}/every_macrostate.py")
    everything = macrostates(people, 3)
    gaps = [entropy_of(sizes) - float(ln(ways(sizes))) / people for sizes in everything]
    assert figure.macrostates[place] == len(everything)
    assert min(gaps) > -1e-12
    assert figure.gaps[place] == pytest.approx(max(gaps), abs=1e-12)
    assert max(gaps) == pytest.approx(gap, abs=5e-5)


def test_among_a_thousand_people_the_greatest_gap_is_at_the_most_even_split(snippet):
    figure = snippet(f"{FOLDER}/every_macrostate.py")
    even = (333, 333, 334)
    assert figure.macrostates[2] == 501_501
    assert figure.gaps[2] == pytest.approx(entropy_of(even) - float(ln(ways(even))) / 1000, abs=1e-12)
    assert figure.gaps[2] == pytest.approx(0.00710, abs=5e-6)


@pytest.mark.parametrize(
    ("people", "counted", "gap"),
    [
        (10, 7.832014, 2.464516),
        (10**2, 98.267756, 4.697546),
        (10**3, 1022.659883, 6.993131),
        (10**4, 10287.235124, 9.295016),
        (10**6, 1029639.113955, 13.900109),
        (10**9, 1029652993.256710, 20.807864),
    ],
)
def test_counts_and_gaps_are_exact_in_every_digit(snippet, people, counted, gap):
    exact = exact_ln_ways(people)
    assert float(exact) == pytest.approx(counted, abs=6e-7)
    assert float(people * shannon() - exact) == pytest.approx(gap, abs=6e-7)
    table = snippet(f"{FOLDER}/counts_and_gaps.py")
    if people < 10**9:
        assert row_of(table, people)[:2] == [f"{counted:,.3f}", f"{gap:.3f}"]
        assert table.gap[people // 10] == pytest.approx(gap, abs=5e-5)


def test_the_gap_is_the_surprise_of_hitting_the_sizes(snippet):
    table = snippet(f"{FOLDER}/counts_and_gaps.py")
    chance = ways([50, 30, 20]) * math.prod(p ** int(100 * p) for p in P)
    assert table.chance[10] == pytest.approx(float(chance), rel=1e-12)
    assert f"{table.chance[10]:.2%}" == "0.91%"
    assert f"{1 / table.chance[10**5]:.1e}" == "1.1e+06"


def test_six_hundred_and_fifty_people_are_the_first_within_one_per_cent(snippet):
    # Before that every tenth N misses, 640 by 1.0035 %.
    relative = {N: N * shannon() / ln(ways(sizes_of(N))) - 1 for N in range(10, 1010, 10)}
    assert snippet(f"{FOLDER}/counts_and_gaps.py").enough == 650
    assert min(N for N, error in relative.items() if error < Decimal("0.01")) == 650
    assert all(error < Decimal("0.01") for N, error in relative.items() if N >= 650)
    assert float(relative[640]) == pytest.approx(0.010035, abs=5e-7)


def test_the_gap_grows_by_half_a_logarithm_for_each_group_after_the_first(snippet):
    figure = snippet(f"{FOLDER}/gap_grows.py")
    for M, gap in zip((2, 3, 6), figure.gaps, strict=True):
        slope = (gap[-1] - gap[-2]) / math.log(figure.people[-1] / figure.people[-2])
        assert slope == pytest.approx((M - 1) / 2, abs=1e-4)
    for line, shares in enumerate(([Fraction(1, 2)] * 2, P, [Fraction(1, 6)] * 6)):
        for place, people in enumerate(figure.people[:6].tolist()):
            exact = people * shannon(shares) - ln(ways(sizes_of(people, shares)))
            assert figure.gaps[line][place] == pytest.approx(float(exact), abs=1e-8)
    assert figure.people[-1] == 590_490


@pytest.mark.parametrize(
    ("people", "second", "third"),
    [
        (10, "-7.733e-02", "4.5e-04"),
        (10**2, "-7.777e-03", "4.7e-07"),
        (10**3, "-7.778e-04", "4.7e-10"),
        (10**4, "-7.778e-05", "4.7e-13"),
        (10**6, "-7.778e-07", "4.7e-19"),
        (10**9, "-7.778e-10", "4.7e-28"),
    ],
)
def test_the_corrections_leave_what_the_table_says(snippet, people, second, third):
    # Independent of any expansion of Ω: only Stirling's remainders differ, as a continued fraction.
    digits = snippet(f"{FOLDER}/fifty_digits.py")
    if people >= 10**3:
        remainder = stieltjes(people) - sum(stieltjes(size) for size in sizes_of(people))
    else:
        half_logarithms = (2 * PI * people).ln() + ln(math.prod(P)) / 2
        remainder = ln(ways(sizes_of(people))) - people * shannon() + half_logarithms
    after = remainder + Decimal(7) / (9 * people)
    assert f"{float(remainder):.3e}" == second and f"{float(after):.1e}" == third
    assert float(digits.first[people // 10]) == pytest.approx(float(remainder), rel=1e-12)
    assert float(digits.second[people // 10]) == pytest.approx(float(after), rel=1e-9)
    assert [float(cell) for cell in row_of(digits, people)] == [float(second), float(third)]


def test_the_coefficient_of_one_over_n_is_minus_seven_ninths(snippet):
    digits = snippet(f"{FOLDER}/fifty_digits.py")
    assert digits.coefficient == (1 - sum(1 / p for p in P)) / 12 == Fraction(-7, 9)
    assert digits.minus_coefficient == "7/9" and digits.sum_of_inverses == "2 + 10/3 + 5"


def test_robbins_encloses_what_the_logarithm_leaves_for_all_sizes_from_one():
    for sizes in macrostates(24, 3):
        if min(sizes) < 1:
            continue
        shares = [Fraction(size, 24) for size in sizes]
        left = float(ln(ways(sizes)) - 24 * shannon(shares) + (2 * PI * 24).ln() + ln(math.prod(shares)) / 2)
        assert -sum(1 / (12 * size) for size in sizes) < left < 1 / (12 * 24)


@pytest.mark.parametrize(
    ("groups", "gap", "share", "formula"),
    [
        (2, 3.6799, "0.5%", 3.6797),
        (10, 27.8507, "1.2%", 27.842),
        (50, 116.676, "3.1%", 116.467),
        (100, 203.483, "4.6%", 202.65),
        (500, 649.054, "11.7%", 628.383),
        (1000, 995.627, "16.8%", 914.6),
    ],
)
def test_a_thousand_people_in_too_many_groups_spoil_the_result(snippet, groups, gap, share, formula):
    table = snippet(f"{FOLDER}/too_many_groups.py")
    counted = ln(ways([1000 // groups] * groups))
    exact = 1000 * ln(groups) - counted
    assert float(exact) == pytest.approx(gap, abs=5.1e-4 if groups > 10 else 5.1e-5)
    assert table.gap[groups] == pytest.approx(float(exact), abs=1e-9)
    assert f"{exact / counted:.1%}" == share
    assert table.formula[groups] == pytest.approx(formula, abs=0.06 if groups == 1000 else 5.1e-3)
    half_logarithms = (groups - 1) * (2 * PI * 1000).ln() / 2 - groups * ln(groups) / 2
    assert table.formula[groups] == pytest.approx(float(half_logarithms), abs=1e-9)
    row = next(row for row in cells(table.output) if row[0] == f"{groups:,}")
    assert row[2:] == [f"{float(exact):.3f}", share, f"{float(half_logarithms):.2f}"]


@pytest.mark.parametrize(("coins", "difference"), [(100, 2.5309), (10**4, 4.8310), (10**6, 7.1335)])
def test_the_even_split_and_all_outcomes_agree_per_coin(snippet, coins, difference):
    table = snippet(f"{FOLDER}/biggest_or_all.py")
    half = [coins // 2] * 2
    counted = ln(ways(half)) if coins <= 10**4 else ln_ways_by_primes(half)
    exact = float(coins * ln(2) - counted)
    assert exact == pytest.approx(difference, abs=5.1e-5)
    assert table.difference[coins] == pytest.approx(exact, abs=1e-7)
    assert table.formula[coins] == pytest.approx(exact, abs=0.26 / coins)
    assert 0 < exact < math.log(coins + 1)


def test_mean_boltzmann_plus_the_entropy_of_the_macrostate_is_n_s(snippet):
    table = snippet(f"{FOLDER}/third_entropy.py")
    for i, odds in enumerate(([Fraction(1, 2)] * 2, list(P))):
        mean, of_macrostate, total = 0.0, 0.0, Fraction(0)
        for sizes in macrostates(100, len(odds)):
            chance = ways(sizes) * math.prod(q**n for q, n in zip(odds, sizes, strict=True))
            total += chance
            mean += float(chance) * float(math.log(ways(sizes)))
            of_macrostate -= float(chance) * (math.log(chance.numerator) - math.log(chance.denominator))
        assert total == 1
        assert table.mean[i] == pytest.approx(mean, abs=1e-9)
        assert table.of_macrostate[i] == pytest.approx(of_macrostate, abs=1e-9)
        assert mean + of_macrostate == pytest.approx(float(100 * shannon(odds)), abs=1e-9)
        assert table.exact[i] == pytest.approx(table.total[i], abs=1e-9)
    assert table.mean[0] == pytest.approx(66.286350, abs=5e-7)
    assert table.of_macrostate[0] == pytest.approx(3.028368, abs=5e-7)
    assert table.total[0] == pytest.approx(69.314718, abs=5e-7)
    assert table.shortfall[0] == pytest.approx(66.783842 - 66.286350, abs=1e-6)
    assert table.shortfall[1] == pytest.approx(float(ln(ways([50, 30, 20]))) - mean, abs=1e-9)
    assert [row[1:] for row in cells(table.output)] == [
        ["66.28635", "3.02837", "69.31472"],
        ["97.27841", "5.68689", "102.96530"],
    ]


def test_no_linear_term_can_change_the_count(snippet):
    memory = snippet(f"{FOLDER}/any_linear_term.py")
    for c, value in memory.whole.items():
        assert value == pytest.approx(102.965301, abs=5e-7)
        assert memory.one[c] == pytest.approx(100 * math.log(100) + 100 * c, rel=1e-15)
    assert set(memory.whole) >= {-1, 0, 7}
    assert memory.exact == pytest.approx(363.739376, abs=5e-7)
    assert memory.too_high == pytest.approx(0.266, abs=5e-4)


def test_a_fourth_group_adds_half_a_logarithm(snippet):
    table = snippet(f"{FOLDER}/four_groups.py")
    shares = [Fraction(part, 10) for part in (4, 3, 2, 1)]
    for N in (10, 100, 1000, 10_000):
        exact = float(N * shannon(shares) - ln(ways(sizes_of(N, shares))))
        left_out = float(sum(1 / share for share in shares) - 1) / 12 / N
        assert table.gap[N] == pytest.approx(exact, abs=1e-9)
        assert exact - table.formula[N] == pytest.approx(left_out, abs=3.3 / N**3 + 1e-9)
    assert table.added == pytest.approx(1.5 * math.log(10), abs=2e-3)


def test_the_rare_group_needs_nine_people_for_a_hundredth_of_a_nat(snippet):
    table = snippet(f"{FOLDER}/rare_group.py")
    shares = [Fraction(1, 10**6), 1 - Fraction(1, 10**6)]
    for n in (1, 2, 5, 8, 9, 10, 100):
        N = n * 10**6
        counted = ln(math.prod(range(N - n + 1, N + 1)) // math.factorial(n))
        exact = float(N * shannon(shares) - counted)
        formula = float((2 * PI * N * Decimal("1e-6") * (1 - Decimal("1e-6"))).ln() / 2)
        assert (abs(exact - formula) <= 0.01) == (n >= 9)
        assert exact - formula == pytest.approx(1 / (12 * n), rel=0.03)
        if n in table.gap:
            assert table.gap[n] == pytest.approx(exact, abs=1e-8)
            assert table.error[n] == pytest.approx(exact - formula, abs=1e-8)
    assert table.too_early == pytest.approx(math.log(0.2 * math.pi) / 2, abs=1e-6)


def test_the_gap_of_wolfs_die_is_foreseen(snippet):
    die = snippet(f"{FOLDER}/wolfs_die.py")
    throws = [3246, 3449, 2897, 2841, 3635, 3932]
    assert die.throws == throws and die.N == sum(throws) == 20_000
    counted = float(ln(ways(throws)))
    formula = float(20_000 * shannon([Fraction(n, 20_000) for n in throws]))
    assert die.counted == pytest.approx(counted, abs=1e-8) == pytest.approx(35_675.8472, abs=5e-5)
    assert die.formula == pytest.approx(formula, abs=1e-8) == pytest.approx(35_699.8051, abs=5e-5)
    assert die.gap == pytest.approx(23.958, abs=5e-4)
    left_out = (sum(20_000 / n for n in throws) - 1) / 12 / 20_000
    assert die.gap - die.expected == pytest.approx(left_out, abs=1e-6)
