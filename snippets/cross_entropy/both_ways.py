"""A fair coin taken for one with nine heads in ten, and the other way round: the
price of each mistake."""

import numpy as np

from entropy import relative_entropy

fair = np.array([5, 5]) / 10
bent = np.array([9, 1]) / 10
two_headed = np.array([1, 0])

fair_as_bent = relative_entropy(fair, bent, base=2)
bent_as_fair = relative_entropy(bent, fair, base=2)
two_headed_as_fair = relative_entropy(two_headed, fair, base=2)
fair_as_two_headed = relative_entropy(fair, two_headed, base=2)

print("| flips of a | coded as   | extra bits a flip |")
print("|:-----------|:-----------|------------------:|")
print(f"| fair coin  | bent coin  | {fair_as_bent:>17.6f} |")
print(f"| bent coin  | fair coin  | {bent_as_fair:>17.6f} |")
print(f"| two-headed | fair coin  | {two_headed_as_fair:>17.6f} |")
print(f"| fair coin  | two-headed | {fair_as_two_headed:>17.6f} |")
