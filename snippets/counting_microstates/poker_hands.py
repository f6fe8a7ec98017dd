"""Count the hands of five cards behind the names that poker gives them."""

from math import comb

hands = comb(52, 5)
ways = {
    "royal flush": 4,
    "four of a kind": 13 * 48,
    "full house": 13 * comb(4, 3) * 12 * comb(4, 2),
    "two pairs": comb(13, 2) * comb(4, 2) ** 2 * 44,
    "one pair": 13 * comb(4, 2) * comb(12, 3) * 4**3,
}
ratio = ways["one pair"] / ways["full house"]

print("| hand           |         Ω |    share |")
print("|:---------------|----------:|---------:|")
for name, count in ways.items():
    print(f"| {name:14} | {count:9,} | {count / hands:8.4%} |")
