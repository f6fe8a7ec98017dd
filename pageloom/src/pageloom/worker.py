"""The process that runs snippets: it imports what they need once, then forks for each.

It reads one job a line from its standard input and answers with a line each, as they end, both JSON:

    job      {"id": any, "program": text, "name": text, "expressions": [text], "style": path,
              "seconds": number, "megabytes": number, "project": path, "fork": boolean}
    answer   {"id": any, "output": text, "figure": SVG or null, "values": {expression: text},
              "dependencies": {path: digest}, "seconds": number}
             or {"id": any, "error": text, "line": of the program or null, "expression": text or null}

Snippets are written by the authors of the site and reviewed like the rest of it. The guard below keeps
them honest (a download, a file left behind, a forgotten subprocess); it is no wall against malice.
"""

import contextlib
import ctypes
import gc
import hashlib
import importlib.util
import io
import json
import os
import re
import selectors
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
import types
import warnings
from collections import deque
from collections.abc import Callable
from typing import Any

PROGRAM = "<program>"
ENVIRONMENT = ("HOME", "LANG", "LC_ALL", "PATH", "SYSTEMROOT", "TEMP", "TMPDIR")
PROCESSES = (
    *(
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.kill",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
    ),
    *("pty.spawn", "subprocess.Popen"),
)
FILES = (
    *("os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink"),
    *("os.truncate", "os.utime"),
)


def digest(path: str) -> str:
    """Return what identifies the content of a file or the names in a folder, and what is not there."""
    try:
        if os.path.isdir(path):
            # Whoever runs a module by hand leaves __pycache__ beside it, which changes nothing.
            names = sorted(name for name in os.listdir(path) if name != "__pycache__")
            return hashlib.sha256("\n".join(names).encode(errors="surrogateescape")).hexdigest()
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError:
        return "nothing"


class Busy(threading.local):
    """Whether this thread is noting something, so that its own reading is not noted in turn."""

    noting = False


class Guard:
    """Watches what a snippet does from now on: refuses what it may not do, and notes what it reads."""

    def __init__(self, scratch: str, project: str) -> None:
        self.scratch = os.path.realpath(scratch)
        self.project = os.path.realpath(project)
        installed = (sys.prefix, sys.base_prefix)
        self.installed = [*installed, *(os.path.realpath(path) for path in installed)]
        self.dependencies: dict[str, str] = {}
        self.busy = Busy()
        sys.addaudithook(self.check)
        # To ask whether there is a file is to read the project, too, but causes no audit event.
        for name in ("access", "lstat", "stat"):
            setattr(os, name, self.noted(getattr(os, name)))

    def check(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.busy.noting:
            return
        if event.startswith("socket.") or event in PROCESSES:
            raise PermissionError(f"a snippet uses no network and starts no process ({event})")
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, int):
                return
            writes = any(letter in "wax+" for letter in mode) if mode else flags & (os.O_WRONLY | os.O_RDWR)
            (self.refuse_outside if writes else self.note)(path)
        elif event in FILES:
            for path in arguments[:2]:
                if isinstance(path, str | bytes):
                    self.refuse_outside(path)
        elif event in ("os.listdir", "os.scandir"):
            self.note(arguments[0] or ".")
        elif event == "sqlite3.connect":
            self.note(os.fsdecode(arguments[0]).removeprefix("file:").partition("?")[0])
        elif event == "import" and arguments[1]:  # a compiled extension
            self.note(arguments[1])

    def noted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def noting(path: Any, *arguments: Any, **options: Any) -> Any:
            if not self.busy.noting:
                self.note(path)
            return function(path, *arguments, **options)

        return noting

    def refuse_outside(self, path: Any) -> None:
        place = os.path.realpath(os.fsdecode(path))
        if place != os.devnull and not within(place, self.scratch):
            raise PermissionError(f"a snippet writes only in its scratch folder, not to {place}")

    def note(self, path: Any) -> None:
        """Note a file or folder of the project as it is now, before the snippet reads it."""
        if isinstance(path, int):
            return
        self.busy.noting = True
        try:
            given = os.path.join(os.getcwd(), os.fsdecode(path))  # a link in it may point elsewhere one day
            place = os.path.realpath(given)
            if place.startswith("/proc/") and place.endswith("/environ"):
                raise PermissionError("a snippet reads no environment")
            if place.endswith(".pyc"):
                with contextlib.suppress(ValueError):
                    if self.ours(importlib.util.source_from_cache(place)):
                        # Python knows it by time and size, which may lie; without it, it reads the source.
                        raise FileNotFoundError(place)
            if (self.ours(place) or self.ours(os.path.abspath(given))) and given not in self.dependencies:
                self.dependencies[given] = digest(given)
        finally:
            self.busy.noting = False

    def ours(self, place: str) -> bool:
        """Return whether a place is the project's: not the scratch folder's, nor of what is installed."""
        others = (self.scratch, *self.installed)
        return within(place, self.project) and not any(within(place, folder) for folder in others)


def within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def execute(job: dict[str, Any]) -> dict[str, Any]:
    """Run one job in this process, which is of no use to anyone afterwards."""
    started = time.perf_counter()
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    sys.argv = [""]
    sys.stdin = open(os.devnull)
    sys.dont_write_bytecode = True
    kept = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    os.environ.clear()
    os.environ.update(kept)
    if os.path.exists(job["style"]):
        os.environ["MATPLOTLIBRC"] = job["style"]  # for a program that hides from `may_draw` what it imports
    sys.path_importer_cache.clear()  # what was found before is not noted
    limit_memory(job["megabytes"])
    # A warning that a snippet causes is a mistake in it; what libraries tell each other is not.
    warnings.filterwarnings("error", module="__main__")
    guard = Guard(os.getcwd(), job["project"])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(job["program"], PROGRAM, "exec"), module.__dict__)
        except BaseException as error:  # sys.exit() too: a snippet runs to its end
            limit_memory(None)  # to say that there is no memory takes some
            trace = traceback.walk_tb(error.__traceback__)
            lines = [line for frame, line in trace if frame.f_code.co_filename == PROGRAM]
            return failure(error, line=lines[-1] if lines else None)

    plt = sys.modules.get("matplotlib.pyplot")
    figures = plt.get_fignums() if plt else []
    if len(figures) > 1:
        return {"error": f"the snippet leaves {len(figures)} figures open; one is the most"}
    values = {}
    for expression in job["expressions"]:
        names = {job["name"]: types.SimpleNamespace(**module.__dict__)}
        try:
            values[expression] = eval(f"f'''{{{expression}}}'''", names)
        except Exception as error:
            return failure(error, expression=expression)
    try:
        figure = drawing(plt.gcf()) if plt and figures else None
    except Exception as error:
        return failure(error)
    answer = {"output": printed.getvalue(), "figure": figure, "values": values}
    return {**answer, "dependencies": guard.dependencies, "seconds": time.perf_counter() - started}


def failure(error: BaseException, **place: Any) -> dict[str, Any]:
    return {"error": "".join(traceback.format_exception_only(error)).strip().splitlines()[-1], **place}


def drawing(figure: Any) -> str:
    """Return a figure as SVG, without the date and the version that would make two builds differ.

    To lay it out, `savefig` would draw everything once more, unseen. The layout alone, for the same canvas
    and in its units, leads to the same bytes in half the time.
    """
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    FigureCanvasSVG(figure)
    layout, dpi = figure.get_layout_engine(), figure.dpi
    if layout:
        figure.dpi = 72
        layout.execute(figure)
        figure.set_layout_engine("none")
        figure.dpi = dpi
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata=dict.fromkeys(["Date", "Creator", "Format", "Type"]))
    return shortened(file.getvalue())


def shortened(svg: str) -> str:
    """Return a drawing with its places kept to a hundredth of a point; matplotlib writes millionths."""
    return re.sub(
        r'(?<= )(?:d|x|y|points)="[^"]+"', lambda places: re.sub(r"(\.\d\d)\d+", r"\1", places[0]), svg
    )


def may_draw(program: str) -> bool:
    """Return whether a program imports anything but numpy and the standard library."""
    imported = re.findall(r"^\s*(?:import|from)\s+(\w+)", program, re.MULTILINE)
    return not set(imported) <= {"numpy", *sys.stdlib_module_names}


def prepare_to_draw(style: str) -> None:
    """Import what drawings need, which is the slow part of a start, and take on their style."""
    gc.disable()  # there is no garbage yet, and to look for it takes a tenth of the time
    import matplotlib.backends.backend_svg
    import matplotlib.pyplot

    try:
        matplotlib.rc_file(style)
    except FileNotFoundError:
        matplotlib.rcdefaults()
    gc.freeze()  # the collector in a fork would touch, and so copy, all that is shared
    gc.enable()


def limit_memory(megabytes: float | None) -> None:
    """Let this process take so much more than it has; where the system cannot count, there is no limit."""
    try:
        import resource

        limit = most = resource.getrlimit(resource.RLIMIT_AS)[1]
        if megabytes is not None:
            with open("/proc/self/statm") as file:
                taken = int(file.read().split()[0]) * resource.getpagesize()
            limit = taken + int(megabytes * 2**20)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    except (ImportError, OSError, ValueError):
        pass


def die_with_parent() -> None:
    """End when the parent is killed; where the system cannot do this, the time limit ends what is left."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


class Fork:
    """One job in a fork of this process; the kernel ends what takes too long."""

    def __init__(self, job: dict[str, Any], answers: io.BufferedWriter) -> None:
        self.job = job
        self.scratch = tempfile.mkdtemp(prefix="loom-")
        self.parts: list[bytes] = []
        self.reader, writer = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.close(answers.fileno())  # or nobody would hear that this process's parent died
            die_with_parent()
            os.chdir(self.scratch)
            signal.setitimer(signal.ITIMER_REAL, job["seconds"])
            with open(writer, "w", encoding="utf-8") as file:
                json.dump(execute(job), file)
            os._exit(0)
        os.close(writer)

    def end(self) -> dict[str, Any]:
        """Clear away what the job left behind and return its answer."""
        os.close(self.reader)
        ending = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        shutil.rmtree(self.scratch, ignore_errors=True)
        answer: dict[str, Any] = {"error": f"its process died with exit code {ending}"}
        if ending == 0:
            answer = json.loads(b"".join(self.parts))
        elif ending == -signal.SIGALRM:
            answer = {"error": f"still running after {self.job['seconds']:g} seconds; it was stopped"}
        return {"id": self.job["id"], **answer}


def serve(answers: io.BufferedWriter) -> None:
    """Run the jobs that come in, as many at a time as there are cores, until nobody asks any more."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    waiting: deque[bytes] = deque()
    style = ""
    running: dict[int, Fork] = {}
    selector = selectors.DefaultSelector()
    selector.register(0, selectors.EVENT_READ)
    unfinished = b""
    while True:
        while waiting and len(running) < cores:
            job = json.loads(waiting.popleft())
            if may_draw(job["program"]) and style != (style := job["style"] + digest(job["style"])):
                prepare_to_draw(job["style"])  # here once, not in each fork
            fork = Fork(job, answers)
            running[fork.reader] = fork
            selector.register(fork.reader, selectors.EVENT_READ)
        for key, _ in selector.select():
            chunk = os.read(key.fd, 2**16)
            if key.fd == 0:
                if not chunk:  # whoever asked is gone, and nobody waits for what still runs
                    for fork in running.values():
                        os.kill(fork.process, signal.SIGKILL)
                        fork.end()
                    return
                *lines, unfinished = (unfinished + chunk).split(b"\n")
                waiting.extend(lines)
            elif chunk:
                running[key.fd].parts.append(chunk)
            else:
                selector.unregister(key.fd)
                answer = running.pop(key.fd).end()
                with contextlib.suppress(BrokenPipeError):  # then the input ends, too
                    answers.write(json.dumps(answer).encode() + b"\n")
                    answers.flush()


def end_with_input(scratch: str) -> None:
    """End when whoever asked is gone, and the scratch folder with it."""
    os.read(0, 1)
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)


def main() -> None:
    # Ctrl-C reaches this process too; it ends when the one that asked does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a snippet writes past sys.stdout, to the file descriptor, must not land among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    import numpy.random  # noqa: F401  # comes with the first random number only, and takes its time

    if "--once" in sys.argv:
        job = json.loads(sys.stdin.buffer.readline())
        if may_draw(job["program"]):
            prepare_to_draw(job["style"])
        threading.Thread(target=end_with_input, args=[os.getcwd()], daemon=True).start()
        answers.write(json.dumps({"id": job["id"], **execute(job)}).encode() + b"\n")
        answers.flush()
        os._exit(0)
    serve(answers)
    os._exit(0)


if __name__ == "__main__":
    main()
