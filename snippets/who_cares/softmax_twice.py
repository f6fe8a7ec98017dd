"""Softmax applied twice to the logits (z, 0, 0) puts a floor under the loss."""

import numpy as np

logits = np.array([0, 2, 5, 10, 100])
once = np.exp(logits) / (np.exp(logits) + 2)
others = 1 / (np.exp(logits) + 2)
twice = np.exp(once) / (np.exp(once) + 2 * np.exp(others))
loss_once, loss_twice = np.log1p(2 / np.exp(logits)), -np.log(twice)

print("| logit z | softmax once | softmax twice |")
print("|--------:|-------------:|--------------:|")
for z, first, second in zip(logits, loss_once, loss_twice, strict=True):
    print(f"| {z:>7} | {first:12.4f} | {second:13.4f} |")
