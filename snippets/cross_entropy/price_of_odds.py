"""What four forecasts believe of the running example, and what each pays a person:
the entropy of the shares, and a relative entropy on top."""

import matplotlib.pyplot as plt
import numpy as np

from entropy import relative_entropy, shannon_entropy
from people import ODDS, PARTS, listed, ratio

own, hers = ratio(PARTS), ratio(ODDS)
p = np.array(PARTS) / sum(PARTS)
S, D = shannon_entropy(p), {}

fig, (cost, belief) = plt.subplots(2, figsize=(4.3, 4.1), height_ratios=(5, 2))
for x, odds in enumerate((PARTS, ODDS, (1,) * len(PARTS), PARTS[::-1])):
    q, name = np.array(odds) / sum(odds), ratio(odds)
    D[name] = relative_entropy(p, q)
    cost.bar(x, S, 0.7, color="C1")
    cost.bar(x, D[name], 0.7, S, color="C2")
    label, colour = (
        (f"{S:.3f} nats", "C1") if name == own else (f"+{D[name]:.3f}", "C2")
    )
    cost.text(x, S + D[name] + 0.03, label, color=colour, ha="center")

    edges = x + np.linspace(-0.35, 0.35, len(p) + 1)
    belief.stairs(q, edges, fill=True, color="C2")
    belief.stairs(p, edges, color="C1", linewidth=2.5)
    who = {own: "\nthe shares", hers: "\nhers"}.get(name, "\n ")
    belief.text(x, -0.05, name + who, ha="center", va="top")
for ax in (cost, belief):
    ax.axis("off")
    ax.set_xlim(-0.9, 3.4)
cost.text(-0.6, 0, "paid per person", rotation=90, ha="center", va="bottom")
belief.text(-0.75, 0, "shares", color="C1", rotation=90, ha="center", va="bottom")
belief.text(-0.52, 0, "odds", color="C2", rotation=90, ha="center", va="bottom")
belief.set_ylim(-0.3, None)
on_top = listed(
    [f"{name} have {nats:.3f}" for name, nats in D.items() if name != own]
)
