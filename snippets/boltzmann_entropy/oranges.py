"""A pyramid of oranges falls over: places, on three grids, and heat, in nats."""

from math import log

from kitchen import (
    HEAT_CAPACITY,
    K_B,
    LAYERS,
    ROOM,
    WIDTH,
    fall_energy,
    heat_nats,
    places_nats,
)

finest = round(WIDTH / 1e-10)  # cells as wide as an atom
places = {cells: places_nats(cells) for cells in (1, 2, finest)}
digits = int(places[1] / log(10)) + 1

heat = fall_energy()
price_of_a_nat = K_B * ROOM
warmth = heat_nats(heat)
warming = heat / (sum(LAYERS) * HEAT_CAPACITY)  # K, if the fruit keeps it all
one_millikelvin = heat_nats(HEAT_CAPACITY * 0.001)

nats = {
    "places, cells one orange wide": places[1],
    "places, cells half as wide": places[2],
    "places, cells an atom wide": places[finest],
    "heat of the fall": warmth,
    "heat, one orange +1 mK": one_millikelvin,
}
print("| gained by                     | S_B (nats) |")
print("|:------------------------------|-----------:|")
for change, gained in nats.items():
    print(f"| {change:29} | {gained:10.2e} |")
