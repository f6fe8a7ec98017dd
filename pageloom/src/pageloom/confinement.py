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
# Beginnings of the audit events of Python that the hook refuses always, and outside of the scratch folder.
PROCESSES = (
    *("os.exec", "os.fork", "os.kill", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
    *("pty.spawn", "socket.", "subprocess.Popen"),
)
FILES = (
    *("os.chflags", "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"),
    *("os.setxattr", "os.symlink", "os.truncate", "os.utime", "shutil.rmtree", "sqlite3.connect"),
)

# The words of the kernel, from its headers: linux/prctl.h, capability.h, landlock.h, seccomp.h, audit.h, …
PR_GET_SECCOMP, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 21, 22, 38, 2
CAPABILITY_VERSION, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 0x20080522, 1 << 1, 1 << 2
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
LANDLOCK_VERSION, LANDLOCK_PATH_BENEATH = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, IOCTL_DEV = (1 << bit for bit in (0, 1, 2, 3, 14, 15))
RIGHTS = (13, 14, 15, 15, 16)  # how many there are in Landlock 1, 2, …
SCOPES = 0b11  # from Landlock 6 on: abstract sockets, and signals
CLONE_THREAD, F_SETOWN, F_SETOWN_EX, AF_UNIX, SOCK_DGRAM = 0x10000, 8, 15, 1, 2
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

# System calls, and their numbers on x86_64 and aarch64 (asm/unistd_64.h, asm-generic/unistd.h). What only
# root may do, such as to mount, needs no line: `confine` gives up these rights. Refused is what would …
Calls = dict[str, tuple[int | None, int | None]]
# fmt: off
REFUSED: Calls = {
    # … start another program,
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    # … send a signal to another process,
    "kill": (62, 129), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434), "pidfd_send_signal": (424, 424),
    # … change how it is run: on which cores, in which order, at which cost,
    "sched_setparam": (142, 118), "sched_setaffinity": (203, 122), "sched_setattr": (314, 274),
    "setpriority": (141, 140), "ioprio_set": (251, 30),
    # … look into it or change it,
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438), "kcmp": (312, 272), "perf_event_open": (298, 241),
    "migrate_pages": (256, 238), "move_pages": (279, 239),
    # … reach memory, counters, messages and keys that all processes of a user share,
    "shmget": (29, 194), "shmat": (30, 196), "shmctl": (31, 195),
    "semget": (64, 190), "semop": (65, 193), "semctl": (66, 191), "semtimedop": (220, 192),
    "msgget": (68, 186), "msgsnd": (69, 189), "msgrcv": (70, 188), "msgctl": (71, 187),
    "mq_open": (240, 180), "mq_unlink": (241, 181),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    # … talk to a service of the machine,
    "connect": (42, 203),
    # … change files without opening them, open them past their paths, have some that are in no folder,
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "open_by_handle_at": (304, 265), "memfd_create": (319, 279),
    # … give it the rights of root within a world of its own, or let it run within the kernel,
    "unshare": (272, 97), "setns": (308, 268), "bpf": (321, 280),
    # … and do all this unseen by a filter.
    "io_uring_setup": (425, 425),
}
# Not done, but said to be: the mode and times of a file that is copied, the order of ZeroMQ's threads.
PASSED_OVER: Calls = {
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88),
    "sched_setscheduler": (144, 119),
}
# As an argument says: see `confine_calls`.
DEPENDING = {
    "clone": (56, 220), "prlimit64": (302, 261), "tgkill": (234, 131), "fcntl": (72, 25), "ioctl": (16, 29),
    "socket": (41, 198), "socketpair": (53, 199),
}
# fmt: on
CLONE3 = 435
YOUNGER = 463  # from here on (Linux 6.13) come calls that whoever made this list had not read of


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
                target = os.path.realpath(os.fsdecode(path))
                if writes and not within(target, writable):
                    raise PermissionError(f"a snippet writes only in its scratch folder, not to {target}")
                if not writes and within(target, [project]) and not within(target, others):
                    advice = "put data into a module beside the snippets, whose definitions the loom inlines"
                    raise PermissionError(f"a snippet reads nothing of the project, as {target}; {advice}")

    sys.addaudithook(check)


def call(name: str, *arguments: Any) -> int:
    """Call a function of the C library. Raises OSError."""
    # The interpreter is linked with it: through `pythonapi` no file has to be found, and no other thread
    # runs meanwhile. Numbers travel as long, as `syscall` and `prctl` expect them.
    words = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    answer: int = getattr(ctypes.pythonapi, name)(*words)
    if answer < 0:
        raise OSError(f"the kernel refuses {name} to the loom")
    return answer


def landlock() -> int:
    """Return the version of the kernel's Landlock, or 0."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        if sys.platform == "linux":
            return call("syscall", LANDLOCK_CREATE_RULESET, None, 0, LANDLOCK_VERSION)
    return 0


def filtering() -> bool:
    """Return whether the kernel can filter system calls, and we know their numbers."""
    with contextlib.suppress(AttributeError, OSError, TypeError):
        if sys.platform == "linux" and sys.maxsize > 2**32 and platform.machine() in AUDIT_ARCH:
            return call("prctl", PR_GET_SECCOMP, 0, 0, 0, 0) >= 0
    return False


def confine(scratch: str, readable: Iterable[str] = (), sockets: bool = False) -> None:
    """Let the kernel hold this thread, and those it starts, to these places for good, as far as it can.

    It may write in the scratch folder and read that, these places, the system and what is installed. It
    starts no process and opens no connection; with `sockets` it may listen at those that are files.
    """
    if sys.platform != "linux":
        return
    # What root may do beyond others, but to read and write files whoever owns them.
    header = struct.pack("Ii", CAPABILITY_VERSION, 0)
    had = ctypes.create_string_buffer(24)
    call("capget", header, had)
    kept = [word & (CAP_DAC_OVERRIDE | CAP_DAC_READ_SEARCH) for word in struct.unpack("6I", had)[:2]]
    call("capset", header, struct.pack("6I", *kept, 0, 0, 0, 0))
    call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if version := landlock():
        confine_files(version, scratch, readable)
    if filtering():
        confine_calls(sockets)


def confine_files(version: int, scratch: str, readable: Iterable[str]) -> None:
    everything = 2 ** RIGHTS[min(version, len(RIGHTS)) - 1] - 1
    of_files = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
    handled = struct.pack("3Q", everything, 0, SCOPES if version >= 6 else 0)
    rules = call("syscall", LANDLOCK_CREATE_RULESET, handled, len(handled), 0)
    reading = dict.fromkeys((*shared(), *readable), READ_FILE | READ_DIR)
    for path, rights in {**reading, scratch: everything, os.devnull: everything}.items():
        descriptor = os.open(path, os.O_PATH)
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            rights &= of_files
        rule = struct.pack("=Qi", rights, descriptor)
        call("syscall", LANDLOCK_ADD_RULE, rules, LANDLOCK_PATH_BENEATH, rule, 0)
        os.close(descriptor)
    call("syscall", LANDLOCK_RESTRICT_SELF, rules, 0)
    os.close(rules)


def confine_calls(sockets: bool) -> None:
    """Filter system calls by the kernel's packet filter: (code, skip if true, skip if false, value)."""
    load, equal, at_least, has, leave = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, errors = 0x7FFF0000, (0, errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP)
    idle, refuse, unknown, none_here = (0x50000 | error for error in errors)
    machine = list(AUDIT_ARCH).index(platform.machine())
    program = [(load, 0, 0, 4), (equal, 1, 0, AUDIT_ARCH[platform.machine()]), (leave, 0, 0, refuse)]
    # Libraries then take older calls. On x86, calls in another way have numbers from 2**30 on.
    program += [(load, 0, 0, 0), (at_least, 0, 1, YOUNGER), (leave, 0, 0, unknown)]
    answers: dict[int | None, int] = {CLONE3: unknown}  # whose argument cannot be seen; there is clone
    answers |= {numbers[machine]: refuse for numbers in REFUSED.values()}
    answers |= {numbers[machine]: idle for numbers in PASSED_OVER.values()}
    for number, answer in answers.items():
        if number is not None:
            program += [(equal, 0, 1, number), (leave, 0, 0, answer)]
    family = AF_UNIX if sockets else 2**32 - 1
    # Of a call: which argument is tried, for what, whether that must hold, and what is answered if not.
    for name, argument, test, value, must, answer in (
        ("clone", 0, has, CLONE_THREAD, True, refuse),
        ("prlimit64", 0, equal, 0, True, refuse),  # its own limits
        ("tgkill", 0, equal, os.getpid(), True, refuse),
        ("fcntl", 1, equal, F_SETOWN, False, refuse),  # who gets a signal when something can be read
        ("fcntl", 1, equal, F_SETOWN_EX, False, refuse),
        ("ioctl", 1, at_least, 0x5500, False, none_here),  # beyond terminals: such owners, flags of files
        ("socket", 0, equal, family, True, none_here),  # ZeroMQ lives with this refusal
        ("socketpair", 0, equal, family, True, none_here),
        ("socket", 1, has, SOCK_DGRAM, False, none_here),  # which needs no connection
        ("socketpair", 1, has, SOCK_DGRAM, False, none_here),
    ):
        program += [(equal, 0, 4, DEPENDING[name][machine]), (load, 0, 0, 16 + 8 * argument)]
        program += [(test, must, not must, value), (leave, 0, 0, answer), (load, 0, 0, 0)]
    program += [(leave, 0, 0, allow)]
    packed = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in program))
    address = struct.pack("HxxxxxxP", len(program), ctypes.addressof(packed))
    call("prctl", PR_SET_SECCOMP, SECCOMP_MODE_FILTER, address, 0, 0)


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
