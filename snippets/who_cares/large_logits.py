"""The loss of logits (z, 0), second class true: as written, and by logsumexp."""

import numpy as np

logits = np.array([1, 100, 700, 710, 1000])
with np.errstate(over="ignore", divide="ignore"):
    naive = -np.log(1 / (np.exp(logits) + 1))

largest = np.maximum(logits, 0)
careful = largest + np.log(np.exp(logits - largest) + np.exp(0 - largest)) - 0

print("| logit z |  as written | logsumexp (nats) |")
print("|--------:|------------:|-----------------:|")
for z, first, second in zip(logits, naive, careful, strict=True):
    print(f"| {z:>7,} | {first:11,.4f} | {second:16,.4f} |")
