"""Found at 30 in the long run: the counts one move earlier and one move later."""

from math import comb

N, now = 100, 30
share = {k: comb(N, k) / 2**N for k in range(N + 1)}
after = {now + 1: (N - now) / N, now - 1: now / N}
before = {}
for k in (now - 1, now + 1):
    arrives = (N - k) / N if k < now else k / N  # chance that k becomes 30
    before[k] = share[k] * arrives / share[now]  # Bayes' rule
shapes = {
    "valley: 31, 30, 31": before[31] * after[31],
    "falling: 31, 30, 29": before[31] * after[29],
    "rising: 29, 30, 31": before[29] * after[31],
    "peak: 29, 30, 29": before[29] * after[29],
}

print("| before, now, after  | chance |")
print("|:--------------------|-------:|")
for shape, chance in shapes.items():
    print(f"| {shape:<19} | {chance:6.2f} |")
