"""Runs programs in clean processes, several at a time, and gives back what they left.

How a job travels, and what it left comes back:

    here           Runner.start: from the store, or `Worker.ask` writes a line to the process that forks
    that process   `worker.serve` reads the line, and makes a `Fork` as soon as there is room
    its fork       `run`: confined, it does `execute` and takes the `results` into its answer file, and ends
    that process   `Fork.answer`, once it has ended or must: `Place.collect` reads the file and clears away
    here           `Worker.listen` hears a line, and `settle` gives the Result to the future, and the store
    without fork   `ask_one` starts a process for each job (`worker.py --once`), and collects it itself
"""

import contextlib
import functools
import hashlib
import json
import os
import platform
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

from pageloom.place import FIXED, Place, at_once
from pageloom.store import Store

WORKER = Path(__file__).with_name("worker.py")
ENVIRONMENT = (
    *("APPDATA", "DYLD_LIBRARY_PATH", "HOME", "LD_LIBRARY_PATH", "LOCALAPPDATA", "MPLCONFIGDIR", "PATH"),
    *("SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE", "XDG_CACHE_HOME"),
)


@dataclass(frozen=True)
class Result:
    """What a program left behind."""

    output: str
    figure: str | None
    values: dict[str, str]


class ProgramError(Exception):
    """A program that failed: on its way through these lines, or in this inline expression, where known."""

    def __init__(self, message: str, lines: Sequence[int] = (), expression: str | None = None) -> None:
        super().__init__(message)
        self.lines = tuple(lines)  # the last is where it happened
        self.expression = expression


@dataclass(frozen=True)
class Job:
    """A program to run, and expressions (f-string fields, `name.share:.1%`) to evaluate on what it leaves."""

    program: str
    path: str  # of the snippet below the folder of snippets; its stem is the name in the expressions
    expressions: tuple[str, ...] = ()


@dataclass
class Runner:
    """Runs jobs under one style and the same limits; what has been run before comes from the store."""

    style: Path
    store: Store | None = None
    seconds: float = 20
    megabytes: float = 2048
    fork: bool = hasattr(os, "fork")
    ran: Callable[[Job, float | None], None] = lambda job, seconds: None  # told of each; None: from the store

    def run(self, job: Job) -> Result:
        """Run a job. Raises ProgramError if it raises, warns, takes too much, dies, or leaves two figures."""
        return self.start(job).result()

    def start(self, job: Job) -> "Future[Result]":
        """Begin a job; the future gives its result, or raises ProgramError as `run` does."""
        style = self.style.read_bytes() if self.style.is_file() else b""
        key = hashlib.sha256(repr((asdict(job), style, versions())).encode()).hexdigest()
        stored = self.store.get(key) if self.store else None
        promised: Future[Result] = Future()
        if stored:
            self.ran(job, None)
            promised.set_result(result(stored))
            return promised

        def settle(answered: "Future[dict[str, Any]]") -> None:
            try:
                answer = answered.result()
                if "error" in answer:
                    raise ProgramError(answer["error"], answer.get("lines", ()), answer.get("expression"))
                if self.store:
                    self.store.put(key, answer)
                self.ran(job, answer["seconds"])
                promised.set_result(result(answer))
            except Exception as error:  # of the program, or of ours: nobody is to wait for ever
                promised.set_exception(error)

        request = self.request(job, style)
        answered = shared_worker().ask(request) if self.fork else ask_one(request)
        answered.add_done_callback(settle)
        return promised

    def warm_up(self) -> None:
        """Let the process that forks import what drawings need, before anybody waits for one."""
        if self.fork:
            shared_worker().ask(self.request(Job("import matplotlib", "warm_up.py"), b""))

    def request(self, job: Job, style: bytes) -> dict[str, Any]:
        """Return a job as `worker.py` reads it."""
        limits = {"seconds": self.seconds, "megabytes": self.megabytes, "project": str(Path.cwd())}
        text = style.decode(errors="surrogateescape")
        return {**asdict(job), "name": Path(job.path).stem, "style": text, **limits}


def result(answer: dict[str, Any]) -> Result:
    return Result(answer["output"], answer["figure"], answer["values"])


@functools.cache
def versions() -> tuple[str, ...]:
    """Return what else makes the bytes of a result: Python, the machine, the loom, and what is installed."""
    loom = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(WORKER.parent.glob("*.py"))))
    installed = set()
    for folder in filter(os.path.isdir, sys.path):
        # Their names say name and version; importlib.metadata would open each, for a tenth of a second.
        installed |= {name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))}
    return (sys.version, platform.machine(), loom.hexdigest(), *sorted(installed))


class Worker:
    """The process that forks for each job; it ends when this one does."""

    def __init__(self) -> None:
        self.process = start_worker()
        self.ids = count()
        self.asked: dict[int, tuple[dict[str, Any], Future[dict[str, Any]]]] = {}
        self.lock = threading.Lock()
        self.lives = True
        threading.Thread(target=self.listen, daemon=True).start()

    def ask(self, request: dict[str, Any]) -> "Future[dict[str, Any]]":
        assert self.process.stdin
        with self.lock:
            if not self.lives:
                return ask_one(request)
            number = next(self.ids)
            answered: Future[dict[str, Any]] = Future()
            self.asked[number] = request, answered
            with contextlib.suppress(OSError):  # it has died, and `listen` is about to hear of it
                self.process.stdin.write(json.dumps({**request, "id": number}).encode() + b"\n")
                self.process.stdin.flush()
        return answered

    def listen(self) -> None:
        assert self.process.stdout
        with contextlib.suppress(ValueError):  # the last answer may be cut off
            for line in self.process.stdout:
                answer = json.loads(line)
                self.asked.pop(answer.pop("id"))[1].set_result(answer)
        shared_worker.cache_clear()
        with self.lock:
            self.lives = False
        # One of these may have brought it down; in processes of their own, no other can suffer for it.
        for request, answered in list(self.asked.values()):
            ask_one(request, answered)


@functools.cache
def shared_worker() -> Worker:
    return Worker()


@functools.cache
def room(megabytes: float) -> threading.Semaphore:
    return threading.Semaphore(at_once(megabytes))


def ask_one(
    request: dict[str, Any], answered: "Future[dict[str, Any]] | None" = None
) -> "Future[dict[str, Any]]":
    """Run a job in a worker of its own: slower than a fork by the import of matplotlib."""
    promised: Future[dict[str, Any]] = answered or Future()

    def ask() -> None:
        with room(request["megabytes"]):
            try:
                answer = ask_once(request)
            except Exception as error:  # nobody is to wait for ever
                answer = {"error": f"the process that runs it cannot be started, or read: {error!r}"}
        promised.set_result(answer)

    # Threads of an executor would be waited for when the build ends, and so would all jobs.
    threading.Thread(target=ask, daemon=True).start()
    return promised


def ask_once(request: dict[str, Any]) -> dict[str, Any]:
    place = Place()
    printed, said = place.prepare(request)
    place.begin(request["seconds"])
    process = start_worker("--once", cwd=place.scratch, stdout=printed, stderr=said, start_new_session=True)
    os.close(printed)
    os.close(said)
    assert process.stdin  # it stays open: the worker lives as long as it is
    excess = None
    with contextlib.suppress(BrokenPipeError), process.stdin:
        ready = {"folder": place.folder, "answer_file": place.answer_file}
        process.stdin.write(json.dumps({**request, **ready}).encode() + b"\n")
        process.stdin.flush()
        while not excess:
            try:
                process.wait(max(0, min(1, place.deadline - time.monotonic())))
                break
            except subprocess.TimeoutExpired:
                excess = place.excess()
        process.kill()
    ending = process.wait()
    with contextlib.suppress(AttributeError, OSError):
        os.killpg(process.pid, signal.SIGKILL)
    return place.collect(ending, excess)


def start_worker(*options: str, stdout: int = subprocess.PIPE, **more: Any) -> "subprocess.Popen[bytes]":
    """Start `worker.py`, with nothing of this environment but what an interpreter may need to start."""
    kept = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    environment = {**kept, **FIXED, "PYTHONHASHSEED": "0"}
    command = [sys.executable, str(WORKER), *options]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=stdout, env=environment, **more)
