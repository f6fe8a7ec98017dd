"""How hard each loss pushes a logit when the truth is yes."""

import matplotlib.pyplot as plt
import numpy as np

from descent import sigmoid, slope_in_logit

logits = np.array([-10, -6, -4, -2, 0, 4])
chances = sigmoid(logits)
cross_push = -slope_in_logit("cross-entropy", chances, 1)
squared_push = -slope_in_logit("squared error", chances, 1)
ratio = cross_push / squared_push

print("| logit | forecast | cross-entropy | squared error |    ratio |")
print("|------:|---------:|--------------:|--------------:|---------:|")
for row in zip(logits, chances, cross_push, squared_push, ratio, strict=True):
    print("| {:>5} | {:8.5f} | {:13.4f} | {:13.5f} | {:8,.1f} |".format(*row))

z = np.linspace(-8, 6, 1401)
q = sigmoid(z)
squared = -slope_in_logit("squared error", q, 1)
highest = np.argmax(squared)
peak_logit, peak_chance, peak = z[highest], q[highest], squared[highest]

fig, ax = plt.subplots()
ax.plot(z, 1 - q, "C2", linewidth=4)
ax.plot(z, squared, "C4")
ax.plot(peak_logit, peak, "C4o")
ax.text(-0.9, 0.86, "cross-entropy, 1 − q", color="C2", weight="bold")
ax.text(1.6, 0.27, "squared error,\n2q(1 − q)²", color="C4")
arrow = {"arrowstyle": "->", "relpos": (0.5, 0)}
words = "wrong and sure:\nalmost no push"
ax.annotate(words, (-5.6, 0.02), (-5.6, 0.45), ha="center", arrowprops=arrow)
ax.set(xlabel="logit z (truth: yes)", ylabel="push on the logit")
ax.set_xticks([-8, -4, 0, 4])
ax.set(ylim=(-0.02, 1.05), yticks=[0, 0.5, 1])
ax.tick_params(labelsize=11)  # behind a door a figure is narrower
