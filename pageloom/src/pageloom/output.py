"""Printed text, made ready for a page."""

import re
from collections.abc import Iterator

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
CONTROL = re.compile("[\x02\x03]")  # how Markdown marks what it has put by; a page's own it drops, too


def typeset(text: str) -> str:
    """Return computed text as a printer sets it, −7.8 × 10⁻⁵ for -7.8e-05, and inert in Markdown."""
    text = CONTROL.sub("", text)
    text = re.sub(r"[&<>`*_\[\]{}$|~^\\]", lambda match: f"&#{ord(match[0])};", text)
    text = re.sub(r"(?<![\w.])-(?=[\d.]|inf\b)", "−", text)
    text = re.sub(r"\binf\b", "∞", text)
    return re.sub(r"(?<=\d)e([+-]\d+)\b", power_of_ten, text)


def power_of_ten(exponent: re.Match[str]) -> str:
    times = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
    return f"{times}10{str(int(exponent[1])).translate(SUPERSCRIPTS)}"


def parts(output: str) -> Iterator[tuple[str, list[str]]]:
    """Split printed text into ("table", lines) and ("text", lines); a table has a rule in its second line."""
    lines = CONTROL.sub("", output).rstrip().splitlines()
    start = 0
    for i in range(len(lines) + 1):
        in_table = i < len(lines) and lines[i].startswith("|")
        if i == len(lines) or (i > start and in_table != lines[start].startswith("|")):
            chunk = lines[start:i]
            if len(chunk) > 1 and re.fullmatch(r"\|(\s*:?-+:?\s*\|)+", chunk[1].strip()):
                yield "table", chunk
            elif any(line.strip() for line in chunk):
                yield "text", "\n".join(chunk).strip("\n").splitlines()
            start = i


def table(lines: list[str]) -> list[str]:
    """Return a printed table as a Markdown table whose cells are plain, typeset text.

    Raises ValueError where a row has more or fewer cells than the header.
    """
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    for row in rows:
        if len(row) != len(rows[0]):
            raise ValueError(
                f"a row of the printed table has {len(row)} cells, its header {len(rows[0])}: {row}"
            )
    # A cell beside numbers is text only if it says so: the rule keeps its own hyphens.
    return ["| " + " | ".join(row if i == 1 else map(typeset, row)) + " |" for i, row in enumerate(rows)]
