"""The doorway: the loom as an extension of Python-Markdown.

markdown_extensions:
  - pageloom: {docs: docs, snippets: snippets, store: build/loom, seconds: 20, megabytes: 2048}

The options are the defaults. Where pymdownx.snippets and superfences are not listed before it, and
blocks.caption is not listed, it brings them along.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from pageloom.errors import LoomError, stop_or_show
from pageloom.loom import shared_loom
from pageloom.page import Embed, mark, weave
from pageloom.source import UNKNOWN


class LoomExtension(Extension):
    """Weaves the outputs of executable fences into a page."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "docs": ["docs", "the folder of the pages"],
            "snippets": [
                "snippets",
                "the folder of the snippets, of the modules they share and of `matplotlibrc`",
            ],
            "store": ["build/loom", "the folder where results are kept; it may be deleted"],
            "seconds": [20, "how long one snippet may take"],
            "megabytes": [2048, "how much memory one snippet may take"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        self.md = md
        listed = {type(extension).__module__ for extension in md.registeredExtensions}
        embedding = {"base_path": [self.getConfig("snippets")], "check_paths": True}
        for name, options in {"pymdownx.snippets": embedding, "pymdownx.superfences": {}}.items():
            if name not in listed:
                md.registerExtensions([name], {name: options})
        self.source = UNKNOWN
        docs, snippets, store = (
            Path(self.getConfig(name)).resolve() for name in ("docs", "snippets", "store")
        )
        limits = float(self.getConfig("seconds")), float(self.getConfig("megabytes"))
        self.loom = shared_loom(docs, snippets, store, *limits)
        # pymdownx.snippets stands at 32 and superfences at 25; in between, white space is made regular.
        md.preprocessors.register(Step(self.mark_page, md), "pageloom-mark", 33)
        md.preprocessors.register(Step(self.weave_placeholders, md), "pageloom", 27)
        md.registerExtension(self)

    def mark_page(self, lines: list[str]) -> list[str]:
        self.problem = ""
        captions = {"types": [{"name": "table-caption"}, {"name": "figure-caption"}]}
        with contextlib.suppress(ValueError):  # it is there already
            self.md.registerExtensions(["pymdownx.blocks.caption"], {"pymdownx.blocks.caption": captions})
        try:
            return self.mark(lines)
        except LoomError as error:
            # The next step shows it: a placeholder put here would not survive the regular white space.
            self.problem = stop_or_show(error)
            return []

    def mark(self, lines: list[str]) -> list[str]:
        self.source = self.loom.source(lines)
        return mark(lines, self.source, self.loom.snippets)

    def weave_placeholders(self, lines: list[str]) -> list[str]:
        store = self.md.htmlStash.store
        return [store(self.problem)] if self.problem else self.weave(lines, store)

    def weave(self, lines: list[str], embed: Embed = str) -> list[str]:
        return weave(lines, self.source, self.loom.snippets, self.loom.pages, self.loom.start, embed)

    def woven(self, markdown: str) -> str:
        """Return a page's Markdown with its outputs: what readers may take away and what the tests run."""
        lines = self.md.preprocessors["snippet"].run(self.mark(markdown.splitlines()))
        return "\n".join(self.weave(lines)) + "\n"


class Step(Preprocessor):
    """A preprocessor that is one function, whose errors stand in for the page where they do not stop it."""

    def __init__(self, function: Callable[[list[str]], list[str]], md: Markdown) -> None:
        super().__init__(md)
        self.function = function

    def run(self, lines: list[str]) -> list[str]:
        try:
            return self.function(lines)
        except LoomError as error:
            return [self.md.htmlStash.store(stop_or_show(error))]


def makeExtension(**kwargs: Any) -> LoomExtension:
    return LoomExtension(**kwargs)
