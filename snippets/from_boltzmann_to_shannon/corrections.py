"""N·S for a small crowd, then with each correction, against the exact count."""

from math import log, pi

from entropy import log_multiplicity, shannon_entropy
from people import crowd, in_words, listed

sizes = crowd(2)
N, M = sum(sizes), len(sizes)
p = [n / N for n in sizes]
N_named, named = in_words(N), listed([in_words(n) for n in sizes])

counted = log_multiplicity(sizes)
plain = N * shannon_entropy(p)
once = plain - (M - 1) / 2 * log(2 * pi * N) - sum(log(share) for share in p) / 2
twice = once + (1 - sum(1 / share for share in p)) / (12 * N)

too_much, once_off, twice_off = (
    abs(value / counted - 1) for value in (plain, once, twice)
)
print(f"| {N} people           |      nats | off by (nats) |")
print("|:---------------------|----------:|--------------:|")
rows = {"N·S": plain, "with one correction": once, "with two": twice}
for name, value in rows.items():
    print(f"| {name:<20} | {value:9.4f} | {value - counted:13.5f} |")
print(f"| ln Ω, counted        | {counted:9.4f} |               |")
