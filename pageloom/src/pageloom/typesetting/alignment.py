"""Tables that can be read and heard: numbers line up on their decimal point, and table and rows have names.

markdown_extensions:
  - pageloom.typesetting.alignment

A cell whose number goes on less far behind the point than others of its column gets what it lacks as
`data-pad`. The style sheet writes that behind the number, unseen: the text of the cell is the number alone.

    [data-pad]::after { content: attr(data-pad); visibility: hidden; }

Whoever hears a table is told which one it is, by the label that its caption begins with ("**Table 2.1.** …"),
and in which row a number stands: the first cell of a row is its header.
"""

import re
from collections import Counter
from functools import reduce
from operator import or_
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

NUMBER = re.compile(r"[+−]?(?:\d[\d,]*|∞)(?P<tail>[\d.\s×±%⁻⁰¹²³⁴-⁹]*)")
# Digits are of one width in tables, raised ones in most fonts; spaces that are to be kept do not break.
WIDTHS = str.maketrans("123456789¹²³⁴⁵⁶⁷⁸⁹ ", "0" * 9 + "⁰" * 9 + "\N{NO-BREAK SPACE}")


class AlignmentExtension(Extension):
    """Lines numbers up."""

    def extendMarkdown(self, md: Markdown) -> None:
        # After the inline patterns (20), which find what is in a cell.
        md.treeprocessors.register(Alignment(md), "alignment", 14)


class Alignment(Treeprocessor):
    def run(self, root: Element) -> None:
        for figure in root.iter("figure"):
            table, label = figure.find("table"), figure.find("figcaption/p//strong")
            if table is not None and label is not None:
                table.set("aria-label", "".join(label.itertext()).removesuffix("."))
        for table in root.iter("table"):
            for row in table.iterfind("tbody/tr"):
                row[0].tag = "th"
                row[0].set("scope", "row")
            for column in zip(*table.iterfind("tbody/tr"), strict=True):
                align([cell for cell in column if "right" in cell.get("style", "")])


def align(cells: list[Element]) -> None:
    """Give each cell the characters that its number lacks behind the point beside others of its column."""
    numbers = [(cell, NUMBER.fullmatch("".join(cell.itertext()))) for cell in cells]
    tails = [(cell, Counter(number["tail"].translate(WIDTHS))) for cell, number in numbers if number]
    widest = reduce(or_, (tail for _, tail in tails), Counter[str]())
    for cell, tail in tails:
        if lacking := "".join((widest - tail).elements()):
            cell.set("data-pad", lacking)


def makeExtension(**kwargs: Any) -> AlignmentExtension:
    return AlignmentExtension(**kwargs)
