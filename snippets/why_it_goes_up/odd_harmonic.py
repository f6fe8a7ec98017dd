"""Empty to half takes exactly N/2 (1 + 1/3 + … + 1/(N − 1)) moves."""

from fractions import Fraction

import numpy as np

exact, estimate = {}, {}
for N in (10, 20, 100):
    exact[N] = float(
        Fraction(N, 2) * sum(Fraction(1, odd) for odd in range(1, N, 2))
    )
    estimate[N] = N / 4 * (np.log(N) + np.log(2) + np.euler_gamma)
    print(f"{N:>3} balls: {exact[N]:9.5f} ≈ {estimate[N]:9.5f}")
