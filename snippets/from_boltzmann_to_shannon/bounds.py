"""The count held between two proven bounds, with no Stirling and at any N."""

import math

from entropy import log_multiplicity, shannon_entropy

M = 3
upper, counted, sharper, lower = {}, {}, {}, {}
macrostates, arrangements = {}, {}
for N in (10, 100, 1000):
    sizes = [5 * N // 10, 3 * N // 10, 2 * N // 10]
    macrostates[N] = math.comb(N + M - 1, M - 1)
    arrangements[N] = M**N
    upper[N] = N * shannon_entropy([n / N for n in sizes])
    counted[N] = log_multiplicity(sizes)
    sharper[N] = upper[N] - math.log(macrostates[N])
    lower[N] = upper[N] - M * math.log(N + 1)

print("| N               |     10 |     100 |     1,000 |")
print("|:----------------|-------:|--------:|----------:|")
rows = {
    "N·S": upper,
    "ln Ω": counted,
    "N·S − ln C": sharper,
    "N·S − M ln(N+1)": lower,
}
for name, value in rows.items():
    row = f"{value[10]:6.2f} | {value[100]:7.2f} | {value[1000]:9,.2f}"
    print(f"| {name:<15} | {row} |")
