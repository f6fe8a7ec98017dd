"""Seven heads in ten flips: the mean score of seven forecasts by three rules."""

import numpy as np

heads = 0.7
forecasts = np.array([0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99])
cross = -heads * np.log(forecasts) - (1 - heads) * np.log(1 - forecasts)
squared = heads * (1 - forecasts) ** 2 + (1 - heads) * forecasts**2
distance = heads * (1 - forecasts) + (1 - heads) * forecasts

print("| says | cross-entropy | squared error | distance |")
print("|-----:|--------------:|--------------:|---------:|")
for row in zip(forecasts, cross, squared, distance, strict=True):
    print("| {:>4} | {:13.3f} | {:13.3f} | {:8.3f} |".format(*row))
