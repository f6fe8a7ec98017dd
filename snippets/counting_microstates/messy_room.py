"""Count the arrangements of a bedroom by how many of its things are astray."""

from math import comb

things, places = 20, 10
total = places**things

# Choose which k things are astray, then a wrong place for each of them.
ways = [comb(things, k) * (places - 1) ** k for k in range(things + 1)]
pairs = comb(things, 2)

print("|  k |   share |           arrangements Ω(k) |")
print("|---:|--------:|----------------------------:|")
for k in [0, 1, 2, 5, 10, 15, 18, 19, 20]:
    share = ways[k] / total
    print(f"| {k:2} | {share:7.2g} | {ways[k]:27,} |")
