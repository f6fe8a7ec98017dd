"""Never stale, never twice: what makes a snippet run again, what does not, and a damaged store."""

import contextlib
import errno
import hashlib
import importlib.util
import os
import py_compile
import re
import shutil
import sqlite3
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
--8<-- "x/table.py"
```

Table: A share, `{table.share:.2f}`.

More prose.

```python exec
--8<-- "x/other.py"
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
        built.html = "".join(desk.engine(**settings).convert(change(page.read_text())) for page in pages)
        built.log = caplog.text
        return sorted(re.findall(r"Ran (\S+) in", caplog.text))

    page(PAGE)
    built = SimpleNamespace(**vars(desk), page=page, build=build, store=desk.folder / "build/loom")
    return built


@pytest.fixture
def reader(site):
    """A site whose one snippet reads something of the project: `reads(program)` builds it once."""

    def reads(program: str) -> None:
        site.snippet("x/reader.py", program.replace("PROJECT", str(site.folder)))
        site.page('```python exec\n--8<-- "x/reader.py"\n```\n')
        assert site.build() == ["x/reader.py"]
        assert site.build() == []

    site.reads = reads
    return site


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


@pytest.mark.parametrize("what", ["numpy", "matplotlib", "Python"])
def test_another_version_runs_everything(site, what, monkeypatch, fresh_versions):
    site.build()
    runner.versions.cache_clear()
    assert site.build() == []
    if what == "Python":
        monkeypatch.setattr(sys, "version", sys.version.replace("3.", "4.", 1))
    else:
        true = runner.version
        monkeypatch.setattr(runner, "version", lambda name: "0.0" if name == what else true(name))
    runner.versions.cache_clear()
    assert site.build() == BOTH


@pytest.mark.parametrize("module", ["page.py", "worker.py", "output.py"])
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


# Files of the project.

FILES = {
    "open": "print(open('PROJECT/data/a').read())",
    "os.open": "import os\nprint(os.read(os.open('PROJECT/data/a', os.O_RDONLY), 99))",
    "a path with dots": "print(open('PROJECT/data/../data/a').read())",
    "pathlib": "import pathlib\nprint(pathlib.Path('PROJECT/data/a').read_text())",
    "numpy.loadtxt": "import numpy\nprint(numpy.loadtxt('PROJECT/data/a'))",
    "numpy.fromfile": "import numpy\nprint(numpy.fromfile('PROJECT/data/a', dtype='u1'))",
    "numpy.memmap": "import numpy\nprint(numpy.memmap('PROJECT/data/a', mode='r'))",
    "exec": "exec(open('PROJECT/data/a').read())",
    "runpy": "import runpy\nrunpy.run_path('PROJECT/data/a')",
    "its size": "import os\nprint(os.path.getsize('PROJECT/data/a'))",
    "in an inline number": "import pathlib\nread = pathlib.Path('PROJECT/data/a').read_text",
}


@pytest.mark.parametrize("how", FILES)
def test_an_edit_of_a_file_that_a_snippet_read_runs_it_and_an_edit_beside_it_does_not(reader, how):
    (reader.folder / "data").mkdir()
    for name in "ab":
        (reader.folder / "data" / name).write_text("12\n")
    reader.reads(FILES[how])
    if how == "in an inline number":
        reader.page((reader.folder / "docs/page.md").read_text() + "\n`{reader.read()}`\n")
        reader.build()
    (reader.folder / "data/b").write_text("345\n")
    assert reader.build() == []
    (reader.folder / "data/a").write_text("345\n")
    assert reader.build() == ["x/reader.py"]
    (reader.folder / "data/a").write_text("12\n")
    assert reader.build() == ["x/reader.py"]
    (reader.folder / "data/a").touch()
    assert reader.build() == []


def test_an_array_that_changed_runs_what_loaded_it(reader):
    np.save(reader.folder / "a.npy", np.ones(3))
    reader.reads("import numpy as np\nprint(np.load('PROJECT/a.npy').sum())")
    np.save(reader.folder / "a.npy", np.zeros(3))
    assert reader.build() == ["x/reader.py"]
    assert "0.0" in reader.html


def test_a_database_that_changed_runs_what_asked_it(reader):
    with contextlib.closing(sqlite3.connect(reader.folder / "a.db")) as base, base:
        base.execute("create table t (x)")
    count = "sqlite3.connect('file:PROJECT/a.db?mode=ro', uri=True).execute('select count(*) from t')"
    reader.reads(f"import sqlite3\nprint({count}.fetchone())")
    with contextlib.closing(sqlite3.connect(reader.folder / "a.db")) as base, base:
        base.execute("insert into t values (1)")
    assert reader.build() == ["x/reader.py"]


def test_each_of_the_files_that_threads_read_together_counts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = [tmp_path / f"file-{i}" for i in range(100)]
    for file in files:
        file.write_bytes(bytes(200_000))
    program = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "def size(i):\n"
        f"    return len(open(f'{tmp_path}/file-{{i}}', 'rb').read())\n"
        "print(sum(ThreadPoolExecutor(8).map(size, range(100))))\n"
    )
    kept = Store(tmp_path / "store")
    runs = Runner(tmp_path / "matplotlibrc", kept)
    job = Job(program, "threads.py")
    runs.run(job)
    dependencies = kept.get(runs.key(job))["dependencies"]
    assert set(map(str, files)) <= set(dependencies)


def test_a_link_that_points_elsewhere_now_runs_what_read_through_it(reader):
    for version in ("one", "two"):
        (reader.folder / version).mkdir()
        (reader.folder / version / "data").write_text(version)
    (reader.folder / "current").symlink_to("one")
    reader.reads("print(open('PROJECT/current/data').read())")
    (reader.folder / "current").unlink()
    (reader.folder / "current").symlink_to("two")
    assert reader.build() == ["x/reader.py"]
    (reader.folder / "two/data").write_text("three")
    assert reader.build() == ["x/reader.py"]
    assert "three" in reader.html


def test_a_file_of_the_project_that_is_a_link_out_of_it_counts(reader, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "data"
    outside.write_text("one")
    (reader.folder / "data").symlink_to(outside)
    reader.reads("print(open('PROJECT/data').read())")
    outside.write_text("two")
    assert reader.build() == ["x/reader.py"]


LISTED = {
    "os.listdir": "import os\nprint(sorted(os.listdir('PROJECT/data')))",
    "os.scandir": "import os\nprint(sorted(entry.name for entry in os.scandir('PROJECT/data')))",
    "pathlib": "import pathlib\nprint(sorted(pathlib.Path('PROJECT/data').iterdir()))",
    "glob": "import glob\nprint(sorted(glob.glob('PROJECT/data/*')))",
    "os.walk": "import os\nprint(sorted(sum((names for _, _, names in os.walk('PROJECT/data')), [])))",
}


@pytest.mark.parametrize("how", LISTED)
def test_a_new_file_in_a_folder_that_a_snippet_listed_runs_it_and_new_content_does_not(reader, how):
    (reader.folder / "data").mkdir()
    (reader.folder / "data/a").write_text("1")
    reader.reads(LISTED[how])
    (reader.folder / "data/a").write_text("2")
    assert reader.build() == []
    (reader.folder / "data/b").write_text("1")
    assert reader.build() == ["x/reader.py"]
    (reader.folder / "data/b").unlink()
    assert reader.build() == ["x/reader.py"]


ABSENT = {
    "open": "try:\n    print(open('PROJECT/lib/later.py'))\nexcept OSError:\n    print('not yet')",
    "os.path.exists": "import os\nprint(os.path.exists('PROJECT/lib/later.py'))",
    "os.access": "import os\nprint(os.access('PROJECT/lib/later.py', os.R_OK))",
    "pathlib": "import pathlib\nprint(pathlib.Path('PROJECT/lib/later.py').is_file())",
    "glob without a star": "import glob\nprint(glob.glob('PROJECT/lib/later.py'))",
    "import": "import importlib.util, sys\nsys.path.append('PROJECT/lib')\nimportlib.util.find_spec('later')",
}


@pytest.mark.parametrize("how", ABSENT)
def test_a_file_that_was_absent_and_now_is_there_runs_what_asked_for_it(reader, how):
    (reader.folder / "lib").mkdir()
    reader.reads(ABSENT[how])
    (reader.folder / "docs/unrelated.md").write_text("Later.")
    assert reader.build() == []
    (reader.folder / "lib/later.py").write_text("print('here')")
    assert reader.build() == ["x/reader.py"]
    (reader.folder / "lib/later.py").unlink()
    assert reader.build() == ["x/reader.py"]


# Modules of the project.


@pytest.fixture
def library(reader):
    """A site whose snippet imports a module, which imports a package, which imports relatively."""
    files = {
        "direct": "from package import deep\n",
        "package/__init__": "",
        "package/deep": "from . import deeper\n",
        "package/deeper": "value = 111\n",
        "bystander": "",
    }
    for name, text in files.items():
        (reader.folder / f"lib/{name}.py").parent.mkdir(parents=True, exist_ok=True)
        (reader.folder / f"lib/{name}.py").write_text(text)
    program = "import sys\nsys.path.insert(0, 'PROJECT/lib')\nimport direct\nprint(direct.deep.deeper.value)"
    reader.compile = lambda: [py_compile.compile(str(reader.folder / f"lib/{name}.py")) for name in files]
    reader.start = lambda: reader.reads(program)
    return reader


@pytest.mark.parametrize("module", ["direct", "package/__init__", "package/deep", "package/deeper"])
@pytest.mark.parametrize("compiled", [False, True], ids=["source", "compiled"])
def test_an_edit_of_an_imported_module_runs_what_imported_it(library, module, compiled):
    if compiled:
        library.compile()
    library.start()
    path = library.folder / f"lib/{module}.py"
    path.write_text(path.read_text() + "# edited\n")
    assert library.build() == ["x/reader.py"]
    assert library.build() == []


def test_an_edit_of_a_module_beside_the_imported_one_runs_nothing(library):
    library.start()
    (library.folder / "lib/bystander.py").write_text("value = 3\n")
    assert library.build() == []


def test_running_an_imported_module_by_hand_runs_nothing(library):
    library.start()
    library.compile()
    assert library.build() == []


def test_what_python_compiled_before_is_not_taken_for_a_source_of_the_same_time_and_size(library):
    library.compile()
    library.start()
    path = library.folder / "lib/package/deeper.py"
    before = path.stat()
    edit(path, "111", "222")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert library.build() == ["x/reader.py"]
    assert "222" in library.html


def test_an_edit_of_a_compiled_extension_runs_what_imported_it(library):
    spec = importlib.util.find_spec("xxlimited")
    if not spec or not spec.origin:
        pytest.skip("this Python comes without its example of an extension")
    copy = Path(shutil.copy(spec.origin, library.folder / "lib"))
    library.reads(
        "import sys\nsys.path.insert(0, 'PROJECT/lib')\nimport xxlimited\nprint(xxlimited.__file__)"
    )
    assert str(copy) in library.html
    copy.write_bytes(copy.read_bytes() + b"more")
    assert library.build() == ["x/reader.py"]


def test_a_module_that_now_hides_another_runs_what_imported_that(library):
    library.start()
    (library.folder / "lib/package.py").write_text("")
    (library.folder / "lib/direct").mkdir()
    (library.folder / "lib/direct/__init__.py").write_text(
        "class deep:\n    class deeper:\n        value = 333"
    )
    assert library.build() == ["x/reader.py"]
    assert "333" in library.html


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


def test_pages_that_a_hook_changed_are_not_stale_either_while_a_server_runs(reader):
    (reader.folder / "data").write_text("one")
    reader.reads("print(open('PROJECT/data').read())")
    assert reader.build(signed) == []
    (reader.folder / "data").write_text("two")
    assert reader.build(signed) == ["x/reader.py"]
    assert "two" in reader.html


# Results that are never kept.


def test_a_failing_snippet_fails_again_and_nothing_of_it_is_kept(reader):
    (reader.folder / "data").write_text("1")
    reader.reads("print(1 / int(open('PROJECT/data').read()))")
    kept = sorted(reader.store.iterdir())
    (reader.folder / "data").write_text("0")
    for _ in range(2):
        with pytest.raises(LoomError, match="ZeroDivisionError"):
            reader.build()
    assert sorted(reader.store.iterdir()) == kept
    (reader.folder / "data").write_text("2")
    assert reader.build() == ["x/reader.py"]
    assert "0.5" in reader.html


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


def whole(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


DAMAGES = {
    "empty": overwrite(lambda whole: b""),
    "cut in half": overwrite(lambda whole: whole[: len(whole) // 2]),
    "without its last byte": overwrite(lambda whole: whole[:-1]),
    "random bytes": overwrite(lambda whole: np.random.default_rng(0).bytes(len(whole))),
    "zeros": overwrite(lambda whole: bytes(len(whole))),
    "without its checksum": overwrite(lambda whole: whole.partition(b"\n")[2]),
    "one letter changed": overwrite(lambda whole: whole.replace(b"output", b"0utput")),
    "checksum right, content {}": overwrite(lambda _: whole(b"{}")),
    "checksum right, content []": overwrite(lambda _: whole(b"[]")),
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


def test_a_copied_store_serves_as_the_first(site):
    site.build()
    shutil.copytree(site.store, site.folder / "copy")
    shutil.rmtree(site.store)
    assert site.build(store="copy") == []


def test_where_the_store_cannot_be_a_folder_the_build_is_whole_and_says_why(site):
    (site.folder / "build").write_text("in the way")
    for _ in range(2):
        assert site.build() == BOTH
        assert "25.0%" in site.html
    site.build(store="snippets/tools.py/x")
    assert "Results are not kept" in site.log and "Not a directory" in site.log


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
        site.page(PAGE + f'\n```python exec\n--8<-- "x/s{i}.py"\n```\n', f"page-{i}")
    (site.folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: mkdocs}\nplugins: []\nexclude_docs: draft.md\n"
        "markdown_extensions:\n- tables\n- pymdownx.blocks.caption\n- pymdownx.superfences\n"
        "- pymdownx.snippets: {base_path: [snippets]}\n- pageloom\n"
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
    (site.store / "old").touch()
    os.utime(site.store / "old", (0, 0))
    assert said(begin("one")).count("Snippets: 14 run, 0 from the store") == 1
    assert not (site.store / "old").exists()


# A store that does not grow for ever.


def test_what_no_page_used_for_long_goes_and_what_is_used_stays(site):
    site.build()
    edit(site.folder / "snippets/x/other.py", "other", "another")
    site.build()
    (site.store / "unfinished-by-a-killed-build").touch()
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


def test_the_store_has_a_largest_size_and_what_was_used_last_stays(site, monkeypatch):
    monkeypatch.setattr(store, "MEGABYTES", 1)
    site.build()
    for i in range(20):
        (site.store / f"older-{i:02}").write_bytes(bytes(100_000))
        os.utime(site.store / f"older-{i:02}", (time.time() - 9999 + i,) * 2)
    assert site.build() == []
    left = list(site.store.iterdir())
    assert sum(path.stat().st_size for path in left) <= 2**20
    assert {f"older-{i}" for i in range(10, 20)} < {path.name for path in left}
    assert site.build() == []
