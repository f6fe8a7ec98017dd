"""Half, three tenths and a fifth of N people: the exact ln Ω and its gap to N·S."""

from math import exp

from entropy import log_multiplicity, shannon_entropy

parts = [5, 3, 2]
S = shannon_entropy([part / 10 for part in parts])
counted, gap, per_person, chance = {}, {}, {}, {}

print("|   N |       ln Ω (nats) | N·S − ln Ω |   ln Ω/N |")
print("|----:|------------------:|-----------:|---------:|")
for exponent, raised in zip([1, 2, 3, 4, 6, 9], "¹²³⁴⁶⁹", strict=True):
    N = 10**exponent
    counted[N] = log_multiplicity([part * N // 10 for part in parts])
    gap[N] = N * S - counted[N]
    per_person[N] = counted[N] / N
    chance[N] = exp(-gap[N])
    row = f"10{raised} | {counted[N]:17,.3f} | {gap[N]:10.3f}"
    print(f"| {row} | {per_person[N]:.6f} |")

enough = 10
while enough * S > 1.01 * log_multiplicity([part * enough // 10 for part in parts]):
    enough += 10
