"""List the microstates of two dice under the sum that they show."""

from itertools import product

faces = range(1, 7)
throws = {}
for red, blue in product(faces, faces):
    throws.setdefault(red + blue, []).append(f"{red}+{blue}")
ways = {total: len(listed) for total, listed in throws.items()}

print("| sum | throws, red + blue           | Ω |")
print("|----:|:-----------------------------|--:|")
for total, listed in throws.items():
    print(f"| {total:3} | {', '.join(listed):28} | {ways[total]} |")
