"""Two independent bedrooms: their arrangements multiply, their entropies add."""

from math import comb

from entropy import boltzmann_entropy

# Twenty things, ten places each, and at most two things astray.
one_room = sum(comb(20, astray) * 9**astray for astray in range(3))
two_rooms = one_room * one_room
entropy = boltzmann_entropy([one_room, two_rooms])

print("| rooms     |  ways to be, Ω | S_B (nats) |")
print("|:----------|---------------:|-----------:|")
print(f"| one room  | {one_room:14,} | {entropy[0]:10.4f} |")
print(f"| two rooms | {two_rooms:14,} | {entropy[1]:10.4f} |")
