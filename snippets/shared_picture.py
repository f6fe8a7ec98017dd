"""The picture beside a link to the site: a count climbs onto Shannon's formula."""

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_multiplicity, shannon_entropy

shares = np.array([0.5, 0.3, 0.2])
people = 10 * 2 ** np.arange(14)
counted = log_multiplicity(np.outer(people, shares).round()) / people
formula = shannon_entropy(shares)

# As wide as the figures of the pages; 250 dots an inch make it 1200 by 630.
fig, ax = plt.subplots(figsize=(4.8, 2.52), dpi=250, facecolor="#fffefb")
fig.get_layout_engine().set(w_pad=0.15, h_pad=0.12)
fig.suptitle("The Meaning of Entropy", size=20, family="DejaVu Serif")
ax.axhline(formula, color="C1", linewidth=2.5)
ax.plot(people, counted, "C0o-", linewidth=2.5)
ax.text(
    10, formula + 0.025, "Shannon: −Σ p ln p", color="C1", size=14, weight="bold"
)
ax.text(60, 0.85, "Boltzmann: ln Ω, per person", color="C0", size=14, weight="bold")
ax.set(xscale="log", ylim=(0.75, 1.12), yticks=[], facecolor="none")
ax.set_xticks(
    [10, 100, 1000, 10_000], ["10 people", "100", "1,000", "10,000"], size=12
)
ax.minorticks_off()
ax.spines["left"].set_visible(False)
