"""Ten people in groups of 5, 3 and 2: the exact chance that four guesses at the
odds gave to this."""

from fractions import Fraction

from entropy import multiplicity

sizes = (5, 3, 2)
ways = multiplicity(sizes)

one, chance = {}, {}
for odds in [(4, 4, 2), (1, 1, 1), (2, 3, 5), (5, 3, 2)]:
    q = [Fraction(part, sum(odds)) for part in odds]
    name = ":".join(str(part) for part in odds)
    one[name] = q[0] ** sizes[0] * q[1] ** sizes[1] * q[2] ** sizes[2]
    chance[name] = float(ways * one[name])

print("| odds q | one arrangement | all of them |")
print("|-------:|----------------:|------------:|")
for name in one:
    print(f"| {name:>6} | {float(one[name]):>15.2e} | {chance[name]:>11.4f} |")
