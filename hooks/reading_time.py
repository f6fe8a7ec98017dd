"""How long the main path of a page takes, below its title.

It leads from the title to the exercises and past every door (`???`). Its time is that of its words, formulas,
displays, tables and figures.
"""

import math
import re

SECONDS = {"word": 60 / 200, "formula": 2, "display": 20, "output": 40}
DOOR = re.compile(r"^\?\?\?.*\n(?:(?: {4}.*)?\n)*", re.MULTILINE)
# Fences, and what stands for a figure where it cannot be seen.
UNREAD = re.compile(r"^ *(`{3,})[^`]*\1$|^ *Alt: (?:.+\n)*", re.MULTILINE)
OUTPUT = re.compile(r"^ *(?:Table|Figure): ", re.MULTILINE)
DISPLAY = re.compile(r"\$\$.*?\$\$", re.DOTALL)
FORMULA = re.compile(r"\$[^$]+\$")
WORD = re.compile(r"`\{[^`]+\}`|\w[\w’'-]*")
EXERCISES = "\n## Exercises\n"


def on_page_content(html, page, **_):
    """Write the minutes below the title of a page that has exercises."""
    if EXERCISES not in page.markdown:
        return html
    count = math.ceil(minutes(page.markdown))
    return html.replace("</h1>", f'</h1>\n<p class="reading-time">{count} minutes</p>', 1)


def minutes(markdown):
    """Return how many minutes the main path of a page takes."""
    text = UNREAD.sub("", DOOR.sub("", markdown.split(EXERCISES)[0] + "\n"))
    seconds = SECONDS["output"] * len(OUTPUT.findall(text))
    text = re.sub(r"\]\([^)]*\)", "]", OUTPUT.sub("", text))
    for kind, pattern in ("display", DISPLAY), ("formula", FORMULA), ("word", WORD):
        text, found = pattern.subn(" ", text)
        seconds += SECONDS[kind] * found
    return seconds / 60
