"""The letters of MISSISSIPPI in every order: a count of people in groups."""

import math
from collections import Counter

from entropy import multiplicity

sizes = Counter("MISSISSIPPI")
orders = math.factorial(11)
words = multiplicity(sizes.values())

for letter, places in sizes.items():
    print(f"places with {letter}:   {places:>11}")
print(f"orders of tiles: {orders:>11,}")
print(f"words:           {words:>11,}")
print(f"orders per word: {orders // words:>11,}")
