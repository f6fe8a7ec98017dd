"""The running example: the exact count, N·S, and the chance of one arrangement."""

import math

from entropy import shannon_entropy
from people import crowd, in_words, listed, share_in_words

sizes = crowd(10)
N, M = sum(sizes), len(sizes)
p = [n / N for n in sizes]
groups = in_words(M)
named_sizes = listed([str(n) for n in sizes])
named_shares = listed([share_in_words(n, N) for n in sizes])
small, raised = "₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹"
powers = [
    f"p{small[i]}" + "".join(raised[int(digit)] for digit in str(n))
    for i, n in enumerate(sizes, start=1)
]
product = " ".join(powers)

counted = math.log(math.factorial(N) // math.prod(math.factorial(n) for n in sizes))
S = shannon_entropy(p)
formula = N * S
log_slice = math.log(math.prod(share**n for share, n in zip(p, sizes, strict=True)))

print(f"S     = {S:10.6f} nats per person")
print(f"N·S   = {formula:10.6f} nats")
print(f"−ln s = {-log_slice:10.6f} nats, s multiplied out")
