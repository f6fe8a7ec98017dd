"""Draw two rooms: their counts make an area, the logarithms of these a length."""

from math import log

import matplotlib.pyplot as plt
from matplotlib.patches import Rectangle

# One thing in each room: six places for a shoe in this one, four for a hat in that.
shoe = [(x, y) for y in (1, 0) for x in range(3)]
hat = [(x, y) for y in (1, 0) for x in range(2)]
ways = {"shoe": len(shoe), "hat": len(hat), "both": len(shoe) * len(hat)}
nats = {what: log(count) for what, count in ways.items()}

fig, ax = plt.subplots(figsize=(4.3, 4.0))
for i in range(ways["both"]):
    corner = (i % ways["shoe"] + 0.04, -(i // ways["shoe"]) - 0.96)
    alpha = 1 if i == 10 else 0.3
    ax.add_patch(Rectangle(corner, 0.92, 0.92, color="C0", alpha=alpha))
rooms = [(i + 0.1, 0.1, shoe, thing) for i, thing in enumerate(shoe)]
rooms += [(-0.8, -i - 0.775, hat, thing) for i, thing in enumerate(hat)]
for left, low, places, thing in rooms:
    width = len(places) / 8 + 0.05
    ax.add_patch(Rectangle((left, low), width, 0.55, fill=False, linewidth=0.8))
    for x, y in places:
        size, color = (30, "C0") if (x, y) == thing else (4, "C5")
        ax.scatter(left + 0.15 + x / 4, low + 0.15 + y / 4, s=size, color=color)
end, scale = 0, ways["shoe"] / nats["both"]
for what, alpha in ("shoe", 0.3), ("hat", 0.5):
    length, label = scale * nats[what], f"ln {ways[what]} = {nats[what]:.2f}"
    ax.add_patch(Rectangle((end, -5.6), length, 0.65, color="C0", alpha=alpha))
    ax.text(end + length / 2, -5.28, label, ha="center", va="center")
    end += length
counted = f"both: {ways['shoe']} × {ways['hat']} = {ways['both']} ways"
measured = f"both: ln {ways['both']} = {nats['both']:.2f} nats"
ax.text(3, 0.8, f"a shoe in a room: {ways['shoe']} ways", ha="center")
ax.text(-1.3, -2, f"a hat next door: {ways['hat']} ways", rotation=90, va="center")
ax.text(3, -4.4, counted, ha="center", weight="bold")
ax.text(3, -6.05, measured, ha="center", weight="bold")
ax.set(xlim=(-1.5, 6.1), ylim=(-6.3, 1.2), aspect="equal")
ax.axis("off")
