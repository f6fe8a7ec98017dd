"""All words of seven letters, a letter for each group, held against the formula."""

from collections import Counter
from itertools import product
from string import ascii_uppercase

from entropy import multiplicity
from people import PARTS, listed

letters, length = ascii_uppercase[: len(PARTS)], 7
alphabet = listed(list(letters))
counted = Counter()
for word in product(letters, repeat=length):
    counted[tuple(word.count(letter) for letter in letters)] += 1

words = counted.total()
right = sum(counted[sizes] == multiplicity(sizes) for sizes in counted)
print(f"words:          {words:>9,}")
print(f"heaps:          {len(counted):>9,}")
print(f"largest heap:   {max(counted.values()):>9,}")
print(f"formula right:  {right:>9,}")
