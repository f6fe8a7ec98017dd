"""All words of ten letters A, B, C, counted and held against the formula."""

from collections import Counter
from itertools import product

from entropy import multiplicity

counted = Counter()
for word in product("ABC", repeat=10):
    counted[word.count("A"), word.count("B"), word.count("C")] += 1

words = counted.total()
right = sum(counted[sizes] == multiplicity(sizes) for sizes in counted)
print(f"words:          {words:>6,}")
print(f"heaps:          {len(counted):>6}")
print(f"largest heap:   {max(counted.values()):>6,}")
print(f"formula right:  {right:>6}")
