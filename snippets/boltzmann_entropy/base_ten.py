"""One entropy, reported in three bases."""

from math import e

from entropy import shannon_entropy

# Nine tenths for one class; the last tenth is spread evenly over all thousand.
shares = [0.9 + 0.1 / 1000] + [0.1 / 1000] * 999
nats = shannon_entropy(shares)
tens = shannon_entropy(shares, base=10)

print("| base | entropy |")
print("|-----:|--------:|")
for name, base in {"2": 2, "e": e, "10": 10}.items():
    print(f"| {name:>4} | {shannon_entropy(shares, base=base):7.4f} |")
