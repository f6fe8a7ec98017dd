"""With 30 balls on the right now, mean entropy is higher later, and was before."""

import math

import matplotlib.pyplot as plt
import numpy as np

from entropy import boltzmann_entropy

N, now, reach, start = 100, 30, 100, 46
k = np.arange(N + 1)
entropy = boltzmann_entropy([math.comb(N, right) for right in range(N + 1)])
equilibrium = np.exp(entropy - N * np.log(2))  # equal weights: Ω out of all 2^N
move = np.diag(1 - k[:-1] / N, 1) + np.diag(k[1:] / N, -1)

after, leads_here, from_empty = ([np.eye(N + 1)[row]] for row in (now, now, 0))
for _ in range(reach):
    after.append(after[-1] @ move)  # chance of each k, t moves after now
    leads_here.append(move @ leads_here[-1])  # chance that k becomes 30 in t moves
    from_empty.append(from_empty[-1] @ move)

mean_entropy, low_start = {}, {}
for t in range(-reach, reach + 1):  # the past by Bayes' rule, from what leads to 30
    chance = after[t] if t >= 0 else equilibrium * leads_here[-t]
    mean_entropy[t] = chance @ entropy / chance.sum()
for t in range(-start, 1):  # the same past, if the right half was empty then
    chance = from_empty[start + t] * leads_here[-t]
    low_start[t] = chance @ entropy / chance.sum()

fig, ax = plt.subplots()
ax.axhline(equilibrium @ entropy, color="C5", linewidth=1, linestyle=":")
ax.plot(low_start.keys(), low_start.values(), "--", color="C1")
t, mean = mean_entropy.keys(), mean_entropy.values()
ax.plot(t, mean, "o-", markevery=[reach], color="C0")
ax.text(4, 58.3, "now: 30 of 100", va="top")
ax.text(-100, 66.6, "equilibrium mean", color="C5", va="bottom")
ax.text(-100, 61, "counting\nalone", color="C0", va="center")
ax.text(-18, 53.5, "if empty\n46 moves ago", color="C1", ha="right", va="center")
ax.set(xlabel="moves before or after now", xticks=range(-100, 101, 50))
ax.set(ylabel="mean entropy (nats)", ylim=(51, 69), yticks=range(52, 69, 4))
