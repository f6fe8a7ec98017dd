"""A hundred spins, k of them up: their entropy, and what a unit of energy buys."""

from math import comb, log

N = 100
entropy = [log(comb(N, up)) for up in range(N + 1)]
slope, price = {}, {}

print("| spins up | S (nats) | slope (nats per ε) | price of a nat (ε) |")
print("|---------:|---------:|-------------------:|-------------------:|")
for up in [1, 10, 25, 50, 75]:
    slope[up] = (entropy[up + 1] - entropy[up - 1]) / 2
    price[up] = 1 / slope[up] if slope[up] else float("inf")
    shown = f"{price[up]:.2f}".replace("inf", "no price")
    print(f"| {up:8} | {entropy[up]:8.4f} | {slope[up]:18.2f} | {shown:>18} |")
