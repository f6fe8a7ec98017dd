"""How long the loom takes, and how much memory, beside other engines with the same pages.

    python benchmarks/run.py             everything, in about an hour; writes results.json, .md and .svg here
    python benchmarks/run.py --quick     8 pages of 4 snippets once, printed only
    python benchmarks/run.py --report    writes results.md and .svg again from results.json

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
ENGINES = ["floor", "static", "ours", "markdown-exec", "mkdocs-jupyter"]
PEERS = ENGINES[3:]
MEASURES = ["cold", "nothing changed", "snippet edited", "word edited", "edit → served"]
CORPORA = {"8×4": (8, 4, 5), "40×5": (40, 5, 3), "100×5": (100, 5, 2)}  # pages, snippets on each, repetitions
PEER_REPETITIONS = 1
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
import json, markdown, pathlib, sys, weave
loom = weave.makeExtension()
markdown.Markdown(extensions=["pymdownx.snippets", loom],
                  extension_configs={"pymdownx.snippets": {"base_path": ["snippets"]}})
pages = [pathlib.Path(f"docs/page-{i}.md").read_text() for i in range(int(sys.argv[1]))]
json.dump([loom.woven(page) for page in pages], sys.stdout)
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
        if not cold_only:
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
        seconds[name] = {engine: {} for engine in ENGINES}
        memory[name] = {}
        for turn in range(1 if quick else repetitions):
            for engine in ENGINES[turn % 5 :] + ENGINES[: turn % 5]:  # each comes after each of the others
                endless = (name, engine) == ("100×5", "mkdocs-jupyter")  # over five minutes a build: left out
                if engine in PEERS and turn >= (0 if endless else PEER_REPETITIONS):
                    continue
                with fresh(engine, pages, each, woven) as site:
                    for what, took in site.repeat(turn, endless):
                        seconds[name][engine].setdefault(what, []).append(round(took, 3))
                        print(f"{name} {engine}, {what}: {took:.2f} s", file=sys.stderr, flush=True)
                if turn == 0 and not endless:
                    with fresh(engine, pages, each, woven) as site:
                        memory[name][engine] = site.peak()
    cpu = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    machine = {
        "cores": len(os.sched_getaffinity(0)),
        "cpu": cpu[0].split(": ")[1],
        "system": platform.system(),
    }
    packages = (
        "mkdocs mkdocs-material markdown numpy matplotlib markdown-exec mkdocs-jupyter ipykernel".split()
    )
    versions = {"python": platform.python_version()} | {package: version(package) for package in packages}
    about = {"date": date.today().isoformat(), "machine": machine, "versions": versions}
    return {**about, "seconds": seconds, "memory in MiB": memory}


def goals(results: dict[str, Any]) -> Iterator[tuple[str, float, float, str]]:
    """Yield what is aimed at, the most that it may be, what it is, and the unit."""
    for name, engines in results["seconds"].items():
        s, o = (
            {what: median(took) for what, took in engines[engine].items()} for engine in ("static", "ours")
        )
        cold = median(engines["floor"]["cold"]) + s["cold"]
        if name != "100×5":
            yield f"{name}: cold, against floor + static", 0.65, o["cold"] / cold, "×"
        yield f"{name}: nothing changed, against static", 1.15, o[MEASURES[1]] / s[MEASURES[1]], "×"
        yield f"{name}: snippet edited, more than static", 0.3, o[MEASURES[2]] - s[MEASURES[2]], "s"
        yield f"{name}: edit → served, against static", 1.2, o[MEASURES[4]] / s[MEASURES[4]], "×"
        yield f"{name}: peak memory (PSS)", 300, results["memory in MiB"][name]["ours"]["PSS"], "MiB"
    if {"40×5", "100×5"} <= results["seconds"].keys():
        large, small = (median(results["seconds"][name]["ours"]["cold"]) for name in ("100×5", "40×5"))
        yield "100×5: cold, against 40×5", 2.6, large / small, "×"


def report(results: dict[str, Any]) -> str:
    machine = results["machine"]
    lines = [
        f"{results['date']}, {machine['cores']} cores of {machine['cpu']}. Medians; ×: against static, and"
    ]
    lines += ["cold against floor + static; seconds in brackets.", ""]
    for name, engines in results["seconds"].items():
        lines += [f"| {name} | {' | '.join(MEASURES)} | peak PSS (RSS), MiB |", "|---" * 7 + "|"]
        floor = median(engines["floor"]["cold"])
        for engine, took in engines.items():
            cells = []
            for what in MEASURES:
                if what in took:
                    basis = median(engines["static"].get(what, [0])) + (floor if what == "cold" else 0)
                    ratio = f"{median(took[what]) / basis:.2f} " if engine != "floor" else ""
                    cells.append(f"{ratio}({median(took[what]):.2f})")
                else:
                    cells.append("–")
            memory = results["memory in MiB"][name].get(engine)
            cells.append(f"{memory['PSS']} ({memory['RSS']})" if memory else "–")
            lines.append(f"| {engine} | {' | '.join(cells)} |")
        lines.append("")
    lines += ["| aim | at most | measured | |", "|---|---:|---:|---|"]
    for what, most, value, unit in goals(results):
        lines.append(
            f"| {what} | {most:g} {unit} | {value:.3g} {unit} | {'met' if value <= most else '**not met**'} |"
        )
    return "\n".join(lines) + "\n"


def chart(results: dict[str, Any], path: Path) -> None:
    import matplotlib

    matplotlib.rc_file(HERE.parent / "snippets" / "matplotlibrc")
    import matplotlib.pyplot as plt

    names = list(results["seconds"])
    fig, axes = plt.subplots(len(names), sharex=True, figsize=(7, 2.3 * len(names)), squeeze=False)
    for ax, name in zip(axes.flat, names, strict=True):
        engines = results["seconds"][name]
        for color, engine in enumerate(ENGINES[1:]):
            rows = [row for row, what in enumerate(MEASURES) if what in engines[engine]]
            took = [median(engines[engine][MEASURES[row]]) for row in rows]
            ax.plot(took, rows, "o", color=f"C{[5, 0, 1, 3][color]}")
            if name == names[0]:
                ax.annotate(
                    engine,
                    (took[0], 0),
                    (0, 8),
                    textcoords="offset points",
                    ha="center",
                    color=f"C{[5, 0, 1, 3][color]}",
                )
        ax.set_xscale("log")
        ax.set(yticks=range(5), yticklabels=MEASURES, ylim=(4.5, -0.9), title=f"{name} pages × snippets")
        ax.grid(axis="x")
    axes.flat[-1].set_xlabel("seconds, median")
    fig.savefig(path, metadata={"Date": None})


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--report", action="store_true")
    asked = arguments.parse_args()
    if asked.quick:
        print(report(measure(["8×4"], quick=True)))
        return
    kept = HERE / "results.json"
    if not asked.report:
        results = measure(list(CORPORA), quick=False)
        kept.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    results = json.loads(kept.read_text())
    (HERE / "results.md").write_text(report(results))
    chart(results, HERE / "results.svg")
    print(report(results))


if __name__ == "__main__":
    main()
