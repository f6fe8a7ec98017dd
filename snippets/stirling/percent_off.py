"""How far Stirling is off, in per cent of ln n!, from ten people to a mole."""

import math

numbers = {
    "10": 10,
    "100": 100,
    "1,000": 1000,
    "10⁶": 10**6,
    "a mole": 602214076 * 10**15,
}
excess, percent, remainder = {}, {}, {}
print("|      n | 1 term |   2 terms |  3 terms |")
print("|-------:|-------:|----------:|---------:|")
for name, n in numbers.items():
    half_log = math.log(2 * math.pi * n) / 2
    three_terms = n * math.log(n) - n + half_log
    # For a million, Robbins' bounds on what is left agree to seven digits.
    robbins = (1 / (12 * n) + 1 / (12 * n + 1)) / 2
    left = math.log(math.factorial(n)) - three_terms if n <= 1000 else robbins
    excess[name] = (n - half_log - left, -half_log - left, -left)
    percent[name] = [100 * error / (three_terms + left) for error in excess[name]]
    remainder[name] = left
    one, two, three = percent[name]
    print(f"| {name:>6} | {one:>6.3g} | {two:>9.2g} | {three:>8.1g} |")
