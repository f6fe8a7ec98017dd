"""One person in a million: the gap formula fails where a group is tiny."""

from math import comb, log, log1p, pi

share = 1e-6
gap, formula, error = {}, {}, {}
print("| rare n | gap (nats) | formula |   error |")
print("|-------:|-----------:|--------:|--------:|")
for n in (1, 2, 5, 9, 10, 100, 1000):
    N = n * 10**6
    surprise = -n * log(share) - (N - n) * log1p(-share)
    gap[n] = surprise - log(comb(N, n))
    formula[n] = log(2 * pi * N * share * (1 - share)) / 2
    error[n] = gap[n] - formula[n]
    print(f"| {n:>6,} | {gap[n]:10.5f} | {formula[n]:7.5f} | {error[n]:7.5f} |")

too_early = log(2 * pi * 100_000 * share * (1 - share)) / 2
