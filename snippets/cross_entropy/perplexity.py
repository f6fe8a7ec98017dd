"""The perplexity of the shares of the running example, for tokens of one person and
of two, beside the bits a person."""

import numpy as np

from entropy import cross_entropy, log_multiplicity, shannon_entropy
from people import ODDS, PARTS, crowd, in_words, ratio

own, groups = ratio(PARTS), in_words(len(PARTS))
p, q = np.array(PARTS) / sum(PARTS), np.array(ODDS) / sum(ODDS)

perplexity = np.exp(shannon_entropy(p))
wrong_odds = np.exp(cross_entropy(p, q))
N = sum(crowd(1000))
root = np.exp(log_multiplicity(crowd(1000)) / N)

print("| people a token | perplexity | bits a token | bits a person |")
print("|---------------:|-----------:|-------------:|--------------:|")
by_token, each = {}, {}
for people, shares in (1, p), (2, np.outer(p, p).ravel()):
    bits = shannon_entropy(shares, base=2)
    by_token[people], each[people] = 2**bits, bits / people
    print(f"| {people} | {2**bits:.4f} | {bits:.4f} | {bits / people:.4f} |")
