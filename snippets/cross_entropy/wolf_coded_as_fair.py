"""Wolf's white die, 20,000 throws: the bits for sending them as if it were fair,
and by its own shares."""

import math

import numpy as np

from entropy import cross_entropy, relative_entropy, shannon_entropy

throws = np.array([3246, 3449, 2897, 2841, 3635, 3932])
N = throws.sum()
p = throws / N
fair = np.full(6, 1 / 6)

as_fair = cross_entropy(p, fair, base=2)
own = shannon_entropy(p, base=2)
extra = relative_entropy(p, fair, base=2)
total = N * extra
likelihood_ratio = 2**total
luck = 5 / 2 / math.log(2)  # half a nat for each of five directions, in bits
for_the_shares = (
    5 / 2 * math.log2(N)
)  # five free shares, each known to about one part in √N

print("| sent as     | bits a throw | bits in all |")
print("|:------------|-------------:|------------:|")
print(f"| fair        | {as_fair:>12.6f} | {N * as_fair:>11,.2f} |")
print(f"| its own die | {own:>12.6f} | {N * own:>11,.2f} |")
print(f"| difference  | {extra:>12.6f} | {total:>11,.2f} |")
