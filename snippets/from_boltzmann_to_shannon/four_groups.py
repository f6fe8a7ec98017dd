"""Four groups instead of three: the gap as counted and from the formula."""

from math import log, pi, prod

from entropy import log_multiplicity, shannon_entropy

p = [0.4, 0.3, 0.2, 0.1]
gap, formula = {}, {}
print("|      N | gap (nats) | formula |  error |")
print("|-------:|-----------:|--------:|-------:|")
for N in (10, 100, 1000, 10_000):
    gap[N] = N * shannon_entropy(p) - log_multiplicity(
        [round(N * share) for share in p]
    )
    formula[N] = 3 / 2 * log(2 * pi * N) + log(prod(p)) / 2
    left_out = gap[N] - formula[N]
    print(f"| {N:>6,} | {gap[N]:10.4f} | {formula[N]:7.4f} | {left_out:6.4f} |")

added = gap[10_000] - gap[1000]
