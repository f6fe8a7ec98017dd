"""The least heat that erasing a gigabyte must give off at 300 K, after Landauer."""

from math import log

k_B = 1.380649e-23  # J/K
temperature = 300  # K
bits = 8e9

one_bit = k_B * temperature * log(2)
gigabyte = bits * one_bit
orange = 0.15 * 3800 * 0.001  # J, to warm an orange by 0.001 K
ratio = orange / gigabyte

print("| to …                       | heat (J) |")
print("|:---------------------------|---------:|")
print(f"| erase one bit, at least    | {one_bit:8.2e} |")
print(f"| erase a gigabyte, at least | {gigabyte:8.2e} |")
print(f"| warm an orange by 1 mK     | {orange:8.2e} |")
