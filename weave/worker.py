"""The process that runs snippets: it imports what they need once, then forks for each.

It reads one job a line from its standard input and answers with one line, both JSON:

    job      {"program": text, "name": text, "expressions": [text], "style": path, "seconds": number}
    answer   {"output": text, "figure": SVG or null, "values": {expression: text}}
             or {"error": text, "line": of the program or null, "expression": text or null}

Snippets are written by the authors of the site and reviewed like the rest of it. The guard below keeps
them honest (a download, a file left behind, a forgotten subprocess); it is no wall against malice.
"""

import contextlib
import io
import json
import os
import signal
import sys
import tempfile
import traceback
import types
import warnings
from typing import Any

import matplotlib
import matplotlib.pyplot as plt
import numpy  # noqa: F401  so that it is there when a snippet asks for it

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


def guard(scratch: str) -> None:
    """Refuse the network, other processes and any change outside the scratch folder, from now on."""
    scratch = os.path.realpath(scratch)

    def inside(path: Any) -> bool:
        if isinstance(path, int):
            return True
        place = os.path.realpath(os.fsdecode(path))
        return place == os.devnull or os.path.commonpath([place, scratch]) == scratch

    def check(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith("socket.") or event in PROCESSES:
            raise PermissionError(f"a snippet uses no network and starts no process ({event})")
        if event == "open":
            path, mode, flags = arguments
            written = any(letter in "wax+" for letter in mode) if mode else flags & (os.O_WRONLY | os.O_RDWR)
            touched = [path] if written else []
        else:
            touched = (
                [part for part in arguments[:2] if isinstance(part, str | bytes)] if event in FILES else []
            )
        if not all(map(inside, touched)):
            raise PermissionError(f"a snippet writes only in its scratch folder, not to {touched[0]}")

    sys.addaudithook(check)


def execute(job: dict[str, Any]) -> dict[str, Any]:
    """Run one job in this process, which is of no use to anyone afterwards."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    sys.argv = [""]
    sys.stdin = open(os.devnull)
    sys.dont_write_bytecode = True
    kept = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
    os.environ.clear()
    os.environ.update(kept)
    with contextlib.suppress(FileNotFoundError):
        matplotlib.rc_file(job["style"])
    # A warning that a snippet causes is a mistake in it; what libraries tell each other is not.
    warnings.filterwarnings("error", module="__main__")
    guard(os.getcwd())
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(job["program"], PROGRAM, "exec"), module.__dict__)
    except BaseException as error:  # sys.exit() too: a snippet runs to its end
        lines = [
            frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == PROGRAM
        ]
        return failure(error, line=lines[-1] if lines else None)

    figures = plt.get_fignums()
    if len(figures) > 1:
        return {"error": f"the snippet leaves {len(figures)} figures open; one is the most", "line": None}
    values = {}
    for expression in job["expressions"]:
        names = {job["name"]: types.SimpleNamespace(**module.__dict__)}
        try:
            values[expression] = eval(f"f'''{{{expression}}}'''", names)
        except Exception as error:
            return failure(error, expression=expression)
    return {"output": printed.getvalue(), "figure": drawing(), "values": values}


def failure(error: BaseException, **place: Any) -> dict[str, Any]:
    return {"error": "".join(traceback.format_exception_only(error)).strip().splitlines()[-1], **place}


def drawing() -> str | None:
    """Return the open figure as SVG, without the date and the version that would make two builds differ."""
    if not plt.get_fignums():
        return None
    file = io.StringIO()
    nothing = dict.fromkeys(["Date", "Creator", "Format", "Type"])
    plt.savefig(file, format="svg", metadata=nothing)
    return file.getvalue()


def forked(job: dict[str, Any]) -> bytes:
    """Run a job in a fork of this process and return the answer; the kernel ends what takes too long."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.setitimer(signal.ITIMER_REAL, job["seconds"])
        with open(writer, "w", encoding="utf-8") as file:
            json.dump(execute(job), file)
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as pipe:
        answer = pipe.read()
    ending = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ending == 0:
        return answer
    if ending == -signal.SIGALRM:
        return json.dumps(
            {"error": f"still running after {job['seconds']:g} seconds; it was stopped"}
        ).encode()
    return json.dumps({"error": f"its process died with exit code {ending}"}).encode()


def main() -> None:
    # What a snippet writes past sys.stdout, to the file descriptor, must not land among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for line in sys.stdin.buffer:
        job = json.loads(line)
        with tempfile.TemporaryDirectory(prefix="weave-", ignore_cleanup_errors=True) as scratch:
            os.chdir(scratch)
            if hasattr(os, "fork") and job["fork"]:
                answer = forked(job)
            else:
                answer = json.dumps(execute(job)).encode()
            answers.write(answer + b"\n")
            answers.flush()
            if not job["fork"]:
                os._exit(0)
            os.chdir(os.path.dirname(scratch))


if __name__ == "__main__":
    main()
