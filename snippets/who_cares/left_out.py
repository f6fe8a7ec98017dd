"""Each iris judged by a model that was trained on the other ninety-nine."""

import numpy as np

from descent import least_cross_entropy, sigmoid, standardised
from iris import is_virginica, petals

three = standardised(petals)
x, y = three[:, 1], three[:, 2]
trained, left_out, right, worst = {}, {}, {}, {}
print("| weights | loss, seen | loss, left out | right, seen | right, left out |")
print("|--------:|-----------:|---------------:|------------:|----------------:|")
for inputs in (three, np.column_stack([three, x * x, x * y, y * y])):
    count, sign = inputs.shape[1], np.where(is_virginica, 1, -1)
    seen = sign * (inputs @ least_cross_entropy(inputs, is_virginica))
    unseen = []
    for k in range(100):
        others = np.arange(100) != k
        weights = least_cross_entropy(inputs[others], is_virginica[others])
        unseen.append(sign[k] * (inputs[k] @ weights))
    trained[count] = np.logaddexp(0, -seen).mean()
    left_out[count] = np.logaddexp(0, -np.array(unseen)).mean()
    worst[count] = sigmoid(min(unseen))
    right[count] = int((seen > 0).sum()), int((np.array(unseen) > 0).sum())
    row = count, trained[count], left_out[count], *right[count]
    print("| {:>7} | {:10.4f} | {:14.4f} | {:>11} | {:>15} |".format(*row))
