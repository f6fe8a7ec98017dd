"""From a start that is sure and wrong, squared error takes long to learn."""

import matplotlib.pyplot as plt
import numpy as np

from iris import is_virginica, petals

standard = (petals - petals.mean(axis=0)) / petals.std(axis=0)
inputs = np.column_stack([np.ones(100), standard])

first, right, share = {}, {}, {}
print("| start | rate | cross-entropy | squared error |")
print("|------:|-----:|--------------:|--------------:|")
for start, rate in ((-5, 0.3), (-5, 1), (-5, 3), (-5, 10), (-5, 30), (0, 1)):
    for loss in ("cross-entropy", "squared error"):
        w, correct, value = np.array([0.0, start, start]), [], []
        for _ in range(1601):
            miss = 1 / (1 + np.exp(-inputs @ w)) - is_virginica
            correct.append(int((abs(miss) < 0.5).sum()))
            if loss == "cross-entropy":
                value.append(-np.log1p(-abs(miss)).mean())
                slope = miss
            else:
                value.append((miss**2).mean())
                slope = 2 * miss * abs(miss) * (1 - abs(miss))
            w = w - rate * inputs.T @ slope / 100
        first[start, rate, loss] = int(np.argmax(np.array(correct) >= 94))
        right[start, rate, loss] = correct
        share[start, rate, loss] = np.array(value) / value[0]
    cross = first[start, rate, "cross-entropy"]
    squared = first[start, rate, "squared error"]
    print(f"| {start:>5} | {rate:>4} | {cross:>13} | {squared:>13,} |")

fig, ax = plt.subplots()
for loss, style, x, y in (
    ("cross-entropy", "C5--", 9, 0.1),
    ("squared error", "C1-", 48, 0.24),
):
    step, curve = first[-5, 1, loss], share[-5, 1, loss]
    ax.semilogx(range(1, 1601), curve[1:], style)
    ax.plot(step, curve[step], style[:2] + "o")
    words = f"{right[-5, 1, loss][step]} right\nat step {step}"
    ax.text(x, y, words, color=style[:2])
ax.text(4.6, 0.55, "cross-entropy", color="C5")
ax.text(12, 1.04, "squared error", color="C1")
ax.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
ax.set(xlabel="step (learning rate 1)", ylabel="loss, share of its start")
ax.set(ylim=(0, 1.15), yticks=[0, 0.5, 1])
