"""The people of the running example, and the odds of its forecaster.

Change a number here, and every page changes with it: tables, figures and sentences.
"""

from math import gcd

# The sizes of the groups in the smallest crowd; larger ones have the same shares.
PARTS = (5, 3, 2)
# What a forecaster believes of the groups: odds in this proportion.
ODDS = (4, 4, 2)

NUMERALS = (
    "zero one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
DENOMINATORS = (
    "none whole half third quarter fifth sixth seventh eighth ninth tenth "
    "eleventh twelfth"
).split()


def crowd(times):
    """Return the sizes of the groups in a crowd so many times the smallest."""
    return tuple(times * part for part in PARTS)


def in_words(number):
    """Return a whole number ≥ 0 in letters up to twenty, then in digits."""
    return NUMERALS[number] if number <= 20 else f"{number:,}"


def share_in_words(part, whole):
    """Return a share as "one half" or "three tenths", a finer one as "3/17"."""
    part, whole = part // gcd(part, whole), whole // gcd(part, whole)
    if whole >= len(DENOMINATORS):
        return f"{part}/{whole}"
    return f"{in_words(part)} {DENOMINATORS[whole]}{'s' * (part > 1)}"


def listed(words):
    """Return words as an English list, such as "five, three and two"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def ratio(parts):
    """Return parts as odds are written, such as 5:3:2."""
    return ":".join(str(part) for part in parts)
