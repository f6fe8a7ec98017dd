"""What the pages of one site share: where they come from, and the results that are on their way.

An engine shows the loom one page after another. At the first of a build the loom looks at all of them and
begins to run what they need, so that the cores have work while the engine is busy with Markdown.
"""

import contextlib
import logging
import threading
from concurrent.futures import Future
from pathlib import Path

from pageloom.errors import LoomError, serving
from pageloom.page import Snippet, mark, prepare
from pageloom.runner import Job, Result, Runner
from pageloom.source import UNKNOWN, Pages, Source, find_source, read_pages
from pageloom.store import Store

log = logging.getLogger("mkdocs.pageloom")


class Loom:
    """Finds the sources of pages and runs their snippets."""

    def __init__(self, docs: Path, snippets: Path, store: Path, seconds: float, megabytes: float) -> None:
        self.docs = docs
        self.snippets = snippets
        self.store = Store(store)
        self.runner = Runner(snippets / "matplotlibrc", self.store, seconds, megabytes, ran=self.count)
        self.pages: Pages = {}
        self.seen: set[Path] = set()
        self.known = False  # whether the page that is being woven is one of these
        self.begun: dict[Job, Future[Result]] = {}
        self.waiting: set[Path] = set()  # the pages with snippets that had to run when the build began
        self.ran = self.kept = self.failed = 0
        self.expected: int | None = None  # how many results this build waits for, once that is known
        self.lock = threading.Lock()

    def source(self, lines: list[str]) -> Source:
        """Return the file of a page. One that is new to us, or that we have seen before, begins a build."""
        source = find_source(lines, self.pages, self.seen)
        if source.path == UNKNOWN.path or source.path in self.seen:
            pages = read_pages(self.docs)
            source = find_source(lines, pages)
            if source.path != UNKNOWN.path:
                self.begin_build(pages)
        self.seen.add(source.path)
        self.known = source.path != UNKNOWN.path
        return source

    def begin_build(self, pages: Pages) -> None:
        self.pages = pages
        self.seen = set()
        self.begun = {}
        self.waiting = set()
        self.expected = None
        self.ran = self.kept = self.failed = 0
        for markdown, (source, *_) in self.pages.items():
            # What is wrong with a page is said when the engine comes to it.
            with contextlib.suppress(LoomError):
                marked = mark(markdown.split("\n"), source, self.snippets)
                for piece in prepare(marked, source, self.snippets):
                    if isinstance(piece, Snippet):
                        if piece.job not in self.begun:
                            self.begin(piece.job)
                        if not self.begun[piece.job].done():
                            self.waiting.add(source.path)
        with self.lock:
            self.expected = len(self.begun)
            self.sum_up()

    def start(self, job: Job) -> "Future[Result]":
        begun = self.begun.get(job)
        if begun is None or (begun.done() and not self.known):  # it may be left from the build before
            with self.lock:
                self.expected = None if self.expected is None else self.expected + 1
            begun = self.begin(job)
        return begun

    def begin(self, job: Job) -> "Future[Result]":
        begun = self.begun[job] = self.runner.start(job)
        begun.add_done_callback(self.count_failure)
        return begun

    def count_failure(self, ended: "Future[Result]") -> None:
        if ended.exception():
            with self.lock:
                self.failed += 1
                self.sum_up()

    def count(self, job: Job, seconds: float | None) -> None:
        """Say how long a snippet ran, or only that its result was in the store."""
        with self.lock:
            if seconds is None:
                self.kept += 1
            else:
                self.ran += 1
                number = len(self.begun) - self.kept
                log.info("Ran %s in %.2f s (%d of %d)", job.path, seconds, self.ran, number)
            self.sum_up()

    def sum_up(self) -> None:
        """After the last result say what was done, and tidy the store."""
        if self.ran + self.kept + self.failed == self.expected:
            self.expected = None
            log.info("Snippets: %d run, %d from the store", self.ran, self.kept)
            self.store.tidy()


looms: dict[tuple[Path, Path, Path, float, float], Loom] = {}


def shared_loom(docs: Path, snippets: Path, store: Path, seconds: float, megabytes: float) -> Loom:
    """Return the loom of a site: engines make the extension anew for every page."""
    site = docs, snippets, store, seconds, megabytes
    if site in looms:
        return looms[site]
    if not log.hasHandlers():  # MkDocs has one; under Zensical nobody would see what runs
        log.addHandler(logging.StreamHandler())
        log.setLevel(logging.INFO)
    loom = looms[site] = Loom(*site)
    # Engines make the extension once before the first page, to check the settings: work begins earlier here.
    loom.begin_build(read_pages(docs))
    if serving():
        loom.runner.warm_up()
    return loom
