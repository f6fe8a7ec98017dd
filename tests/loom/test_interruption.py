"""Kill, interrupt and starve real builds: nothing lives on, nothing hangs, and the next build is right."""

import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import pageloom
from pageloom import runner
from pageloom.runner import Job, ProgramError, Runner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")

CORES = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
SETTINGS = """site_name: x
theme: {name: mkdocs}
plugins: []
markdown_extensions:
- pymdownx.superfences
- pageloom: {seconds: SECONDS, megabytes: 200}
"""
# They wait as long as there is a file outside of the project, which is none of their dependencies.
WAITING = """import os
import time

open("started", "w").close()
while os.path.exists("HOLD"):
    time.sleep(0.01)
print("result", NUMBER)
"""


@pytest.fixture(params=[True, False], ids=["fork", "no fork"])
def fork(request):
    return request.param


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A site with three quick snippets and four that wait while `hold` exists, and what builds it."""
    folder, scratch, hold = tmp_path / "site", tmp_path / "scratch", tmp_path / "hold"
    for each in (folder / "docs", folder / "snippets/x", scratch, tmp_path / "no-fork"):
        each.mkdir(parents=True)
    hold.touch()
    (tmp_path / "no-fork/sitecustomize.py").write_text("import os\ndel os.fork\n")
    monkeypatch.chdir(folder)

    def snippet(name: str, program: str) -> None:
        (folder / f"snippets/x/{name}.py").write_text(program)
        (folder / f"docs/{name}.md").write_text(f"Text.\n\n```python exec\nx/{name}.py\n```\n")

    def start(*options: str, seconds: float = 60, fork: bool = True) -> "subprocess.Popen[str]":
        Path("mkdocs.yml").write_text(SETTINGS.replace("SECONDS", str(seconds)))
        path = [str(Path(pageloom.__file__).parent.parent)] + ([] if fork else [str(tmp_path / "no-fork")])
        fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": os.pathsep.join(path), "TMPDIR": str(scratch)}
        command = [sys.executable, "-m", "mkdocs", "build", *options]
        process = subprocess.Popen(
            command,
            env={**os.environ, **fixed},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # Whoever runs the tests in the background of a shell has them, and so the build, deaf to Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        started.append(process)
        return process

    def processes() -> list[int]:
        """All of this site's that live, whoever their parents are."""
        mark = f"TMPDIR={scratch}".encode()
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
            except OSError:
                pass
        return found

    started: list[subprocess.Popen[str]] = []
    for i in range(3):
        snippet(f"a_quick_{i}", f"print('result', {i})\n")
    for i in range(4):
        snippet(f"waiting_{i}", WAITING.replace("HOLD", str(hold)).replace("NUMBER", str(i)))
    made = SimpleNamespace(snippet=snippet, start=start, processes=processes, scratch=scratch, hold=hold)
    made.running = lambda: list(scratch.glob("*/scratch/started"))
    made.kept = lambda: [path for path in (folder / "build/loom").glob("*") if "unfinished" not in path.name]
    yield made
    for pid in processes():
        os.kill(pid, signal.SIGKILL)
    for process in started:
        process.kill()
        process.communicate()


def until(condition: Callable[[], object], process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < deadline, "it never came to this"
        time.sleep(0.002)


def all_end(pids: list[int], seconds: float = 5) -> bool:
    """Wait until none of these processes lives."""
    deadline = time.monotonic() + seconds
    for pid in pids:
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        try:
            if not select.select([handle], [], [], max(0, deadline - time.monotonic()))[0]:
                return False
        finally:
            os.close(handle)
    return True


def nothing_lives(site: SimpleNamespace) -> bool:
    # Whoever ends may be starting another one.
    return all(all_end(site.processes()) for _ in range(3)) and not site.processes()


def results() -> list[str]:
    return [re.search(r"result \d", page.read_text())[0] for page in sorted(Path("site").rglob("*_?/*.html"))]


WHOLE = [f"result {i}" for i in (0, 1, 2, 0, 1, 2, 3)]
MOMENTS = {
    "as soon as there is a second process": lambda site: len(site.processes()) > 1,
    "as soon as a snippet has a folder": lambda site: any(site.scratch.iterdir()),
    "as soon as there is a store": lambda site: Path("build/loom").exists(),
    "when some results are kept": lambda site: len(site.kept()) == 3,
    "while snippets run on every core": lambda site: len(site.running()) >= min(CORES, 4),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_killed_at_any_moment_leaves_no_process_and_a_store_that_the_next_one_uses(site, moment):
    process = site.start()
    until(lambda: MOMENTS[moment](site), process)
    process.kill()
    process.communicate(timeout=5)
    assert nothing_lives(site)

    kept = len(site.kept())
    site.hold.unlink()
    said = finished(site.start())
    assert f"Snippets: {7 - kept} run, {kept} from the store" in said
    assert results() == WHOLE
    assert nothing_lives(site)


def finished(process: "subprocess.Popen[str]") -> str:
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 0, said
    return said


def test_a_build_without_fork_that_is_killed_leaves_no_process(site):
    process = site.start(fork=False)
    until(site.running, process)
    process.kill()
    process.communicate(timeout=5)
    assert nothing_lives(site)


@pytest.mark.parametrize("whom", ["the build", "everybody"])
def test_control_c_under_load_ends_everything_and_exits_non_zero(site, whom, fork):
    process = site.start(fork=fork)
    until(lambda: len(site.running()) >= min(CORES, 4), process)
    if whom == "the build":
        process.send_signal(signal.SIGINT)
    else:  # as a terminal does it
        os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=10)
    assert process.returncode != 0
    assert nothing_lives(site)
    assert list(site.scratch.iterdir()) == []


def test_a_terminated_build_ends_everything(site):
    process = site.start()
    until(site.running, process)
    process.terminate()
    process.communicate(timeout=10)
    assert process.returncode != 0
    assert nothing_lives(site)
    assert list(site.scratch.iterdir()) == []


def test_an_answer_that_nobody_hears_any_more_does_not_keep_the_worker_from_clearing_up(site, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(site.scratch))
    worker = runner.start_worker()
    waiting = Path("snippets/x/waiting_0.py").read_text()
    job = {"seconds": 60, "megabytes": 200, "style": "", "project": ".", "name": "x", "expressions": []}
    for number, program in enumerate([waiting, "open('started', 'w')"]):
        worker.stdin.write(json.dumps({**job, "id": number, "program": program}).encode() + b"\n")
    worker.stdout.close()
    worker.stdin.flush()
    until(lambda: len(site.running()) == 2 or len(list(site.scratch.iterdir())) == 1, worker)
    until(lambda: len(list(site.scratch.iterdir())) == len(site.running()) == 1, worker)
    worker.stdin.close()
    assert worker.wait(10) == 0
    assert nothing_lives(site)
    assert list(site.scratch.iterdir()) == []


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_when_the_worker_dies_nobody_is_blamed_and_what_it_ran_runs_again(site):
    process = site.start()
    until(lambda: len(site.running()) >= min(CORES, 4), process)
    [worker] = children(process.pid)
    os.kill(worker, signal.SIGKILL)
    site.hold.unlink()
    finished(process)
    assert results() == WHOLE
    assert nothing_lives(site)


def test_when_the_process_of_a_snippet_is_killed_the_build_names_the_snippet(site):
    process = site.start("-q")
    until(site.running, process)
    [worker] = children(process.pid)
    for pid in children(worker):
        os.kill(pid, signal.SIGKILL)
    said = process.communicate(timeout=10)[1]
    assert process.returncode != 0
    assert re.search(r"docs/([\w-]+).md:3: the snippet failed\n.*/\1.py\n.*exit code -9", said)
    assert nothing_lives(site)


def test_a_worker_that_dies_in_the_middle_of_an_answer_hangs_nobody(tmp_path, monkeypatch):
    half = "import sys\nsys.stdin.readline()\nprint('{\"id\": 0, \"outp', end='')"
    command = [sys.executable, "-c", half]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    true = runner.start_worker

    def start(*options: str, **more: object) -> "subprocess.Popen[bytes]":
        return true(*options, **more) if options else subprocess.Popen(command, **pipes)

    with monkeypatch.context() as changed:
        changed.setattr(runner, "start_worker", start)
        runner.shared_worker.cache_clear()
        promised = Runner(tmp_path / "matplotlibrc").start(Job("print(1)", "name.py"))
        assert promised.result(timeout=30).output == "1\n"
    assert Runner(tmp_path / "matplotlibrc").run(Job("print(1)", "name.py")).output == "1\n"


def test_an_endless_snippet_ends_the_build_in_seconds_also_when_quiet(site):
    process = site.start("-q", seconds=1)
    said = process.communicate(timeout=20)[1]
    assert process.returncode != 0
    assert re.search(r"docs/waiting_0.md:3: the snippet failed\n.*\n.*still running after 1 seconds", said)
    assert nothing_lives(site)


# Memory.

GREEDY = {
    "blocks": "taken = []\nwhile True:\n    taken.append(bytes(1000000))\n",
    "small things": "taken = []\nwhile True:\n    taken.append(object())\n",
    "words": "taken = {}\nwhile True:\n    taken[len(taken)] = str(len(taken)) * 999\n",
    "a long text": "text = 'ab'\nwhile True:\n    text += text\n",
    "an array": "import numpy\n\ntaken = numpy.ones(10**11)\n",
    "in a function": "def take(taken):\n    while True:\n        taken.append([taken] * 999)\ntake([])\n",
}


@pytest.mark.parametrize("how", GREEDY)
def test_a_snippet_that_takes_too_much_memory_is_told_so_with_its_line(tmp_path, fork, how):
    with pytest.raises(ProgramError) as caught:
        Runner(tmp_path / "matplotlibrc", megabytes=50, fork=fork).run(Job(GREEDY[how], "name.py"))
    assert "MemoryError" in str(caught.value)
    assert caught.value.lines[-1] == 3


def test_without_memory_to_note_a_line_the_error_is_still_the_right_one(tmp_path, fork):
    lists = "def take(taken):\n    while True:\n        taken.append([taken])\ntake([])\n"
    with pytest.raises(ProgramError, match="MemoryError"):
        Runner(tmp_path / "matplotlibrc", megabytes=50, fork=fork).run(Job(lists, "name.py"))


def test_a_build_with_a_greedy_snippet_names_page_and_line(site):
    site.hold.unlink()
    site.snippet("a_greedy", "import numpy\n\nones = numpy.ones(10**9)\n")
    process = site.start("-q")
    said = process.communicate(timeout=60)[1]
    assert process.returncode != 0
    place = r"docs/a_greedy.md:3: the snippet failed\n +snippets/x/a_greedy.py:3: `ones = numpy.ones"
    assert re.search(place + r".*\n.*MemoryError: Unable to allocate 7.45 GiB", said)
    assert nothing_lives(site)
