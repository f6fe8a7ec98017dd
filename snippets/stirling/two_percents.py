"""One approximation, two percentages: of n! and of ln n!, at n = 10."""

import math

n = 10
factorial = math.factorial(n)
two_terms = n * math.log(n) - n
three_terms = two_terms + math.log(2 * math.pi * n) / 2

of_factorial, of_logarithm = {}, {}
for terms, guess in ((2, two_terms), (3, three_terms)):
    of_factorial[terms] = 100 * (math.exp(guess) / factorial - 1)
    of_logarithm[terms] = 100 * (guess / math.log(factorial) - 1)
    print(f"{terms} terms: {of_factorial[terms]:7.3f}% of n!")
    print(f"         {of_logarithm[terms]:7.3f}% of ln n!")
