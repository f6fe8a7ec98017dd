"""Which file a page's Markdown comes from: extensions are not told, and errors must name it."""

import re
from dataclasses import dataclass
from pathlib import Path

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


@dataclass(frozen=True)
class Source:
    """The file of a page, and the line of it on which the Markdown begins."""

    path: Path
    first_line: int


# Markdown that is no file of ours: made by a plugin, say.
UNKNOWN = Source(Path("page"), 1)


def read_pages(docs: Path) -> dict[str, Source]:
    """Return the source of each page by its Markdown: all of it but the front matter, which engines strip."""
    pages: dict[str, Source] = {}
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        markdown = FRONT_MATTER.sub("", text).strip("\n")
        pages[markdown] = Source(path, text[: text.rindex(markdown)].count("\n") + 1)
    return pages


def find_source(lines: list[str], pages: dict[str, Source]) -> Source:
    """Return which of the pages these lines are, and the line of its file that the first of them is."""
    lines = [line.rstrip("\r") for line in lines]  # MkDocs makes line ends regular, Zensical does not
    source = pages.get("\n".join(lines).strip("\n"), UNKNOWN)
    blank = next((i for i, line in enumerate(lines) if line), 0)
    return Source(source.path, source.first_line - blank)
