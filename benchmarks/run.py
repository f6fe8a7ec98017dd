"""How long the loom takes, and how much memory, beside other engines with the same pages.

    make bench      everything, in about twenty minutes on a machine that does nothing else;
                    writes snippets/measurements.py, which the page "How this site is built" shows
    … --quick       8 pages of 4 snippets once, printed only

floor   one bare Python process runs all snippets: one import, each in a namespace of its own, SVG in memory
static  Material alone: the pages hold the outputs already, as the loom wove them
"""

import argparse
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from corpus import Corpus, files, number, write

HERE = Path(__file__).parent
MEASUREMENTS = HERE.parent / "snippets" / "measurements.py"
ENGINES = ["floor", "static", "ours", "markdown-exec", "mkdocs-jupyter"]
PEERS = ENGINES[3:]
CORPORA = {"8×4": (8, 4, 5), "40×5": (40, 5, 3), "100×5": (100, 5, 2)}  # pages, snippets on each, repetitions
TOO_LONG = ("100×5", "mkdocs-jupyter")  # over five minutes a build: left out
EDITS = 3  # of a snippet under `mkdocs serve`, in one repetition
PORT = 8750
FLOOR = """
import io, json, sys
import matplotlib.pyplot as plt
for code in json.load(sys.stdin):
    exec(compile(code, "<snippet>", "exec"), {"__name__": "__main__"})
    if plt.get_fignums():
        file = io.StringIO()
        plt.savefig(file, format="svg")
        print(file.getvalue())
        plt.close("all")
"""
WEAVE = """
import json, pathlib, sys
from pageloom.drawing import inline
from pageloom.loom import Loom
from pageloom.writing import Writer

class Ready(Writer):
    def figure(self, made):
        return [f'<div class="figure">{inline(made.shows, made.alternative)}</div>']

    def captioned(self, made):
        opening = [f"/// {made.kind.lower()}-caption", f"    attrs: {{id: {made.id}}}", ""]
        return [*opening, f"**{made.label}.** {made.caption}", "///"]

loom = Loom(*(pathlib.Path(name).resolve() for name in ("docs", "snippets", "build/loom")), 20, 2048)
pages = [pathlib.Path(f"docs/page-{i}.md") for i in range(int(sys.argv[1]))]
woven = [Ready(loom.weave(page.read_text().split("\\n"), page)).write() for page in pages]
json.dump(["\\n".join(lines) for lines in woven], sys.stdout)
"""
MKDOCS = [sys.executable, "-m", "mkdocs"]


class Site:
    """The corpus in a folder of its own, as one engine wants it."""

    def __init__(self, engine: str, corpus: Corpus, root: Path) -> None:
        self.engine, self.corpus, self.root = engine, corpus, root
        self.save()
        if engine != "static":
            sources = "".join(files(engine, corpus, PORT).values())
            assert not any(number(seed) in sources for seed in corpus.seeds.values()), "it must be computed"

    def save(self) -> None:
        write(self.root, files(self.engine, self.corpus, PORT))

    def command(self) -> list[str]:
        return [sys.executable, "-c", FLOOR] if self.engine == "floor" else [*MKDOCS, "build", "--quiet"]

    def start(self, command: list[str], **streams: Any) -> subprocess.Popen[str]:
        style = {} if self.engine == "ours" else {"MATPLOTLIBRC": str(self.root)}
        variables = {**os.environ, **style, "MPLBACKEND": "agg", "NO_MKDOCS_2_WARNING": "1"}
        return subprocess.Popen(command, cwd=self.root, env=variables, text=True, **streams)

    def build(self, only: tuple[int, int] | None = None) -> float:
        """Make everything, or let the floor run one snippet only; return the seconds that it took."""
        places = [only] if only and self.engine == "floor" else self.corpus.places()
        codes = json.dumps([self.corpus.code(*place) for place in places])
        pipe = subprocess.PIPE
        started = time.perf_counter()
        process = self.start(self.command(), stdin=pipe, stdout=pipe, stderr=pipe)
        said, errors = process.communicate(codes if self.engine == "floor" else "")
        seconds = time.perf_counter() - started
        if process.returncode:
            raise SystemExit(f"{self.engine} failed:\n{errors[-3000:]}")
        for page, i in places:
            made = self.root / f"site/page-{page}.html"
            self.check(page, i, said if self.engine == "floor" else made.read_text())
        return seconds

    def check(self, page: int, i: int, shown: str) -> None:
        """A number that stands in no source shows that a snippet ran; the old number is gone."""
        old, new = number(self.corpus.first[page, i]), number(self.corpus.seeds[page, i])
        assert new in shown, f"{self.engine}: {new} is missing on page {page}"
        assert old == new or old not in shown, f"{self.engine}: {old} is still on page {page}"
        assert self.engine == "floor" or f"every {self.corpus.word(page)} of" in shown, "the edited word"

    def repeat(self, turn: int, cold_only: bool) -> Iterator[tuple[str, float]]:
        """Yield the seconds of each measure."""
        page = turn % self.corpus.pages
        yield "cold", self.build()
        if cold_only:
            return
        if self.engine != "floor":
            yield "nothing changed", self.build()
        self.corpus.edit_snippet(page)
        self.save()
        yield "snippet edited", self.build(only=(page, 1))
        if self.engine != "floor":
            self.corpus.edit_prose(page)
            self.save()
            yield "word edited", self.build()
            yield from (("edit → served", seconds) for seconds in self.edits_served())

    def edits_served(self) -> Iterator[float]:
        """Edit snippets under `mkdocs serve`; yield the seconds from the save to the call to load again."""
        with (self.root / "serve.log").open("w+") as log:
            server = self.start([*MKDOCS, "serve", "--livereload"], stderr=log, stdout=log)
            address = f"http://127.0.0.1:{PORT}/"
            try:
                while "Serving on" not in (self.root / "serve.log").read_text():
                    assert server.poll() is None, f"{self.engine}: mkdocs serve ended"
                    time.sleep(0.1)
                for page in range(EDITS):
                    time.sleep(random.uniform(0.5, 1))  # MkDocs looks for changes twice a second
                    epoch = told = re.search(r"livereload\((\d+)", get(f"{address}page-{page}.html"))[1]
                    self.corpus.edit_snippet(page)
                    self.save()
                    started = time.perf_counter()
                    while told == epoch:
                        told = get(f"{address}livereload/{epoch}/1")
                    yield time.perf_counter() - started
                    self.check(page, 1, get(f"{address}page-{page}.html"))
            finally:
                server.terminate()
                server.wait()

    def peak(self) -> dict[str, int]:
        """Return the peak memory of a cold build in MiB, of all processes together."""
        nowhere = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = self.start(self.command(), stdin=subprocess.PIPE, **nowhere)
        if self.engine == "floor":
            process.stdin.write(json.dumps([self.corpus.code(*place) for place in self.corpus.places()]))
        process.stdin.close()
        root, most = psutil.Process(process.pid), {"PSS": 0, "RSS": 0}
        while process.poll() is None:
            sample = {"PSS": 0, "RSS": 0}
            with suppress(psutil.Error):
                for one in [root, *root.children(recursive=True)]:
                    with suppress(psutil.Error):
                        memory = one.memory_full_info()
                        sample["PSS"] += memory.pss >> 10
                        sample["RSS"] += memory.rss >> 10
            most = {kind: max(most[kind], sample[kind]) for kind in most}
            time.sleep(0.01)
        assert process.returncode == 0, f"{self.engine} failed"
        return {kind: kibibytes >> 10 for kind, kibibytes in most.items()}


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=600) as answer:
        return answer.read().decode()


@contextmanager
def fresh(engine: str, pages: int, each: int, woven: dict[int, str]) -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as root:
        yield Site(engine, Corpus(pages, each, woven=woven), Path(root))
        time.sleep(0.5)  # whatever the engine left behind may end


def measure(names: list[str], quick: bool) -> dict[str, Any]:
    seconds: dict[str, Any] = {}
    memory: dict[str, Any] = {}
    for name in names:
        pages, each, repetitions = CORPORA[name]
        with fresh("ours", pages, each, {}) as site:
            command = [sys.executable, "-c", WEAVE, str(pages)]
            process = site.start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            woven = dict(enumerate(json.loads(process.communicate()[0])))
        took: dict[str, Any] = {engine: defaultdict(list) for engine in ENGINES}
        memory[name] = {}
        for turn in range(1 if quick else repetitions):
            for engine in ENGINES[turn % 5 :] + ENGINES[: turn % 5]:  # each comes after each of the others
                if engine in PEERS and (turn or (name, engine) == TOO_LONG):
                    continue  # they are so far off that once will do
                with fresh(engine, pages, each, woven) as site:
                    for what, one in site.repeat(turn, cold_only=engine in PEERS and name == "100×5"):
                        took[engine][what].append(one)
                        print(f"{name} {engine}, {what}: {one:.2f} s", file=sys.stderr, flush=True)
                if turn == 0 and (engine not in PEERS or name == "8×4"):
                    with fresh(engine, pages, each, woven) as site:
                        memory[name][engine] = site.peak()
        seconds[name] = {
            engine: {what: round(median(times), 3) for what, times in measures.items()}
            for engine, measures in took.items()
        }
    return {"SECONDS": seconds, "PEAK_MEBIBYTES": memory}


def measurements(measured: dict[str, Any]) -> str:
    """Return what was measured as a module that snippets can use."""
    cpu = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    packages = "mkdocs mkdocs-material numpy matplotlib markdown-exec mkdocs-jupyter".split()
    about = {
        "DATE": date.today().isoformat(),
        "CORES": len(os.sched_getaffinity(0)),
        "MACHINE": f"{cpu[1] if cpu else platform.machine()}, {platform.system()}",
        "VERSIONS": {"Python": platform.python_version()} | {name: version(name) for name in packages},
    }
    lines = ['"""How long the loom and its peers take: `make bench` wrote this file."""', ""]
    lines += [f"{name} = {value!r}" for name, value in (about | measured).items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--quick", action="store_true")
    if arguments.parse_args().quick:
        print(measurements(measure(["8×4"], quick=True)))
    else:
        MEASUREMENTS.write_text(measurements(measure(list(CORPORA), quick=False)), encoding="utf-8")


if __name__ == "__main__":
    main()
