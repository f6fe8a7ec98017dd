"""Which file a page's Markdown comes from: extensions are not told, and errors must name it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


@dataclass(frozen=True)
class Source:
    """The file of a page, and the line of it on which the Markdown begins."""

    path: Path
    first_line: int


Pages = dict[str, list[Source]]

# Markdown that is no file of ours: made by a plugin, say.
UNKNOWN = Source(Path("page"), 1)


def read_pages(docs: Path) -> Pages:
    """Return the sources of pages by their Markdown: all of it but the front matter, which engines strip."""
    pages: Pages = {}
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        markdown = FRONT_MATTER.sub("", text).strip("\n")
        source = Source(path, text[: text.rindex(markdown)].count("\n") + 1)
        pages.setdefault(markdown, []).append(source)
    return pages


def find_source(lines: list[str], pages: Pages, seen: Collection[Path] = ()) -> Source:
    """Return which of the pages these lines are, and the line of its file that the first of them is.

    Of pages with the same text it is the first that has not been seen.
    """
    lines = [line.rstrip("\r") for line in lines]  # MkDocs makes line ends regular, Zensical does not
    places = pages.get("\n".join(lines).strip("\n"), [UNKNOWN])
    source = next((place for place in places if place.path not in seen), places[0])
    blank = next((i for i, line in enumerate(lines) if line), 0)
    return Source(source.path, source.first_line - blank)
