"""At equilibrium exactly half of all moves lower the entropy."""

from fractions import Fraction
from math import comb

N = 100
falling = {"even": Fraction(0), "odd": Fraction(0), "all": Fraction(0)}
for k in range(N + 1):
    chance = Fraction(comb(N, k), 2**N)
    # It falls when the ball leaves the smaller side, always from the even split.
    lower = Fraction(1) if 2 * k == N else Fraction(min(k, N - k), N)
    # At an even time every k is even: its chance is twice that of the long run.
    falling["odd" if k % 2 else "even"] += 2 * chance * lower
    falling["all"] += chance * lower

print("| balls on the right | share of falling moves |")
print("|:-------------------|-----------------------:|")
for name in falling:
    falling[name] = float(falling[name])
    print(f"| {name:<18} | {falling[name]:22.4f} |")
