"""What each correction to ln Ω ≈ N·S leaves, computed with fifty digits."""

from decimal import Decimal, getcontext
from fractions import Fraction
from math import factorial

from people import PARTS, crowd

getcontext().prec = 50
pi = Decimal("3.1415926535897932384626433832795028841971693993751")
inverse = [Fraction(sum(PARTS), part) for part in PARTS]
coefficient = (1 - sum(inverse)) / 12


def ln_factorial(n):
    """Return ln n!, from the integer itself or, from 2000 on, Stirling's series."""
    if n < 2000:
        return Decimal(factorial(n)).ln()
    series = enumerate([12, -360, 1260, -1680, 1188])
    tail = sum(1 / (a * Decimal(n) ** (2 * k + 1)) for k, a in series)
    return n * Decimal(n).ln() - n + (2 * pi * n).ln() / 2 + tail


p = [Decimal(part) / sum(PARTS) for part in PARTS]
S = -sum(share * share.ln() for share in p)
first, second = {}, {}
print("|             N |  after one | after two |")
print("|--------------:|-----------:|----------:|")
for times in (1, 10, 100, 1000, 10**5, 10**8):
    N = sum(crowd(times))
    exact = ln_factorial(N) - sum(ln_factorial(size) for size in crowd(times))
    halves = (len(p) - 1) * (2 * pi * N).ln() + sum(share.ln() for share in p)
    first[times] = exact - (N * S - halves / 2)
    last_term = Decimal(coefficient.numerator) / coefficient.denominator / N
    second[times] = first[times] - last_term
    print(f"| {N:13,} | {first[times]:10.3e} | {second[times]:9.1e} |")

sum_of_inverses = " + ".join(str(each) for each in inverse)
minus_coefficient = str(-coefficient)
