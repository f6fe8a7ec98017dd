"""Which page an engine is rendering, and which line of its file the Markdown begins with."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

from pageloom.errors import LoomError


@dataclass(frozen=True)
class Source:
    """The file of a page, the line of it that its Markdown begins with, and the folder of all snippets."""

    path: Path
    first_line: int
    snippets: Path

    def error(self, line: int, message: str) -> LoomError:
        return LoomError(self.path, line, message)


def rendered_file(md: Markdown) -> Path:
    """Return the file of the page that is being rendered, as MkDocs, ProperDocs or Zensical says."""
    if "relpath" in md.treeprocessors:  # which MkDocs registers anew for each page
        return page_path(md.treeprocessors["relpath"].file)  # type: ignore[attr-defined]
    if "rendering_context" in md.preprocessors:
        context: Any = md.preprocessors["rendering_context"]
        return Path(context.config["docs_dir"], context.page.path).resolve()
    return Path("page")


def page_path(file: Any) -> Path:
    """Return the path of a page of MkDocs; what a plugin made has no file, and only a name."""
    return Path(file.abs_src_path or file.src_uri)


def find_source(lines: list[str], path: Path, snippets: Path) -> Source:
    """Return where these lines stand in their file: it ends as they do, whatever stands before them."""
    text = read_text(path) if path.is_file() else ""
    return Source(path, max(0, count_lines(text.split("\n")) - count_lines(lines)) + 1, snippets)


def count_lines(lines: list[str]) -> int:
    """Return the number of lines up to the last that is not blank."""
    return max((i for i, line in enumerate(lines, start=1) if line.strip()), default=0)


def read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def page_files(docs: Path) -> Iterator[Path]:
    """Yield the files of the pages; what an editor leaves beside them is none."""
    for path in sorted(docs.rglob("*.md")):
        if path.is_file() and not path.name.startswith("."):
            yield path
