"""A hook for MkDocs: pages whose snippets still run are rendered last, so that others need not wait for them.

hooks:
  - pageloom/order.py
"""

from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

from pageloom.loom import looms

in_order: list[File] = []


def on_nav(nav: Any, files: Files, **_: Any) -> None:
    in_order[:] = files
    waiting = {page for loom in looms.values() for page in loom.waiting}
    move_to_end(files, [file for file in files if Path(file.abs_src_path or "") in waiting])


def on_env(env: Any, files: Files, **_: Any) -> None:
    """Give the files their order again, which is that of the search and the sitemap."""
    move_to_end(files, in_order)


def move_to_end(files: Files, some: list[File]) -> None:
    for file in some:
        files.remove(file)
        files.append(file)
