"""The entropy that a water molecule gains in melting, from the heat it takes."""

from math import exp, log

k_B, N_A = 1.380649e-23, 6.02214076e23  # J/K, molecules in a mole
heat = 6.01e3  # J/mol, to melt ice
temperature = 273.15  # K

gain = heat / temperature
nats = gain / (k_B * N_A)
bits = nats / log(2)
ways = exp(nats)

print("| in               | gained |")
print("|:-----------------|-------:|")
print(f"| J/(mol K)        | {gain:6.1f} |")
print(f"| nats a molecule  | {nats:6.2f} |")
print(f"| bits a molecule  | {bits:6.2f} |")
