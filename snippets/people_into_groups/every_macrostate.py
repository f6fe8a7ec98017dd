"""All macrostates of ten people in three groups, with their multiplicities."""

from collections import Counter

from entropy import multiplicity

N = 10
macrostates = [(a, b, N - a - b) for a in range(N + 1) for b in range(N - a + 1)]
ways = {sizes: multiplicity(sizes) for sizes in macrostates}
total = sum(ways.values())

# Macrostates that differ only in which group has which size stand on one line.
orders = Counter(tuple(sorted(sizes, reverse=True)) for sizes in macrostates)
kinds = sorted(orders, key=lambda kind: (ways[kind], kind), reverse=True)
together = {kind: orders[kind] * ways[kind] for kind in kinds}
share = {kind: together[kind] / total for kind in kinds}
even_share = share[4, 3, 3] + share[4, 4, 2] + share[5, 3, 2]

print("| sizes    | orders | Ω of each | together |  of all |")
print("|:---------|-------:|----------:|---------:|--------:|")
for kind in kinds:
    name = ",\N{NO-BREAK SPACE}".join(map(str, kind))
    counts = f"{orders[kind]:>6} | {ways[kind]:>9,} | {together[kind]:>8,}"
    print(f"| {name:<8} | {counts} | {share[kind]:7.2%} |")
counts = f"{len(macrostates):>6} |           | {total:>8,}"
print(f"| all      | {counts} | {sum(share.values()):7.2%} |")
