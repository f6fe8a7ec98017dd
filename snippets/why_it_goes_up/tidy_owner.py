"""A moved thing goes home with chance r: the room settles as its owner likes."""

from fractions import Fraction
from math import comb

from entropy import boltzmann_entropy

things = 20
count = range(things + 1)
entropy = boltzmann_entropy([comb(things, k) * 9**k for k in count])
settled, mean_entropy, tidied = {}, {}, {}
for percent in (10, 50, 90):
    r = Fraction(percent, 100)
    stray = [Fraction(things - k, things) * (1 - r) for k in count]  # k to k + 1
    home = [Fraction(k, things) * r for k in count]  # k to k − 1
    # In the long run k becomes k + 1 as often as k + 1 becomes k.
    weight = [Fraction(1)]
    for k in range(things):
        weight.append(weight[k] * stray[k] / home[k + 1])
    chance = [w / sum(weight) for w in weight]
    settled[percent] = float(sum(k * chance[k] for k in count))
    mean_entropy[percent] = sum(float(chance[k]) * entropy[k] for k in count)
    sink = {things: 1 / home[things]}  # mean moves until k first becomes k − 1
    for k in range(things - 1, 0, -1):
        sink[k] = (1 + stray[k] * sink[k + 1]) / home[k]
    tidied[percent] = float(sum(sink[k] for k in range(1, 19)))

print("|   r | mean astray | mean entropy (nats) | 18 astray → tidy (moves) |")
print("|----:|------------:|--------------------:|-------------------------:|")
for percent in settled:
    row = f"{settled[percent]:11.0f} | {mean_entropy[percent]:19.2f}"
    print(f"| {percent:>2}% | {row} | {tidied[percent]:24.3g} |")
