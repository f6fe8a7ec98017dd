"""Count the rooms that two people call tidy, one by homes and one by colours."""

from math import comb, log

things, places = 20, 10

at_home = sum(comb(things, k) * (places - 1) ** k for k in range(3))
by_colour = (places // 2) ** things
mean_astray = things * (1 - 1 / (places // 2))

print("| tidy means           |         arrangements Ω | ln Ω (nats) |")
print("|:---------------------|-----------------------:|------------:|")
print(f"| at most two astray   | {at_home:22,} | {log(at_home):11.2f} |")
print(f"| red left, blue right | {by_colour:22,} | {log(by_colour):11.2f} |")
