"""What entropy a water molecule gains in melting, and has from trembling in ice."""

from math import exp, log

from kitchen import K_B, N_A

heat = 6.01e3  # J/mol, to melt ice
temperature = 273.15  # K
tabulated = 69.95  # J/(mol K), of water at 298.15 K
warming = 75.3 * log(298.15 / temperature)  # J/(mol K), from there to 298.15 K

gain = heat / temperature
nats = gain / (K_B * N_A)
bits = nats / log(2)
ways = exp(nats)
turned = log(1.5) * K_B * N_A  # the ways in which molecules of ice can be turned
trembling = (tabulated - warming - gain - turned) / (K_B * N_A)

print("| a molecule       | J/(mol K) |   nats |   bits |")
print("|:-----------------|----------:|-------:|-------:|")
for name, size in {"gains in melting": nats, "trembles in ice": trembling}.items():
    in_each = f"{size * K_B * N_A:9.1f} | {size:6.2f} | {size / log(2):6.2f}"
    print(f"| {name:16} | {in_each} |")
