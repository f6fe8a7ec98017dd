"""Macrostates of the smallest crowd, and what is missing when you know only one."""

import math
from collections import Counter
from itertools import accumulate, combinations, pairwise

from entropy import log_multiplicity, multiplicity
from people import PARTS, in_words

N, M = sum(PARTS), len(PARTS)
# M − 1 bars among the people, in a row: between two bars stands a group.
rows = [(-1, *bars, N + M - 1) for bars in combinations(range(N + M - 1), M - 1)]
macrostates = [
    tuple(end - start - 1 for start, end in pairwise(row)) for row in rows
]
ways = {sizes: multiplicity(sizes) for sizes in macrostates}
people, total = in_words(N), sum(ways.values())
questions = in_words(math.ceil(math.log2(ways[PARTS])))

# Macrostates that differ only in which group has which size stand on one line.
alike = Counter(tuple(sorted(sizes, reverse=True)) for sizes in macrostates)
kinds = sorted(alike, key=lambda kind: (ways[kind], kind), reverse=True)
together = {kind: alike[kind] * ways[kind] for kind in kinds}
names = {
    sizes: ",\N{NO-BREAK SPACE}".join(map(str, sizes)) for sizes in macrostates
}
turned = PARTS[1:] + PARTS[:1]
unordered = max(kinds, key=together.get)
# The first lines that own more than half of all words.
owned = list(accumulate(together[kind] for kind in kinds))
half = next(k for k, words in enumerate(owned) if words > total / 2)
top, top_share = in_words(half + 1), owned[half] / total

print("| sizes | macrostates | Ω of each | ln Ω of each | of all words |")
print("|:------|------------:|----------:|-------------:|-------------:|")
for kind in [*kinds[: half + 4], kinds[-1]]:
    if kind == kinds[-1]:
        print("| … | | | | |")
    counts = f"{alike[kind]} | {ways[kind]:,} | {log_multiplicity(kind):.2f}"
    print(f"| {names[kind]} | {counts} | {together[kind] / total:.2%} |")
