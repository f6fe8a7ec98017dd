"""Robbins' bounds for n = 1 to 1,000: exact factorials, forty-digit logarithms."""

import math
from decimal import Decimal, getcontext

getcontext().prec = 40
pi = Decimal("3.141592653589793238462643383279502884197")

low, left, high = {}, {}, {}
for n in range(1, 1001):
    three_terms = n * Decimal(n).ln() - n + (2 * pi * n).ln() / 2
    left[n] = Decimal(math.factorial(n)).ln() - three_terms
    low[n], high[n] = 1 / Decimal(12 * n + 1), 1 / Decimal(12 * n)
inside = sum(low[n] < left[n] < high[n] for n in left)

print("|     n | left over | above lower | below upper |")
print("|------:|----------:|------------:|------------:|")
for n in (1, 10, 100, 1000):
    above, below = left[n] - low[n], high[n] - left[n]
    print(f"| {n:>5,} | {left[n]:>9.6f} | {above:>11.1e} | {below:>11.1e} |")
print()
print(f"inside bounds: {inside:,} of {len(left):,}")
