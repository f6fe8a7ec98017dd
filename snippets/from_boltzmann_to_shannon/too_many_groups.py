"""A thousand people in ever more equal groups: the gap and the formula for it."""

from math import factorial, log, pi

N = 1000
gap, share, formula = {}, {}, {}
print("|     M | people each | gap (nats) | too high | formula |")
print("|------:|------------:|-----------:|---------:|--------:|")
for M in (2, 10, 50, 100, 500, 1000):
    counted = log(factorial(N) // factorial(N // M) ** M)
    gap[M] = N * log(M) - counted
    share[M] = gap[M] / counted
    formula[M] = (M - 1) / 2 * log(2 * pi * N) - M / 2 * log(M)
    row = f"{M:>5,} | {N // M:>11} | {gap[M]:10.3f} | {share[M]:8.1%}"
    print(f"| {row} | {formula[M]:7.2f} |")
