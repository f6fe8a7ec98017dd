"""One nat and one bit in the units that people use for entropy."""

from math import log

from kitchen import K_B, N_A

bit = log(2)
one_nat = {"nats": 1, "bits": 1 / bit, "J/K": K_B, "J/(mol K)": K_B * N_A}
bits_per_joule_per_kelvin = 1 / (K_B * bit)

print("| one |   nats |   bits |       J/K | J/(mol K) |")
print("|:----|-------:|-------:|----------:|----------:|")
for name, size in {"nat": 1, "bit": bit}.items():
    nats, bits, heat, mole = (size * each for each in one_nat.values())
    print(f"| {name} | {nats:6.4f} | {bits:6.4f} | {heat:9.3e} | {mole:9.4f} |")
