"""Notes 10, 11 and 12: what lies where, beside heat and order."""

import math

from kitchen import fall_energy, heat_nats, places_nats

room = 20 * math.log(10)  # twenty things, ten places each
sock = heat_nats(0.05 * 1300 * 0.001)  # 50 g of cotton, a thousandth of a degree
arrangement = places_nats()
fallen_energy = fall_energy()
heat = heat_nats(fallen_energy)
times_larger = heat / arrangement
filled = (
    0.494  # of the space, where hard spheres begin to freeze; Pártay and others
)
neatest = 0.00115  # nats a sphere between two neat stackings; Mau and Huse

print("| note | quantity               |     nats |")
print("|-----:|:-----------------------|---------:|")
print(f"|   10 | all places in the room | {room:8.2f} |")
print(f"|   10 | warming one sock       | {sock:8.2e} |")
print(f"|   11 | places of the oranges  | {arrangement:8.2f} |")
print(f"|   11 | heat of their fall     | {heat:8.2e} |")
print(f"|   12 | the neater stacking    | {neatest:8.5f} |")
