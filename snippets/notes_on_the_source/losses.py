"""Notes 16 and 17: cross-entropy out of the count, and two slopes."""

import math

from entropy import cross_entropy, log_multiplicity, relative_entropy
from people import ODDS, PARTS, crowd, ratio

N = 10 * sum(PARTS)
shares = [part / sum(PARTS) for part in PARTS]
odds = [part / sum(ODDS) for part in ODDS]
stated = ratio(ODDS)
log_ways = log_multiplicity(crowd(10))
log_sequence = -N * cross_entropy(shares, odds)
log_chance = log_ways + log_sequence
rate = -log_chance / N
limit = relative_entropy(shares, odds)

answer = 1 / (1 + math.exp(10))  # a sigmoid at logit −10 whose target is 1
slope = 1 - answer
square_slope = 2 * (1 - answer) * answer * (1 - answer)
times_steeper = slope / square_slope
steepest = max(2 * (1 - a) * a * (1 - a) for a in [i / 3000 for i in range(3001)])

print("| note | quantity              |     value |")
print("|-----:|:----------------------|----------:|")
print(f"|   16 | ln count (nats)       | {log_ways:9.3f} |")
print(f"|   16 | ln sequence (nats)    | {log_sequence:9.3f} |")
print(f"|   16 | ln macrostate (nats)  | {log_chance:9.3f} |")
print(f"|   17 | slope, cross-entropy  | {slope:9.6f} |")
print(f"|   17 | slope, squared error  | {square_slope:9.3e} |")
print(f"|   17 | its largest slope     | {steepest:9.6f} |")
