"""Runs programs in clean processes, several at a time, and gives back what they left."""

import contextlib
import functools
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any

from pageloom.store import Store

WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True)
class Result:
    """What a program left behind."""

    output: str
    figure: str | None
    values: dict[str, str]


class ProgramError(Exception):
    """A program that failed: at this line of it, or in this inline expression, where known."""

    def __init__(self, message: str, line: int | None = None, expression: str | None = None) -> None:
        super().__init__(message)
        self.line = line
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
        key = self.key(job)
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
                    raise ProgramError(answer["error"], answer.get("line"), answer.get("expression"))
                if self.store and key == self.key(job):  # the style may have changed while the job waited
                    self.store.put(key, answer)
                self.ran(job, answer["seconds"])
                promised.set_result(result(answer))
            except Exception as error:  # of the program, or of ours: nobody is to wait for ever
                promised.set_exception(error)

        answered = shared_worker().ask(self.request(job)) if self.fork else ask_one(self.request(job))
        answered.add_done_callback(settle)
        return promised

    def warm_up(self) -> None:
        """Let the process that forks import what drawings need, before anybody waits for one."""
        if self.fork:
            shared_worker().ask(self.request(Job("import matplotlib", "warm_up.py")))

    def request(self, job: Job) -> dict[str, Any]:
        """Return a job as `worker.py` reads it."""
        limits = {"seconds": self.seconds, "megabytes": self.megabytes, "fork": self.fork}
        places = {"style": str(self.style.resolve()), "project": str(Path.cwd())}
        return {**asdict(job), "name": Path(job.path).stem, **limits, **places}

    def key(self, job: Job) -> str:
        """Return what a result is stored under: all that it comes from, but the files that it will read."""
        style = self.style.read_bytes() if self.style.exists() else b""
        everything = repr((asdict(job), style, versions()))
        return hashlib.sha256(everything.encode()).hexdigest()


def result(answer: dict[str, Any]) -> Result:
    return Result(answer["output"], answer["figure"], answer["values"])


@functools.cache
def versions() -> tuple[str, ...]:
    """Return what else makes the bytes of a result: Python, the machine, numpy, matplotlib and the loom."""
    loom = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(WORKER.parent.glob("*.py"))))
    installed = (version("numpy"), version("matplotlib"))
    return (sys.version, platform.machine(), *installed, loom.hexdigest())


class Worker:
    """The process that forks for each job; it ends when this one does."""

    def __init__(self) -> None:
        self.process = start_worker()
        self.ids = count()
        self.asked: dict[int, Future[dict[str, Any]]] = {}
        self.lock = threading.Lock()
        threading.Thread(target=self.listen, daemon=True).start()

    def ask(self, request: dict[str, Any]) -> "Future[dict[str, Any]]":
        answered: Future[dict[str, Any]] = Future()
        assert self.process.stdin
        with self.lock:
            number = next(self.ids)
            self.asked[number] = answered
            try:
                self.process.stdin.write(json.dumps({**request, "id": number}).encode() + b"\n")
                self.process.stdin.flush()
            except OSError:
                del self.asked[number]
                answered.set_result({"error": "the process that runs snippets died"})
        return answered

    def listen(self) -> None:
        assert self.process.stdout
        with contextlib.suppress(ValueError):  # the last answer may be cut off
            for line in self.process.stdout:
                answer = json.loads(line)
                self.asked.pop(answer.pop("id")).set_result(answer)
        shared_worker.cache_clear()
        for answered in list(self.asked.values()):
            answered.set_result({"error": "the process that runs snippets died"})


@functools.cache
def shared_worker() -> Worker:
    return Worker()


cores = threading.Semaphore(os.cpu_count() or 1)


def ask_one(request: dict[str, Any]) -> "Future[dict[str, Any]]":
    """Run a job in a worker of its own: slower than a fork by the import of matplotlib."""
    answered: Future[dict[str, Any]] = Future()

    def ask() -> None:
        with cores:
            try:
                answer = ask_once(request)
            except OSError as error:
                answer = {"error": f"the process that runs it cannot be started: {error}"}
        answered.set_result(answer)

    # Threads of an executor would be waited for when the build ends, and so would all jobs.
    threading.Thread(target=ask, daemon=True).start()
    return answered


def ask_once(request: dict[str, Any]) -> dict[str, Any]:
    scratch = tempfile.mkdtemp(prefix="loom-")
    process = start_worker("--once", cwd=scratch)
    asking, process.stdin = process.stdin, None  # it stays open: the worker lives as long as it is
    assert asking
    try:
        asking.write(json.dumps({**request, "id": 0}).encode() + b"\n")
        asking.flush()
        answer = process.communicate(timeout=request["seconds"])[0]
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return {"error": f"still running after {request['seconds']:g} seconds; it was stopped"}
    finally:
        with contextlib.suppress(OSError):
            asking.close()
        shutil.rmtree(scratch, ignore_errors=True)
    if not answer:
        return {"error": f"its process died with exit code {process.returncode}"}
    return {name: value for name, value in json.loads(answer).items() if name != "id"}


def start_worker(*options: str, cwd: str | None = None) -> "subprocess.Popen[bytes]":
    # With one thread and one hash seed, two runs give the same bytes. The worker is started by its path
    # and with -P, so that a snippet cannot import what stands beside it.
    fixed = {"MPLBACKEND": "agg", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-P", str(WORKER), *options]
    environment = {**os.environ, **fixed}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=cwd, env=environment)
