"""The exact entropy of a hundred spins beside the smooth curve that it follows."""

from math import comb, log

from entropy import shannon_entropy

N = 100
entropy = [log(comb(N, up)) for up in range(N + 1)]
step_before = entropy[10] - entropy[9]
step_after = entropy[11] - entropy[10]
smooth_slope = log(90 / 10)
smooth = {}

print("| spins up | S_B (nats) | N S(p) (nats) |")
print("|---------:|-----------:|--------------:|")
for up in [1, 10, 25, 50]:
    smooth[up] = N * shannon_entropy([up / N, 1 - up / N])
    print(f"| {up:8} | {entropy[up]:10.4f} | {smooth[up]:13.4f} |")
