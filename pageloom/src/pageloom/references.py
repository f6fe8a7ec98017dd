"""The numbers of tables, figures and equations, and references to them.

A label in a display, `\\label{equation-share}` between `$$` and `$$`, gives it a number and an id. References
such as `[Figure](#figure-count)` and `[Equation](other-page.md#equation-share)` become "Figure 6.1".
"""

import functools
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pageloom.reading import CODE_SPAN, LABEL, Snippet, Text, nearest, read
from pageloom.source import Source, page_files, read_text

KINDS = ("Table", "Figure", "Equation")
REFERENCE = re.compile(r"\[(?P<kind>Table|Figure|Equation)\]\((?P<page>(?:[^()\s#:]+\.md)?)#(?P<id>[\w-]+)\)")
NUMBERED_TITLE = re.compile(r"# (\d+)\. ")


class Equation(NamedTuple):
    """A display with a label: the line of its text where it opens, and the line of the page of its label."""

    id: str
    opening: int
    line: int


def number(pieces: list[Text | Snippet], source: Source) -> dict[str, str]:
    """Return what has a number, by its id: Table 6.1 on a page whose title begins with 6.

    Raises LoomError for a label that cannot have one.
    """
    texts = [piece for piece in pieces if isinstance(piece, Text)]
    titles = (NUMBERED_TITLE.match(text.lines[i]) for text in texts for i, _ in text.prose)
    title = next(filter(None, titles), None)
    chapter = f"{title[1]}." if title else ""
    counts = dict.fromkeys(KINDS, 0)
    labels: dict[str, str] = {}

    def add(kind: str, identifier: str) -> None:
        counts[kind] += 1
        labels[identifier] = f"{kind} {chapter}{counts[kind]}"

    for piece in pieces:
        if isinstance(piece, Text):
            for equation in equations(piece, source):
                if equation.id in labels:
                    message = f"a display above is labelled {equation.id} already; a label names one"
                    raise source.error(equation.line, message)
                add("Equation", equation.id)
        else:
            for kind in KINDS:
                if kind in piece.captions:
                    add(kind, f"{kind.lower()}-{piece.id}")
    return labels


def equations(text: Text, source: Source) -> Iterator[Equation]:
    """Yield each display that has a label. Raises LoomError for a label that names none."""
    displayed = labelled = False
    before = opening = 0
    for i, line in text.prose:
        # A display ends with its paragraph, whether it is closed or not.
        displayed = displayed and i == before + 1
        before = i
        if text.lines[i].strip(" \t\r>") == "$$":
            displayed, labelled, opening = not displayed, False, i
        for label in LABEL.finditer(CODE_SPAN.sub("", text.lines[i])):
            if not displayed:
                message = f"only a display, with `$$` on lines of its own, can have a label: {label[0]}"
            elif labelled:
                message = f"one display has one number, and so one label; this is its second: {label[0]}"
            elif not re.fullmatch(r"equation-[a-z0-9-]+", label["label"]):
                message = f"expected a label such as \\label{{equation-two-terms}}, found {label[0]}"
            else:
                labelled = True
                yield Equation(label["label"], opening, line)
                continue
            raise source.error(line, message)


def refer(reference: re.Match[str], labels: dict[str, str], source: Source, line: int) -> str:
    """Return a reference with the number of what it leads to, on this page or another.

    Raises LoomError where there is no such thing.
    """
    kind, page, identifier = reference["kind"], reference["page"], reference["id"]
    if page:
        labels = labels_of(page, source, line)
    known = {known: label for known, label in labels.items() if label.startswith(kind)}
    if identifier not in known:
        message = f"no {kind} is called {identifier} on {page or 'this page'}{nearest(identifier, known)}"
        raise source.error(line, message)
    return f"[{known[identifier]}]({page}#{identifier})"


def labels_of(page: str, source: Source, line: int) -> dict[str, str]:
    """Return what has a number on another page, whether that page is built already or not."""
    here = source.path.parent
    path = Path(os.path.normpath(here / page))
    if not path.is_file():
        there = [os.path.relpath(other, here) for other in page_files(here)]
        raise source.error(line, f"there is no page {page}{nearest(page, there)}")
    return read_labels(read_text(path), path, source.snippets)


@functools.lru_cache(maxsize=256)
def read_labels(text: str, path: Path, snippets: Path) -> dict[str, str]:
    source = Source(path, 1, snippets)  # the whole file: what its front matter says is no title and no fence
    return number(read(text.split("\n"), source), source)
