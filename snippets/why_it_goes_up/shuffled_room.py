"""The bedroom, shuffled blindly: a mess in sixty moves, tidy again in 10²⁰."""

from fractions import Fraction

things, places = 20, 10
count = range(things + 1)
# One move takes a thing at random to a place at random: k to k + 1, and k to k − 1.
stray = [Fraction((things - k) * (places - 1), things * places) for k in count]
home = [Fraction(k, things * places) for k in count]

climb = [1 / stray[0]]  # mean moves until k first becomes k + 1
for k in range(1, things):
    climb.append((1 + home[k] * climb[k - 1]) / stray[k])
sink = {things: 1 / home[things]}  # mean moves until k first becomes k − 1
for k in range(things - 1, 0, -1):
    sink[k] = (1 + stray[k] * sink[k + 1]) / home[k]

moves = {
    "tidy → 18 astray": sum(climb[:18]),
    "18 astray → at most 2": sum(sink[k] for k in range(3, 19)),
    "18 astray → tidy": sum(sink[k] for k in range(1, 19)),
    "tidy → tidy again": Fraction(places**things),
}
year = 365.25 * 24 * 3600  # in moves, at one a second
years = {journey: float(mean) / year for journey, mean in moves.items()}
astray = {t: float(18 * (1 - Fraction(19, 20) ** t)) for t in (0, 10, 20, 40, 100)}

print("| journey               |   mean moves |      years |")
print("|:----------------------|-------------:|-----------:|")
for journey, mean in moves.items():
    moves[journey] = float(mean)
    row = f"{moves[journey]:12.3g} | {years[journey]:10.2e}"
    print(f"| {journey:<21} | {row} |")
