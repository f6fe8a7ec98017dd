"""Notes 2, 3, 4, 6 and 18: the article's formulas beside the exact count."""

import math

from entropy import log_factorial, log_multiplicity, shannon_entropy, stirling
from people import PARTS, crowd, in_words, listed, share_in_words

shares = [part / sum(PARTS) for part in PARTS]
groups = f"{in_words(len(PARTS))} groups of "
groups += listed([share_in_words(part, sum(PARTS)) for part in PARTS])
S, N = shannon_entropy(shares), 10 * sum(PARTS)
many = 10**5 * sum(PARTS)
printed_sign = sum(share * math.log(share) for share in shares)

exact = log_factorial(N)
coarse, usual = stirling(N, terms=1), stirling(N, terms=2)
percent_coarse = 100 * (coarse / exact - 1)
percent_usual = 100 * (usual / exact - 1)
ways, many_ways = log_multiplicity(crowd(10)), log_multiplicity(crowd(10**5))
gap, many_gap = N * S - ways, many * S - many_ways
alone_exact = log_multiplicity([1] * N)
alone = N * shannon_entropy([1 / N] * N)
alone_gap = alone - alone_exact
one_apart = 1000 * shannon_entropy([0.999, 0.001])
one_apart_exact = math.log(1000)
macrostates = math.comb(N + len(PARTS) - 1, len(PARTS) - 1)
microstates = len(PARTS) ** N

print("| note | formula        |       gives |       exact |")
print("|-----:|:---------------|------------:|------------:|")
print(f"|    2 | n ln n         | {coarse:11.1f} | {exact:11.1f} |")
print(f"|    3 | N·S            | {N * S:11.1f} | {ways:11.1f} |")
print(f"|    3 | N·S, {many:,} | {many * S:11,.1f} | {many_ways:11,.1f} |")
print(f"|    4 | N·S, M = N     | {alone:11.1f} | {alone_exact:11.1f} |")
print(f"|    6 | macrostates    |       any p | {macrostates:11,} |")
print(f"|   18 | n ln n − n     | {usual:11.1f} | {exact:11.1f} |")
