"""Cross-entropy: every number against exact integers, fractions, 50-digit logarithms or brute force."""

import math
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product

import pytest

P = [Fraction(5, 10), Fraction(3, 10), Fraction(2, 10)]
ODDS = {"4:4:2": (4, 4, 2), "1:1:1": (1, 1, 1), "2:3:5": (2, 3, 5), "5:3:2": (5, 3, 2)}


def shares(odds):
    return [Fraction(part, sum(odds)) for part in odds]


def ln(x):
    """Return the natural logarithm of a fraction, however large or small, to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        return Decimal(Fraction(x).numerator).ln() - Decimal(Fraction(x).denominator).ln()


def cross(p, q):
    """Return H(p, q) in nats, from the definition, to 50 digits."""
    pairs = [(Decimal(a.numerator) / Decimal(a.denominator), b) for a, b in zip(p, q, strict=True) if a]
    return float(-sum(a * ln(b) for a, b in pairs))


def ways(sizes):
    return math.factorial(sum(sizes)) // math.prod(math.factorial(size) for size in sizes)


def macrostates(people, groups):
    if groups == 1:
        return [(people,)]
    return [(k, *rest) for k in range(people + 1) for rest in macrostates(people - k, groups - 1)]


def chance(sizes, q):
    return ways(sizes) * math.prod(b**size for b, size in zip(q, sizes, strict=True))


def cells(output):
    """Return the rows of a printed table as lists of stripped cells, without the rule under its head."""
    lines = [line for line in output.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in (lines[0], *lines[2:])]


def test_the_chance_of_five_three_two_is_the_sum_over_all_words_of_ten_choices(snippet):
    guess = snippet("cross_entropy/one_guess.py")
    found = [word for word in product(range(3), repeat=10) if (word.count(0), word.count(1)) == (5, 3)]
    assert guess.ways == len(found) == 2520
    for name, odds in ODDS.items():
        q = shares(odds)
        assert {math.prod(q[group] for group in word) for word in found[::97]} == {guess.one[name]}
        assert guess.chance[name] == pytest.approx(float(len(found) * guess.one[name]), rel=1e-14)
    assert max(guess.chance, key=guess.chance.get) == "5:3:2"
    assert (guess.hers, guess.own) == (guess.chance["4:4:2"], guess.chance["5:3:2"])
    assert cells(guess.output)[1] == ["4:4:2", "1 in 38,147", "1 in 15.1"]


def test_the_sentences_about_the_people_are_those_of_the_running_example(snippet):
    guess = snippet("cross_entropy/one_guess.py")
    assert (guess.people, guess.groups, guess.sizes) == ("ten", "three", "five, three and two")
    assert (
        guess.arranged
        == "the first five in group one, the next three in group two and the last two in group three"
    )
    assert guess.product == "(4/10)⁵ × (4/10)³ × (2/10)²"


def test_who_knows_the_sizes_and_keeps_count_pays_the_count_and_less_than_any_fixed_odds(snippet):
    guess = snippet("cross_entropy/one_guess.py")
    for order in [(0, 0, 0, 0, 0, 1, 1, 1, 2, 2), (2, 0, 1, 0, 1, 0, 0, 2, 1, 0)]:
        left, stated = [5, 3, 2], Fraction(1)
        for group in order:
            stated *= Fraction(left[group], sum(left))
            left[group] -= 1
        assert stated == Fraction(1, guess.ways)
    assert guess.log_ways == pytest.approx(math.log(2520), rel=1e-14)
    assert guess.people_times_S == pytest.approx(-sum(n * math.log(n / 10) for n in (5, 3, 2)), rel=1e-14)
    assert guess.log_ways < guess.people_times_S
    best = max(chance((5, 3, 2), shares(odds)) for odds in macrostates(20, 3)) / 2520
    assert float(best) == pytest.approx(math.exp(-guess.people_times_S), rel=1e-12)


def test_every_bar_of_the_first_figure_is_the_same_entropy_and_a_price(snippet):
    figure = snippet("cross_entropy/price_of_odds.py")
    assert pytest.approx(cross(P, P), abs=1e-14) == figure.S
    assert set(figure.D) == set(ODDS)
    for name, odds in ODDS.items():
        assert figure.S + figure.D[name] == pytest.approx(cross(P, shares(odds)), abs=1e-14)
    assert figure.on_top == "4:4:2 have 0.025, 1:1:1 have 0.069 and 2:3:5 have 0.275"
    heights = [bar.get_height() for bar in figure.cost.patches]
    assert heights[::2] == pytest.approx([figure.S] * 4)
    assert heights[1::2] == pytest.approx(list(figure.D.values()), abs=1e-12)
    words = " ".join(text.get_text() for text in figure.belief.texts)
    assert all(name in words for name in ODDS)


def test_the_areas_of_the_codes_are_the_cross_entropies_in_bits(snippet):
    figure = snippet("cross_entropy/code_areas.py")
    assert figure.own_area == pytest.approx(cross(P, P) / math.log(2), abs=1e-13)
    assert figure.her_area == pytest.approx(cross(P, shares((4, 4, 2))) / math.log(2), abs=1e-13)
    assert figure.heights == ["1.00, 1.74 and 2.32", "1.32, 1.32 and 2.32"]
    for ax, area in zip(figure.axes, (figure.own_area, figure.her_area), strict=True):
        drawn = sum(bar.get_width() * bar.get_height() for bar in ax.patches[: len(P)])
        assert drawn == pytest.approx(area, rel=1e-12)


def shortest_words(weights):
    """Return the least mean length of a code that joins two weights at a time, times their sum."""
    if len(weights) == 1:
        return 0
    pairs = [(i, j) for i in range(len(weights)) for j in range(i)]
    rests = [[w for k, w in enumerate(weights) if k not in (i, j)] for i, j in pairs]
    return min(
        weights[i] + weights[j] + shortest_words([*rest, weights[i] + weights[j]])
        for (i, j), rest in zip(pairs, rests, strict=True)
    )


def lengths_of(weights):
    """Return the lengths of the words of a code made by joining the two least weights, over and over."""
    groups = [(weight, [i]) for i, weight in enumerate(weights)]
    lengths = [0] * len(weights)
    while len(groups) > 1:
        groups.sort()
        (first, some), (second, others), *groups = groups
        for i in some + others:
            lengths[i] += 1
        groups.append((first + second, some + others))
    return lengths


def test_huffmans_code_in_blocks_comes_near_the_entropy_and_never_below_it(snippet):
    code = snippet("cross_entropy/huffman_in_blocks.py")
    assert code.bits[1] == shortest_words([5, 3, 2]) / 10 == 1.5
    entropy = cross(P, P) / math.log(2)
    for block, bits in code.bits.items():
        weights = [math.prod(word) for word in product((5, 3, 2), repeat=block)]
        lengths = lengths_of(weights)
        assert sum(Fraction(1, 2**length) for length in lengths) == 1  # Kraft: a whole code
        mean = Fraction(
            sum(w * length for w, length in zip(weights, lengths, strict=True)), 10**block * block
        )
        assert bits == pytest.approx(float(mean), rel=1e-14)
        assert entropy <= bits < entropy + 1 / block
    assert f"{code.bits[4]:.3f}" == "1.493" and code.longest == "four"


def test_the_bounds_of_the_theorem_hold_exactly_for_every_macrostate_of_small_n(snippet):
    relative_entropy = snippet("cross_entropy/three_numbers.py").relative_entropy
    for people, odds in [(1, (4, 4, 2)), (4, (2, 3, 5)), (9, (4, 4, 2)), (9, (1, 1, 1)), (7, (1, 2, 3, 4))]:
        q = shares(odds)
        for sizes in macrostates(people, len(q)):
            # e^(−N D) is the fraction Π (qᵢ/pᵢ)^nᵢ, so no logarithm is needed.
            upper = math.prod((b * people / size) ** size for b, size in zip(q, sizes, strict=True) if size)
            assert upper / (people + 1) ** (len(q) - 1) <= chance(sizes, q) <= upper
            price = relative_entropy([size / people for size in sizes], [float(b) for b in q])
            assert math.exp(-people * price) == pytest.approx(float(upper), rel=1e-12)
        assert sum(chance(sizes, q) for sizes in macrostates(people, len(q))) == 1


def test_cross_entropy_and_relative_entropy_agree_with_fifty_digits(snippet):
    numbers = snippet("cross_entropy/three_numbers.py")
    entropy = cross(P, P)
    assert entropy == pytest.approx(1.029653, abs=5e-7)
    for row, odds in enumerate(ODDS.values()):
        q = shares(odds)
        assert numbers.H[row] == pytest.approx(cross(P, q), abs=1e-14)
        assert numbers.D[row] == pytest.approx(cross(P, q) - entropy, abs=1e-14)
        assert numbers.swapped_H[row] == pytest.approx(cross(q, P), abs=1e-14)
        assert numbers.swapped_D[row] == pytest.approx(cross(q, P) - cross(q, q), abs=1e-14)
    assert numbers.H[0] == pytest.approx(1.054920, abs=5e-7)
    assert numbers.D[0] == pytest.approx(0.0252672, abs=5e-8)
    assert numbers.swapped_D[0] == pytest.approx(0.0258154, abs=5e-8)
    assert [row[0] for row in cells(numbers.output)[1:]] == list(ODDS)


def test_the_loss_of_a_classifier_is_the_mean_of_one_hot_cross_entropies(snippet):
    cross_entropy = snippet("cross_entropy/three_numbers.py").cross_entropy
    pictures = [((7, 2, 1), 0), ((1, 1, 8), 2), ((3, 5, 2), 0)]
    product_of_all = math.prod(shares(odds)[label] for odds, label in pictures)
    terms = [
        cross_entropy([float(i == label) for i in range(3)], [part / sum(odds) for part in odds])
        for odds, label in pictures
    ]
    assert sum(terms) / 3 == pytest.approx(-float(ln(product_of_all)) / 3, rel=1e-13)


def test_the_rate_is_that_of_the_exact_whole_number_count(snippet):
    table = snippet("cross_entropy/chance_of_a_macrostate.py")
    planned = [
        (10, 7.8320, -10.5492, 0.271719),
        (100, 98.2678, -105.4920, 0.072243),
        (1000, 1022.6599, -1054.9202, 0.032260),
        (10_000, 10287.2351, -10549.2017, 0.026197),
    ]
    assert list(table.N) == [row[0] for row in planned]
    for row, (people, count, one, rate) in enumerate(planned):
        sizes = (people // 2, 3 * people // 10, people // 5)
        exact_count = float(ln(ways(sizes)))
        exact_one = float(ln(Fraction(4 ** (sizes[0] + sizes[1]) * 2 ** sizes[2], 10**people)))
        assert table.count[row] == pytest.approx(count, abs=5e-5)
        assert table.count[row] == pytest.approx(exact_count, rel=1e-11)
        assert table.one[row] == pytest.approx(one, abs=5e-5)
        assert table.one[row] == pytest.approx(exact_one, rel=1e-11)
        assert table.rate[row] == pytest.approx(rate, abs=5e-7)
        assert table.rate[row] == pytest.approx(-(exact_count + exact_one) / people, rel=1e-9)
    assert table.D == pytest.approx(0.0252672, abs=5e-8)
    assert f"{table.rate[0] / table.D:.0f}" == "11"
    for row, times in enumerate((10, 100)):
        right = chance((5 * times // 10, 3 * times // 10, 2 * times // 10), P)
        hers = chance((5 * times // 10, 3 * times // 10, 2 * times // 10), shares((4, 4, 2)))
        assert table.favour[row] == pytest.approx(float(right / hers), rel=1e-11)
    assert table.digits == len(str(5**500 * 3**300 * 2**200 // (4**800 * 2**200)))
    assert cells(table.output)[4] == ["10,000", "10,287.24", "-10,549.20", "0.026197"]
    assert cells(table.output)[5] == ["∞", "", "", "0.025267"]


def test_every_rate_in_the_figure_settles_on_its_own_relative_entropy(snippet):
    figure = snippet("cross_entropy/rate_of_wrong_odds.py")
    assert figure.N[0] == 10 and figure.N[-1] == 100_000
    assert set(figure.rate) == set(ODDS)
    for name, odds in ODDS.items():
        q = shares(odds)
        price = cross(P, q) - cross(P, P)
        assert figure.D[name] == pytest.approx(price, abs=1e-14)
        assert figure.rate[name][0] == pytest.approx(-float(ln(chance((5, 3, 2), q))) / 10, abs=1e-12)
        assert 0 < figure.rate[name][-1] - price < 1.2e-4
        assert all(figure.rate[name][1:] < figure.rate[name][:-1])


def test_the_finite_n_correction_is_the_same_for_all_odds_and_follows_the_half_log(snippet):
    figure = snippet("cross_entropy/rate_of_wrong_odds.py")
    last = [figure.rate[name][-1] - figure.D[name] for name in ODDS]
    assert max(last) - min(last) < 1e-13
    constant = math.log(2 * math.pi) + math.log(0.5 * 0.3 * 0.2) / 2
    assert 1e5 * last[0] == pytest.approx(math.log(1e5) + constant, abs=1e-4)


def test_the_figure_is_logarithmic_and_labels_each_of_its_curves(snippet):
    axes = snippet("cross_entropy/rate_of_wrong_odds.py").ax
    assert (axes.get_xscale(), axes.get_yscale()) == ("log", "log")
    words = " ".join(text.get_text() for text in axes.texts)
    assert all(name in words for name in ODDS)
    assert "nats" in axes.get_ylabel()


def test_greatest_likelihood_and_least_cross_entropy_order_all_odds_alike(snippet):
    numbers = snippet("cross_entropy/three_numbers.py")
    grid = [shares(odds) for odds in macrostates(20, 3) if min(odds)]
    likelihood = [chance((5, 3, 2), q) for q in grid]  # exact fractions
    by_likelihood = sorted(range(len(grid)), key=lambda i: (-likelihood[i], grid[i]))
    p, odds = [float(a) for a in P], [[float(b) for b in q] for q in grid]
    for score in (numbers.cross_entropy(p, odds), numbers.relative_entropy(p, odds)):
        rounded = [round(float(nats), 12) for nats in score]
        pairs = sorted(zip(rounded, grid, range(len(grid)), strict=True))
        assert [i for _, _, i in pairs] == by_likelihood
    assert grid[by_likelihood[0]] == P


def test_the_floor_of_a_smoothed_label_is_its_entropy(snippet):
    table = snippet("cross_entropy/label_smoothing_floor.py")
    for classes in (2, 10, 100, 1000):
        rest = Fraction(1, 10 * classes)
        label = [1 - (classes - 1) * rest] + [rest] * (classes - 1)
        assert table.top[classes] == pytest.approx(float(label[0]), rel=1e-14)
        assert table.floor[classes] == pytest.approx(cross(label, label), rel=1e-12)
        assert table.bits[classes] == pytest.approx(cross(label, label) / math.log(2), rel=1e-12)
        # The other custom by the grouping rule: right or wrong, then which of the wrong ones.
        other = cross(shares((9, 1)), shares((9, 1))) + math.log(classes - 1) / 10
        assert table.other_floor[classes] == pytest.approx(other, rel=1e-12)
    assert table.floor[1000] == pytest.approx(1.014848, abs=5e-7)
    assert table.other_floor[1000] == pytest.approx(1.015758, abs=5e-7)
    assert table.floor[10] == pytest.approx(-0.91 * math.log(0.91) - 0.09 * math.log(0.01), abs=1e-12)


def test_the_quoted_floor_of_0_44_is_in_base_ten_by_either_custom(snippet):
    table = snippet("cross_entropy/label_smoothing_floor.py")
    assert f"{table.base_ten:.2f}" == f"{math.log10(math.exp(table.other_floor[1000])):.2f}" == "0.44"


def test_wolfs_die_costs_195_bits_when_coded_as_fair(snippet):
    wolf = snippet("cross_entropy/wolf_coded_as_fair.py")
    counts = (3246, 3449, 2897, 2841, 3635, 3932)
    assert tuple(wolf.throws) == counts and wolf.N == sum(counts) == 20_000
    ratio = math.prod(count**count for count in counts) * Fraction(6, 20_000) ** 20_000  # Π (pᵢ/⅙)^nᵢ, exact
    log10 = float(ln(ratio)) / math.log(10)
    assert wolf.total == pytest.approx(float(ln(ratio)) / math.log(2), rel=1e-9)
    assert wolf.total == pytest.approx(195.32, abs=5e-3)
    assert wolf.extra == pytest.approx(0.00976591, abs=5e-9)
    assert math.log10(wolf.likelihood_ratio) == pytest.approx(log10, rel=1e-9)
    assert log10 == pytest.approx(58.8, abs=0.05)
    assert 2 * wolf.total * math.log(2) == pytest.approx(270.769, abs=5e-4)
    assert cells(wolf.output)[1:] == [
        ["fair", "2.584963", "51,699.25"],
        ["its own die", "2.575197", "51,503.93"],
        ["difference", "0.009766", "195.32"],
    ]


def test_luck_and_the_sending_of_five_shares_explain_little_of_it(snippet):
    wolf = snippet("cross_entropy/wolf_coded_as_fair.py")
    assert wolf.luck == pytest.approx(2.5 * math.log2(math.e), rel=1e-14)
    assert wolf.for_the_shares == pytest.approx(5 * math.log2(math.sqrt(20_000)), rel=1e-14)
    assert wolf.total > 5 * wolf.for_the_shares


def spot_counts(dice):
    """Return how many of the 6^dice throws have each sum of spots above one, by the recurrence for powers."""
    ways_for = [1]
    for total in range(1, 5 * dice + 1):
        terms = ((dice * k - total + k) * ways_for[total - k] for k in range(1, min(5, total) + 1))
        ways_for.append(sum(terms) // total)
    return ways_for


def test_the_recurrence_counts_what_throwing_all_dice_counts():
    sums = [sum(throw) for throw in product(range(6), repeat=5)]
    assert spot_counts(5) == [sums.count(total) for total in range(26)]


def test_the_chance_of_an_average_of_four_and_a_half_is_exact(snippet):
    sanov = snippet("cross_entropy/sanov_dice.py")
    planned = {
        10: (0.0389945, 0.8629),
        20: (4.93194e-3, 0.9169),
        50: (1.55971e-5, 0.9611),
        100: (1.51902e-9, 0.9792),
        200: (1.98278e-17, 0.9892),
        1000: (1.11179e-79, 0.9978),
    }
    assert set(sanov.chance) == set(planned)
    for dice, (probability, ratio) in planned.items():
        exact = Fraction(sum(spot_counts(dice)[7 * dice // 2 :]), 6**dice)
        assert sanov.chance[dice] == pytest.approx(float(exact), rel=1e-14)
        assert sanov.chance[dice] == pytest.approx(probability, rel=5e-6)
        assert sanov.ratio[dice] == pytest.approx(ratio, abs=5e-5)
        assert exact < math.exp(-dice * sanov.D)


def test_the_nearest_die_has_the_planned_shares_and_no_nearer_one_is_found(snippet):
    sanov = snippet("cross_entropy/sanov_dice.py")
    planned = [0.0543532, 0.0787715, 0.1141600, 0.1654468, 0.2397744, 0.3474941]
    assert list(sanov.nearest) == pytest.approx(planned, abs=5e-8)
    assert sanov.x == pytest.approx(1.449254, abs=5e-7)
    assert sanov.D == pytest.approx(math.log(6) - 1.613581, abs=1e-6)
    assert sanov.D == pytest.approx(0.178178, abs=5e-7)
    spots = range(1, 7)
    allowed = [s for s in macrostates(20, 6) if sum(k * size for k, size in zip(spots, s, strict=True)) >= 90]
    entropies = [-sum(size / 20 * math.log(size / 20) for size in sizes if size) for sizes in allowed]
    assert sanov.D <= math.log(6) - max(entropies) < sanov.D + 0.01


def test_right_odds_are_missed_by_half_a_nat_a_direction(snippet):
    right = snippet("cross_entropy/right_odds_miss.py")
    mean = right.mean
    for people in (2, 10, 100):
        exact = sum(
            float(chance(sizes, P))
            * sum(size * math.log(size / people / float(b)) for size, b in zip(sizes, P, strict=True) if size)
            for sizes in macrostates(people, 3)
        )
        assert mean[people] == pytest.approx(exact, rel=1e-10)
    assert right.limit == 1 and mean[2] == pytest.approx(1.1998, abs=5e-5)
    # The next term of the mean: (Σ 1/qᵢ − 1) / 12N.
    assert mean[1000] == pytest.approx(1 + (2 + 10 / 3 + 5 - 1) / 12_000, abs=5e-6)


def test_no_pair_of_shares_and_odds_has_a_negative_relative_entropy(snippet):
    never = snippet("cross_entropy/never_negative.py")
    states = macrostates(10, 3)
    assert never.D.shape == (len(states), len(states)) == (66, 66)
    least = math.inf
    for a in states:
        for b in states:
            if all(y or not x for x, y in zip(a, b, strict=True)):
                log_ratio = sum(x * (math.log(x) - math.log(y)) for x, y in zip(a, b, strict=True) if x) / 10
                if a != b:
                    least = min(least, log_ratio)
    assert never.smallest >= 0 and never.only_at_itself
    assert f"smallest D with q ≠ p: {least:.4f}\n" in never.output


def test_odds_that_forbid_what_happened_cost_infinitely_much(snippet):
    never = snippet("cross_entropy/never_negative.py")
    forbidden = [
        [any(x and not y for x, y in zip(p, q, strict=True)) for q in never.shares] for p in never.shares
    ]
    assert ((never.D == math.inf) == forbidden).all()


def test_coding_the_fair_coin_as_bent_costs_more_than_the_reverse(snippet):
    coins = snippet("cross_entropy/both_ways.py")
    assert coins.fair_as_bent == pytest.approx(math.log2(5 / 3), rel=1e-13)
    assert coins.bent_as_fair == pytest.approx(1 - 0.468996, abs=5e-7)
    assert [row[2] for row in cells(coins.output)[3:]] == ["1.000000", "inf"]


def test_perplexity_is_the_same_in_every_base_and_is_the_root_of_a_count(snippet):
    page = snippet("cross_entropy/perplexity.py")
    assert page.perplexity == pytest.approx(2.8001, abs=5e-5)
    assert page.by_token[1] == pytest.approx(page.perplexity, rel=1e-14)
    assert page.perplexity == pytest.approx(0.5**-0.5 * 0.3**-0.3 * 0.2**-0.2, rel=1e-14)
    assert page.wrong_odds == pytest.approx(0.4**-0.8 * 0.2**-0.2, rel=1e-14)
    root = math.exp(float(ln(ways((5000, 3000, 2000)))) / 10_000)
    assert page.N == 10_000 and page.root == pytest.approx(root, rel=1e-11)


def test_perplexity_changes_with_the_token_and_bits_a_person_do_not(snippet):
    page = snippet("cross_entropy/perplexity.py")
    pairs = [a * b for a, b in product(P, repeat=2)]
    assert page.by_token[2] == pytest.approx(math.exp(cross(pairs, pairs)), rel=1e-13)
    assert page.by_token[2] == pytest.approx(page.by_token[1] ** 2, rel=1e-13)
    assert page.each[1] == pytest.approx(page.each[2], rel=1e-14)
    assert page.each[1] == pytest.approx(cross(P, P) / math.log(2), rel=1e-13)


def test_the_best_constant_forecast_announces_the_share(snippet):
    rain = snippet("cross_entropy/constant_forecast.py")
    days = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
    for tenths in (1, 2, 3, 4, 5):
        mean = -sum(math.log(tenths / 10 if wet else 1 - tenths / 10) for wet in days) / 10
        assert rain.loss[tenths] == pytest.approx(mean, rel=1e-13)
        assert rain.price[tenths] == pytest.approx(mean - rain.loss[3], abs=1e-13)
    assert min(rain.loss, key=rain.loss.get) == 3
    assert rain.price[5] == pytest.approx(0.0822829, abs=5e-8)
    assert rain.loss[0] == rain.loss[10] == math.inf
