"""The best code with whole bits for the running example, in blocks of one to four
people, beside the entropy of the shares."""

import heapq
from itertools import product
from math import prod

from entropy import shannon_entropy
from people import PARTS, in_words

N = sum(PARTS)
S = shannon_entropy([size / N for size in PARTS], base=2)

print("| people a word | words | bits a person | above S |")
print("|--------------:|------:|--------------:|--------:|")
bits = {}
for block in range(1, 5):
    # Whole numbers in proportion to the chances. Joining the two smallest, over and
    # over, makes all words below them one bit longer.
    heap = [prod(sizes) for sizes in product(PARTS, repeat=block)]
    words, total = len(heap), 0
    heapq.heapify(heap)
    while len(heap) > 1:
        joined = heapq.heappop(heap) + heapq.heappop(heap)
        heapq.heappush(heap, joined)
        total += joined
    bits[block] = total / N**block / block
    print(f"| {block} | {words} | {bits[block]:.6f} | {bits[block] - S:.6f} |")
longest = in_words(block)
