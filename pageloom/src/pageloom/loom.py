"""What the pages of one site share: where they come from, and the results that are on their way.

An engine shows the loom one page after another. At the first of a build the loom looks at all of them and
begins to run what they need, so that the cores have work while the engine is busy with Markdown.
"""

import contextlib
import hashlib
import logging
import re
import threading
from concurrent.futures import Future
from pathlib import Path

from pageloom.confinement import guard
from pageloom.errors import serving
from pageloom.reading import Snippet, Text, read
from pageloom.runner import Job, Result, Runner
from pageloom.source import Source, find_source, page_files, read_text
from pageloom.store import Store
from pageloom.writing import Woven, weave

PLACE = re.compile('<svg data-drawing="([0-9a-f]{16})"></svg>')
log = logging.getLogger("mkdocs.pageloom")


class Loom:
    """Runs the snippets of a site, and keeps what its pages became."""

    def __init__(self, docs: Path, snippets: Path, store: Path, seconds: float, megabytes: float) -> None:
        self.docs = docs
        self.snippets = snippets
        self.store = Store(store)
        self.runner = Runner(snippets / "matplotlibrc", self.store, seconds, megabytes, ran=self.count)
        self.seen: set[Path] = set()
        self.begun: dict[Job, Future[Result]] = {}
        self.pages: dict[Path, Woven] = {}
        self.drawings: dict[str, str] = {}  # by their digests: a page may be finished more than once
        self.ran = self.kept = self.failed = 0
        self.expected: int | None = None  # how many results this build waits for, once that is known
        self.lock = threading.Lock()

    def weave(self, lines: list[str], path: Path) -> Woven:
        """Return a page with its results. Raises LoomError for what its author must mend."""
        # No engine says when a build begins; one that shows a page again has begun another.
        if path in self.seen:
            self.begin_build()
        self.seen.add(path)
        self.pages.pop(path, None)
        source = find_source(lines, path, self.snippets)
        pieces = given.pop(path, None) or read(lines, source)
        page = self.pages[path] = weave(pieces, source, self.start)
        return page

    def begin_build(self) -> None:
        """Begin to run what all pages need."""
        self.seen = set()
        self.begun = {}
        self.expected = None
        self.ran = self.kept = self.failed = 0
        for path in page_files(self.docs):
            # What is wrong with a page is said when the engine comes to it.
            with contextlib.suppress(Exception):
                lines = read_text(path).split("\n")
                for piece in read(lines, Source(path, 1, self.snippets)):
                    if isinstance(piece, Snippet) and piece.job not in self.begun:
                        self.begin(piece.job)
        with self.lock:
            self.expected = len(self.begun)
            self.sum_up()

    def start(self, job: Job) -> "Future[Result]":
        begun = self.begun.get(job)
        if begun is None:
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

    def put_by(self, drawing: str) -> str:
        """Keep a drawing until its page is finished, and return what stands in its place."""
        key = hashlib.sha256(drawing.encode()).hexdigest()[:16]
        self.drawings[key] = drawing
        return f'<svg data-drawing="{key}"></svg>'

    def with_drawings(self, page: str) -> str:
        """Return a page with the drawings that were put by."""
        return PLACE.sub(lambda place: self.drawings.get(place[1], place[0]), page)


given: dict[Path, list[Text | Snippet]] = {}
looms: dict[tuple[Path, Path, Path, float, float], Loom] = {}


def shared_loom(docs: Path, snippets: Path, store: Path, seconds: float, megabytes: float) -> Loom:
    """Return the loom of a site: engines make the extension anew for every page."""
    site = docs, snippets, store, seconds, megabytes
    if site in looms:
        return looms[site]
    if not log.hasHandlers():  # MkDocs has one; under Zensical nobody would see what runs
        log.addHandler(logging.StreamHandler())
        log.setLevel(logging.INFO)
    log.info("What runs is held in its place by %s", guard())
    loom = looms[site] = Loom(*site)
    # Engines make the extension once before the first page, to check the settings: work begins earlier here.
    loom.begin_build()
    if serving():
        loom.runner.warm_up()
    return loom


def woven_page(path: Path) -> Woven:
    """Return what the page of a file became, for whoever adds to it: its tables and figures as data."""
    found = [loom.pages[path] for loom in looms.values() if path in loom.pages]
    return found[0] if found else Woven(Source(path, 1, Path()), [], {})  # an empty page is not even read


def give_page(path: Path, pieces: list[Text | Snippet]) -> None:
    """Let the page of this file be these pieces when it is woven: a notebook, say, which ran elsewhere."""
    given[path] = pieces
