"""What was wanted of the loom and what was measured, for three sizes."""

from measurements import PEAK_MEBIBYTES, SECONDS

aims = {
    "from nothing": 0.65,
    "nothing changed": 1.15,
    "snippet edited": 0.3,
    "edit → served": 1.2,
    "memory": 300,
}
measured = {aim: [] for aim in aims}
for size, engines in SECONDS.items():
    floor, static, ours = engines["floor"], engines["static"], engines["ours"]
    one_after_the_other = floor["cold"] + static["cold"]
    measured["from nothing"].append(ours["cold"] / one_after_the_other)
    for measure in ("nothing changed", "edit → served"):
        measured[measure].append(ours[measure] / static[measure])
    beyond_static = ours["snippet edited"] - static["snippet edited"]
    measured["snippet edited"].append(beyond_static)
    measured["memory"].append(PEAK_MEBIBYTES[size]["ours"]["RSS"])
hoped = 2.6
growth = SECONDS["100×5"]["ours"]["cold"] / SECONDS["40×5"]["ours"]["cold"]

print(f"| aim | at most | {' | '.join(SECONDS)} |")
print("|:--|--:|" + "--:|" * len(SECONDS))
for aim, most in aims.items():
    digits = 0 if aim == "memory" else 2
    cells = [f"{'* ' if x > most else ''}{x:.{digits}f}" for x in measured[aim]]
    print(f"| {aim} | {most:.{digits}f} | {' | '.join(cells)} |")
