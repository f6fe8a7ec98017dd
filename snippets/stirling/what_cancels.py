"""Errors of Stirling in ln N!, in the groups, and what is left of both in ln Ω."""

from entropy import log_factorial, log_multiplicity, stirling

count, in_people, in_groups, in_count = {}, {}, {}, {}
print("|     N | terms | in ln N! | in Σ ln n! | in ln Ω |")
print("|------:|------:|---------:|-----------:|--------:|")
for N in (10, 100, 1000):
    sizes = [N // 2, 3 * N // 10, N // 5]
    count[N] = log_multiplicity(sizes)
    for terms in (1, 2, 3):
        in_people[N, terms] = stirling(N, terms) - log_factorial(N)
        in_groups[N, terms] = sum(stirling(sizes, terms) - log_factorial(sizes))
        in_count[N, terms] = in_people[N, terms] - in_groups[N, terms]
        both = f"{in_people[N, terms]:8.4f} | {in_groups[N, terms]:10.4f}"
        print(f"| {N:>5,} | {terms:>5} | {both} | {in_count[N, terms]:7.4f} |")
