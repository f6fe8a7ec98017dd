"""A queue cut into groups: all its orders, over those that look the same."""

import math

from entropy import multiplicity
from people import PARTS

orders = math.factorial(sum(PARTS))
same = math.prod(math.factorial(size) for size in PARTS)
ways = multiplicity(PARTS)
entropy = math.log(ways)

print(f"orders of the queue:    {orders:>11,}")
print(f"of which look the same: {same:>11,}")
print(f"left, the count Ω:      {ways:>11,}")
print(f"ln Ω, in nats:          {entropy:>11.4f}")
