"""Notes 8, 9, 13 and 14: exact counts beside the article's law of increase."""

import math
from fractions import Fraction

from entropy import boltzmann_entropy, shannon_entropy
from kitchen import K_B

balls = 100  # in a box with two halves; a move sends one ball across
ways = [math.comb(balls, k) for k in range(balls + 1)]
chance = [Fraction(count, 2**balls) for count in ways]
ahead = Fraction(balls - 30, balls)
behind = chance[31] * Fraction(31, balls) / chance[30]
valley = ahead * behind
away_from_half = [Fraction(min(k, balls - k), balls) for k in range(balls + 1)]
away_from_half[50] = Fraction(1)
lowering = sum(chance[k] * away_from_half[k] for k in range(balls + 1))
chance_of_macrostate = [float(c) for c in chance]
mean_boltzmann = sum(chance_of_macrostate * boltzmann_entropy(ways))
of_macrostate = shannon_entropy(chance_of_macrostate)
gibbs = mean_boltzmann + of_macrostate

nat = K_B

print("| note | quantity               |        value |")
print("|-----:|:-----------------------|-------------:|")
print(f"|    8 | 30 now: 31 next        | {float(ahead):12.2f} |")
print(f"|    8 | 30 now: 31 before      | {float(behind):12.2f} |")
print(f"|    9 | chance entropy falls   | {float(lowering):12.2f} |")
print(f"|   13 | one nat (J/K)          | {nat:12} |")
print(f"|   14 | mean entropy (nats)    | {mean_boltzmann:12.5f} |")
print(f"|   14 | of macrostate (nats)   | {of_macrostate:12.5f} |")
print(f"|   14 | Gibbs, the sum (nats)  | {gibbs:12.5f} |")
