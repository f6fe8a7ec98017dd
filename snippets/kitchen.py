"""Two constants of nature, and the thirty oranges that fall on a kitchen floor.

Energies are in joules, lengths in metres, masses in kilograms, temperatures in K.
"""

import math

K_B = 1.380649e-23  # J/K, exact since 2019
N_A = 6.02214076e23  # molecules in a mole, exact since 2019

LAYERS = (16, 9, 4, 1)  # oranges in each layer of the pyramid, from the floor up
FLOOR = 100  # the floor is so many oranges wide, and as deep
WIDTH = 0.075  # of an orange
MASS = 0.15
HEAT_CAPACITY = 3800 * MASS  # J/K
GRAVITY = 9.80665  # m/s²
ROOM = 293.15  # the temperature of the kitchen


def places_nats(cells=1):
    """Return the nats of places that a fall gains; oranges are so many cells wide.

    Each strewn orange has a corner in any cell that keeps it on the floor, and the
    pyramid has one for all. With more than one cell, strewn oranges may overlap.
    """
    base = math.isqrt(LAYERS[0])
    strewn = math.comb(((FLOOR - 1) * cells + 1) ** 2, sum(LAYERS))
    return math.log(strewn) - math.log(((FLOOR - base) * cells + 1) ** 2)


def fall_energy():
    """Return the energy that the fall sets free: layers lie width/√2 apart."""
    steps = sum(level * count for level, count in enumerate(LAYERS))
    return steps * MASS * GRAVITY * WIDTH / math.sqrt(2)


def heat_nats(energy):
    """Return the nats that so much heat buys at the temperature of the kitchen."""
    return energy / (K_B * ROOM)
