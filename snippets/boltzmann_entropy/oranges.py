"""A pyramid of oranges falls over: arrangement and heat, both counted in nats."""

from math import comb, log, sqrt

k_B = 1.380649e-23  # J/K
mass, width, heat_capacity = 0.15, 0.075, 3800  # kg, m, J/(kg K)
gravity, temperature = 9.80665, 293.15  # m/s², K
oranges = 16 + 9 + 4 + 1

# Arrangements: thirty of 100 × 100 cells, against the places for a base of 4 × 4.
floor = log(comb(100 * 100, oranges))
pyramid = log(97 * 97)
arrangements = floor - pyramid
digits = int(arrangements / log(10)) + 1

# Heat: a layer is width/√2 high; nine oranges fall one, four fall two, one three.
heat = (9 * 1 + 4 * 2 + 1 * 3) * mass * gravity * width / sqrt(2)
price_of_a_nat = k_B * temperature
warmth = heat / price_of_a_nat
ratio = warmth / arrangements
one_millikelvin = heat_capacity * mass * 0.001 / price_of_a_nat

nats = {
    "arrangement": arrangements,
    "heat of the fall": warmth,
    "an orange, +1 mK": one_millikelvin,
}

print("| gained by        |   in J/K |  in nats |")
print("|:-----------------|---------:|---------:|")
for change, entropy in nats.items():
    style = ".2f" if entropy < 1000 else ".2e"
    print(f"| {change:16} | {entropy * k_B:8.2e} | {entropy:8{style}} |")
