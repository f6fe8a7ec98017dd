"""Coins: the logarithm of all outcomes beside that of the even split alone."""

from math import log, pi

from entropy import log_multiplicity

difference, formula = {}, {}
print("|   N |  ln of all | ln of even | less by |")
print("|----:|-----------:|-----------:|--------:|")
for N, label in ((100, "10²"), (10_000, "10⁴"), (1_000_000, "10⁶")):
    every, even = N * log(2), log_multiplicity([N // 2, N // 2])
    difference[N] = every - even
    formula[N] = log(pi * N / 2) / 2
    print(f"| {label} | {every:10,.2f} | {even:10,.2f} | {difference[N]:7.4f} |")
