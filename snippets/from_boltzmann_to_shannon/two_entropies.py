"""Groups of 50, 30 and 20: the exact count beside N·S."""

import math

from entropy import shannon_entropy

ways = math.comb(100, 50) * math.comb(50, 30)
counted = math.log(ways)
per_person = shannon_entropy([0.5, 0.3, 0.2])
bits = shannon_entropy([0.5, 0.3, 0.2], base=2)
formula = 100 * per_person

print(f"ln Ω          = {counted:10.6f} nats")
print(f"S = −Σ p ln p = {per_person:10.6f} nats")
print(f"  the same    = {bits:10.6f} bits")
print(f"N·S           = {formula:10.6f} nats")
