"""The guard of programs: what one may touch, and what it may ask of the system.

On Linux the kernel holds it: Landlock guards the files, and a filter of system calls (seccomp) refuses the
network, other processes, and whatever changes a file without opening it. Both need no privilege and cannot
be lifted again. An audit hook says first and in plain words what is wrong; elsewhere it is the only guard,
against mistakes. Neither is a prison for enemies: snippets are reviewed like all code.

As a script, it runs a module within the same bounds, with sockets that are files of the scratch folder:

    python confinement.py SCRATCH [READABLE…] -- MODULE [ARGUMENT…]
"""

import contextlib
import ctypes
import errno
import functools
import os
import platform
import runpy
import site
import stat
import struct
import sys
import sysconfig
import threading
from collections.abc import Iterable
from typing import Any

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


def main() -> None:
    from place import environment  # type: ignore[import-not-found]  # which lies beside this file

    divide = sys.argv.index("--")
    scratch, *readable = map(os.path.realpath, sys.argv[1:divide])
    module, *arguments = sys.argv[divide + 1 :]
    sys.path.pop(0)  # the folder of this file
    del sys.modules["place"]
    sys.argv = [module, *arguments]
    os.environ.update(environment(scratch))
    os.chdir(scratch)
    confine(scratch, readable, sockets=True)
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
