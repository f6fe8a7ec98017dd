"""With 30 balls on the right now, mean entropy is higher later, and was before."""

import matplotlib.pyplot as plt
import numpy as np

from balls import BALLS, WAYS, chances_of_a_move
from entropy import boltzmann_entropy

now, reach, start = 30, 100, 46
S_B = boltzmann_entropy(WAYS)
equilibrium = np.exp(S_B - BALLS * np.log(2))  # equal weights: Ω out of all 2^100
move = chances_of_a_move(BALLS)

after, leads_here, from_empty = ([np.eye(BALLS + 1)[row]] for row in (now, now, 0))
for _ in range(reach):
    after.append(after[-1] @ move)  # chance of each k, t moves after now
    leads_here.append(move @ leads_here[-1])  # chance that k becomes 30 in t moves
    from_empty.append(from_empty[-1] @ move)

mean_entropy, low_start = {}, {}
for t in range(-reach, reach + 1):  # the past by Bayes' rule, from what leads to 30
    chance = after[t] if t >= 0 else equilibrium * leads_here[-t]
    mean_entropy[t] = chance @ S_B / chance.sum()
for t in range(-start, 1):  # the same past, if the right half was empty then
    chance = from_empty[start + t] * leads_here[-t]
    low_start[t] = chance @ S_B / chance.sum()

fig, ax = plt.subplots()
ax.axhline(equilibrium @ S_B, color="C5", linewidth=1)
ax.plot(low_start.keys(), low_start.values(), color="C3")
t, mean = mean_entropy.keys(), mean_entropy.values()
ax.plot(t, mean, "o-", markevery=[reach], color="C0")
ax.text(4, 58.3, f"now: {now} of {BALLS}", va="top")
ax.text(-100, 66.6, "mean at equilibrium", color="C5", va="bottom")
ax.text(-100, 61, "counting\nalone", color="C0", va="center")
ax.text(
    -18, 53.5, f"if empty\n{start} moves ago", color="C3", ha="right", va="center"
)
ax.set(xlabel="moves before or after now", xticks=range(-100, 101, 50))
ax.set(ylabel="mean entropy (nats)", ylim=(51, 69), yticks=range(52, 69, 4))
