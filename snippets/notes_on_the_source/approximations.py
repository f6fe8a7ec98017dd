"""Notes 2, 3, 4, 6 and 18: the article's formulas beside the exact count."""

import math

from entropy import log_factorial, log_multiplicity, shannon_entropy, stirling

shares = [0.5, 0.3, 0.2]
S = shannon_entropy(shares)
printed_sign = sum(share * math.log(share) for share in shares)

exact = log_factorial(100)
coarse, usual = stirling(100, terms=1), stirling(100, terms=2)
percent_coarse = 100 * (coarse / exact - 1)
percent_usual = 100 * (usual / exact - 1)
ways_100 = log_multiplicity([50, 30, 20])
million = log_multiplicity([500_000, 300_000, 200_000])
gap_100, gap_million = 100 * S - ways_100, 1e6 * S - million
alone_exact = log_multiplicity([1] * 100)
alone = 100 * shannon_entropy([1 / 100] * 100)
alone_gap = alone - alone_exact
macrostates = math.comb(100 + 3 - 1, 3 - 1)
microstates = 3**100

print("| note | formula      |       gives |       exact |")
print("|-----:|:-------------|------------:|------------:|")
print(f"|    2 | n ln n       | {coarse:11.1f} | {exact:11.1f} |")
print(f"|    3 | N·S          | {100 * S:11.1f} | {ways_100:11.1f} |")
print(f"|    3 | N·S, million | {1e6 * S:11,.1f} | {million:11,.1f} |")
print(f"|    4 | N·S, M = N   | {alone:11.1f} | {alone_exact:11.1f} |")
print(f"|    6 | macrostates  |       any p | {macrostates:11,} |")
print(f"|   18 | n ln n − n   | {usual:11.1f} | {exact:11.1f} |")
