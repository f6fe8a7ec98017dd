"""Errors of Stirling in ln N!, in the groups, and what is left of both in ln Ω."""

from entropy import log_factorial, log_multiplicity, stirling
from people import PARTS, crowd, in_words, listed, share_in_words

shares = listed([share_in_words(part, sum(PARTS)) for part in PARTS])
crowds = [sum(crowd(times)) for times in (1, 10, 100)]
few, many = in_words(crowds[0]), in_words(crowds[1])
count, in_people, in_groups, in_count = {}, {}, {}, {}
print("|     N | terms | in ln N! | in Σ ln n! | in ln Ω |")
print("|------:|------:|---------:|-----------:|--------:|")
for times, N in zip((1, 10, 100), crowds, strict=True):
    sizes = crowd(times)
    count[N] = log_multiplicity(sizes)
    for terms in (1, 2, 3):
        in_people[N, terms] = stirling(N, terms) - log_factorial(N)
        in_groups[N, terms] = sum(stirling(sizes, terms) - log_factorial(sizes))
        in_count[N, terms] = in_people[N, terms] - in_groups[N, terms]
        both = f"{in_people[N, terms]:8.4f} | {in_groups[N, terms]:10.4f}"
        print(f"| {N:>5,} | {terms:>5} | {both} | {in_count[N, terms]:7.4f} |")
