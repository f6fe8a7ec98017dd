"""Mean S_B plus the entropy of the macrostate is the Gibbs entropy, exactly."""

import numpy as np

from balls import BALLS, WAYS, chances_of_a_move
from entropy import boltzmann_entropy, shannon_entropy

S_B = boltzmann_entropy(WAYS)
move = chances_of_a_move(BALLS)

macrostates = {
    f"{t:,}": np.linalg.matrix_power(move, t)[0] for t in (0, 10, 100, 1000)
}
macrostates["equal s"] = np.array([ways / 2**BALLS for ways in WAYS])

mean_boltzmann, of_macrostate, gibbs = {}, {}, {}
for time, P in macrostates.items():
    mean_boltzmann[time] = P @ S_B
    of_macrostate[time] = shannon_entropy(P)
    # A microstate has the chance s = P/Ω: −Σ s ln s over all 2^100 of them.
    surprise = np.log(np.array(WAYS, dtype=float) / np.where(P > 0, P, 1))
    gibbs[time] = P @ surprise

print("| moves t | mean S_B (nats) | of k (nats) | Gibbs (nats) |")
print("|:--------|----------------:|------------:|-------------:|")
for time in macrostates:
    row = f"{mean_boltzmann[time]:15.5f} | {of_macrostate[time]:11.5f}"
    print(f"| {time:<7} | {row} | {gibbs[time]:12.5f} |")
