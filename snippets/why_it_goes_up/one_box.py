"""One box climbs and then trembles; the same film backwards; the exact mean."""

import matplotlib.pyplot as plt
import numpy as np

from balls import BALLS, WAYS, chances_of_a_move, one_run
from entropy import boltzmann_entropy

last = 400
S_B = boltzmann_entropy(WAYS)
run = S_B[one_run(last).sum(axis=1)]

order = np.argsort(S_B)  # the macrostates, from low entropy to high
chance, mean, band = np.eye(BALLS + 1)[0], {}, {}
for t in range(last + 1):
    if t % 2 == 0:  # at odd times k is odd, and the even split is out of reach
        mean[t] = chance @ S_B
        ranks = np.searchsorted(chance[order].cumsum(), (0.05, 0.95))
        band[t] = S_B[order[ranks]]  # nine boxes in ten lie between these
    chance = chance @ chances_of_a_move(BALLS)

fig, axes = plt.subplots(2, sharex=True, figsize=(4.3, 4.4))
low, high = np.transpose(list(band.values()))
axes[0].fill_between(list(band), low, high, color="C5", alpha=0.3, linewidth=0)
axes[0].plot(mean.keys(), mean.values(), color="C5", linewidth=1)
axes[0].text(
    75, 51, "the mean, and where\nnine boxes in ten are", color="C5", va="center"
)
pieces = {"forwards": (run, 300, 0.46), "backwards": (run[::-1], last - 360, 0.04)}
for ax, (name, (film, begin, left)) in zip(axes, pieces.items(), strict=True):
    ax.plot(film, color="C0", linewidth=1.2)
    piece = film[begin : begin + 61]
    small = ax.inset_axes((left, 0.06, 0.5, 0.3))
    small.plot(piece, color="C0", linewidth=1.2)
    small.set(xticks=[], yticks=[], title="60 moves, enlarged")
    ax.set(ylabel=f"{name}\nentropy (nats)", yticks=range(0, 61, 20))
axes[1].set(xlabel="moves of the film")
