"""How near Huffman's code comes to the entropy, in blocks of one to four people."""

import heapq
import math
from fractions import Fraction
from itertools import product

from entropy import shannon_entropy
from people import PARTS

shares = [Fraction(part, sum(PARTS)) for part in PARTS]
least = shannon_entropy([float(share) for share in shares], base=2)
bits = {}
print("| people at a time | notes | bits a person | above the least |")
print("|-----------------:|------:|--------------:|----------------:|")
for block in range(1, 5):
    heap = [math.prod(each) for each in product(shares, repeat=block)]
    notes = len(heap)
    heapq.heapify(heap)
    length = 0
    while len(heap) > 1:
        # The two rarest get one digit more, and go on as one.
        joined = heapq.heappop(heap) + heapq.heappop(heap)
        heapq.heappush(heap, joined)
        length += joined
    bits[block] = length / block
    mean = float(bits[block])
    print(f"| {block:16} | {notes:5} | {mean:13.4f} | {mean - least:15.4f} |")
