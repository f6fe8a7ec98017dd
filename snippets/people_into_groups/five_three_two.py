"""Ten people in groups of five, three and two, counted twice."""

import math

from entropy import multiplicity

to_a, to_b, to_c = math.comb(10, 5), math.comb(5, 3), math.comb(2, 2)
ways = multiplicity([5, 3, 2])
entropy = math.log(ways)

print(f"in steps: {to_a} × {to_b} × {to_c} = {to_a * to_b * to_c:,}")
print(f"at once: {ways:,}")
print(f"ln Ω: {entropy:.6f} nats")
