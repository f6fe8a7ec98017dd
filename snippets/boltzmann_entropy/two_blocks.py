"""Move a unit of energy between two blocks of a hundred spins, either way."""

from math import comb, log

N = 100
entropy = [log(comb(N, up)) for up in range(N + 1)]

print("| left and right | one unit goes | gain (nats) |")
print("|---------------:|:--------------|------------:|")
gain = {}
for left, right in [(10, 40), (40, 90)]:
    before = entropy[left] + entropy[right]
    for way, moved in {"to the left": 1, "to the right": -1}.items():
        after = entropy[left + moved] + entropy[right - moved]
        gain[left, right, way] = after - before
        print(f"| {left:6} and {right:3} | {way:13} | {after - before:11.2f} |")
