"""Two lopsided rules: equal weights survive the ring but not the drain."""

from fractions import Fraction

from entropy import shannon_entropy

often, seldom = Fraction(9, 10), Fraction(1, 10)
rules = {  # row: where from, column: where to
    "ring": [[0, often, seldom], [seldom, 0, often], [often, seldom, 0]],
    "drain": [[often, seldom, 0], [often, 0, seldom], [often, seldom, 0]],
}
into, entropy = {}, {}
for name, rule in rules.items():
    into[name] = [sum(row[place] for row in rule) for place in range(3)]
    after = [total / 3 for total in into[name]]  # one move from equal weights
    entropy[name] = shannon_entropy([float(share) for share in after])

print("| rule  | chances into 1, 2, 3 add to | Gibbs after one move (nats) |")
print("|:------|:---------------------------:|------------------------:|")
for name in rules:
    totals = ", ".join(f"{float(total):.1f}" for total in into[name])
    print(f"| {name:<5} | {totals:^27} | {entropy[name]:23.4f} |")
