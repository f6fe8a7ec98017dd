"""Ever more people with the same shares: the exact ln Ω, its gap and its bounds."""

from math import comb, exp, log

from entropy import log_multiplicity, shannon_entropy
from people import PARTS, crowd

M = len(PARTS)
S = shannon_entropy([part / sum(PARTS) for part in PARTS])
people, counted, gap, ceiling = {}, {}, {}, {}

print("|         N |          ln Ω |    gap |   ln C | (M−1) ln(N+1) |")
print("|----------:|--------------:|-------:|-------:|--------------:|")
for times in (1, 10, 100, 1000, 10**5):
    N = people[times] = sum(crowd(times))
    counted[times] = log_multiplicity(crowd(times))
    gap[times] = N * S - counted[times]
    ceiling[times] = log(comb(N + M - 1, M - 1))
    line = f"{counted[times]:13,.3f} | {gap[times]:6.3f} | {ceiling[times]:6.3f}"
    print(f"| {N:9,} | {line} | {(M - 1) * log(N + 1):13.3f} |")

chance = {times: exp(-missing) for times, missing in gap.items()}
enough = 1
while sum(crowd(enough)) * S > 1.01 * log_multiplicity(crowd(enough)):
    enough += 1
enough *= sum(PARTS)
