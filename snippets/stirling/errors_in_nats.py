"""How many nats one, two and three terms of Stirling are away from ln n!."""

import matplotlib.pyplot as plt
import numpy as np

from entropy import log_factorial, stirling

n = np.unique(np.geomspace(2, 10_000, 60).round())
away = {terms: abs(stirling(n, terms) - log_factorial(n)) for terms in (1, 2, 3)}

fig, ax = plt.subplots()
ax.loglog(n, away[1], color="C4")
ax.loglog(n, away[2], color="C1")
ax.loglog(n, away[3], color="C0")
ax.text(150, 1100, "n ln n", ha="right", color="C4")
ax.text(30, 0.35, "n ln n − n", color="C1")
ax.text(60, 0.004, "… + ½ ln(2πn)", color="C0")
ax.set(xlabel="n", ylabel="error (nats)", yticks=[1e-4, 1e-2, 1, 1e2, 1e4])
