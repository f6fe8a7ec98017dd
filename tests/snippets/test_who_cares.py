"""The numbers of page 8, against finite differences, Newton's method, exact fractions and long decimals."""

import itertools
import math
from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np
import pytest

from descent import descend, least_cross_entropy, standardised
from iris import beyond_cut, is_virginica, petals


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def slope_of(function, point, nudge=1e-6):
    """The gradient by central differences."""
    point = np.asarray(point, dtype=float)
    steps = nudge * np.eye(len(point))
    return np.array([(function(point + step) - function(point - step)) / (2 * nudge) for step in steps])


def flowers():
    """Constant, standardised length and width of each flower, with the population's σ; plain Python."""
    columns = []
    for column in petals.T.tolist():
        mean = math.fsum(column) / 100
        sigma = math.sqrt(math.fsum((x - mean) ** 2 for x in column) / 100)
        columns.append([(x - mean) / sigma for x in column])
    return [(1.0, *pair) for pair in zip(*columns, strict=True)]


def mean_cross_entropy(w, labels=is_virginica):
    z = np.array(flowers()) @ w
    return np.logaddexp(0, np.where(labels, -z, z)).mean()


def mean_squared_error(w, labels=is_virginica):
    with np.errstate(over="ignore"):
        return ((1 / (1 + np.exp(-np.array(flowers()) @ w)) - labels) ** 2).mean()


def newton(labels, loss, w):
    """The optimum by Newton's method, with second derivatives in the logit: not the snippets' road."""
    inputs = np.array(flowers())
    for _ in range(200):
        a = 1 / (1 + np.exp(-inputs @ w))
        miss, bend = a - labels, a * (1 - a)
        if loss == "cross-entropy":
            first, second = miss, bend
        else:
            first, second = 2 * miss * bend, 2 * bend**2 + 2 * miss * bend * (1 - 2 * a)
        w = w - np.linalg.solve((inputs.T * second) @ inputs, inputs.T @ first)
    return w


def steps_until_94(start, rate, loss):
    """Gradient descent flower by flower, without numpy: the first step with 94 right, and all counts."""
    data, w, counts = flowers(), [0.0, start, start], []
    while True:
        logits = [sum(a * b for a, b in zip(w, x, strict=True)) for x in data]
        counts.append(sum((z > 0) == label for z, label in zip(logits, is_virginica.tolist(), strict=True)))
        if counts[-1] >= 94:
            return len(counts) - 1, counts
        gradient = [0.0, 0.0, 0.0]
        for x, z, label in zip(data, logits, is_virginica.tolist(), strict=True):
            a = sigmoid(z)
            slope = (a - label) * (1 if loss == "cross-entropy" else 2 * a * (1 - a))
            gradient = [g + slope * value / 100 for g, value in zip(gradient, x, strict=True)]
        w = [weight - rate * g for weight, g in zip(w, gradient, strict=True)]


def test_the_flowers_have_the_means_that_fisher_printed():
    assert petals.shape == (100, 2) and is_virginica.shape == (100,) and is_virginica.sum() == 50
    assert not is_virginica[:50].any()
    tenths = np.rint(petals * 10).astype(int)
    assert np.abs(tenths - petals * 10).max() < 1e-9
    assert tenths[:50].sum(axis=0).tolist() == [2130, 663]  # mean 4.260 cm and 1.326 cm
    assert tenths[50:].sum(axis=0).tolist() == [2776, 1013]  # mean 5.552 cm and 2.026 cm


def test_three_chances_and_their_loss(snippet):
    step = snippet("who_cares/one_step.py")
    with localcontext(prec=40):
        powers = [Decimal(z).exp() for z in (2, 1, -1)]
        exact = [power / sum(powers) for power in powers]
        loss = -exact[2].ln()
    assert step.chances == pytest.approx([float(q) for q in exact], abs=1e-14)
    assert step.loss == pytest.approx(float(loss), abs=1e-14)
    assert step.chances == pytest.approx([0.705385, 0.259496, 0.035119], abs=5e-7)
    assert step.loss == pytest.approx(3.349012, abs=5e-7)


def test_the_step_follows_the_finite_difference_slope_downhill(snippet):
    step = snippet("who_cares/one_step.py")

    def loss(z):
        return math.log(np.exp(z).sum()) - z[2]

    assert step.slopes == pytest.approx(slope_of(loss, [2, 1, -1]), abs=1e-9)
    assert step.logits_after == pytest.approx(np.array([2, 1, -1]) - slope_of(loss, [2, 1, -1]), abs=1e-9)
    assert step.loss_after == pytest.approx(loss(step.logits_after), abs=1e-12)
    assert step.loss_after < step.loss
    assert step.logits_after.sum() == pytest.approx(2)


def test_both_gradients_of_three_classes(snippet):
    check = snippet("who_cares/nudged_logits.py")
    assert check.cross_slope == pytest.approx([0.705385, 0.259496, -0.964881], abs=5e-7)
    assert check.squared_slope == pytest.approx([0.245988, -0.140918, -0.105070], abs=1e-6)
    assert check.cross_nudged == pytest.approx(check.cross_slope, abs=1e-9)
    assert check.squared_nudged == pytest.approx(check.squared_slope, abs=1e-9)
    for k in range(3):  # the complex step has no rounding error
        z = np.array([2, 1, -1], dtype=complex)
        z[k] += 1e-30j
        q = np.exp(z) / np.exp(z).sum()
        assert check.cross_slope[k] == pytest.approx(-np.log(q[2]).imag / 1e-30, abs=1e-12)
        squared = ((q - [0, 0, 1]) ** 2).sum()
        assert check.squared_slope[k] == pytest.approx(squared.imag / 1e-30, abs=1e-12)


def test_the_pushes_are_those_of_the_plan(snippet):
    table = snippet("who_cares/slope_against_logit.py")
    assert table.logits.tolist() == [-10, -6, -4, -2, 0, 4]
    chances = [4.54e-5, 0.00247262, 0.0179862, 0.119203, 0.5, 0.982014]
    assert table.chances == pytest.approx(chances, rel=1e-4)
    assert table.chances[1:] == pytest.approx(chances[1:], abs=5e-7)
    assert table.cross_push == pytest.approx(
        [0.999955, 0.997527, 0.982014, 0.880797, 0.5, 0.0179862], abs=5e-7
    )
    squared = [9.078e-5, 0.00492082, 0.0346900, 0.184956, 0.25, 6.354e-4]
    assert table.squared_push == pytest.approx(squared, rel=2e-4)
    assert table.squared_push[1:5] == pytest.approx(squared[1:5], abs=5e-7)
    assert table.ratio == pytest.approx([11014.2, 202.7, 28.31, 4.762, 2, 28.31], rel=6e-4)
    assert f"{table.ratio[0]:,.0f}" == "11,014"


def test_the_pushes_are_minus_the_slopes_of_the_losses(snippet):
    table = snippet("who_cares/slope_against_logit.py")
    with localcontext(prec=60):
        nudge = Decimal("1e-15")
        for z, cross, squared in zip(
            table.logits.tolist(), table.cross_push, table.squared_push, strict=True
        ):
            low, high = (1 / (1 + (-(z + sign * nudge)).exp()) for sign in (-1, 1))
            assert cross == pytest.approx(float((high.ln() - low.ln()) / (2 * nudge)), rel=1e-11)
            fall = (1 - low) ** 2 - (1 - high) ** 2
            assert squared == pytest.approx(float(fall / (2 * nudge)), rel=1e-11)


def test_squared_error_pushes_hardest_at_one_third(snippet):
    table = snippet("who_cares/slope_against_logit.py")
    pushes = {Fraction(k, 300): 2 * Fraction(k, 300) * Fraction(300 - k, 300) ** 2 for k in range(301)}
    best = max(pushes, key=pushes.get)
    assert (best, pushes[best]) == (Fraction(1, 3), Fraction(8, 27))
    assert table.peak_chance == pytest.approx(1 / 3, abs=2e-3)
    assert table.peak_logit == pytest.approx(-math.log(2), abs=6e-3)
    assert table.peak == pytest.approx(0.296296, abs=1e-5)
    assert f"{27 * table.peak:.3f}" == "8.000"


@pytest.mark.parametrize("chance", [0.05, 0.2, 0.4, 0.7, 0.95])
def test_squared_error_bends_down_below_one_third_and_cross_entropy_never(chance):
    z, nudge = math.log(chance / (1 - chance)), 1e-4

    def bend(loss):
        return (loss(z + nudge) - 2 * loss(z) + loss(z - nudge)) / nudge**2

    squared = bend(lambda z: (1 - sigmoid(z)) ** 2)
    assert squared == pytest.approx(2 * chance * (1 - chance) ** 2 * (3 * chance - 1), abs=1e-6)
    assert (squared < 0) == (chance < 1 / 3)
    assert bend(lambda z: -math.log(sigmoid(z))) == pytest.approx(chance * (1 - chance), abs=1e-6)


def test_training_by_cross_entropy_ends_where_newton_ends(snippet):
    iris = snippet("who_cares/own_score.py")
    best = newton(is_virginica, "cross-entropy", np.zeros(3))
    assert np.abs(slope_of(mean_cross_entropy, best)).max() < 1e-9
    assert iris.weights["cross-entropy"] == pytest.approx(best, abs=1e-6)
    assert iris.weights["cross-entropy"] == pytest.approx([0.468061, 4.727004, 4.415186], abs=1e-6)
    assert iris.cross["cross-entropy"] == pytest.approx(mean_cross_entropy(best), abs=1e-12)
    assert iris.cross["cross-entropy"] == pytest.approx(0.1028175, abs=5e-8)
    assert iris.squared["cross-entropy"] == pytest.approx(0.0347979, abs=5e-8)


def test_training_by_squared_error_ends_where_newton_ends(snippet):
    iris = snippet("who_cares/own_score.py")
    best = newton(is_virginica, "squared error", np.array([0.4, 3.7, 3.2]))
    assert np.abs(slope_of(mean_squared_error, best)).max() < 1e-9
    assert iris.weights["squared error"] == pytest.approx(best, abs=1e-6)
    assert iris.squared["squared error"] == pytest.approx(mean_squared_error(best), abs=1e-12)
    assert iris.squared["squared error"] == pytest.approx(0.0336179, abs=5e-8)
    assert iris.cross["squared error"] == pytest.approx(0.107656, abs=5e-7)


def test_no_straight_cut_gets_fewer_than_three_flowers_wrong():
    """A best cut can be moved until two flowers lie on it; then it may divide those on it at any point."""
    assert ((beyond_cut > 0) != is_virginica).sum() == 3
    assert np.abs(beyond_cut).min() > 0.99  # no flower on it, in mm and whole numbers
    places = np.rint(petals * 10).astype(int)
    spots = np.unique(places, axis=0)
    inside = np.array(
        [
            [(places[label] == spot).all(axis=1).sum() for spot in spots]
            for label in (~is_virginica, is_virginica)
        ]
    )
    fewest = 100
    for a, b in itertools.combinations(range(len(spots)), 2):
        along = spots[b] - spots[a]
        side = (spots - spots[a]) @ [-along[1], along[0]]
        on = np.flatnonzero(side == 0)
        on = on[np.argsort(spots[on] @ along)]
        for there, here in ((0, 1), (1, 0)):
            off = inside[there, side > 0].sum() + inside[here, side < 0].sum()
            for k in range(len(on) + 1):
                head, tail = on[:k], on[k:]
                for x, y in ((0, 1), (1, 0)):
                    fewest = min(fewest, off + inside[x, head].sum() + inside[y, tail].sum())
    assert fewest == 3


def test_the_squared_error_from_zero_ends_in_a_false_bottom(snippet):
    iris = snippet("who_cares/own_score.py")
    rule = [5 * (20 * length + 50 * width - 174.5) for length, width in petals.tolist()]
    assert np.array(flowers()) @ iris.steep_start == pytest.approx(rule, abs=1e-9)
    assert mean_squared_error(iris.steep_start) == pytest.approx(0.0301726, abs=5e-8)
    steep = "squared, steep start"
    assert iris.squared[steep] < mean_squared_error(iris.steep_start) < iris.squared["squared error"]
    assert iris.right == {"cross-entropy": 94, "squared error": 94, steep: 97, "line": 94}
    assert iris.squared[steep] == pytest.approx(mean_squared_error(iris.weights[steep]), abs=1e-12)
    assert iris.cross[steep] == pytest.approx(mean_cross_entropy(iris.weights[steep]), abs=1e-9)
    # A bottom: it bends upwards in every direction, and the way to the steep rule leads over a hill.
    w, nudge = iris.weights["squared error"], 1e-4
    bend = np.array(
        [
            slope_of(mean_squared_error, w + step) - slope_of(mean_squared_error, w - step)
            for step in nudge * np.eye(3)
        ]
    )
    assert np.linalg.eigvalsh((bend + bend.T) / (4 * nudge)).min() > 1e-4
    assert mean_squared_error(w + 0.1 * (iris.weights[steep] - w)) > 0.039


def test_the_lowest_squared_error_lies_at_infinity(snippet):
    iris = snippet("who_cares/own_score.py")
    assert iris.share_wrong == pytest.approx(0.03)
    losses = [mean_squared_error(scale * iris.steep_start) for scale in (0.1, 0.3, 0.5, 1, 2, 4, 6)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] == pytest.approx(0.03, abs=1e-8) and losses[-1] > 0.03


def test_each_loss_but_the_false_bottom_wins_on_its_own_score(snippet):
    iris = snippet("who_cares/own_score.py")
    assert min(iris.cross, key=iris.cross.get) == "cross-entropy"
    assert min(iris.squared, key=iris.squared.get) == "squared, steep start"
    assert iris.squared["squared error"] < iris.squared["cross-entropy"]
    assert iris.coin == pytest.approx(math.log(2)) and iris.cross["squared, steep start"] > 2 * iris.coin


def test_cross_entropy_ends_in_its_one_bottom_from_the_steep_start_too(snippet):
    start = snippet("who_cares/own_score.py").steep_start
    path = descend(np.array(flowers()), is_virginica, "cross-entropy", start, 10, 5000)
    assert path[-1] == pytest.approx(newton(is_virginica, "cross-entropy", np.zeros(3)), abs=1e-6)


def test_the_line_of_the_model_is_where_its_logit_is_zero(snippet):
    drawn = snippet("who_cares/hundred_flowers.py")
    best = newton(is_virginica, "cross-entropy", np.zeros(3))
    mean, sigma = petals.mean(axis=0), petals.std(axis=0)
    for odds, widths in drawn.bands.items():
        for length, width in zip(drawn.length, widths, strict=True):
            x = (np.array([length, width]) - mean) / sigma
            assert best @ [1, *x] == pytest.approx(math.log(odds), abs=1e-4)
    assert (drawn.wrong, drawn.wrong_by_cut) == (6, 3)
    assert 4 * 10 * drawn.length + 10 * 10 * drawn.cut == pytest.approx([349, 349])


def test_a_flower_left_out_costs_more(snippet):
    judged = snippet("who_cares/left_out.py")
    x, y = np.array(flowers()).T[1:]
    for inputs in (np.array(flowers()), np.array([x**0, x, y, x * x, x * y, y * y]).T):
        count, losses = inputs.shape[1], []
        for k in range(100):
            others = np.arange(100) != k
            weights = least_cross_entropy(inputs[others], is_virginica[others])
            # The loss is convex: where its slope vanishes is its one bottom.
            q = 1 / (1 + np.exp(-inputs[others] @ weights))
            assert np.abs(inputs[others].T @ (q - is_virginica[others])).max() < 1e-6
            z = float(inputs[k] @ weights)
            losses.append(math.log1p(math.exp(-z if is_virginica[k] else z)))
        assert judged.left_out[count] == pytest.approx(math.fsum(losses) / 100, abs=1e-9)
        assert judged.worst[count] == pytest.approx(math.exp(-max(losses)), rel=1e-6)
    assert judged.trained[3] == pytest.approx(0.1028175, abs=5e-8)
    assert judged.trained[6] < judged.trained[3] < judged.left_out[3] < judged.left_out[6]
    assert judged.left_out == pytest.approx({3: 0.145849, 6: 0.408296}, abs=5e-7)
    assert judged.right == {3: (94, 94), 6: (97, 94)}


def test_without_a_mistake_the_bowl_has_no_bottom(snippet):
    endless = snippet("who_cares/no_bottom.py")
    assert endless.flowers == 97 and endless.right[-1] == 97
    assert (np.diff(endless.losses) < 0).all() and (np.diff(endless.largest) > 0).all()
    # Ever steeper along the cut, the loss goes to zero.
    margin = np.where(is_virginica, beyond_cut, -beyond_cut)[endless.parted]
    assert margin.min() > 0.99
    assert np.log1p(np.exp(-20 * margin)).mean() < 1e-8 < endless.losses[-1]


@pytest.mark.parametrize("loss", ["cross-entropy", "squared error"])
def test_descent_goes_down_the_slope_of_the_mean_loss(loss):
    mean = mean_cross_entropy if loss == "cross-entropy" else mean_squared_error
    inputs = standardised(petals)
    assert inputs == pytest.approx(np.array(flowers()), abs=1e-12)
    path = descend(inputs, is_virginica, loss, [0.3, -1, 2], 0.7, 2)
    assert path.shape == (3, 3) and path[0].tolist() == [0.3, -1, 2]
    for before, after in itertools.pairwise(path):
        assert after == pytest.approx(before - 0.7 * slope_of(mean, before), abs=1e-7)


def test_the_two_hills_have_the_slopes_that_the_picture_says(snippet):
    hills = snippet("who_cares/two_hillsides.py")
    for name, loss in (
        ("cross-entropy", lambda z: -math.log(sigmoid(z[0]))),
        ("squared error", lambda z: (1 - sigmoid(z[0])) ** 2),
    ):
        assert hills.push[name] == pytest.approx(-slope_of(loss, [hills.mistake])[0], abs=1e-8)
    assert hills.push["cross-entropy"] > 200 * hills.push["squared error"]


def test_the_plain_line_solves_the_normal_equations(snippet):
    iris = snippet("who_cares/own_score.py")
    inputs, labels = np.array(flowers()), is_virginica.astype(float)
    fitted = inputs @ np.linalg.solve(inputs.T @ inputs, inputs.T @ labels)
    assert iris.squared["line"] == pytest.approx(((fitted - labels) ** 2).mean(), abs=1e-12)
    assert iris.right["line"] == int(((fitted > 0.5) == is_virginica).sum())


def test_the_loss_is_the_chance_of_the_labels(snippet):
    iris = snippet("who_cares/own_score.py")
    w, product = iris.weights["cross-entropy"], 1.0
    for x, label in zip(flowers(), is_virginica.tolist(), strict=True):
        z = sum(a * b for a, b in zip(w, x, strict=True))
        product *= sigmoid(z if label else -z)
    assert iris.label_chance == pytest.approx(product, rel=1e-9)
    assert iris.coin_chance == float(Fraction(1, 2**100))


@pytest.mark.parametrize(
    ("rate", "cross", "squared"), [(0.3, 24, 1513), (3, 3, 157), (10, 1, 52), (30, 1, 19)]
)
def test_steps_from_the_bad_start(snippet, rate, cross, squared):
    race = snippet("who_cares/other_rates.py")
    assert race.first[-5, rate, "cross-entropy"] == cross == steps_until_94(-5, rate, "cross-entropy")[0]
    assert race.first[-5, rate, "squared error"] == squared == steps_until_94(-5, rate, "squared error")[0]


def test_from_zero_weights_both_losses_need_one_step(snippet):
    race = snippet("who_cares/other_rates.py")
    for loss in ("cross-entropy", "squared error"):
        assert race.first[0, 1, loss] == 1 == steps_until_94(0, 1, loss)[0]


def test_squared_error_sits_near_five_right_for_a_hundred_steps(snippet):
    race = snippet("who_cares/bad_start.py")
    for loss, steps in (("cross-entropy", 7), ("squared error", 459)):
        first, counts = steps_until_94(-5, 1, loss)
        assert race.first[loss] == first == steps
        assert race.right[loss][: steps + 1].tolist() == counts
    right = race.right["squared error"].tolist()
    assert set(right[:101]) <= {5, 6} and right[100] == 5
    assert (race.right["cross-entropy"][7], right[459]) == (95, 94)


def test_the_loss_curves_start_at_the_loss_of_the_bad_start(snippet):
    share = snippet("who_cares/bad_start.py").share
    start = np.array([0.0, -5.0, -5.0])
    for name, loss in (("cross-entropy", mean_cross_entropy), ("squared error", mean_squared_error)):
        w = start - slope_of(loss, start)
        assert share[name][0] == pytest.approx(1, abs=1e-12)
        assert share[name][1] == pytest.approx(loss(w) / loss(start), abs=1e-7)
    assert share["squared error"][100] > 0.95
    assert 0.5 < share["squared error"][300] < 0.6


@pytest.mark.parametrize(
    ("start", "before", "squared", "cross"),
    [((0.6, 0.9), 0.8176, 0.0610, 0.0116), ((2.0, 2.0), 0.9820, 0.0775, 0.0120)],
)
def test_the_textbook_neuron(snippet, start, before, squared, cross):
    neuron = snippet("who_cares/textbook_neuron.py")
    assert neuron.before[start] == pytest.approx(before, abs=5e-5)
    assert neuron.after[start, "squared error"] == pytest.approx(squared, abs=5e-5)
    assert neuron.after[start, "cross-entropy"] == pytest.approx(cross, abs=5e-5)
    losses = {
        "squared error": lambda w: sigmoid(w.sum()) ** 2,
        "cross-entropy": lambda w: -math.log(1 - sigmoid(w.sum())),
    }
    for name, loss in losses.items():
        w = np.array(start)
        for _ in range(300):
            w = w - 0.15 * slope_of(loss, w)
        assert neuron.after[start, name] == pytest.approx(sigmoid(w.sum()), abs=1e-7)


def test_a_saturated_hidden_unit_gets_no_push(snippet):
    unit = snippet("who_cares/hidden_unit.py")

    def loss(u):
        return -math.log(sigmoid(4 * sigmoid(u[0]) - 8))

    for u, at_hidden in zip(unit.hidden_logits, unit.hidden_push, strict=True):
        assert at_hidden == pytest.approx(-slope_of(loss, [u])[0], abs=1e-8)
    assert (unit.output_push > 0.98).all()
    assert unit.hidden_push[0] > 0.99 and unit.hidden_push[3] < 2e-4
    assert f"{unit.hidden[3] * (1 - unit.hidden[3]):.1e}" == "4.5e-05"


def test_two_scores_are_proper_and_distance_is_not(snippet):
    scores = snippet("who_cares/honest_forecast.py")
    share = Fraction(7, 10)
    entropy = -0.7 * math.log(0.7) - 0.3 * math.log(0.3)
    for k, forecast in enumerate(scores.forecasts):
        a = Fraction(str(forecast))
        price = 0.7 * math.log(0.7 / forecast) + 0.3 * math.log(0.3 / (1 - forecast))
        assert scores.cross[k] == pytest.approx(entropy + price, abs=1e-12)
        assert scores.squared[k] == pytest.approx(float((a - share) ** 2 + share * (1 - share)), abs=1e-12)
        assert scores.distance[k] == pytest.approx(float(share + a - 2 * share * a), abs=1e-12)
    assert scores.forecasts[scores.cross.argmin()] == 0.7 == scores.forecasts[scores.squared.argmin()]
    assert (np.diff(scores.distance) < 0).all()


def test_logsumexp_survives_what_the_formula_does_not(snippet):
    large = snippet("who_cares/large_logits.py")
    with localcontext(prec=500):
        exact = [float((Decimal(z).exp() + 1).ln()) for z in large.logits.tolist()]
    assert large.careful == pytest.approx(exact, rel=1e-14)
    assert large.naive[:3] == pytest.approx(exact[:3], rel=1e-12)
    assert np.isinf(large.naive[3:]).all()
    assert large.logits.tolist()[2:4] == [700, 710]
    assert math.isfinite(math.exp(709)) and large.careful[4] == 1000


def test_three_wrong_labels_move_cross_entropy_and_not_squared_error(snippet):
    trained = snippet("who_cares/wrong_labels.py")
    smallest = sorted(range(100), key=lambda k: petals[k].sum())[:3]
    assert not is_virginica[smallest].any()
    labels = is_virginica.copy()
    labels[smallest] = True
    for loss, start in (("cross-entropy", [0, 0, 0]), ("squared error", [0.4, 3.7, 3.2])):
        for name, target in (("as given", is_virginica), ("three wrong", labels)):
            best = newton(target, loss, np.array(start, dtype=float))
            assert trained.largest[loss, name] == pytest.approx(np.abs(best).max(), abs=5e-3)
            assert trained.right[loss, name] == 94
    cross = [trained.largest["cross-entropy", name] for name in ("as given", "three wrong")]
    assert cross[1] < 0.55 * cross[0]
    bottoms = [
        newton(target, "squared error", np.array([0.4, 3.7, 3.2])) for target in (is_virginica, labels)
    ]
    assert 0 < np.abs(bottoms[1] - bottoms[0]).max() < 1e-3
    assert trained.squared["squared error", "three wrong"] == pytest.approx(
        mean_squared_error(bottoms[1], labels)
    )


def test_three_wrong_labels_leave_the_steep_cut_where_it_was(snippet):
    trained, steep = snippet("who_cares/wrong_labels.py"), "squared, steep start"
    assert trained.largest[steep, "three wrong"] == pytest.approx(
        trained.largest[steep, "as given"], rel=1e-12
    )
    assert trained.right[steep, "three wrong"] == trained.right[steep, "as given"] == 97
    # Three more mistakes in a hundred, in either place; the false bottom stays the higher one.
    for name in ("squared error", steep):
        gone_up = trained.squared[name, "three wrong"] - trained.squared[name, "as given"]
        assert gone_up == pytest.approx(0.03, abs=2e-5)
    assert trained.squared[steep, "three wrong"] < trained.squared["squared error", "three wrong"]


def test_softmax_twice_puts_a_floor_under_the_loss(snippet):
    floor = snippet("who_cares/softmax_twice.py")
    with localcontext(prec=60):
        for z, once, twice in zip(floor.logits.tolist(), floor.loss_once, floor.loss_twice, strict=True):
            total = Decimal(z).exp() + 2
            q, other = Decimal(z).exp() / total, 1 / total
            assert once == pytest.approx(float(-q.ln()), abs=1e-13)
            assert twice == pytest.approx(float((q.exp() + 2 * other.exp()).ln() - q), abs=1e-13)
    assert floor.loss_twice[-1] == pytest.approx(math.log(math.e + 2) - 1, abs=1e-12)
