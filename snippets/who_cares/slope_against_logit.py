"""How hard each loss pushes a logit when the truth is yes."""

import matplotlib.pyplot as plt
import numpy as np

logits = np.array([-10, -6, -4, -2, 0, 4])
chances = 1 / (1 + np.exp(-logits))
cross_push = 1 - chances
squared_push = chances * (1 - chances) ** 2
ratio = cross_push / squared_push

print("| logit |  chance | cross-entropy | squared error |    ratio |")
print("|------:|--------:|--------------:|--------------:|---------:|")
for row in zip(logits, chances, cross_push, squared_push, ratio, strict=True):
    print("| {:>5} | {:7.5f} | {:13.4f} | {:13.5f} | {:8,.1f} |".format(*row))

z = np.linspace(-8, 6, 1401)
a = 1 / (1 + np.exp(-z))
squared = a * (1 - a) ** 2
highest = np.argmax(squared)
peak_logit, peak_chance, peak = z[highest], a[highest], squared[highest]

fig, ax = plt.subplots()
ax.plot(z, 1 - a, "C5--")
ax.plot(z, squared, "C1")
ax.plot(peak_logit, peak, "C1o")
ax.text(-1.2, 0.86, "cross-entropy, 1 − a", color="C5")
ax.text(-2.2, 0.2, "squared error,\na(1 − a)²", color="C1", ha="center")
arrow = {"arrowstyle": "->", "relpos": (0.5, 0)}
words = "wrong and sure:\nalmost no push"
ax.annotate(words, (-5.6, 0.01), (-5.6, 0.45), ha="center", arrowprops=arrow)
ax.set(xlabel="logit z (truth: yes)", ylabel="push on the logit")
ax.set(ylim=(-0.02, 1.05), yticks=[0, 0.5, 1])
