"""Eighteen people, split unevenly and evenly: how many ways each."""

from entropy import multiplicity

uneven = multiplicity([9, 6, 3])
even = multiplicity([6, 6, 6])
ratio = even / uneven

print(f"9, 6, 3: {uneven:>11,} ways")
print(f"6, 6, 6: {even:>11,} ways")
print(f"ratio:   {ratio:>11.4f}")
