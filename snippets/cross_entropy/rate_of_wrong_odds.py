"""How −(ln P)/N of the shares 5:3:2 settles on the relative entropy, for right and
for wrong odds."""

import matplotlib.pyplot as plt
import numpy as np

from entropy import cross_entropy, log_multiplicity, relative_entropy

p = np.array([5, 3, 2]) / 10
N = np.unique(np.geomspace(1, 10_000, 60).round()) * 10
count = log_multiplicity(N[:, None] * p)

fig, ax = plt.subplots(figsize=(4.3, 3.8))
rate, D = {}, {}
for odds, colour in [
    ((2, 3, 5), "C5"),
    ((1, 1, 1), "C5"),
    ((4, 4, 2), "C0"),
    ((5, 3, 2), "C5"),
]:
    q = np.array(odds) / sum(odds)
    name = ":".join(str(part) for part in odds)
    rate[name] = cross_entropy(p, q) - count / N
    D[name] = relative_entropy(p, q)
    ax.plot(N, rate[name], color=colour)
    if D[name] > 0:
        ax.axhline(D[name], color=colour, linestyle=":", linewidth=1)
        ax.text(
            1e5,
            D[name] * 0.85,
            f"odds {name}, D = {D[name]:.3f}",
            color=colour,
            ha="right",
            va="top",
        )
ax.text(3000, 6e-4, "right odds\n5:3:2, D = 0", ha="right", va="center", color="C5")

ax.set(xscale="log", yscale="log", xlim=(10, 1e5), ylim=(1e-4, 1))
ax.set(xlabel="people N", ylabel="−(ln P)/N (nats a person)")
