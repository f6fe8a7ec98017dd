"""The bounds of one program: what it may touch, how much it may take, and what it leaves behind.

On Linux the kernel holds them: Landlock guards the files, and a filter of system calls (seccomp) refuses
the network, other processes, and whatever changes a file without opening it. Both need no privilege and
cannot be lifted again. An audit hook says first and in plain words what is wrong; elsewhere it is the only
guard, against mistakes. Neither is a prison for enemies: snippets are reviewed like all code.

As a script, it runs a module within the same bounds, with sockets that are files of the scratch folder:

    python confinement.py SCRATCH [READABLE…] -- MODULE [ARGUMENT…]
"""

import contextlib
import ctypes
import errno
import functools
import json
import os
import platform
import runpy
import secrets
import site
import stat
import struct
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

PRINTED = 2**20  # bytes that a program may print
DISK = 2**26  # bytes that it may have in files
# What the system has for every program: libraries, fonts, time zones.
SYSTEM = (
    *("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/share"),
    *("/usr/local/lib", "/usr/local/share", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime"),
    *("/dev/null", "/dev/random", "/dev/urandom", "/dev/zero", "/nix/store"),
)
PROCESSES = (
    *("os.exec", "os.fork", "os.kill", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
    *("pty.spawn", "socket.", "subprocess.Popen"),
)
FILES = (
    *("os.chflags", "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"),
    *("os.setxattr", "os.symlink", "os.truncate", "os.utime", "shutil.rmtree", "sqlite3.connect"),
)
# With one thread and one locale, two machines give the same bytes.
FIXED = {"LC_ALL": "C.UTF-8", "MPLBACKEND": "agg", "OPENBLAS_NUM_THREADS": "1", "TZ": "UTC"}
# By machine: what the kernel calls it, and the numbers of clone, of socket, of what is refused (fork, exec ·
# kill, sigqueue · chown · setxattr, removexattr · connect · memory and queues that are no file of a folder ·
# io_uring, which would do all this unseen) and of what is passed over, as copying asks for it (chmod, utime).
CALLS = {
    "x86_64": (
        *(0xC000003E, 56, 41),
        "57 58 59 322 62 129 200 297 424 92 93 94 260 188 189 190 197 198 199 463 466 42 29 64 68 240 319 "
        "425",
        "90 91 268 452 132 235 261 280",
    ),
    "aarch64": (
        *(0xC00000B7, 220, 198),
        "221 281 129 130 138 240 424 54 55 5 6 7 14 15 16 463 466 203 186 190 194 180 279 425",
        "52 53 452 88",
    ),
}


def guard() -> str:
    """Return what guards programs on this machine."""
    if landlock() and filtering():
        return f"the kernel (Landlock {landlock()} and seccomp)"
    return "an audit hook, against mistakes only"


@functools.cache
def shared() -> list[str]:
    """Return what all programs may read: the system's, the interpreter, and what is installed for it."""
    paths = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    paths |= {*SYSTEM, *site.getsitepackages()}
    paths |= {site.getusersitepackages()} if site.ENABLE_USER_SITE else set()
    for prefix in (sys.prefix, sys.base_prefix):
        paths |= {os.path.join(prefix, name) for name in ("etc", "lib", "lib64", "share")}
    there = {os.path.realpath(path) for path in paths if os.path.exists(path)}
    return sorted(path for path in there if not within(path, there - {path}))


def within(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def watch(scratch: str, project: str, readable: Iterable[str]) -> None:
    """Refuse from now on, in words, what a program may not do."""
    scratch, project = os.path.realpath(scratch), os.path.realpath(project)
    writable = (scratch, os.path.realpath(os.devnull))
    others = (scratch, *shared(), *map(os.path.realpath, readable))
    ours = {thread.ident for thread in threading.enumerate()} - {threading.get_ident()}

    def check(event: str, arguments: tuple[Any, ...]) -> None:
        if threading.get_ident() in ours:
            return
        if event.startswith(PROCESSES):
            raise PermissionError(f"a snippet uses no network and starts no process ({event})")
        writes = event.startswith(FILES)
        if event == "open":
            _, mode, flags = arguments
            writes = bool(set(mode) & set("wax+") if mode else flags & (os.O_WRONLY | os.O_RDWR))
        elif not writes and event not in ("os.listdir", "os.scandir"):
            return
        for path in arguments[: 1 if event == "open" else 2]:
            if isinstance(path, str | bytes | os.PathLike):
                place = os.path.realpath(os.fsdecode(path))
                if writes and not within(place, writable):
                    raise PermissionError(f"a snippet writes only in its scratch folder, not to {place}")
                if not writes and within(place, [project]) and not within(place, others):
                    advice = "put data into a module beside the snippets, whose definitions the loom inlines"
                    raise PermissionError(f"a snippet reads nothing of the project, as {place}; {advice}")

    sys.addaudithook(check)


def call(name: str, *arguments: Any) -> int:
    """Call a function of the C library. Raises OSError."""
    words = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    answer: int = getattr(ctypes.pythonapi, name)(*words)
    if answer < 0:
        raise OSError(f"the kernel refuses {name} to the loom")
    return answer


def landlock() -> int:
    """Return the version of the kernel's Landlock, or 0."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        if sys.platform == "linux":
            return call("syscall", 444, None, 0, 1)
    return 0


def filtering() -> bool:
    """Return whether the kernel can filter system calls, and we know their numbers."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        if sys.platform == "linux" and sys.maxsize > 2**32 and platform.machine() in CALLS:
            return call("prctl", 21, 0, 0, 0, 0) >= 0  # PR_GET_SECCOMP
    return False


def confine(scratch: str, readable: Iterable[str] = (), sockets: bool = False) -> None:
    """Let the kernel hold this thread, and those it starts, to these places for good, as far as it can.

    It may write in the scratch folder and read that, these places, the system and what is installed. It
    starts no process and opens no connection; with `sockets` it may listen at those that are files.
    """
    if sys.platform != "linux":
        return
    # What root may do beyond others, but to read and write files whoever owns them.
    header = struct.pack("Ii", 0x20080522, 0)
    had = ctypes.create_string_buffer(24)
    call("capget", header, had)
    kept = [word & 0b110 for word in struct.unpack("6I", had)[:2]]
    call("capset", header, struct.pack("6I", *kept, 0, 0, 0, 0))
    call("prctl", 38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    if version := landlock():
        confine_files(version, scratch, readable)
    if filtering():
        confine_calls(sockets)


def confine_files(version: int, scratch: str, readable: Iterable[str]) -> None:
    everything = 2 ** (13, 14, 15, 15, 16)[min(version, 5) - 1] - 1
    reading, of_files = 0b1100, 0b1100000000000111
    scoped = 0b11 if version >= 6 else 0  # signals and abstract sockets
    rules = call("syscall", 444, struct.pack("3Q", everything, 0, scoped), 24, 0)
    places = dict.fromkeys((*shared(), *readable), reading)
    for path, rights in {**places, scratch: everything, os.devnull: everything}.items():
        place = os.open(path, os.O_PATH)
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= of_files
        call("syscall", 445, rules, 1, struct.pack("=Qi", rights, place), 0)
        os.close(place)
    call("syscall", 446, rules, 0)
    os.close(rules)


def confine_calls(sockets: bool) -> None:
    """Filter system calls by the kernel's packet filter: (code, skip if true, skip if false, value)."""
    load, equal, at_least, has, leave = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, errors = 0x7FFF0000, (0, errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP)
    idle, refuse, unknown, none_here = (0x50000 | error for error in errors)
    machine, clone, socket, refused, passed_over = CALLS[platform.machine()]
    program = [(load, 0, 0, 4), (equal, 1, 0, machine), (leave, 0, 0, refuse), (load, 0, 0, 0)]
    program += [(at_least, 0, 1, 2**30), (leave, 0, 0, refuse)]  # another way to call on x86
    answers = {435: unknown, **dict.fromkeys(map(int, refused.split()), refuse)}  # clone3: there is clone
    answers |= dict.fromkeys(map(int, passed_over.split()), idle)
    for number, answer in answers.items():
        program += [(equal, 0, 1, number), (leave, 0, 0, answer)]
    # Threads may be cloned, and sockets be files, as the first argument says. ZeroMQ lives with this refusal.
    files = 1 if sockets else 2**32 - 1
    for number, test, value, answer in ((clone, has, 0x10000, refuse), (socket, equal, files, none_here)):
        program += [(equal, 0, 3, number), (load, 0, 0, 16), (test, 1, 0, value), (leave, 0, 0, answer)]
        program += [(load, 0, 0, 0)]
    program += [(leave, 0, 0, allow)]
    packed = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in program))
    call("prctl", 22, 2, struct.pack("HxxxxxxP", len(program), ctypes.addressof(packed)), 0, 0)


def environment(scratch: str) -> dict[str, str]:
    """Return the variables that a program finds: the same on every machine but for the way to commands."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**FIXED, **kept, "HOME": scratch, "TMPDIR": scratch}


class Place:
    """The folder of one program, and the bounds of what it leaves there.

    Beside its scratch folder lie the style of its figures, and what it writes to its standard output and
    error. Its answer is a file, too, whose name it does not know: no descriptor leads there to be spoilt.
    """

    def __init__(self, folder: str | None = None, name: str | None = None) -> None:
        self.folder = folder or os.path.realpath(tempfile.mkdtemp(prefix="loom-"))
        self.name = name or secrets.token_hex()
        self.scratch, self.style = (os.path.join(self.folder, name) for name in ("scratch", "matplotlibrc"))
        self.answer = os.path.join(self.scratch, self.name)

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
        if size(self.folder) > DISK:
            return f"it left more than {DISK >> 20} megabytes in files; it was stopped"
        return None

    def collect(self, ending: int, excess: str | None) -> dict[str, Any]:
        """Return the answer of a program that ended so, and clear its folder away."""
        answer: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError):
            answer = json.loads(self.beginning(self.answer, DISK))
        printed, said = self.beginning("printed", PRINTED + 1), self.beginning("said", PRINTED)
        clear(self.folder)
        with contextlib.suppress(OSError):
            sys.stderr.write(said.decode(errors="replace"))
            sys.stderr.flush()
        if excess:
            return {"error": excess}
        if ending:
            return {"error": f"its process died with exit code {ending}"}
        if "error" in answer:
            return answer
        if not answer:
            return {"error": "its process ended before the program did"}
        if len(printed) > PRINTED:
            return {"error": f"it printed more than {PRINTED} bytes"}
        try:
            return {"output": printed.decode(), **answer}
        except UnicodeDecodeError as error:
            return {"error": f"it printed what is no UTF-8: {error}"}

    def beginning(self, name: str, length: int) -> bytes:
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read(length)


def entries(folder: str) -> Iterator["os.DirEntry[str]"]:
    """Yield all that is in a folder, however deep; a folder before what it holds."""
    waiting = [folder]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as found:
            for entry in found:
                yield entry
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)


def size(folder: str) -> int:
    """Return how many bytes the files of a folder take; a name counts like a block."""
    total = 0
    for entry in entries(folder):
        with contextlib.suppress(OSError):
            total += entry.stat(follow_symlinks=False).st_size + 4096
    return total


def clear(folder: str) -> None:
    for entry in reversed(list(entries(folder))):
        with contextlib.suppress(OSError):
            (os.rmdir if entry.is_dir(follow_symlinks=False) else os.unlink)(entry.path)
    with contextlib.suppress(OSError):
        os.rmdir(folder)


def at_once(megabytes: float) -> int:
    """Return how many programs may run at once: one for each core, and no more than there is memory for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(AttributeError, OSError, ValueError):
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**20
        return max(1, min(cores, int(memory / megabytes)))
    return cores


def main() -> None:
    places, (module, *arguments) = sys.argv[1 : sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1 :]
    scratch, *readable = map(os.path.realpath, places)
    sys.path.pop(0)  # the folder of this file
    sys.argv = [module, *arguments]
    os.environ.update(environment(scratch))
    os.chdir(scratch)
    confine(scratch, readable, sockets=True)
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
