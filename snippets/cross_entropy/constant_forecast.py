"""Rain on three days of ten: the mean log-loss of a forecaster who says the same
chance every day."""

import numpy as np

from entropy import cross_entropy, relative_entropy

p = np.array([3, 7]) / 10

loss, price = {}, {}
for tenths in (0, 1, 2, 3, 4, 5, 10):
    q = np.array([tenths, 10 - tenths]) / 10
    loss[tenths] = cross_entropy(p, q)
    price[tenths] = relative_entropy(p, q)

print("| says rain | mean log-loss (nats) | of which D (nats) |")
print("|----------:|---------------------:|------------------:|")
for tenths in loss:
    numbers = [
        f"{x:.4f}" if np.isfinite(x) else "∞" for x in (loss[tenths], price[tenths])
    ]
    print(f"| {tenths / 10:>9.0%} | {numbers[0]:>20} | {numbers[1]:>17} |")
