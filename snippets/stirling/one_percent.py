"""The first power of ten for which n ln n is within one per cent of ln n!."""

import math

power, percent = 1, {}
while True:
    n = 10**power
    error = n - math.log(2 * math.pi * n) / 2
    percent[power] = 100 * error / (n * math.log(n) - error)
    if percent[power] < 1:
        break
    power += 1

print(f"10^{power - 1}: {percent[power - 1]:.4f}% too large")
print(f"10^{power}: {percent[power]:.4f}% too large")
