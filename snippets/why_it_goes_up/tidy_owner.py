"""A moved thing goes home with chance r: the room settles as its owner likes."""

from fractions import Fraction
from math import comb

from entropy import boltzmann_entropy

things = 20
count = range(things + 1)
S_B = boltzmann_entropy([comb(things, k) * 9**k for k in count])
tidy, messy = S_B[0], S_B[18]
settled, mean_entropy, tidied, into_tidy = {}, {}, {}, {}
for percent in (10, 50, 90):
    r = Fraction(percent, 100)
    stray = [Fraction(things - k, things) * (1 - r) for k in count]  # k to k + 1
    home = [Fraction(k, things) * r for k in count]  # k to k − 1
    into_tidy[percent] = (
        1 - stray[0] + 9 * things * home[1]
    )  # from nine wrong places of each
    # In the long run k becomes k + 1 as often as k + 1 becomes k.
    weight = [Fraction(1)]
    for k in range(things):
        weight.append(weight[k] * stray[k] / home[k + 1])
    chance = [w / sum(weight) for w in weight]
    settled[percent] = float(sum(k * chance[k] for k in count))
    mean_entropy[percent] = sum(float(chance[k]) * S_B[k] for k in count)
    sink = {things: 1 / home[things]}  # mean moves until k first becomes k − 1
    for k in range(things - 1, 0, -1):
        sink[k] = (1 + stray[k] * sink[k + 1]) / home[k]
    tidied[percent] = float(sum(sink[k] for k in range(1, 19)))

print("|   r | mean astray | mean S_B (nats) | 18 astray → tidy (moves) |")
print("|----:|------------:|----------------:|-------------------------:|")
for percent in settled:
    row = f"{settled[percent]:11.0f} | {mean_entropy[percent]:15.2f}"
    print(f"| {percent:>2}% | {row} | {tidied[percent]:24.3g} |")
