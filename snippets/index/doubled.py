"""The same shares, in crowds that double: the gap grows, and fades per person."""

import math

from entropy import log_multiplicity, shannon_entropy
from people import PARTS, crowd, in_words, listed

shares = [part / sum(PARTS) for part in PARTS]
rise = (len(PARTS) - 1) / 2 * math.log(2)
together = shannon_entropy([1] + [0] * (len(PARTS) - 1))
groups, larger = in_words(len(PARTS)), listed([str(n) for n in crowd(4)])
gap = {}
print("|   N | ln Ω (nats) | N·S (nats) |   gap | gap / N |")
print("|----:|------------:|-----------:|------:|--------:|")
for times in [2, 4, 8, 16]:
    sizes = crowd(times)
    N = sum(sizes)
    counted = log_multiplicity(sizes)
    formula = N * shannon_entropy(shares)
    gap[times] = formula - counted
    both = f"{counted:11.3f} | {formula:10.3f}"
    print(f"| {N:3} | {both} | {gap[times]:.3f} | {gap[times] / N:7.4f} |")
