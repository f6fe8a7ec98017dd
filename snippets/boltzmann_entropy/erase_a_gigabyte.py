"""The least heat that erasing must give off at 300 K, after Landauer."""

from math import log

from entropy import shannon_entropy
from kitchen import HEAT_CAPACITY, K_B

temperature = 300  # K
bits = 8e9

one_bit = K_B * temperature * log(2)
lopsided = K_B * temperature * shannon_entropy([0.9, 0.1])
gigabyte = bits * one_bit
orange = HEAT_CAPACITY * 0.001  # J, to warm an orange by 0.001 K
ratio = orange / gigabyte

print("| to …                            | heat (J) |")
print("|:--------------------------------|---------:|")
print(f"| erase a fair bit, at least      | {one_bit:8.2e} |")
print(f"| one that is 0 nine times in ten | {lopsided:8.2e} |")
print(f"| erase a gigabyte, at least      | {gigabyte:8.2e} |")
print(f"| warm an orange by 1 mK          | {orange:8.2e} |")
