"""Each snippet runs from its file, and its published program does what it does with Python's own import."""

import json
import os
import subprocess
import sys

import pytest

from pageloom.program import read_program
from tests.conftest import ROOT

SNIPPETS = sorted(path.relative_to(ROOT / "snippets").as_posix() for path in ROOT.glob("snippets/*/*.py"))
MODULES = [path.stem for path in ROOT.glob("snippets/*.py")]
# Runs the programs of a folder one after another, each in names of its own, and tells what each left.
RUN = """
import contextlib, io, json, runpy, sys
import matplotlib.pyplot as plt
folder, modules, programs = json.load(sys.stdin)
sys.path.insert(0, folder)
sys.modules.update(dict.fromkeys(modules))  # so that Python finds none of these
left = {}
for program in programs:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(f"{folder}/{program}", run_name="__main__")
    figures = []
    for number in plt.get_fignums():
        figures.append(io.StringIO())
        plt.figure(number).savefig(figures[-1], format="svg", metadata={"Date": None})
    plt.close("all")
    left[program] = [printed.getvalue(), [figure.getvalue() for figure in figures]]
json.dump(left, sys.stdout)
"""


@pytest.fixture
def both_ways(tmp_path):
    """Return what each snippet leaves with its imports, and what its published program leaves."""
    folder = tmp_path / "published"
    for name in SNIPPETS:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        program = read_program(ROOT / "snippets" / name, ROOT / "snippets")
        (folder / name).write_text(program.text, encoding="utf-8")
    style = {"MATPLOTLIBRC": str(ROOT / "snippets"), "MPLBACKEND": "agg", "OPENBLAS_NUM_THREADS": "1"}
    (desk := tmp_path / "desk").mkdir()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8", "cwd": desk}
    command = [sys.executable, "-W", "error", "-X", "utf8", "-c", RUN]
    begun = [subprocess.Popen(command, env={**os.environ, **style}, **pipes) for _ in range(2)]
    for process, place in zip(begun, [(str(ROOT / "snippets"), []), (str(folder), MODULES)], strict=True):
        json.dump([*place, SNIPPETS], process.stdin)
        process.stdin.close()
    left = [json.load(process.stdout) for process in begun]
    assert [process.wait() for process in begun] == [0, 0], "a snippet raises, or warns"
    assert list(desk.iterdir()) == [], "a snippet leaves a file behind"
    return left


def test_the_published_programs_leave_what_the_snippets_leave(both_ways):
    imported, published = both_ways
    assert list(imported) == list(published) == SNIPPETS
    assert [name for name in SNIPPETS if imported[name] != published[name]] == []
    assert [name for name in SNIPPETS if not any(published[name])] == []
