"""The process that runs programs: it imports what they need once, then forks for each.

It reads one job a line from its standard input and answers with a line each, as they end, both JSON:

    job      {"id": any, "program": text, "name": text, "expressions": [text], "style": matplotlibrc,
              "seconds": number, "megabytes": number, "project": path}
    answer   {"id": any, "output": text, "figure": SVG or null, "values": {expression: text},
              "seconds": number}
             or {"id": any, "error": text, "lines": [of the program, outermost first], "expression": text}

With `--once` it is itself the process of one program. That job names what has been made ready for it:
"folder", and in its scratch folder the "answer_file", which the answer goes to.
"""

import atexit
import builtins
import contextlib
import difflib
import gc
import io
import json
import mmap
import os
import re
import selectors
import signal
import sys
import tempfile
import threading
import time
import traceback
import types
import warnings
from collections import deque
from typing import Any

if __name__ == "__main__":  # run by its path, so that the loom is nothing that a program could import
    import confinement  # type: ignore[import-not-found]
    from drawing import redraw  # type: ignore[import-not-found]
    from place import DISK, PRINTED, Place, at_once, clear, environment  # type: ignore[import-not-found]
else:
    from pageloom import confinement
    from pageloom.drawing import redraw
    from pageloom.place import DISK, PRINTED, Place, at_once, clear, environment

PROGRAM = "<program>"
PR_SET_PDEATHSIG = 1  # linux/prctl.h
RESERVE = 2**24  # bytes that it takes to say that there is no memory
prepared: str | None = None  # the style that drawings have


class Printed(io.FileIO):
    """Standard output that ends where too much is printed, so that the error has a line."""

    left = PRINTED

    def write(self, data: Any) -> int:
        self.left -= memoryview(data).nbytes
        if self.left < 0:
            raise OSError(f"a snippet prints at most {PRINTED} bytes")
        return super().write(data)


def compiled(source: str, filename: str, mode: str) -> types.CodeType:
    """Compile a program or an expression. Raises SyntaxError also for what Python would only warn of."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        code: types.CodeType = compile(source, filename, mode)
        return code


def run(job: dict[str, Any], place: Place) -> None:
    """Run a job in this process, and end it."""
    be_fresh(place)
    limit(job["megabytes"])
    confinement.watch(place.scratch, job["project"], [place.style])
    confinement.confine(place.scratch, [place.style])
    answer = execute(job, place)
    with open(place.answer_file, "w", encoding="utf-8") as file:
        json.dump(answer, file)
    sys.stderr.flush()
    os._exit(0)


def be_fresh(place: Place) -> None:
    """Make this process what a fresh interpreter is."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.umask(0o022)
    variables = environment(place.scratch)  # which keeps some of those that there are
    os.environ.clear()
    os.environ.update(variables, MATPLOTLIBRC=place.style)
    tempfile.tempdir = None
    if "numpy.random" in sys.modules:  # or all would draw the same numbers; Python's own sees to that itself
        sys.modules["numpy.random"].seed()
    sys.argv = [""]
    shared = confinement.shared()
    sys.path[:] = ["", *(path for path in sys.path if confinement.within(os.path.realpath(path), shared))]
    del sys.modules["confinement"], sys.modules["drawing"], sys.modules["place"]
    sys.dont_write_bytecode = True
    sys.stdin = open(os.devnull)
    sys.stdout = sys.__stdout__ = io.TextIOWrapper(  # type: ignore[misc]
        io.BufferedWriter(Printed(1, "w", closefd=False)), "utf-8", newline="\n"
    )


def execute(job: dict[str, Any], place: Place) -> dict[str, Any]:
    started = time.perf_counter()
    reserve = mmap.mmap(-1, RESERVE)
    # A warning that a snippet causes is a mistake in it; what libraries tell each other is not.
    warnings.filterwarnings("error", module="__main__")
    warnings.simplefilter("error", RuntimeWarning)  # nor is it when numpy sees no mean or no number
    warnings.simplefilter("ignore", ResourceWarning)
    # What plain Python only prints: errors in a thread, in a destructor, or at the exit.
    failures: list[dict[str, Any]] = []

    def note(unseen: Any) -> None:
        if unseen.exc_type is not SystemExit:
            failures.append(failure(unseen.exc_value or unseen.exc_type()))

    threading.excepthook = sys.unraisablehook = note
    try:
        prepare(job, place)
        module = sys.modules["__main__"] = types.ModuleType("__main__")
        module.__dict__["__builtins__"] = builtins
        exec(compiled(job["program"], PROGRAM, "exec"), module.__dict__)
        threading._shutdown()  # type: ignore[attr-defined]  # as Python ends: it waits for the threads first
        answer = results(job, module.__dict__)
        atexit._run_exitfuncs()
        del sys.modules["__main__"], module
        gc.collect()
        for stream in (sys.stdout, sys.__stdout__):  # the program may have put another in its place
            with contextlib.suppress(AttributeError, ValueError):
                stream.flush()  # type: ignore[union-attr]
    except BaseException as error:  # sys.exit() too: a snippet runs to its end
        reserve.close()
        return failure(error)
    return failures[0] if failures else {**answer, "seconds": time.perf_counter() - started}


def results(job: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return what a program left behind but what it printed."""
    plt = sys.modules.get("matplotlib.pyplot")
    figures = plt.get_fignums() if plt else []
    if len(figures) > 1:
        return {"error": f"the snippet leaves {len(figures)} figures open; one is the most"}
    left = type(job["name"], (), {"__format__": unnamed})()  # so errors call it by its name
    vars(left).update(found)
    values = {}
    for expression in job["expressions"]:
        try:
            code = compiled(f"f'''{{{expression}}}'''", "<expression>", "eval")
            values[expression] = eval(code, {"__name__": "__main__", job["name"]: left})
        except Exception as error:
            answer = failure(error, expression=expression)
            if isinstance(error, AttributeError) and error.obj is left:
                answer["error"] = f"{job['name']} has no {error.name}; it {known(error.name, found)}"
            elif isinstance(error, NameError):
                answer["error"] = f"{error}; {job['name']} {known(error.name, found)}"
            return answer
    figure = None
    if plt and figures:
        figure = redraw(saved(plt.gcf()), f"figure-{job['name'].replace('_', '-')}")
    return {"figure": figure, "values": values}


def unnamed(left: object, specification: str) -> str:
    raise TypeError(f"a sentence quotes one of its names, such as {{{type(left).__name__}.share}}")


def known(missing: str | None, found: dict[str, Any]) -> str:
    """Say which names a program left, the nearest first."""
    names = [name for name, value in found.items() if name[0] != "_" and type(value) is not types.ModuleType]
    nearest = difflib.get_close_matches(missing or "", names, len(names) or 1, cutoff=0)
    return f"has {', '.join(nearest)}" if nearest else "defines nothing"


def failure(error: BaseException, **where: Any) -> dict[str, Any]:
    """Return the answer of a program that raised, with its lines on the way to the error."""
    trace = traceback.walk_tb(error.__traceback__)
    lines = [line for frame, line in trace if frame.f_code.co_filename == PROGRAM]
    if isinstance(error, SyntaxError) and error.filename == PROGRAM and error.lineno:
        lines.append(error.lineno)
    last = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    return {"error": last, "lines": lines, **where}


def saved(figure: Any) -> str:
    """Return a figure as SVG, without the date and the version that would make two builds differ.

    To lay it out, `savefig` would draw everything once more, unseen. The layout alone, for the same canvas
    and in its units, leads to the same bytes in half the time.
    """
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    if matplotlib.rcParams["svg.hashsalt"] is None:  # ids would be random
        matplotlib.rcParams["svg.hashsalt"] = "pageloom"
    FigureCanvasSVG(figure)
    layout, dpi = figure.get_layout_engine(), figure.dpi
    if layout:
        figure.dpi = 72
        layout.execute(figure)
        figure.set_layout_engine("none")
        figure.dpi = dpi
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata=dict.fromkeys(["Date", "Creator", "Format", "Type"]))
    return file.getvalue()


def may_draw(program: str) -> bool:
    """Return whether a program imports anything but numpy and the standard library."""
    imported = re.findall(r"^\s*(?:import|from)\s+(\w+)", program, re.MULTILINE)
    return not set(imported) <= {"numpy", *sys.stdlib_module_names}


def prepare(job: dict[str, Any], place: Place) -> None:
    """Import what a program needs, the slow part of a start, and take on the style of its drawings."""
    global prepared
    gc.disable()  # there is no garbage yet, and to look for it takes a tenth of the time
    with contextlib.suppress(ImportError):  # which the program meets itself
        if "numpy" in job["program"]:
            import numpy.random  # noqa: F401  # comes with the first random number only
        if prepared != job["style"] and (prepared is not None or may_draw(job["program"])):
            os.environ["MATPLOTLIBRC"] = place.style
            import matplotlib.backends.backend_svg
            import matplotlib.pyplot

            matplotlib.rc_file(place.style)
            prepared = job["style"]
    gc.freeze()  # the collector in a fork would touch, and so copy, all that is shared
    gc.enable()


def limit(megabytes: float) -> None:
    """Let this process take so much more memory than it has, and little disk, where the system can count.

    The process of a program sets these limits for itself, before the first line of the program. They are
    hard: nobody without privilege, which the confinement drops, raises them again.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        def at_most(what: int, amount: int) -> None:
            had = resource.getrlimit(what)[1]
            amount = amount if had == resource.RLIM_INFINITY else min(amount, had)
            resource.setrlimit(what, (amount, amount))

        at_most(resource.RLIMIT_CORE, 0)
        at_most(resource.RLIMIT_FSIZE, DISK)
        at_most(resource.RLIMIT_NOFILE, 256)
        with open("/proc/self/statm") as file:
            taken = int(file.read().split()[0]) * resource.getpagesize()
        at_most(resource.RLIMIT_AS, taken + int(megabytes * 2**20) + RESERVE)


class Fork:
    """One job in a fork of this process, which holds it to its bounds."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.id = job["id"]
        self.place = Place()
        descriptors = self.place.prepare(job)
        with contextlib.suppress(Exception):  # which the fork meets again, and says
            prepare(job, self.place)  # here once, not in each fork
        self.place.begin(job["seconds"])
        self.process = os.fork()
        if self.process == 0:
            try:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                os.setsid()
                os.chdir(self.place.scratch)
                for number, descriptor in enumerate((os.open(os.devnull, os.O_RDONLY), *descriptors)):
                    os.dup2(descriptor, number)
                os.closerange(3, 1024)  # all that is this process's
                if sys.platform == "linux":
                    confinement.call("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)  # it dies with this process
                run(job, self.place)
            except BaseException:  # of ours
                traceback.print_exc()
            finally:
                os._exit(1)
        for descriptor in descriptors:
            os.close(descriptor)

    def answer(self) -> dict[str, Any] | None:
        """Return the answer if the program has ended or must end; nothing that it started lives on."""
        ended, status = os.waitpid(self.process, os.WNOHANG)
        excess = None if ended else self.place.excess()
        if excess:
            os.kill(self.process, signal.SIGKILL)
            status = os.waitpid(self.process, 0)[1]
        elif not ended:
            return None
        with contextlib.suppress(OSError):
            os.killpg(self.process, signal.SIGKILL)
        return {"id": self.id, **self.place.collect(os.waitstatus_to_exitcode(status), excess)}


def serve(answers: io.BufferedWriter) -> None:
    """Run the jobs that come in, as many at a time as there is room, until nobody asks any more."""
    waiting: deque[dict[str, Any]] = deque()
    running: list[Fork] = []
    child_ended, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    selector = selectors.DefaultSelector()
    selector.register(0, selectors.EVENT_READ)
    selector.register(child_ended, selectors.EVENT_READ)
    unfinished = b""
    while True:
        while waiting and len(running) < at_once(waiting[0]["megabytes"]):
            running.append(Fork(waiting.popleft()))
        soonest = min((fork.place.deadline - time.monotonic() for fork in running), default=None)
        for key, _ in selector.select(soonest and max(0, min(soonest, 1))):  # each second for the disk
            chunk = os.read(key.fd, 2**16)
            if key.fd == 0 and not chunk:  # whoever asked is gone, and nobody waits for what still runs
                for fork in running:
                    fork.place.deadline = 0
                    fork.answer()
                return
            if key.fd == 0:
                *lines, unfinished = (unfinished + chunk).split(b"\n")
                waiting.extend(map(json.loads, lines))
        for fork in list(running):
            if answer := fork.answer():
                running.remove(fork)
                with contextlib.suppress(BrokenPipeError):  # then the input ends, too
                    answers.write(json.dumps(answer).encode() + b"\n")
                    answers.flush()


def end_with(asking: int, place: Place) -> None:
    """End when whoever asked is gone, and the folder of the program with it."""
    os.read(asking, 1)
    clear(place.folder)
    os._exit(1)


def main() -> None:
    # Ctrl-C reaches this process too; it ends when the one that asked does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.path.pop(0)  # the folder of the loom
    if "--once" in sys.argv:
        job = json.loads(sys.stdin.buffer.readline())
        place = Place(job["folder"], job["answer_file"])
        # Before the confinement, which holds only for the thread that asks for it: this one clears away.
        threading.Thread(target=end_with, args=[os.dup(0), place], daemon=True).start()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        with contextlib.suppress(Exception):
            prepare(job, place)
        run(job, place)
    # What this process prints by accident must not land among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    confinement.shared()  # the same for every fork
    serve(answers)
    os._exit(0)


if __name__ == "__main__":
    main()
