"""How much of Shannon's S the count fills, per person, as people are added."""

import matplotlib.pyplot as plt

from entropy import log_multiplicity, shannon_entropy
from people import crowd

people, filled = [], []
fig, ax = plt.subplots(figsize=(4.3, 2.0))
ax.axis("off")
for row, times in enumerate([1, 10, 100, 1000]):
    N = sum(crowd(times))
    S = shannon_entropy([size / N for size in crowd(times)])
    people.append(N)
    filled.append(log_multiplicity(crowd(times)) / (N * S))
    ax.barh(-row, 1, 0.6, color="C1", alpha=0.35)
    ax.barh(-row, filled[-1], 0.6, color="C0")
    ax.text(-0.03, -row, f"{N:,}", va="center", ha="right")
    ax.text(1.03, -row, f"{filled[-1]:.2%}", va="center", color="C0")

ax.text(-0.03, 0.8, "people", va="center", ha="right")
ax.text(0, 0.8, "ln Ω / N", va="center", color="C0")
ax.text(1, 0.8, f"S = {S:.3f} nats", va="center", ha="right", color="C1")
ax.set(xlim=(-0.25, 1.25))
