"""Which file a page's Markdown comes from: extensions are not told, and errors must name it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """The file of a page, and the line of it on which the Markdown begins."""

    path: Path
    first_line: int


def find_source(lines: list[str], docs: Path) -> Source:
    """Return the page of `docs` that these lines are: all of it but its front matter, which engines strip."""
    markdown = "\n".join(lines).strip("\n")
    for path in sorted(docs.rglob("*.md")):
        text = path.read_text(encoding="utf-8-sig", errors="replace").rstrip("\n")
        if markdown and text.endswith(markdown):
            blank = next(i for i, line in enumerate(lines) if line.strip())
            return Source(path, text.removesuffix(markdown).count("\n") + 1 - blank)
    return Source(Path("page"), 1)
