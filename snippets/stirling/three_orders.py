"""The logarithm of n! beside Stirling's one, two and three terms, in nats."""

import math

from entropy import stirling

print("|     n |    ln n! |   1 term |  2 terms |  3 terms |")
print("|------:|---------:|---------:|---------:|---------:|")
exact, terms = {}, {}
for n in (10, 100, 1000):
    exact[n] = math.log(math.factorial(n))
    one, two, three = terms[n] = stirling(n, 1), stirling(n, 2), stirling(n, 3)
    row = f"{exact[n]:8,.2f} | {one:8,.2f} | {two:8,.2f} | {three:8,.2f}"
    print(f"| {n:>5,} | {row} |")
