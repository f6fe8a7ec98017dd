"""Macrostates are few and microstates many: three groups of ever more people."""

import math
from decimal import Decimal

from entropy import log_multiplicity

ceiling = math.log(3)
macrostates, microstates, cost, floor, largest = {}, {}, {}, {}, {}
print("|     N | macrostates | microstates | cost (nats) |")
print("|------:|------------:|------------:|------------:|")
for N in (10, 100, 1000):
    macrostates[N] = math.comb(N + 2, 2)
    microstates[N] = 3**N
    words = f"{Decimal(microstates[N]):.1e}"
    cost[N] = math.log(macrostates[N]) / N
    # Some macrostate holds at least the average, 3ᴺ over the number of macrostates.
    floor[N] = ceiling - cost[N]
    largest[N] = log_multiplicity([N - 2 * (N // 3), N // 3, N // 3]) / N
    print(f"| {N:>5,} | {macrostates[N]:>11,} | {words:>11} | {cost[N]:>11.4f} |")
digits = len(str(microstates[1000]))
