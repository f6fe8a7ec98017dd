"""One nat and one bit in the units that people use for entropy."""

from math import log

k_B = 1.380649e-23  # J/K, exact since 2019
N_A = 6.02214076e23  # molecules in a mole, exact since 2019

bit = log(2)
one_nat = {"nats": 1, "bits": 1 / bit, "J/K": k_B, "J/(mol K)": k_B * N_A}
bits_per_joule_per_kelvin = 1 / (k_B * bit)

print("| in        |        1 nat |        1 bit |")
print("|:----------|-------------:|-------------:|")
for unit, size in one_nat.items():
    digits = ".6f" if size > 0.001 else ".6e"
    print(f"| {unit:9} | {size:12{digits}} | {size * bit:12{digits}} |")
