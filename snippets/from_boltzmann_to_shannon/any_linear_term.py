"""Stirling with a wrong linear term, n ln n + c·n: ln Ω is the same for every c."""

from math import factorial, log

from people import crowd

sizes = crowd(10)
N = sum(sizes)
one, whole = {}, {}
print(f"|     c | ln {N}! (nats) | ln Ω (nats) |")
print("|------:|---------------:|------------:|")
for c in (-1, 0, 7, 1000):
    one[c] = N * log(N) + c * N
    whole[c] = one[c] - sum(n * log(n) + c * n for n in sizes)
    print(f"| {c:>5,} | {one[c]:14,.3f} | {whole[c]:11.6f} |")

exact = log(factorial(N))
too_high = one[0] / exact - 1
