"""Both gradients by formula, and by nudging one logit at a time."""

import numpy as np

logits, truth, nudge = np.array([2.0, 1.0, -1.0]), np.array([0, 0, 1]), 1e-5

up_and_down = logits + nudge * np.vstack([np.eye(3), -np.eye(3)])
q = np.exp(up_and_down) / np.exp(up_and_down).sum(axis=1, keepdims=True)
cross = -np.log(q[:, 2])
squared = ((q - truth) ** 2).sum(axis=1)
cross_nudged = (cross[:3] - cross[3:]) / (2 * nudge)
squared_nudged = (squared[:3] - squared[3:]) / (2 * nudge)

q = np.exp(logits) / np.exp(logits).sum()
cross_slope = q - truth
squared_slope = 2 * q * (q - truth - q @ (q - truth))

print("| slopes        |    setosa | versicolor | virginica |")
print("|:--------------|----------:|-----------:|----------:|")
for row in (
    ("q − y", *cross_slope),
    ("by nudging", *cross_nudged),
    ("squared error", *squared_slope),
    ("by nudging", *squared_nudged),
):
    print("| {:<13} | {:9.5f} | {:10.5f} | {:9.5f} |".format(*row))
