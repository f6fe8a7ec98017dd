"""The gap N·S − ln Ω against N: dots are counted, lines are the formula."""

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_multiplicity, shannon_entropy

people = 30 * 3 ** np.arange(10)
gap = {}

fig, ax = plt.subplots()
for parts, colour, marker in (
    ([1, 1], "C5", "s"),
    ([5, 3, 2], "C0", "o"),
    ([1] * 6, "C5", "^"),
):
    shares = np.array(parts) / sum(parts)
    M = len(parts)
    sizes = np.outer(people // sum(parts), parts)
    gap[M] = people * shannon_entropy(shares) - log_multiplicity(sizes)
    formula = (M - 1) / 2 * np.log(2 * np.pi * people) + np.log(shares).sum() / 2
    ax.plot(people, formula, color=colour, linewidth=1.5)
    ax.plot(people, gap[M], marker, color=colour)

ax.text(1.2e4, 26, "6 groups: slope 5/2", ha="right")
ax.text(7e5, 15.5, "3 groups: slope 1", color="C0", ha="right")
ax.text(7e5, 2, "2 groups: slope 1/2", ha="right")
ax.set(
    xscale="log", ylim=(0, 35), xlabel="people N", ylabel="gap  N·S − ln Ω  (nats)"
)
ax.minorticks_off()
