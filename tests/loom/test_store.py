"""Never stale, never twice: what makes a snippet run again, what does not, and a damaged store."""

import errno
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import pageloom
from pageloom import runner, store
from pageloom.errors import LoomError
from pageloom.runner import Job, Runner
from pageloom.store import Store

PAGE = """# Rooms

A share of `{table.share:.1%}` and `{table.share:.3f}`.

```python exec
x/table.py
```

Table: A share, `{table.share:.2f}`.

More prose.

```python exec
x/other.py
```
"""
TABLE = """from tools import used

share = used() / 4
print("| share |")
print("|--:|")
print("|", share, "|")
"""
TOOLS = """def used():
    return helper()


def helper():
    return 1


def unused():
    return 2
"""
BOTH = ["x/other.py", "x/table.py"]


@pytest.fixture
def site(desk, caplog):
    """A site of one page with two snippets, and what builds it: `build` returns the snippets that ran."""
    caplog.set_level("INFO", "mkdocs.pageloom")
    desk.snippet("tools.py", TOOLS)
    desk.snippet("x/table.py", TABLE)
    desk.snippet("x/other.py", "print('other')\n")

    def page(markdown: str, name: str = "page") -> None:
        (desk.folder / f"docs/{name}.md").write_text(markdown, encoding="utf-8")

    def build(change=lambda markdown: markdown, **settings) -> list[str]:
        caplog.clear()
        pages = sorted((desk.folder / "docs").glob("*.md"))
        built.html = "".join(
            desk.engine(f"docs/{page.name}", **settings).convert(change(page.read_text())) for page in pages
        )
        built.html = re.sub(r"</?a\b[^>]*>", "", built.html)  # each number is a link
        built.log = caplog.text
        return sorted(re.findall(r"Ran (\S+) in", caplog.text))

    page(PAGE)
    built = SimpleNamespace(**vars(desk), page=page, build=build, store=desk.folder / "build/loom")
    return built


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# What makes a snippet run again.


def test_when_nothing_changed_nothing_runs(site):
    assert site.build() == BOTH
    first = site.html
    assert site.build() == []
    assert site.html == first
    assert "Snippets: 0 run, 2 from the store" in site.log


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("More prose", "Other prose"),
        ("Table: A share", "Table: The part"),
        ("# Rooms", "# 3. Rooms\n\nAn introduction."),
        ("`{table.share:.1%}` and `{table.share:.3f}`", "`{table.share:.3f}` and `{table.share:.1%}`"),
        ("More prose", "Again `{table.share:.1%}`"),
    ],
    ids=["prose", "a caption", "the title", "the order of the numbers", "a number quoted twice"],
)
def test_an_edit_of_the_text_runs_nothing(site, old, new):
    site.build()
    edit(site.folder / "docs/page.md", old, new)
    assert site.build() == []


def test_a_snippet_moved_to_another_page_does_not_run_again(site):
    site.build()
    site.page(PAGE, "other")
    site.page("Nothing.\n")
    assert site.build() == []


def test_an_edited_snippet_runs_and_no_other(site):
    site.build()
    edit(site.folder / "snippets/x/other.py", "other", "another")
    assert site.build() == ["x/other.py"]
    assert "another" in site.html


def test_an_undone_edit_runs_nothing(site):
    site.build()
    edit(site.folder / "snippets/x/other.py", "other", "another")
    site.build()
    edit(site.folder / "snippets/x/other.py", "another", "other")
    assert site.build() == []
    assert "another" not in site.html


@pytest.mark.parametrize("definition", ["used", "helper"])
def test_an_edited_definition_runs_what_uses_it_and_nothing_else(site, definition):
    site.build()
    edit(site.folder / "snippets/tools.py", f"def {definition}():\n", f"def {definition}():\n    return 3\n")
    assert site.build() == ["x/table.py"]
    assert "75.0%" in site.html


def test_an_edited_definition_that_nobody_uses_runs_nothing(site):
    site.build()
    edit(site.folder / "snippets/tools.py", "return 2", "return 3")
    assert site.build() == []


def test_a_new_inline_number_runs_its_snippet_and_no_other(site):
    site.build()
    edit(site.folder / "docs/page.md", "More prose", "More `{table.share:.4f}`")
    assert site.build() == ["x/table.py"]
    assert "More 0.2500" in site.html


def test_a_changed_figure_style_runs_everything(site):
    site.build()
    edit(site.folder / "snippets/matplotlibrc", "hashsalt: x", "hashsalt: y")
    assert site.build() == BOTH
    assert site.build() == []


def test_a_style_changed_while_a_snippet_waits_its_turn_does_not_give_a_wrong_result_later(tmp_path):
    style = tmp_path / "matplotlibrc"
    style.write_text("lines.linewidth: 3\n")
    runs = Runner(style, Store(tmp_path / "store"))
    gate = tmp_path / "gate"
    wait = f"import os, time\nwhile not os.path.exists({str(gate)!r}):\n    time.sleep(0.001)\n"
    queue = [runs.start(Job(f"{wait}{i}", "wait.py")) for i in range(os.cpu_count() or 1)]
    job = Job("import matplotlib\nprint(matplotlib.rcParams['lines.linewidth'])", "width.py")
    early = runs.start(job)
    style.write_text("lines.linewidth: 7\n")
    gate.touch()
    for waiting in (*queue, early):
        waiting.result()
    style.write_text("lines.linewidth: 3\n")
    assert runs.run(job).output == "3.0\n"


@pytest.fixture
def fresh_versions():
    runner.versions.cache_clear()
    yield
    runner.versions.cache_clear()


@pytest.mark.parametrize("what", ["a package", "Python"])
def test_another_version_runs_everything(site, what, monkeypatch, fresh_versions):
    site.build()
    runner.versions.cache_clear()
    assert site.build() == []
    if what == "Python":
        monkeypatch.setattr(sys, "version", sys.version.replace("3.", "4.", 1))
    else:
        (site.folder / "new/thing-1.0.dist-info").mkdir(parents=True)
        monkeypatch.syspath_prepend(site.folder / "new")
    runner.versions.cache_clear()
    assert site.build() == BOTH


@pytest.mark.parametrize("module", ["writing.py", "worker.py", "output.py"])
def test_an_edit_of_the_loom_runs_everything(site, module, monkeypatch, fresh_versions):
    copy = site.folder / "copy"
    shutil.copytree(Path(pageloom.__file__).parent, copy)
    monkeypatch.setattr(runner, "WORKER", copy / "worker.py")
    site.build()
    runner.versions.cache_clear()
    assert site.build() == []
    edit(copy / module, '"""', '"""Edited. ')
    runner.versions.cache_clear()
    assert site.build() == BOTH


# A program can read nothing of the project, so nothing else in it makes one run again.

SEARCHES = """import sys

sys.path.insert(0, "PROJECT")
sys.path.insert(0, "PROJECT/snippets")
import wave

print(wave.__name__)
"""


@pytest.mark.parametrize(
    "new", ["note.txt", "wave.txt", "docs/note.txt", "snippets/note.txt", "snippets/y/idea.py"]
)
def test_a_new_file_anywhere_runs_nothing(site, new):
    site.snippet("x/other.py", SEARCHES.replace("PROJECT", str(site.folder)))
    assert site.build() == BOTH
    (site.folder / new).parent.mkdir(exist_ok=True)
    (site.folder / new).touch()
    assert site.build() == []


# Never twice within one build.


def test_a_snippet_on_two_pages_runs_once(site):
    site.page("Other.\n\n" + PAGE, "other")
    assert site.build() == BOTH


def test_two_pages_of_the_same_text_do_not_run_it_twice(site):
    for name in ("a", "b", "c"):
        site.page("", name)
        site.page(PAGE, f"z{name}")
    assert site.build() == BOTH
    assert "Snippets: 2 run, 0 from the store" in site.log


def signed(markdown: str) -> str:
    return markdown + "\nSigned by a hook.\n"


def test_pages_that_a_hook_changed_do_not_run_anything_twice(site):
    site.page(PAGE, "other")
    assert site.build(signed) == BOTH
    assert site.build(signed) == []


# Results that are never kept.


def test_a_failing_snippet_fails_again_and_nothing_of_it_is_kept(site):
    site.build()
    kept = sorted(site.store.iterdir())
    edit(site.folder / "snippets/x/other.py", "'other'", "1 / 0")
    for _ in range(2):
        with pytest.raises(LoomError, match="ZeroDivisionError"):
            site.build()
    assert sorted(site.store.iterdir()) == kept
    edit(site.folder / "snippets/x/other.py", "1 / 0", "1 / 2")
    assert site.build() == ["x/other.py"]
    assert "0.5" in site.html


def test_a_snippet_that_was_stopped_is_not_kept(site):
    site.snippet("x/other.py", "while True:\n    pass\n")
    for _ in range(2):
        with pytest.raises(LoomError, match="still running"):
            site.build(seconds=0.2)
    assert len(list(site.store.iterdir())) == 1


# A store that is damaged.


def overwrite(content):
    def damage(paths: list[Path]) -> None:
        for path in paths:
            path.write_bytes(content(path.read_bytes()))

    return damage


def swap(paths: list[Path]) -> None:
    one, two = paths
    content = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(content)


def make_folders(paths: list[Path]) -> None:
    for path in paths:
        path.unlink()
        path.mkdir()


def forged(body: bytes):
    """Return what puts another content in the place of a result, with the checksum that belongs there."""

    def damage(paths: list[Path]) -> None:
        for path in paths:
            path.write_bytes(store.checksum(path.name, body).encode() + b"\n" + body)

    return damage


DAMAGES = {
    "empty": overwrite(lambda whole: b""),
    "cut in half": overwrite(lambda whole: whole[: len(whole) // 2]),
    "without its last byte": overwrite(lambda whole: whole[:-1]),
    "random bytes": overwrite(lambda whole: np.random.default_rng(0).bytes(len(whole))),
    "zeros": overwrite(lambda whole: bytes(len(whole))),
    "without its checksum": overwrite(lambda whole: whole.partition(b"\n")[2]),
    "one letter changed": overwrite(lambda whole: whole.replace(b"output", b"0utput")),
    "a checksum of the content alone": overwrite(
        lambda whole: (
            store.checksum("", whole.partition(b"\n")[2]).encode() + b"\n" + whole.partition(b"\n")[2]
        )
    ),
    "checksum right, content {}": forged(b"{}"),
    "checksum right, content []": forged(b"[]"),
    "checksum right, content no JSON": forged(b"\xff"),
    "exchanged": swap,
    "folders in their places": make_folders,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_results_are_computed_again(site, damage):
    site.build()
    whole = site.html
    DAMAGES[damage](sorted(site.store.iterdir()))
    assert site.build() == BOTH
    assert site.html == whole
    if damage != "folders in their places":
        assert site.build() == []


def test_a_deleted_store_is_made_again(site):
    site.build()
    shutil.rmtree(site.store)
    assert site.build() == BOTH
    assert site.build() == []


def test_a_copied_store_serves_as_the_first_also_in_another_place(site, tmp_path_factory, monkeypatch):
    site.build()
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "project"
    shutil.copytree(site.folder, elsewhere)
    shutil.rmtree(site.store)
    monkeypatch.chdir(elsewhere)
    assert site.build() == []
    assert not site.store.exists()


def test_a_store_that_cannot_be_written_still_serves(site, monkeypatch):
    site.build()
    for name in ("os.utime", "tempfile.mkstemp", "os.unlink"):
        monkeypatch.setattr(f"pageloom.store.{name}", read_only)
    assert site.build() == []
    edit(site.folder / "snippets/x/other.py", "other", "another")
    assert site.build() == ["x/other.py"]
    assert "another" in site.html and "Read-only file system" in site.log


def test_where_the_store_cannot_be_a_folder_the_build_is_whole_and_says_why(site):
    (site.folder / "build").write_text("in the way")
    for _ in range(2):
        assert site.build() == BOTH
        assert "25.0%" in site.html
    site.build(store="snippets/tools.py/x")
    assert "Results are not kept" in site.log and "Not a directory" in site.log


def read_only(*_, **__):
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def no_space(*_, **__):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full(handle: int, mode: str):
    os.close(handle)
    return open("/dev/full", mode)


@pytest.mark.parametrize(
    ("name", "function"),
    [("os.fdopen", full), ("os.replace", no_space), ("tempfile.mkstemp", no_space), ("os.utime", no_space)],
)
def test_on_a_full_disk_the_build_is_whole_and_says_why(site, name, function, monkeypatch):
    if name == "os.utime":
        site.build()
    with monkeypatch.context() as disk:
        disk.setattr(f"pageloom.store.{name}", function)
        assert site.build() == ([] if name == "os.utime" else BOTH)
        assert "25.0%" in site.html
        assert name == "os.utime" or "No space left on device" in site.log
        assert site.build() == ([] if name == "os.utime" else BOTH)
    site.build()
    assert site.build() == []
    assert len(list(site.store.iterdir())) == 2


# Whole builds.


@pytest.fixture
def begin(site):
    """Begin a real build of the site, of 14 snippets on 13 pages, into a folder."""
    for i in range(12):
        site.snippet(f"x/s{i}.py", f"print('result', {i} ** 2)\n")
        site.page(PAGE + f"\n```python exec\nx/s{i}.py\n```\n", f"page-{i}")
    (site.folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: mkdocs}\nplugins: []\nexclude_docs: draft.md\n"
        "markdown_extensions:\n- tables\n- pymdownx.blocks.caption\n- pymdownx.superfences\n"
        "- pageloom\n"
    )
    place = str(Path(pageloom.__file__).parent.parent)
    fixed = {"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": place}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir"]

    def start(folder: str) -> "subprocess.Popen[str]":
        environment = {**os.environ, **fixed}
        return subprocess.Popen([*command, folder], env=environment, stderr=subprocess.PIPE, text=True)

    return start


def said(process: "subprocess.Popen[str]") -> str:
    log = process.communicate(timeout=60)[1]
    assert process.returncode == 0, log
    return log


def test_two_builds_at_once_share_a_store(begin):
    for process in [begin("one"), begin("two")]:
        said(process)
    names = [path.relative_to("one") for path in Path("one").rglob("*") if path.is_file()]
    assert all((Path("one") / name).read_bytes() == (Path("two") / name).read_bytes() for name in names)
    assert "Snippets: 0 run, 14 from the store" in said(begin("three"))


def test_a_build_that_leaves_pages_out_is_summed_up_once_and_tidies_its_store_too(begin, site):
    site.page("A draft.", "draft")
    site.page("", "empty")
    site.store.mkdir(parents=True)
    old = site.store / ("0" * 64)
    old.touch()
    os.utime(old, (0, 0))
    assert said(begin("one")).count("Snippets: 14 run, 0 from the store") == 1
    assert not old.exists()


# A store that does not grow for ever.


def killed(*_):
    raise KeyboardInterrupt


def test_what_no_page_used_for_long_goes_and_what_is_used_stays(site, monkeypatch):
    site.build()
    edit(site.folder / "snippets/x/other.py", "other", "another")
    site.build()
    monkeypatch.setattr("os.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        Store(site.store).put("0" * 64, {})
    assert len(list(site.store.iterdir())) == 4
    long_ago = time.time() - (store.DAYS + 1) * 86400
    for path in site.store.iterdir():
        os.utime(path, (long_ago, long_ago))
    assert site.build() == []
    assert len(list(site.store.iterdir())) == 2
    assert site.build() == []


def test_what_is_not_yet_old_stays(site):
    site.build()
    edit(site.folder / "snippets/x/other.py", "other", "another")
    recently = time.time() - (store.DAYS - 1) * 86400
    for path in site.store.iterdir():
        os.utime(path, (recently, recently))
    site.build()
    edit(site.folder / "snippets/x/other.py", "another", "other")
    assert site.build() == []


def test_only_its_own_files_go(tmp_path):
    project = tmp_path / "project"
    names = [
        "README.md",
        "unfinished-essay.md",
        "f" * 63,
        "f" * 65,
        "F" * 64,
        "f" * 64 + ".md",
        "x" + "f" * 64,
    ]
    for name in [*names, "e" * 64, "f" * 64 + ".abc_1234.unfinished"]:
        project.mkdir(exist_ok=True)
        (project / name).write_text(name)
        os.utime(project / name, (0, 0))
    (project / ("d" * 64)).mkdir()
    os.utime(project / ("d" * 64), (0, 0))
    (project / ("c" * 64)).symlink_to("nowhere")
    Store(project).tidy()
    assert sorted(path.name for path in project.iterdir()) == sorted([*names, "d" * 64, "c" * 64])


def test_what_is_not_its_own_does_not_count_for_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "MEGABYTES", 1)
    kept = Store(tmp_path)
    (tmp_path / "data.npy").write_bytes(bytes(2**21))
    kept.put("a" * 64, {"output": "x"})
    kept.tidy()
    assert kept.get("a" * 64) == {"output": "x"}


def test_the_store_has_a_largest_size_and_what_was_used_last_stays(site, monkeypatch):
    monkeypatch.setattr(store, "MEGABYTES", 1)
    site.build()
    for i in range(20):
        (site.store / f"{i:064}").write_bytes(bytes(100_000))
        os.utime(site.store / f"{i:064}", (time.time() - 9999 + i,) * 2)
    assert site.build() == []
    left = list(site.store.iterdir())
    assert sum(path.stat().st_size for path in left) <= 2**20
    assert {f"{i:064}" for i in range(10, 20)} < {path.name for path in left}
    assert site.build() == []
