"""The people of the running example, and the odds of its forecaster.

Change a number here, and every page changes with it: tables, figures and sentences.
"""

from math import gcd

PARTS = (5, 3, 2)  # the sizes of the groups in the smallest crowd; larger ones have the same shares
ODDS = (4, 4, 2)  # what a forecaster believes of the groups: these odds, in the same proportion

NUMERALS = (
    "zero one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
DENOMINATORS = "whole half third quarter fifth sixth seventh eighth ninth tenth eleventh twelfth".split()


def crowd(times):
    """Return the sizes of the groups in a crowd that is so many times the smallest."""
    return tuple(times * part for part in PARTS)


def in_words(number):
    """Return a whole number as prose has it: in letters up to twenty, then in digits."""
    return NUMERALS[number] if number <= 20 else f"{number:,}"


def share_in_words(part, whole):
    """Return a share of a whole in words, such as "one half" and "three tenths"; else as 3/17."""
    part, whole = part // gcd(part, whole), whole // gcd(part, whole)
    if whole >= len(DENOMINATORS):
        return f"{part}/{whole}"
    return f"{NUMERALS[part]} {DENOMINATORS[whole]}{'s' * (part > 1)}"


def listed(words):
    """Return words as an English list, such as "five, three and two"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def ratio(parts):
    """Return parts as odds are written, such as 5:3:2."""
    return ":".join(str(part) for part in parts)
