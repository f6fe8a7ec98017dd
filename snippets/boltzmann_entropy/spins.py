"""A hundred spins, k of them up: entropy, and what one more unit of energy buys."""

from math import comb, log

N = 100
entropy = [log(comb(N, up)) for up in range(N + 1)]
step = {up: entropy[up + 1] - entropy[up] for up in range(N)}

print("| spins up | S_B (nats) | next ε buys (nats) | a nat costs (ε) |")
print("|---------:|-----------:|-------------------:|----------------:|")
for up in [0, 1, 10, 25, 49, 50, 75]:
    bought = f"{step[up]:18.3f} | {1 / step[up]:15.2f}"
    print(f"| {up:8} | {entropy[up]:10.4f} | {bought} |")
