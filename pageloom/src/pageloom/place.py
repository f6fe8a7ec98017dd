"""The folder of one program, and the bounds of what it takes and what it leaves behind."""

import contextlib
import json
import math
import os
import secrets
import sys
import tempfile
import time
from typing import Any

PRINTED = 2**20  # bytes that a program may print
DISK = 2**26  # bytes that it may have in files
# With one thread and one locale, two machines give the same bytes.
FIXED = {"LC_ALL": "C.UTF-8", "MPLBACKEND": "agg", "OPENBLAS_NUM_THREADS": "1", "TZ": "UTC"}


def environment(scratch: str) -> dict[str, str]:
    """Return the variables that a program finds: the same on every machine but for the way to commands."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**FIXED, **kept, "HOME": scratch, "TMPDIR": scratch}


class Place:
    """The folder of one program. Whoever started the program makes it, watches it and clears it away.

    In it lie the scratch folder, the program's own; the style of its figures; and what it writes to its
    standard output and error. The answer is a file of the scratch folder, whose name the program is not
    told: no descriptor leads there to be spoilt.
    """

    def __init__(self, folder: str | None = None, answer_file: str | None = None) -> None:
        self.folder = folder or os.path.realpath(tempfile.mkdtemp(prefix="loom-"))
        self.scratch, self.style = (os.path.join(self.folder, name) for name in ("scratch", "matplotlibrc"))
        self.answer_file = answer_file or os.path.join(self.scratch, secrets.token_hex())

    def prepare(self, job: dict[str, Any]) -> tuple[int, int]:
        """Make the folder ready for a job. Return the descriptors for its standard output and error."""
        os.mkdir(self.scratch)
        with open(self.style, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(job["style"])
        paths = (os.path.join(self.folder, name) for name in ("printed", "said"))
        printed, said = (os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND) for path in paths)
        return printed, said

    def begin(self, seconds: float) -> None:
        """Let the time of the program begin."""
        self.seconds, self.deadline = seconds, time.monotonic() + seconds

    def excess(self) -> str | None:
        """Return why the program must be stopped, if it must."""
        if time.monotonic() >= self.deadline:
            return f"still running after {self.seconds:g} seconds; it was stopped"
        return self.too_much()

    def too_much(self) -> str | None:
        """Return what is wrong with what the program leaves, if it is too much."""
        if size(self.folder) > DISK:
            return f"it left more than {DISK >> 20} megabytes in files, or folders too deep"
        return None

    def collect(self, ending: int, excess: str | None) -> dict[str, Any]:
        """Return the answer of a program that ended so, and clear its folder away."""
        left_too_much = self.too_much()  # perhaps at its last moment
        answer: Any = None
        with contextlib.suppress(OSError, RecursionError, ValueError):
            answer = json.loads(self.beginning(self.answer_file, DISK))
        printed, said = self.beginning("printed", PRINTED + 1), self.beginning("said", PRINTED)
        clear(self.folder)
        with contextlib.suppress(OSError):
            sys.stderr.write(said.decode(errors="replace"))
            sys.stderr.flush()
        if excess:
            return {"error": excess}
        if ending:
            return {"error": f"its process died with exit code {ending}"}
        if not isinstance(answer, dict) or not {"error", "figure"} & answer.keys():
            return {"error": "its process ended before the program did"}
        if "error" in answer:
            return answer
        if left_too_much:
            return {"error": left_too_much}
        if len(printed) > PRINTED:
            return {"error": f"it printed more than {PRINTED} bytes"}
        try:
            return {"output": printed.decode(), **answer}
        except UnicodeDecodeError as error:
            return {"error": f"it printed what is no UTF-8: {error}"}

    def beginning(self, name: str, length: int) -> bytes:
        """Return how a file begins. A link or a pipe, which a program may have left there, is empty."""
        wary = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        path = os.path.join(self.folder, name)
        with open(path, "rb", opener=lambda path, flags: os.open(path, flags | wary)) as file:
            return file.read(length)


def size(folder: str) -> float:
    """Return how many bytes the files of a folder take; a name counts like a block.

    They are infinitely many where it cannot look: deeper than a path can say, or where the folder is closed.
    """
    total, waiting = 0, [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as found:
                for entry in found:
                    with contextlib.suppress(OSError):
                        total += entry.stat(follow_symlinks=False).st_size + 4096
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
        except (FileNotFoundError, NotADirectoryError):  # gone meanwhile
            pass
        except OSError:
            return math.inf
    return total


def clear(folder: str) -> None:
    """Remove a folder and all that is in it; what would be too deep for a path is moved up on the way."""
    folders = [folder]
    for each in folders:  # which grow meanwhile
        with contextlib.suppress(OSError):
            os.chmod(each, 0o700)
            for entry in list(os.scandir(each)):
                with contextlib.suppress(OSError):
                    if not entry.is_dir(follow_symlinks=False):
                        os.unlink(entry.path)
                    elif len(entry.path) < 2000:
                        folders.append(entry.path)
                    else:
                        folders.append(os.path.join(folder, secrets.token_hex()))
                        os.rename(entry.path, folders[-1])
    for each in reversed(folders):
        with contextlib.suppress(OSError):
            os.rmdir(each)


def at_once(megabytes: float) -> int:
    """Return how many programs may run at once: one for each core, and no more than there is memory for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(AttributeError, OSError, ValueError):
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**20
        return max(1, min(cores, int(memory / megabytes)))
    return cores
