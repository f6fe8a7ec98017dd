"""Of all odds in whole per cent, the shares themselves cost least."""

from entropy import cross_entropy, shannon_entropy

shares = [0.5, 0.3, 0.2]
loss = {}
for first in range(1, 99):
    for second in range(1, 100 - first):
        odds = (first, second, 100 - first - second)
        loss[odds] = cross_entropy(shares, [percent / 100 for percent in odds])
best = min(loss, key=loss.get)
lowest = loss[best]

print("| odds     | loss (nats) | above S |")
print("|:---------|------------:|--------:|")
for odds in [best, (40, 40, 20), (98, 1, 1)]:
    name = ":".join(str(percent) for percent in odds)
    above = loss[odds] - shannon_entropy(shares)
    print(f"| {name:<8} | {loss[odds]:11.3f} | {above:7.3f} |")
