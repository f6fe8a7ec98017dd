"""What several tests need: the snippets run, the pages woven, the site built."""

import contextlib
import functools
import io
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import matplotlib
import matplotlib.pyplot as plt
import pytest
from filelock import FileLock
from markdown import Markdown
from mkdocs.config import load_config

from pageloom.writing import Writer

ROOT = Path(__file__).parent.parent
EXAMPLE = re.compile(r"^````markdown$.*?^````$", re.MULTILINE | re.DOTALL)
EXECUTABLE = re.compile(r"^ *(?:`{3,}|~{3,})python exec(?: show)?\n *(\S+\.py)$", re.MULTILINE)
PAGES = sorted((ROOT / "docs").rglob("*.md"))
# The pages of the road begin with a number; the home page leads to it.
ROAD = [page for page in PAGES if page.stem == "index" or re.search(r"^# \d", page.read_text("utf-8"), re.M)]
LABS = sorted((ROOT / "docs/labs").glob("*.py"))

matplotlib.use("agg")


def pytest_report_header() -> str:
    """Say with which engines the site is built and compared."""
    told = "engines: " + ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "properdocs", "zensical"))
    old = tuple(map(int, version("zensical").split("."))) < (0, 0, 74)
    return told + old * " (newer ones ask for zensical-ui, which the index of the lock does not have)"


def source_of(page: Path) -> str:
    """Return the text of a page but for the examples of fences, which stand in longer ones."""
    return EXAMPLE.sub("", page.read_text(encoding="utf-8"))


def snippets_of(page: Path) -> list[str]:
    """Return the snippets that a page embeds, as paths below `snippets/`."""
    own = page.stem.replace("-", "_")
    return [path if "/" in path else f"{own}/{path}" for path in EXECUTABLE.findall(source_of(page))]


@functools.cache
def run_snippet(path: str) -> SimpleNamespace:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        names = runpy.run_path(str(ROOT / "snippets" / path))
    plt.close("all")
    return SimpleNamespace(**names, output=printed.getvalue())


@pytest.fixture
def snippet():
    """Run a snippet and return what it defines; `.output` is what it printed."""
    return run_snippet


@functools.cache
def weave_page(page: Path, root: Path = ROOT) -> str:
    config = load_config(str(root / "mkdocs.yml"))
    engine = Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"])
    loom = next(each for each in engine.registeredExtensions if hasattr(each, "loom")).loom
    text = page.read_text(encoding="utf-8")
    markdown = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    return "\n".join(Writer(loom.weave(markdown.split("\n"), page), page.stem).write())


@pytest.fixture
def woven():
    """Return a page's Markdown with its outputs, as the loom makes it under the site's own settings."""
    return weave_page


def build(
    folder: Path, *options: str, cwd: Path = ROOT, engine: str = "mkdocs"
) -> subprocess.CompletedProcess[str]:
    """Build the site of `cwd` into a folder, as `make site` does, and return what the engine said."""
    command = [sys.executable, "-m", engine, "build", "--site-dir", str(folder), *options]
    fixed = {"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=cwd, env={**os.environ, **fixed}, capture_output=True, text=True)


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id):
    """Give what has a folder of a name made, by the first who asks, for all processes that test."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = shared / name
        with FileLock(f"{folder}.lock"):
            if not folder.exists():
                make(unfinished := own / f"{name}-unfinished")
                unfinished.rename(folder)
        return folder

    return made


@pytest.fixture(scope="session")
def site(once) -> Path:
    """Build the whole site strictly, once."""

    def make(folder: Path) -> None:
        done = build(folder, "--strict")
        assert done.returncode == 0, done.stderr

    return once("site", make)


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch):
    # The loom and MkDocs take the paths in mkdocs.yml from the working directory.
    monkeypatch.chdir(ROOT)
