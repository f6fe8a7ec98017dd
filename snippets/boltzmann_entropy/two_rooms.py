"""Two independent rooms: their arrangements multiply, their entropies add."""

from entropy import boltzmann_entropy

one_room = 15_571
two_rooms = one_room * one_room
entropy = boltzmann_entropy([one_room, two_rooms])

print("| rooms     | arrangements Ω | S (nats) |")
print("|:----------|---------------:|---------:|")
print(f"| one room  | {one_room:14,} | {entropy[0]:8.4f} |")
print(f"| two rooms | {two_rooms:14,} | {entropy[1]:8.4f} |")
