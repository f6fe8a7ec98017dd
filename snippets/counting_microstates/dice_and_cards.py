"""Name a throw of two dice: what the sum tells, and what it leaves open."""

from collections import Counter
from itertools import product
from math import factorial, log2

throws = list(product(range(1, 7), repeat=2))
ways = Counter(sum(throw) for throw in throws)

name_throw = log2(len(throws))
left_open = sum(log2(ways[sum(throw)]) for throw in throws) / len(throws)
told = name_throw - left_open
name_order = log2(factorial(52))

print("| to name                        |     bits |")
print("|:-------------------------------|---------:|")
print(f"| the throw, told nothing        | {name_throw:8.4f} |")
print(f"| the sum (mean)                 | {told:8.4f} |")
print(f"| the throw, told the sum (mean) | {left_open:8.4f} |")
print(f"| the order of a shuffled deck   | {name_order:8.4f} |")
