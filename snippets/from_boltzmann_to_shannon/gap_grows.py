"""The gap N·S − ln Ω against N: dots are counted, lines are the formula."""

from math import lcm

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_multiplicity, shannon_entropy
from people import PARTS

people = lcm(6, sum(PARTS)) * 3 ** np.arange(10)
gaps = []

fig, ax = plt.subplots()
for parts, colour in (((1, 1), "C5"), (PARTS, "C0"), ((1,) * 6, "C5")):
    shares = np.array(parts) / sum(parts)
    M = len(parts)
    sizes = np.outer(people // sum(parts), parts)
    gap = people * shannon_entropy(shares) - log_multiplicity(sizes)
    gaps.append(gap)
    formula = (M - 1) / 2 * np.log(2 * np.pi * people) + np.log(shares).sum() / 2
    ax.plot(people, formula, color=colour, linewidth=1.5)
    ax.plot(people, gap, "o", color=colour)
    name = "our groups" if parts == PARTS else f"{M} groups"
    ax.text(people[-1] * 2, gap[-1], name, color=colour, va="center")

ax.set(xscale="log", xlabel="people N", ylabel="N·S − ln Ω  (nats)")
ax.set(ylim=(0, None), xlim=(None, people[-1] * 200), xticks=[100, 10**4, 10**6])
ax.minorticks_off()
