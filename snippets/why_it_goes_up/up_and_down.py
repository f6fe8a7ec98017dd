"""Mean numbers of moves: empty to half, half to empty, and back to where one is."""

from fractions import Fraction
from math import comb

up, down, half_ways, empty_again, half_again = {}, {}, {}, {}, {}
for N in (10, 20, 100):
    climb = [Fraction(1)]  # climb[k]: mean moves until k first becomes k + 1
    for k in range(1, N):
        # One move; with chance k/N it was a wrong one, and two steps are to climb.
        climb.append((N + k * climb[k - 1]) / (N - k))
    up[N] = float(sum(climb[: N // 2]))
    down[N] = float(
        sum(climb[N // 2 :])
    )  # half to full, which by symmetry is half to empty
    half_ways[N] = comb(N, N // 2)
    empty_again[N] = 2**N
    half_again[N] = 2**N / half_ways[N]

print("|   N | empty → half | half → empty | empty again | half again |")
print("|----:|-------------:|-------------:|------------:|-----------:|")
for N in up:
    row = f"{up[N]:12.2f} | {down[N]:12.1e} | {empty_again[N]:11.1e}"
    print(f"| {N:>3} | {row} | {half_again[N]:10.2f} |")
