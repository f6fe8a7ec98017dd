# ---
# jupyter:
#   description: >-
#     A half-hour worksheet. Furnish a room, count its arrangements, shuffle it,
#     and find out why it never tidies itself.
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Count a room
#
# A bedroom, twenty things, and one question: why does it never tidy itself? You will furnish the room,
# count its arrangements, take one logarithm, and then let chance move things about until the counting
# and the moving agree.
#
# After this lab you can
#
# - count the arrangements behind a description such as “two things astray”
# - say why the count is put through a logarithm, and what happens to it when somebody redefines “tidy”
# - predict how fast a shuffled room fills with mess, and how long you would wait to see it clean again
#
# It takes about half an hour and a pencil. Several cells ask for a guess *before* you run the code
# under them. Write it down: a guess that turns out wrong teaches more than an answer that was read.
# [Counting microstates](../counting-microstates.md) tells the first half of the story at reading speed.

# %%
import math

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)  # 0 is the seed: same seed, same luck

# %% [markdown]
# ## 1. A room small enough to list
#
# Start with a room that fits on one line: a sock, a book and a cup. Each can lie in three places. Place
# 0 is where it belongs, places 1 and 2 are wrong. To know where each thing lies is to know everything
# about the room; that complete knowledge is called a *microstate*, or an arrangement. `012` means: sock
# at home, book in place 1, cup in place 2.
#
# From the door you see less. You count how many things are *astray*, which means not at home, and that
# is all. What you see from the door is a *macrostate*.

# %% [markdown]
# > **Before you run it:** how many arrangements does this room have? In how many of them is exactly one
# > thing astray? And which is more common, two astray or all three?
# >
# > *Your answer:*

# %%
seen_from_the_door = [[], [], [], []]
for sock in range(3):
    for book in range(3):
        for cup in range(3):
            astray = (sock > 0) + (book > 0) + (cup > 0)
            seen_from_the_door[astray].append(f"{sock}{book}{cup}")

for astray, arrangements in enumerate(seen_from_the_door):
    print(f"{astray} astray: {len(arrangements)} of {3**3}")
    for i in range(0, len(arrangements), 6):
        print("   ", *arrangements[i : i + 6])

# %% [markdown]
# Look at the line for one thing astray. First you choose *which* of the three things wandered off, then
# *which* of its two wrong places it reached. For two astray: choose two things of the three, then a
# wrong place for the first and a wrong place for the second. That is the whole method, and it does not
# care how large the room is.

# %% [markdown]
# ## 2. Furnish the real room
#
# Twenty things, ten places each. Nobody lists this room: an arrangement a second, started at the Big
# Bang, would still be near the beginning. But choosing works as before. With $k$ things astray, choose
# the $k$ things, then one of nine wrong places for each of them:
#
# $$
# \Omega(k) = \binom{20}{k} \cdot 9^k
# $$
#
# In Python, `math.comb(20, k)` is the number of ways to choose $k$ things of twenty.

# %% [markdown]
# > **Before you run it:** which of these happens in the most ways: 10 astray, 18 astray, or all 20
# > astray?
# >
# > *Your answer, and your reason:*

# %% real-room
# Table: The room by the number of things astray. Python counts in whole numbers of any length, so each
# digit is right.
things, places = 20, 10

ways = [math.comb(things, k) * (places - 1) ** k for k in range(things + 1)]
total = places**things

print("| astray |             arrangements Ω |  share |")
print("|-------:|---------------------------:|-------:|")
for k in range(things + 1):
    share = ways[k] / total
    percent = f"{share:.2%}" if share >= 0.0001 else "<0.01%"
    print(f"| {k:>6} | {ways[k]:>26,} | {percent:>6} |")
print("\nDo they add up to 10²⁰?", "Yes." if sum(ways) == total else "No.")

# %% [markdown]
# <details><summary>Hint: why is it not the completely wrong room?</summary> <p>Give each thing a place
# by chance. It has ten places and nine of them are wrong, so about nine tenths of the things end up
# astray. To have all twenty astray, each single one must miss its home, and one or two usually do
# not.</p></details>

# %% shares
# Figure: Nearly every arrangement of the room has fourteen or more things astray.
# Alt: Bars for the share of all arrangements against the number of things astray, from nothing to
# twenty. Up to thirteen the bars are all but invisible. They climb steeply from fourteen, peak at
# eighteen with more than a quarter of all arrangements, and come down again to about an eighth at
# twenty.
fig, ax = plt.subplots()
shares = [100 * count / total for count in ways]
colours = ["C0" if k >= 14 else "gray" for k in range(things + 1)]
ax.bar(range(things + 1), shares, color=colours)
label = f"14 or more:\n{sum(ways[14:]) / total:.2%}"
ax.annotate(label, (13, 24), ha="right", va="center", color="C0")
ax.set_xticks(range(0, 21, 2))
ax.set_xlabel("things astray")
ax.set_ylabel("share of all arrangements (%)")
plt.show()

# %% [markdown]
# No arrangement was given an advantage here. The tall bars are tall because more arrangements share the
# name.

# %%
# Your turn: change this number, and
# run the cell again.
at_least = 10

share = sum(ways[at_least:]) / total
print(f"{at_least} or more astray: {share:.7%}")

# %% [markdown]
# > **Think:** what is the largest `at_least` that still covers 99% of the arrangements?
# >
# > *Your answer:*

# %% [markdown]
# ## 3. Take the logarithm
#
# A count with twenty digits is awkward to compare, but that is not the best reason for a logarithm.
# This is: suppose the room next door is furnished in the same way. Each arrangement of yours can go
# with each arrangement of your neighbour’s, so the counts of two rooms *multiply*. We would like a
# measure that *adds*, as weight does, or price: two rooms, twice as much. The logarithm is what turns
# products into sums.
#
# The natural logarithm of the number of arrangements, $S_B = \ln \Omega$, is the *Boltzmann entropy* of
# what you see from the door. Its unit is the nat. Divide by $\ln 2$ and you have it in bits.

# %% [markdown]
# > **Before you run it:** what is the entropy of the perfectly clean room? The count at 10 astray is
# > smaller than the count at 18 by a factor of tens of thousands. Will its logarithm be smaller by a
# > factor of thousands, by a third, or by a quarter?
# >
# > *Your answer:*

# %% entropies
# Table: Counts that differ by many powers of ten have entropies that can be compared at a glance.
print("| astray | S_B (nats) | S_B (bits) |")
print("|-------:|----------:|---------:|")
for k in (0, 1, 2, 10, 15, 18, 20):
    nats, bits = math.log(ways[k]), math.log2(ways[k])
    print(f"| {k:>6} | {nats:>9.6f} | {bits:>8.2f} |")
print(f"|    any | {math.log(total):>9.6f} | {math.log2(total):>8.2f} |")

# %% [markdown]
# Now the two rooms. Does the logarithm keep its promise?

# %%
# Your turn: run this as it is, then
# give the two rooms other numbers of
# things astray.
mine, neighbours = 18, 18

ln_product = math.log(ways[mine] * ways[neighbours])
sum_of_ln = math.log(ways[mine]) + math.log(ways[neighbours])
print(f"ln of the product:  {ln_product:.6f} nats")
print(f"sum of the two ln:  {sum_of_ln:.6f} nats")

# %% [markdown]
# ## 4. Move the label
#
# “Tidy” is a word, and words can be moved. For one person it means that nothing is astray. For another,
# one or two things on the floor are still tidy.

# %% [markdown]
# > **Before you run it:** as the limit for “tidy” goes from 0 to 5 things astray, does the entropy of
# > the tidy room grow by a little or by a lot? And the share of all arrangements that deserve the word:
# > will it reach one in a million?
# >
# > *Your answer:*

# %% tidy
# Table: Four meanings of “tidy”, by how many things it lets lie astray.
print("| at most | arrangements | S_B (nats) |   share |")
print("|--------:|-------------:|---------:|--------:|")
for limit in (0, 1, 2, 5):
    tidy = sum(ways[: limit + 1])
    nats, share = math.log(tidy), tidy / total
    print(f"| {limit:>7} | {tidy:>12,} | {nats:>8.3f} | {share:>7.1e} |")

# %% [markdown]
# Not one sock has moved between these lines, and yet the entropy changed each time. So “the entropy of
# my room” is half a sentence. Entropy belongs to a room *and* to a way of describing it.

# %%
# Your turn: how generous must the
# word become before half of all
# arrangements are tidy?
limit = 10

share = sum(ways[: limit + 1]) / total
print(f"at most {limit} astray: {100 * share:.3g}% tidy")

# %% [markdown]
# ## 5. Shuffle
#
# So far nothing has moved; counting needs no time. Now we need a rule for moving, and a rule is an
# assumption about the world. Ours: **at each move one of the twenty things, picked blindly, is put in
# one of the ten places, picked blindly.** It may even land where it was. The rule does not know which
# place is home, so it cannot favour mess.


# %%
def shuffle(things, places, moves):
    """Start clean and shuffle; return how many are astray after each move."""
    room = [0] * things  # where each thing lies; 0 is home
    astray, history = 0, [0]
    picked = rng.integers(things, size=moves).tolist()
    put = rng.integers(places, size=moves).tolist()
    for thing, place in zip(picked, put, strict=True):
        astray += (place > 0) - (room[thing] > 0)
        room[thing] = place
        history.append(astray)
    return history


history = shuffle(things, places, 24)
print(*history[:13])
print(*history[13:])

# %% [markdown]
# That is one room over two dozen moves. It climbs, hesitates, now and then steps back. Can we say where
# it is *on average*?
#
# Follow a single thing. At each move it is picked with chance 1/20. Once picked, it is astray with
# chance 9/10, whatever it was before. So with each move the average comes one twentieth closer to where
# it is going, which is nine tenths of all things. After $t$ moves the average number astray is
#
# $$
# 20 \cdot \frac{9}{10} \cdot \left( 1 - \left( 1 - \frac{1}{20} \right)^t \right)
# $$

# %% [markdown]
# > **Before you run it:** about how many things are astray after 20 moves? After 100? Sketch the curve.
# >
# > *Your answer:*


# %% average
# Table: What the formula says, and what 400 shuffled rooms did, with the standard error of their
# average.
def exact(moves):
    """Return the average number astray after so many moves from clean."""
    return things * (1 - 1 / places) * (1 - (1 - 1 / things) ** moves)


rooms = np.array([shuffle(things, places, 150) for _ in range(400)])
average = rooms.mean(axis=0)
error = rooms.std(axis=0) / math.sqrt(len(rooms))

print("| moves |   exact |        400 rooms |")
print("|------:|--------:|-----------------:|")
for t in (0, 10, 20, 40, 100):
    shuffled = f"{average[t]:>7.3f} ± {error[t]:>5.3f}"
    print(f"| {t:>5} | {exact(t):>7.4f} | {shuffled:>16} |")

# %% relaxation
# Figure: One room wanders; four hundred rooms together follow the exact curve.
# Alt: Things astray against moves, from the clean room to one hundred and fifty moves. A smooth exact
# curve rises fast and levels off just below twenty. The averages of four hundred rooms, drawn as dots,
# lie on it. A jagged grey line, a single room, climbs with them and then keeps wandering by two or
# three things above and below.
fig, ax = plt.subplots()
ax.plot(rooms[0], color="gray", linewidth=1)
ax.plot([exact(t) for t in range(151)], color="C0")
ax.plot(range(0, 151, 10), average[::10], "o", color="C1", clip_on=False)
ax.annotate("one room", (52, 12), color="gray")
ax.annotate("exact average (line)", (52, 5.5), color="C0")
ax.annotate("400 rooms (dots)", (52, 3.5), color="C1")
ax.set_ylim(0, 20.5)
ax.set_yticks(range(0, 21, 5))
ax.set_xlabel("moves")
ax.set_ylabel("things astray")
plt.show()

# %% [markdown]
# > **Think:** the curve stops climbing before everything is astray. No force holds it there. What does?
# >
# > *Your answer:*
#
# <details><summary>Hint</summary> <p>Count the two kinds of move that matter. From eighteen astray, how
# likely is it to pick one of the two things at home and spoil it? How likely is it to pick one of the
# eighteen and put it, by luck, where it belongs?</p></details>

# %%
# Your turn: a fuller room. Does it
# take longer to get messy? Guess the
# change in the last line first.
more_things = 40

moves = 0
while 1 - (1 - 1 / more_things) ** moves < 0.9:
    moves += 1
print(f"{more_things} things: {moves} moves to nine tenths")

# %% [markdown]
# ## 6. Wait for the clean room
#
# Every arrangement can be reached, and the rule treats them all alike. So the clean room must come
# back, some day. Let us shuffle for a million moves and keep watch.

# %% [markdown]
# > **Before you run it:** leave out the first hundred moves, when the room has only just been tidy.
# > What is the smallest number of things astray that you expect to see in the million that follow?
# >
# > *Your answer:*

# %% a-million-moves
# Table: Where the room spent a million moves, beside where its arrangements are.
moves = 1_000_000
history = np.array(shuffle(things, places, moves + 100)[101:])

print("| astray | of the time | of the arrangements |")
print("|-------:|------------:|--------------------:|")
for k in (20, 18, 16, 14, 12, 10):
    time, share = np.mean(history == k), ways[k] / total
    print(f"| {k:>6} | {time:>11.4%} | {share:>19.4%} |")
print("\nFewest astray in a million moves:", history.min())

# %% time-spent
# Figure: The room spends its time where the arrangements are; a million moves never see the bottom of
# the curve.
# Alt: Share against things astray, on a logarithmic axis that spans twenty powers of ten. A line for
# the share of the arrangements climbs from one in ten to the twentieth at nothing astray to about a
# quarter at eighteen. Dots for the share of the time in a million moves lie on its upper end and stop
# where the line falls below about one in a million.
fig, ax = plt.subplots()
ax.plot(range(things + 1), [count / total for count in ways], color="gray")
time_spent = np.bincount(history, minlength=things + 1) / moves
seen = np.flatnonzero(time_spent)
ax.plot(seen, time_spent[seen], "o", color="C1")
ax.axhline(1 / moves, color="gray", linewidth=0.8, linestyle=":")
ax.annotate("share of the\narrangements", (6.4, 1e-14), color="gray")
ax.annotate("share of\nthe time", (14, 2e-7), color="C1", va="top")
ax.annotate("once in a million", (0, 3e-6), color="gray")
ax.set_yscale("log")
ax.set_yticks([1e-20, 1e-15, 1e-10, 1e-5, 1])
ax.set_xticks(range(0, 21, 5))
ax.set_xlabel("things astray")
ax.set_ylabel("share")
plt.show()

# %% [markdown]
# The dots stop, the line goes on. How long would you have to watch? No need to watch: the average wait
# can be worked out one step at a time.
#
# From $k$ astray, a move makes the room *messier* by one if it picks a thing at home and misplaces it,
# and *tidier* by one if it picks a thing astray and puts it home. To get from $k$ down to $k - 1$ you
# wait for the tidier move; while you wait, a messier one may come first, and then you must come back
# down from $k + 1$ before you can try again. So each wait is made of the one above it, starting at the
# top. Going up works in the same way, starting at the bottom.

# %% [markdown]
# > **Before you run it:** from clean to eighteen astray takes about as many moves as you saw in the
# > second figure. Guess the way back, from eighteen astray to clean, in years, at one move a second.
# >
# > *Your answer:*


# %% waits
# Table: One rule, two directions: up takes a minute, down takes hundreds of times the age of the
# universe.
def messier(k):
    """Return the chance that the next move takes k astray to k + 1."""
    return (things - k) / things * (places - 1) / places


def tidier(k):
    """Return the chance that the next move takes k astray to k - 1."""
    return k / things * 1 / places


down = [0.0] * (things + 2)  # down[k]: average moves from k astray to k - 1
for k in range(things, 0, -1):
    down[k] = (1 + messier(k) * down[k + 1]) / tidier(k)

up = [1 / messier(0)]  # up[k]: average moves from k astray to k + 1
for k in range(1, things):
    up.append((1 + tidier(k) * up[k - 1]) / messier(k))

waits = {
    "clean to 18": sum(up[:18]),
    "18 to at most 2": sum(down[3:19]),
    "18 to clean": sum(down[1:19]),
}
print("| things astray   | moves       | years, a move a second |")
print("|:----------------|------------:|-----------------------:|")
for way, moves in waits.items():
    years = moves / (365.25 * 24 * 3600)
    print(f"| {way:<15} | {moves:>11.6g} | {years:>22.3g} |")

# %% [markdown]
# The way up and the way down follow the same rule. Each single step can be undone by the opposite step.
# What differs is how many arrangements lie at either end.
#
# Is it really the size of the room, and not something in the rule? Here is the little room from the
# beginning again: same rule, three things, three places.

# %% [markdown]
# > **Before you run it:** the little room is clean in one of its arrangements. How many moves, on
# > average, from one clean moment to the next? And in the room with twenty things?
# >
# > *Your answer:*

# %%
# Your turn: run this as it is, then
# try 4 things, then 5. Guess the second
# number from the first.
few_things, few_places = 3, 3

moves = 300_000
clean = shuffle(few_things, few_places, moves).count(0)
print(f"clean {clean:,} times in {moves:,} moves:")
print(f"once in {moves / clean:.1f} moves")
print(f"arrangements, little room: {few_places**few_things}")
print(f"arrangements, real room:   {places**things:.0e}")

# %% [markdown]
# The little room comes back before your eyes: its entropy falls to zero again and again, and you can
# count how often. The entropy of the real room falls too, a little, again and again. But nobody will
# live to see it fall to zero, and a cupful of air has more things than twenty.

# %% [markdown]
# ## 7. Let somebody care
#
# Bedrooms do get tidy, so the rule must be wrong about bedrooms. Change one thing in it: the picked
# thing goes *home* with chance `care`, and otherwise to one of its wrong places.

# %% [markdown]
# > **Before you run it:** which value of `care` is the blind rule from before? And how many things are
# > astray, in the long run, when `care` is one half?
# >
# > *Your answer:*


# %% care
# Table: With care one tenth the room is the blind one of before; with more care, chance keeps it tidy.
def shuffle_with_care(care, moves):
    """Return the average astray when things go home with chance `care`."""
    at_home = [True] * things
    astray = total_astray = 0
    goes_home = (rng.random(moves) < care).tolist()
    for move, thing in enumerate(rng.integers(things, size=moves).tolist()):
        astray += at_home[thing] - goes_home[move]
        at_home[thing] = goes_home[move]
        if move >= moves // 2:
            total_astray += astray
    return total_astray / (moves - moves // 2)


print("| care | astray, exact | astray, shuffled |")
print("|-----:|--------------:|-----------------:|")
for care in (0.1, 0.5, 0.9):
    expected = things * (1 - care)
    shuffled = shuffle_with_care(care, 200_000)
    print(f"| {care:>4} | {expected:>13.1f} | {shuffled:>16.2f} |")

# %%
# Your turn: how much care keeps the
# room at five things astray?
care = 0.3

print(f"care {care}: {shuffle_with_care(care, 200_000):.2f} astray")

# %% [markdown]
# Chance is at work in all of these rooms, and only one of them goes where the arrangements are.
# “Random” is not enough. Entropy can grow in a room with an owner, too: started clean, it ends with two
# things astray at care 0.9. But started in a mess, the same room ends there as well, and its entropy has
# fallen. Moves that treat every arrangement alike are what makes entropy end near its largest value
# from *every* start, and somebody who cares makes no such moves.

# %% [markdown]
# ## What to hand in
#
# 1. Your guesses, unchanged, and for the worst of them one sentence on what it overlooked.
# 2. A friend says: “My room is in state `00000000000000000000`, so it has low entropy.” What is wrong
#    with that sentence? Mend it.
# 3. Furnish a room of your own: your number of things, your number of places. Predict first, then
#    compute: the commonest number astray, its entropy, and the average wait from one clean moment to
#    the next.
# 4. Film the shuffled room between its hundredth and its millionth move and play the film backwards.
#    Could anyone tell? What would give it away in the film of the first hundred moves?
#
# <details><summary>A word on the second and the fourth</summary> <p>A single arrangement has no entropy
# of its own: ask which description it was counted under, and how many others share that description. As
# for the film, once the room has settled, steps up and steps down are equally common and nothing tells
# forwards from backwards. The first hundred moves do, because the room began in a very special place.
# The law rests on that beginning as much as on the counting.</p></details>
