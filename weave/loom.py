"""What the pages of one site share: where they come from, and the results that are on their way.

An engine shows the loom one page after another. At the first of a build the loom looks at all of them and
begins to run what they need, so that the cores have work while the engine is busy with Markdown.
"""

import contextlib
import functools
import logging
from concurrent.futures import Future
from pathlib import Path

from weave.errors import WeaveError
from weave.page import Snippet, mark, prepare
from weave.runner import Job, Result, Runner
from weave.source import UNKNOWN, Source, find_source, read_pages
from weave.store import Store

log = logging.getLogger("mkdocs.weave")


class Loom:
    """Finds the sources of pages and runs their snippets."""

    def __init__(self, docs: Path, snippets: Path, store: Path, seconds: float, megabytes: float) -> None:
        self.docs = docs
        self.snippets = snippets
        self.store = Store(store)
        self.runner = Runner(snippets / "matplotlibrc", self.store, seconds, megabytes, ran=self.count)
        self.pages: dict[str, Source] = {}
        self.seen: set[Path] = set()
        self.begun: dict[Job, Future[Result]] = {}
        self.ran = self.kept = 0

    def source(self, lines: list[str]) -> Source:
        """Return the file of a page. One that is new to us, or that we have seen before, begins a build."""
        source = find_source(lines, self.pages)
        if source.path == UNKNOWN.path or source.path in self.seen:
            pages = read_pages(self.docs)
            source = find_source(lines, pages)
            if source.path != UNKNOWN.path:
                self.begin_build(pages)
        self.seen.add(source.path)
        return source

    def begin_build(self, pages: dict[str, Source]) -> None:
        self.pages = pages
        self.seen = set()
        self.begun = {}
        self.ran = self.kept = 0
        for markdown, source in self.pages.items():
            # What is wrong with a page is said when the engine comes to it.
            with contextlib.suppress(WeaveError):
                marked = mark(markdown.split("\n"), source, self.snippets)
                for piece in prepare(marked, source, self.snippets):
                    if isinstance(piece, Snippet) and piece.job not in self.begun:
                        self.begun[piece.job] = self.runner.start(piece.job)

    def start(self, job: Job) -> "Future[Result]":
        if job not in self.begun:
            self.begun[job] = self.runner.start(job)
        return self.begun[job]

    def count(self, job: Job, seconds: float | None) -> None:
        """Say how long a snippet ran, or only that its result was in the store."""
        if seconds is None:
            self.kept += 1
        else:
            self.ran += 1
            log.info("Ran %s in %.2f s (%d of %d)", job.path, seconds, self.ran, len(self.begun) - self.kept)

    def end_page(self, page: Path) -> None:
        """After the last page of a build, say what was done and tidy the store."""
        ours = {source.path for source in self.pages.values()}
        if page in ours and self.seen >= ours:
            log.info("Snippets: %d run, %d from the store", self.ran, self.kept)
            self.store.tidy()


@functools.cache
def shared_loom(docs: Path, snippets: Path, store: Path, seconds: float, megabytes: float) -> Loom:
    """Return the loom of a site: engines make the extension anew for every page."""
    if not log.hasHandlers():  # MkDocs has one; under Zensical nobody would see what runs
        log.addHandler(logging.StreamHandler())
        log.setLevel(logging.INFO)
    return Loom(docs, snippets, store, seconds, megabytes)
