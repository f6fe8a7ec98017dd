"""Count the arrangements of a bedroom by how many of its things are astray."""

from math import comb

things, places = 20, 10
total = places**things

# Choose which k things are astray, then a wrong place for each of them.
ways = [comb(things, k) * (places - 1) ** k for k in range(things + 1)]
pairs = comb(things, 2)

print("| astray |             arrangements Ω |   share |")
print("|-------:|---------------------------:|--------:|")
for k in [0, 1, 2, 5, 10, 15, 18, 19, 20]:
    share = ways[k] / total
    shown = f"{share:.1%}" if share > 0.001 else f"{share:.0e}"
    print(f"| {k:6} | {ways[k]:26,} | {shown:>7} |")
