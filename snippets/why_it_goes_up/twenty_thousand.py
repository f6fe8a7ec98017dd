"""Twenty thousand balls: even again within minutes, the half empty again never."""

from math import comb, log10

N = 20_000
half_again = 2**N / comb(N, N // 2)  # moves
year = 365.25 * 24 * 3600  # in moves, at one a second
empty_again = N * log10(2) - log10(year)  # the power of ten, in years

print(f"even again: {half_again:.2f} moves")
print(f"empty again: 10^{empty_again:.0f} years")
