"""Printed text, made ready for a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
CONTROL = re.compile("[\x02\x03]")  # how Markdown marks what it has put by; a page's own it drops, too
# What means something within a line of Markdown, and what at its start.
MARK = re.compile(r"[&<>\"`*_\[\]{}$|~^\\#@]|:(?=[^\s\d])|[=+](?=[=+])|(?<=www)\.")
BEFORE = re.compile(r"([ \t>*+:-]|\d+[.)]|\[\^[^\]]+\]:)*")  # the marks of what a line may stand in
BEGINNING = re.compile(r"[-+=:!?/]|\d+[.)](\s|$)")


def quoted(text: str, before: str = "", after: str = "") -> str:
    """Return a computed value as it can stand in a line of prose, between what is before and after it.

    Raises ValueError for a value of which nothing would be seen.
    """
    shown = typeset(text)
    if not shown:
        raise ValueError("it is empty, and a sentence would have a hole")
    if BEFORE.fullmatch(before) and BEGINNING.match(shown + after):
        return reference(shown[0]) + shown[1:]
    return shown


def reference(character: str) -> str:
    return f"&#{ord(character)};"


def typeset(text: str) -> str:
    """Return computed text as a printer sets it, −7.8 × 10⁻⁵ for -7.8e-05, on one line and inert in it."""
    text = re.sub(r" *[\t\n\r\f\v\x85\u2028\u2029]+ *", " ", CONTROL.sub("", text)).strip(" ")
    text = MARK.sub(lambda mark: reference(mark[0]), text)
    text = re.sub(r"(?<![\w.])-(?=[\d.]|inf\b)", "−", text)
    text = re.sub(r"\binf\b", "∞", text)
    return re.sub(r"(?<=\d)e([+-]\d+)\b", power_of_ten, text)


def power_of_ten(exponent: re.Match[str]) -> str:
    times = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
    return f"{times}10{str(int(exponent[1])).translate(SUPERSCRIPTS)}"


def parts(output: str) -> Iterator[tuple[str, list[str]]]:
    """Split printed text into ("table", lines) and ("text", lines).

    A table is what looks like one: it begins with a bar, and has two cells or a rule below.
    """
    lines = CONTROL.sub("", output).rstrip().splitlines()
    start = 0
    for i in range(len(lines) + 1):
        in_table = i < len(lines) and lines[i].startswith("|")
        if i == len(lines) or (i > start and in_table != lines[start].startswith("|")):
            chunk = lines[start:i]
            if chunk and chunk[0].startswith("|") and looks_like_a_table(*chunk[:2]):
                yield "table", chunk
            elif any(line.strip() for line in chunk):
                yield "text", "\n".join(chunk).strip("\n").splitlines()
            start = i


def looks_like_a_table(first: str, second: str = "") -> bool:
    return is_rule(second) or re.fullmatch(r"\|[^|]+\|[^|]+\|.*", first) is not None


def is_rule(line: str) -> bool:
    return re.fullmatch(r"\|(\s*:?-+:?\s*\|)+", line.rstrip()) is not None


@dataclass(frozen=True)
class Table:
    """A printed table: its cells, the header first, and the cells of its rule."""

    rows: list[list[str]]
    rule: list[str]

    @property
    def markdown(self) -> list[str]:
        """The table in Markdown, its cells plain, typeset text."""
        header, *rows = [[typeset(cell) for cell in row] for row in self.rows]
        return ["| " + " | ".join(row) + " |" for row in (header, self.rule, *rows)]


def table(lines: list[str]) -> Table:
    """Read a printed table. Raises ValueError, which names the row, for one that cannot be."""
    mend = "(a table has a header, a rule such as |---|--:|, rows; a space before its bar makes a line text)"
    rows = []
    for number, line in enumerate(lines, start=1):
        if not re.fullmatch(r"\|.*\|", line.rstrip()):
            raise ValueError(f"line {number} of the printed table does not end with a bar: {line} {mend}")
        rows.append([cell.strip() for cell in line.rstrip()[1:-1].split("|")])
        if len(rows[-1]) != len(rows[0]):
            cells = f"{len(rows[-1])} cells, its header {len(rows[0])}"
            raise ValueError(f"line {number} of the printed table has {cells}: {line} {mend}")
    if len(lines) < 2 or not is_rule(lines[1]):
        raise ValueError(f"the printed table has no rule below its header: {lines[0]} {mend}")
    if len(lines) < 3:
        raise ValueError(f"the printed table has no row below its rule: {lines[0]} {mend}")
    header, rule, *others = rows
    return Table([header, *others], rule)
