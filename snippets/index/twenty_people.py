"""Twenty people in groups of 10, 6 and 4: the count and Shannon's formula."""

import math

from entropy import boltzmann_entropy, multiplicity, shannon_entropy

sizes = [10, 6, 4]
N, M = sum(sizes), len(sizes)
p = [n / N for n in sizes]
choices = [math.comb(sum(sizes[i:]), sizes[i]) for i in range(M)]
ways = multiplicity(sizes)

counted = boltzmann_entropy(ways)
formula = N * shannon_entropy(p)
log_product = sum(math.log(share) for share in p)
second_order = formula - ((M - 1) * math.log(2 * math.pi * N) + log_product) / 2
third_order = second_order + (1 - sum(1 / share for share in p)) / (12 * N)
excess = formula - counted

print("| twenty people            |      value |")
print("|:-------------------------|-----------:|")
print(f"| ways to choose 10 of 20  | {choices[0]:>10,} |")
print(f"| then 6 of the other 10   | {choices[1]:>10,} |")
print(f"| then 4 of the last 4     | {choices[2]:>10,} |")
print(f"| Ω, all three multiplied  | {ways:>10,} |")
print(f"| ln Ω (nats)              | {counted:10.6f} |")
print(f"| N·S (nats)               | {formula:10.6f} |")
print(f"| N·S, first correction    | {second_order:10.6f} |")
print(f"| N·S, second correction   | {third_order:10.6f} |")
