"""Move the label: the more mess “tidy” allows, the more arrangements it covers."""

from math import comb, log

things, places = 20, 10
exactly = [comb(things, k) * (places - 1) ** k for k in range(things + 1)]
ways, entropy = {}, {}

print("| at most astray |              arrangements Ω | ln Ω (nats) |")
print("|---------------:|----------------------------:|------------:|")
for allowed in [0, 1, 2, 5, 20]:
    ways[allowed] = sum(exactly[: allowed + 1])
    entropy[allowed] = log(ways[allowed])
    print(f"| {allowed:14} | {ways[allowed]:27,} | {entropy[allowed]:11.2f} |")
