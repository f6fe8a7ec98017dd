"""Count the arrangements of a bedroom by how many of its things are astray."""

from math import comb

things, places = 20, 10
total = places**things

# Choose which k things are astray, then a wrong place for each of them.
choices = [comb(things, k) for k in range(things + 1)]
ways = [choice * (places - 1) ** k for k, choice in enumerate(choices)]

print("| astray, k | which ones |           arrangements Ω(k) |")
print("|----------:|-----------:|----------------------------:|")
for k in [0, 1, 2, 5, 10, 15, 18, 19, 20]:
    print(f"| {k:9} | {choices[k]:10,} | {ways[k]:27,} |")
