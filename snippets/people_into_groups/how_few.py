"""Macrostates are few and microstates many: the same groups, ever more people."""

import math
from decimal import Decimal

from entropy import log_multiplicity
from people import PARTS, in_words

M, smallest = len(PARTS), sum(PARTS)
people, groups, crowds = (
    in_words(smallest),
    in_words(M),
    [smallest * 10**k for k in range(3)],
)
row = "|".join("•" * size for size in PARTS)
ceiling = math.log(M)
macrostates, microstates, cost, floor, largest = {}, {}, {}, {}, {}
print("|      N | macrostates | microstates |   cost |")
print("|-------:|------------:|------------:|-------:|")
for N in crowds:
    macrostates[N] = math.comb(N + M - 1, M - 1)
    microstates[N] = M**N
    words = f"{Decimal(microstates[N]):.1e}"
    cost[N] = math.log(macrostates[N]) / N
    # Some macrostate holds at least the average, Mᴺ over the number of macrostates.
    floor[N] = ceiling - cost[N]
    largest[N] = log_multiplicity([N // M + (i < N % M) for i in range(M)]) / N
    print(f"| {N:>6,} | {macrostates[N]:>11,} | {words:>11} | {cost[N]:.4f} |")
digits = len(str(microstates[N]))
