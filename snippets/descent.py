"""Training the weights of a forecast, by cross-entropy or by squared error.

A logit is a weighted sum of inputs; the sigmoid makes of it the chance of yes.
"""

import numpy as np


def standardised(measures):
    """Return a constant 1 and each measure, scaled to mean 0 and deviation 1.

    measures: shape (N, K). Returns inputs of shape (N, K + 1).
    """
    scaled = (measures - measures.mean(axis=0)) / measures.std(axis=0)
    return np.column_stack([np.ones(len(scaled)), scaled])


def sigmoid(logits):
    """Return q = 1/(1 + e⁻ᶻ) for logits z of any shape."""
    return 1 / (1 + np.exp(-logits))


def slope_in_logit(loss, q, y):
    """Return the slope of a loss in the logit, for chances q of yes and labels y.

    loss: "cross-entropy", −ln of the label's chance, or "squared error", (q − y)².
    """
    return q - y if loss == "cross-entropy" else 2 * (q - y) * q * (1 - q)


def descend(inputs, labels, loss, weights, rate, steps):
    """Return the weights after 0, 1, … steps down the slope of the mean loss.

    inputs: shape (N, K); labels: shape (N,), 0 or 1; weights: K numbers, the start.
    Returns shape (steps + 1, K).
    """
    path = [np.array(weights, dtype=float)]
    for _ in range(steps):
        slope = slope_in_logit(loss, sigmoid(inputs @ path[-1]), labels)
        path.append(path[-1] - rate * inputs.T @ slope / len(labels))
    return np.array(path)


def least_cross_entropy(inputs, labels):
    """Return the weights of least cross-entropy, by 20 steps of Newton's method.

    inputs: shape (N, K); labels: shape (N,), 0 or 1, that no weights part without a
    mistake. Returns K numbers.
    """
    weights = np.zeros(inputs.shape[1])
    for _ in range(20):
        q = sigmoid(inputs @ weights)
        bend = (inputs.T * (q * (1 - q))) @ inputs
        weights = weights - np.linalg.solve(bend, inputs.T @ (q - labels))
    return weights
