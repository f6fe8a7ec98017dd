"""Load both dice, so that six comes up half the time, and count throws again."""

from collections import Counter
from itertools import product

faces = range(1, 7)
odds = {face: 0.5 if face == 6 else 0.1 for face in faces}

ways, fair, loaded = Counter(), Counter(), Counter()
for red, blue in product(faces, faces):
    ways[red + blue] += 1
    fair[red + blue] += 1 / 36
    loaded[red + blue] += odds[red] * odds[blue]

print("| sum | Ω |  fair | loaded |")
print("|----:|--:|------:|-------:|")
for total in [2, 7, 11, 12]:
    chances = f"{fair[total]:5.1%} | {loaded[total]:6.1%}"
    print(f"| {total:3} | {ways[total]} | {chances} |")
