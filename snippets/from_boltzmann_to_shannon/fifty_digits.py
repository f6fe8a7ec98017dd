"""What each correction to ln Ω ≈ N·S leaves, computed with fifty digits."""

from decimal import Decimal, getcontext
from math import factorial

getcontext().prec = 50
pi = Decimal("3.1415926535897932384626433832795028841971693993751")


def ln_factorial(n):
    """Return ln n!, from the integer itself or from Stirling's series.

    Its five terms leave out less than 1e-38 from n = 2000 on.
    """
    if n < 2000:
        return Decimal(factorial(n)).ln()
    series = enumerate([12, -360, 1260, -1680, 1188])
    tail = sum(1 / (a * Decimal(n) ** (2 * k + 1)) for k, a in series)
    return n * Decimal(n).ln() - n + (2 * pi * n).ln() / 2 + tail


p = [Decimal(part) / 10 for part in (5, 3, 2)]
S = -sum(share * share.ln() for share in p)
counted, gap, second, third = {}, {}, {}, {}
print("|   N |  with ln N | with 1/N |")
print("|----:|-----------:|---------:|")
for exponent, raised in zip([1, 2, 3, 4, 6, 9], "¹²³⁴⁶⁹", strict=True):
    N = 10**exponent
    counted[N] = ln_factorial(N) - sum(ln_factorial(int(share * N)) for share in p)
    gap[N] = N * S - counted[N]
    logarithms = (2 * pi * N).ln() + sum(share.ln() for share in p) / 2
    second[N] = float(logarithms - gap[N])
    third[N] = float(
        logarithms - gap[N] - (1 - sum(1 / share for share in p)) / 12 / N
    )
    print(f"| 10{raised} | {second[N]:10.3e} | {third[N]:8.1e} |")
