"""Name a throw of two dice by yes-or-no questions, and compare with the bits."""

from collections import Counter
from heapq import heapify, heappop, heappush
from itertools import product
from math import log2


def questions(counts):
    """Return the mean number of questions of the best plan (Huffman 1952)."""
    asked, total = 0, sum(counts)
    heapify(counts)
    while len(counts) > 1:
        # The last question of the plan tells the two rarest apart.
        pair = heappop(counts) + heappop(counts)
        heappush(counts, pair)
        asked += pair
    return asked / total


ways = Counter(sum(throw) for throw in product(range(1, 7), repeat=2))
throws = sum(ways.values())

name_throw = log2(throws)
left_open = sum(count * log2(count) for count in ways.values()) / throws
told = name_throw - left_open
ask_throw = questions([1] * throws)
ask_sum = questions(list(ways.values()))
ask_rest = sum(count * questions([1] * count) for count in ways.values()) / throws

print("| to name                 |     bits | questions |")
print("|:------------------------|---------:|----------:|")
print(f"| the throw, told nothing | {name_throw:8.4f} | {ask_throw:9.4f} |")
print(f"| the sum                 | {told:8.4f} | {ask_sum:9.4f} |")
print(f"| the throw, told the sum | {left_open:8.4f} | {ask_rest:9.4f} |")
