"""The last factorial that an ordinary floating-point number can hold."""

import math
import sys

n = 1
while math.factorial(n + 1) <= sys.float_info.max:
    n += 1

print(f"{n}! is about {float(math.factorial(n)):.2e}")
print(f"{n + 1}! is beyond {sys.float_info.max:.2e}")
