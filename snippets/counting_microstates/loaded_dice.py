"""Load both dice, so that six comes up half the time, and count throws again."""

from collections import Counter
from itertools import product

faces = range(1, 7)
loads = {face: 0.5 if face == 6 else 0.1 for face in faces}
each = 1 / len(faces) ** 2

ways, fair, loaded = Counter(), Counter(), Counter()
for red, blue in product(faces, faces):
    ways[red + blue] += 1
    fair[red + blue] += each
    loaded[red + blue] += loads[red] * loads[blue]

print("| sum | Ω | P, fair | P, loaded |")
print("|----:|--:|--------:|----------:|")
for total in [2, 7, 11, 12]:
    chances = f"{fair[total]:7.1%} | {loaded[total]:9.1%}"
    print(f"| {total:3} | {ways[total]} | {chances} |")
