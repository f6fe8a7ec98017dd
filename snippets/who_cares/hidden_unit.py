"""A saturated hidden unit hardly hears what is wrong at the output."""

import numpy as np

hidden_logits = np.array([0, 2, 5, 10])
hidden = 1 / (1 + np.exp(-hidden_logits))
weight, bias = 4, -8
chance = 1 / (1 + np.exp(-(weight * hidden + bias)))
output_push = 1 - chance
hidden_push = output_push * weight * hidden * (1 - hidden)

print("| hidden logit | forecast | push, output | push, hidden |")
print("|-------------:|-------:|-------------:|-------------:|")
for u, a, at_output, at_hidden in zip(
    hidden_logits, chance, output_push, hidden_push, strict=True
):
    print(f"| {u:>12} | {a:6.4f} | {at_output:12.4f} | {at_hidden:12.2g} |")
