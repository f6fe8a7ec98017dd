"""Petals of two kinds of iris: 50 *Iris versicolor*, then 50 *Iris virginica*.

petals: shape (100, 2), length and width in cm, in the order of the copy named here.
is_virginica: shape (100,), False for the first 50 flowers, True for the last 50.
beyond_cut: shape (100,), 4·length + 10·width − 349 with petals in mm: above zero
beyond a straight cut that gets three flowers wrong; no straight cut gets fewer.
Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems",
Annals of Eugenics 7, 179-188 (1936); the numbers were taken from the copy that
ships with scikit-learn 1.9.1.
"""

import numpy as np

petals = np.array(
    """
    4.7 1.4   4.5 1.5   4.9 1.5   4.0 1.3   4.6 1.5
    4.5 1.3   4.7 1.6   3.3 1.0   4.6 1.3   3.9 1.4
    3.5 1.0   4.2 1.5   4.0 1.0   4.7 1.4   3.6 1.3
    4.4 1.4   4.5 1.5   4.1 1.0   4.5 1.5   3.9 1.1
    4.8 1.8   4.0 1.3   4.9 1.5   4.7 1.2   4.3 1.3
    4.4 1.4   4.8 1.4   5.0 1.7   4.5 1.5   3.5 1.0
    3.8 1.1   3.7 1.0   3.9 1.2   5.1 1.6   4.5 1.5
    4.5 1.6   4.7 1.5   4.4 1.3   4.1 1.3   4.0 1.3
    4.4 1.2   4.6 1.4   4.0 1.2   3.3 1.0   4.2 1.3
    4.2 1.2   4.2 1.3   4.3 1.3   3.0 1.1   4.1 1.3

    6.0 2.5   5.1 1.9   5.9 2.1   5.6 1.8   5.8 2.2
    6.6 2.1   4.5 1.7   6.3 1.8   5.8 1.8   6.1 2.5
    5.1 2.0   5.3 1.9   5.5 2.1   5.0 2.0   5.1 2.4
    5.3 2.3   5.5 1.8   6.7 2.2   6.9 2.3   5.0 1.5
    5.7 2.3   4.9 2.0   6.7 2.0   4.9 1.8   5.7 2.1
    6.0 1.8   4.8 1.8   4.9 1.8   5.6 2.1   5.8 1.6
    6.1 1.9   6.4 2.0   5.6 2.2   5.1 1.5   5.6 1.4
    6.1 2.3   5.6 2.4   5.5 1.8   4.8 1.8   5.4 2.1
    5.6 2.4   5.1 2.3   5.1 1.9   5.9 2.3   5.7 2.5
    5.2 2.3   5.0 1.9   5.2 2.0   5.4 2.3   5.1 1.8
    """.split(),
    dtype=float,
).reshape(100, 2)

is_virginica = np.arange(100) >= 50

beyond_cut = petals @ [40, 100] - 349
