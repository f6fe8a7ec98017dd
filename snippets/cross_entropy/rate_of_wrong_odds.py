"""How −(ln P)/N for the shares of the running example settles on the relative
entropy, for right odds and for wrong ones."""

import matplotlib.pyplot as plt
import numpy as np

from entropy import cross_entropy, log_multiplicity, relative_entropy
from people import ODDS, PARTS, listed, ratio

own, hers = ratio(PARTS), ratio(ODDS)
p = np.array(PARTS) / sum(PARTS)
times = np.unique(np.geomspace(1, 10_000, 60).round())
N = times * sum(PARTS)
count = log_multiplicity(times[:, None] * PARTS)

fig, ax = plt.subplots(figsize=(4.3, 3.8))
rate, D = {}, {}
for odds in (PARTS[::-1], (1,) * len(PARTS), ODDS, PARTS):
    q, name = np.array(odds) / sum(odds), ratio(odds)
    colour = {own: "C1", hers: "C2"}.get(name, "C5")
    rate[name] = cross_entropy(p, q) - count / N
    D[name] = relative_entropy(p, q)
    ax.plot(N, rate[name], color=colour)
    words, y = f"odds {name}, D = {D[name]:.3f}", D[name] * 0.87
    if name == own:
        words, y = f"right odds\n{name}, D = 0", 6e-4
    else:
        ax.axhline(D[name], color=colour, linestyle=":", linewidth=1)
    x = N[-1] if name != own else N[-21]
    ax.text(x, y, words, color=colour, ha="right", va="top")
others = listed(
    [f"{name} ({D[name]:.3f} nats)" for name in D if name not in (own, hers)]
)

top = 1.5 * max(falling[0] for falling in rate.values())
ax.set(xscale="log", yscale="log", xlim=(N[0], N[-1]), ylim=(1e-4, top))
ax.set(xlabel="people N", ylabel="−(ln P)/N (nats a person)")
