"""The people of the running example have come: the exact chance that four forecasts
gave to their groups."""

from fractions import Fraction
from math import log, prod

from entropy import multiplicity, shannon_entropy
from people import ODDS, PARTS, in_words, listed, ratio

N, M = sum(PARTS), len(PARTS)
people, groups = in_words(N), in_words(M)
sizes = listed([in_words(size) for size in PARTS])
raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
chances = [f"{part}/{sum(ODDS)}" for part in ODDS]
factors = [f"({chances[i]}){str(PARTS[i]).translate(raised)}" for i in range(M)]
product = " × ".join(factors)
which = ["first", *["next"] * (M - 2), "last"]
numbers = [in_words(number) for number in (*PARTS, *range(1, M + 1))]
steps = [f"the {which[i]} {numbers[i]} in group {numbers[M + i]}" for i in range(M)]
arranged = listed(steps)

ways = multiplicity(PARTS)
log_ways = log(ways)
people_times_S = N * shannon_entropy([size / N for size in PARTS])

print("| odds q | one arrangement, s | all of them, P |")
print("|-------:|-------------------:|---------------:|")
one, chance = {}, {}
for odds in (ODDS, (1,) * M, PARTS[::-1], PARTS):
    name = ratio(odds)
    one[name] = prod(Fraction(odds[i], sum(odds)) ** PARTS[i] for i in range(M))
    chance[name] = float(ways * one[name])
    both = f"1 in {float(1 / one[name]):,.0f} | 1 in {1 / chance[name]:,.1f}"
    print(f"| {name} | {both} |")
hers, own = chance[ratio(ODDS)], chance[ratio(PARTS)]
