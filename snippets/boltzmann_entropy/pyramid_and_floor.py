"""Draw a pyramid of oranges beside the floor below it, and what the fall gains."""

from math import cos, isqrt, sin, sqrt

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Circle, Rectangle

from kitchen import FLOOR, LAYERS, fall_energy, heat_nats, places_nats

energy, places, heat = fall_energy(), places_nats(), heat_nats(fall_energy())
light_years = heat / places * 0.01 / 9.4607e15  # if the blue bar were a centimetre
turn, tilt, pyramid = 0.5, 0.35, []
for level, count in enumerate(LAYERS):
    for i in range(count):
        x, y = (place + level / 2 for place in divmod(i, isqrt(count)))
        depth, up = x * sin(turn) + y * cos(turn), level / sqrt(2)
        seen = x * cos(turn) - y * sin(turn), up * cos(tilt) + depth * sin(tilt)
        pyramid.append((up * sin(tilt) - depth * cos(tilt), *seen, level))

fig, ax = plt.subplots(figsize=(4.3, 3.4))
for _, x, y, level in sorted(pyramid):
    ax.add_patch(Circle((x, y), 0.5, color="C4" if level else "C5", linewidth=0))
    ax.add_patch(Circle((x, y), 0.5, fill=False, linewidth=0.8))
ax.add_patch(Rectangle((5.5, -0.5), 5, 5, fill=False, linewidth=0.8))
for cell in np.random.default_rng(0).choice(FLOOR**2, sum(LAYERS), replace=False):
    x, y = divmod(int(cell), FLOOR)
    ax.add_patch(Circle((5.525 + x / 20, -0.475 + y / 20), 0.05, color="C0"))
digits, power = f"{heat:.0e}".split("e+")
power = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in power)
ax.text(0.5, 3.6, f"{energy:.2f} J to fall", color="C4", ha="center")
ax.text(8, 4.7, "the floor, from above", ha="center")
ax.annotate("", (5.3, 1), (3.7, 1), arrowprops={"arrowstyle": "->"})
ax.text(-2, -1.9, f"gained in places: {places:.0f} nats", color="C0")
ax.plot([-2, -1.9], [-2.35, -2.35], "C0", linewidth=7, solid_capstyle="butt")
ax.text(-2, -3.6, f"gained in heat: {digits} × 10{power} nats", color="C4")
bar = {"arrowstyle": "-|>", "color": "C4", "linewidth": 7}
ax.annotate("", (10.6, -4.15), (-2, -4.15), arrowprops=bar)
ax.set(xlim=(-2.2, 10.7), ylim=(-4.6, 5.3), aspect="equal")
ax.axis("off")
