"""Which page an engine is rendering, and which line of its file the Markdown begins with."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown


@dataclass(frozen=True)
class Source:
    """The file of a page, and the line of it on which its Markdown begins, after the front matter."""

    path: Path
    first_line: int


def rendered_file(md: Markdown) -> Path:
    """Return the file of the page that is being rendered, as MkDocs, ProperDocs or Zensical says."""
    if "relpath" in md.treeprocessors:
        file: Any = md.treeprocessors["relpath"].file  # type: ignore[attr-defined]
        return Path(file.abs_src_path or file.src_uri)  # what a plugin made has no file
    if "rendering_context" in md.preprocessors:
        context: Any = md.preprocessors["rendering_context"]
        return Path(context.config["docs_dir"], context.page.path).resolve()
    return Path("page")


def drawings_come_later(md: Markdown) -> bool:
    """Return whether a plugin puts the drawings into the finished page, so that nobody has to carry them."""
    if "relpath" not in md.treeprocessors:
        return False
    config: Any = md.treeprocessors["relpath"].config  # type: ignore[attr-defined]
    return "pageloom" in config.plugins


def find_source(lines: list[str], path: Path) -> Source:
    """Return where these lines stand in their file: it ends as they do, whatever stands before them."""
    text = read_text(path) if path.is_file() else ""
    return Source(path, max(0, count_lines(text.split("\n")) - count_lines(lines)) + 1)


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
