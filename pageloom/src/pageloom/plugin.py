"""For MkDocs: the drawings enter the finished page.

plugins:
  - pageloom

A drawing is a hundred times as long as the sentence beside it. With this, templates, the search and other
plugins need not carry it. Without it the pages are the same, and heavy drawings make the build slower.
"""

from typing import Any

from mkdocs.plugins import BasePlugin, event_priority

from pageloom.loom import looms


class DrawingsPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    @event_priority(-100)
    def on_post_page(self, output: str, **_: Any) -> str:
        for loom in looms.values():
            output = loom.with_drawings(output)
        return output
