"""Wolf's 20,000 throws of a white die: ln Ω, N·S and the gap between them."""

from math import log, pi

from entropy import log_multiplicity, shannon_entropy

throws = [3246, 3449, 2897, 2841, 3635, 3932]
N = sum(throws)
shares = [n / N for n in throws]
counted = log_multiplicity(throws)
formula = N * shannon_entropy(shares)
gap = formula - counted
expected = 5 / 2 * log(2 * pi * N) + sum(log(share) for share in shares) / 2

print(f"ln Ω     = {counted:,.4f} nats")
print(f"N·S      = {formula:,.4f} nats")
print(f"gap      = {gap:.4f} nats")
print(f"expected = {expected:.4f} nats")
