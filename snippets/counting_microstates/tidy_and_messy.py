"""Draw the bedroom, things against places, once tidy and once strewn blindly."""

from math import comb

import matplotlib.pyplot as plt
import numpy as np

homes = {
    "bed": ["pillow", "bear"],
    "desk": ["pencil", "ruler"],
    "shelf": ["atlas", "novel"],
    "drawer": ["left sock", "right sock"],
    "rail": ["jeans", "jumper"],
    "hook": ["cap", "scarf"],
    "rack": ["left shoe", "right shoe"],
    "stand": ["guitar", "capo"],
    "box": ["ball", "racket"],
    "tray": ["mug", "spoon"],
}
places = list(homes)
things = [thing for those in homes.values() for thing in those]
home = np.repeat(range(len(places)), [len(those) for those in homes.values()])
mess = np.random.default_rng(0).integers(len(places), size=len(things))
found = {thing: places[place] for thing, place in zip(things, mess, strict=True)}
astray = int((mess != home).sum())
ways = comb(len(things), astray) * (len(places) - 1) ** astray
billions = round(ways / 10**18)  # billions of billions
says = "none astray:\n1 way", f"{astray} astray:\n{billions} billion billion ways"

fig, axes = plt.subplots(1, 2, figsize=(4.3, 4.4), sharey=True)
for ax, lies, text in zip(axes, [home, mess], says, strict=True):
    face = np.where(lies != home, "C0", "none")
    ax.scatter(home, things, s=90, marker="s", color="C5", alpha=0.35, linewidths=0)
    ax.scatter(lies, things, s=34, facecolors=face, edgecolors="C0")
    ax.set_xticks(range(len(places)), places, rotation=90)
    ax.set_ylim(len(things) - 0.4, -0.6)
    ax.set_xlabel(text, color="C0")
    ax.tick_params(length=0, labeltop=True, labelbottom=False)
    ax.spines[:].set_visible(False)
    ax.grid(True)
