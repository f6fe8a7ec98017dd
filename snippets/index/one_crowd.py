"""The groups of a crowd, chosen one by one, and Shannon's formula for it."""

import math

from entropy import shannon_entropy
from people import PARTS, crowd, in_words, listed, ratio, share_in_words

sizes = crowd(2)
N, M = sum(sizes), len(sizes)
people, groups = in_words(N), in_words(M)
in_groups = listed([in_words(n) for n in sizes])
shares = listed([share_in_words(part, sum(PARTS)) for part in PARTS])
proportion = ratio(PARTS)

print("| group | people | chosen from |    ways |")
print("|------:|-------:|------------:|--------:|")
left, ways = N, 1
for number, n in enumerate(sizes, start=1):
    choices = math.comb(left, n)
    print(f"| {number:5} | {n:6} | {left:11} | {choices:7,} |")
    left, ways = left - n, ways * choices

counted = math.log(ways)
formula = N * shannon_entropy([n / N for n in sizes])
one_in = math.exp(formula)
chance = ways / one_in
