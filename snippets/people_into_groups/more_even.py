"""Twenty people, split unevenly and evenly: how many ways each."""

from entropy import multiplicity

uneven = multiplicity([10, 6, 4])
even = multiplicity([7, 7, 6])
ratio = even / uneven

print(f"10, 6, 4: {uneven:>11,} ways")
print(f" 7, 7, 6: {even:>11,} ways")
print(f"ratio:    {ratio:>11.4f}")
