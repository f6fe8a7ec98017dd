"""The same shares in four crowds: the gap grows, and fades per person."""

import math

from entropy import log_multiplicity, shannon_entropy

shares = [0.5, 0.3, 0.2]
step = math.log(2)
together = shannon_entropy([1, 0, 0])
gap = {}
print("|   N | ln Ω (nats) | N·S (nats) |   gap | gap / N |")
print("|----:|------------:|-----------:|------:|--------:|")
for N in [20, 40, 80, 160]:
    counted = log_multiplicity([round(N * share) for share in shares])
    formula = N * shannon_entropy(shares)
    gap[N] = formula - counted
    both = f"{counted:11.3f} | {formula:10.3f}"
    print(f"| {N:3} | {both} | {gap[N]:.3f} | {gap[N] / N:7.4f} |")
