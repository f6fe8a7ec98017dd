"""People in groups: a swap that nobody sees, and one that makes a difference."""

from string import ascii_uppercase

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Circle, Rectangle, Wedge

from people import PARTS, in_words, listed, share_in_words

people, groups = in_words(sum(PARTS)), ascii_uppercase[: len(PARTS)]
sizes = listed([in_words(size) for size in PARTS])
shares = listed([share_in_words(size, sum(PARTS)) for size in PARTS])
# Letter by letter the groups of numbers 1, 2, 3 and so on of the register.
word = "".join(np.random.default_rng(0).permutation(np.repeat([*groups], PARTS)))

fig, ax = plt.subplots(figsize=(4.3, 2.7))
left, places, grey = 0, [], {"color": "C5", "alpha": 0.4, "linewidth": 0}
for group in groups:
    numbers = [k for k, letter in enumerate(word, start=1) if letter == group]
    wide = (len(numbers) + 1) // 2
    seats = [divmod(k, wide) for k in range(len(numbers))]
    places.append([(left + x + 0.5, 1.2 - 1.2 * y) for y, x in seats])
    ax.add_patch(Rectangle((left, -0.5), wide, 2.3, fill=False, edgecolor="C5"))
    ax.text(left + wide, 1.95, f"{group}: {len(numbers)}", ha="right", color="C1")
    for (x, y), number in zip(places[-1], numbers, strict=True):
        ax.add_patch(Circle((x, y + 0.3), 0.15, **grey))
        ax.add_patch(Wedge((x, y - 0.33), 0.4, 0, 180, **grey))
        ax.text(x, y - 0.2, number, ha="center", va="center", fontsize=10)
    left += wide + 0.35
inside = [(x, y + 0.3) for x, y in max(places, key=len)[:2]]
across = places[0][-1], min(places[1], key=lambda place: place[::-1])
arrow = {"arrowstyle": "<->", "linewidth": 2, "shrinkA": 9, "shrinkB": 9}
for ends, colour, bend in (inside, "C5", -0.9), (across, "C0", 0.6):
    arrow |= {"color": colour, "connectionstyle": f"arc3,rad={bend}"}
    ax.annotate("", *ends[::-1], arrowprops=arrow)
ax.text(0, 2.5, "inside a group: nobody sees it", color="C5")
ax.text(across[0][0], -1.3, "across groups: a new arrangement", color="C0")
ax.set(xlim=(-0.1, left - 0.25), ylim=(-1.4, 2.8), aspect="equal")
ax.axis("off")
