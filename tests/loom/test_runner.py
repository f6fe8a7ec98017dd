"""Promises of the runner: clean, bounded, loud, inert, reproducible. Each holds with a fork and without."""

import contextlib
import errno
import functools
import math
import os
import platform
import socket
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import pytest

import pageloom.confinement
import pageloom.runner
from pageloom.confinement import REFUSED, guard
from pageloom.place import at_once, clear, size
from pageloom.runner import Job, ProgramError, Runner


@pytest.fixture(params=[True, False], ids=["fork", "no fork"])
def runner(request, tmp_path):
    style = tmp_path / "matplotlibrc"
    style.write_text("svg.hashsalt: x\nlines.linewidth: 7\n")
    return Runner(style, fork=request.param)


def fails(runner, program, *expressions):
    with pytest.raises(ProgramError) as caught:
        runner.run(Job(program, "name.py", expressions))
    return caught.value


def test_what_is_printed_drawn_and_computed_comes_back(runner):
    program = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nprint('Ω = −1')\nshare = 2 / 7\n"
    result = runner.run(Job(program, "idea.py", ("idea.share:.1%", "idea.share * 7:.0f")))
    assert result.output == "Ω = −1\n"
    assert result.figure.count("<svg") == 1
    assert result.values == {"idea.share:.1%": "28.6%", "idea.share * 7:.0f": "2"}


def test_nothing_leaks_from_one_program_to_the_next(runner):
    runner.run(Job("import builtins, numpy\nbuiltins.leak = numpy.leak = name = 1\n", "first.py"))
    seen = runner.run(Job("import builtins, numpy\nprint([n for n in ('leak', 'name') if n in globals() "
                      "or hasattr(builtins, n) or hasattr(numpy, n)])", "second.py"))  # fmt: skip
    assert seen.output == "[]\n"
    runner.run(Job("import matplotlib.pyplot as plt\nplt.plot([1])\n", "third.py"))
    assert runner.run(Job("pass", "fourth.py")).figure is None


def test_a_program_sees_nothing_of_the_loom_and_no_secret(runner, monkeypatch):
    monkeypatch.setenv("TOKEN", "secret")
    program = (
        "import os, sys\nprint('TOKEN' in os.environ, 'pageloom' in sys.modules, 'markdown' in sys.modules)"
    )
    assert runner.run(Job(program, "name.py")).output == "False False False\n"
    assert "ModuleNotFoundError" in str(fails(runner, "import worker"))


def test_a_program_finds_the_way_to_commands_as_the_builder_does(runner):
    assert (
        runner.run(Job("import os\nprint(os.environ['PATH'])", "name.py")).output == os.environ["PATH"] + "\n"
    )


def test_an_error_names_the_line_and_the_last_line_of_the_traceback(runner):
    error = fails(runner, "def divide():\n    return 1 / 0\n\nprint('before')\ndivide()\n")
    assert (error.lines, str(error)) == ((5, 2), "ZeroDivisionError: division by zero")
    assert fails(runner, "import sys\nsys.exit(0)").lines == (2,)


def test_a_warning_is_an_error(runner):
    error = fails(runner, "import numpy as np\nnp.log(np.zeros(1))\n")
    assert error.lines == (2,)
    assert "RuntimeWarning" in str(error)
    # Also one that numpy gives by a function of its own.
    assert "Mean of empty slice" in str(fails(runner, "import numpy as np\nprint(np.mean([]))\n"))


@pytest.mark.parametrize(
    ("program", "expression", "message"),
    [
        (
            "share = 1\nways = 2\nimport math\n_own = 3",
            "name.shares:.2f",
            "name has no shares; it has share, ways",
        ),
        ("share = 1", "name.share + ways", "name 'ways' is not defined; name has share"),
        ("pass", "name.share", "name has no share; it defines nothing"),
        ("share = 1", "name.share.of", "AttributeError: 'int' object has no attribute 'of'"),
        ("share = 1", "name.share / 0", "ZeroDivisionError: division by zero"),
        (
            "import numpy\nshare = numpy.float64(1)",
            "name.share / 0",
            "RuntimeWarning: divide by zero encountered in scalar divide",
        ),
        ("share = 1", "name", "TypeError: a sentence quotes one of its names, such as {name.share}"),
        ("share = 1", "name:d", "TypeError: a sentence quotes one of its names, such as {name.share}"),
        ("share = 1", "name()", "TypeError: 'name' object is not callable"),
        ("share = 1", "name.share is 1", 'SyntaxError: "is" with a literal. Did you mean "=="?'),
    ],
)
def test_what_is_wrong_in_a_sentence_is_an_error(runner, program, expression, message):
    error = fails(runner, program, expression)
    assert (error.expression, str(error)) == (expression, message)


def test_an_endless_loop_is_stopped(runner):
    runner.seconds = 2
    assert "still running after 2 seconds" in str(fails(runner, "while True: pass"))
    assert runner.run(Job("print(1)", "name.py")).output == "1\n"


def test_a_sleeping_program_and_one_that_waits_for_input_are_stopped_too(runner):
    runner.seconds = 2
    assert "still running" in str(fails(runner, "import time\ntime.sleep(60)"))
    assert "EOFError" in str(fails(runner, "input()"))


def test_a_process_that_dies_is_an_error_and_the_next_one_lives(runner):
    assert "died with exit code 3" in str(fails(runner, "import os\nos._exit(3)"))
    assert runner.run(Job("print(1)", "name.py")).output == "1\n"


def test_what_is_written_past_sys_stdout_appears_as_plain_python_prints_it(runner):
    program = "import os, sys\nprint('mine', file=sys.__stdout__)\nos.write(1, b'{}\\n')\n"
    assert runner.run(Job(program, "name.py")).output == "{}\nmine\n"


def test_two_open_figures_are_an_error(runner):
    assert "2 figures" in str(fails(runner, "import matplotlib.pyplot as plt\nplt.figure()\nplt.figure()"))


def test_there_is_no_network(runner):
    with socket.create_server(("127.0.0.1", 0)) as server:
        program = f"import socket\nsocket.create_connection(('127.0.0.1', {server.getsockname()[1]}))"
        assert "no network" in str(fails(runner, program))


@pytest.mark.parametrize(
    "program",
    [
        "open('{}/file', 'w')",
        "import os\nos.open('{}/file', os.O_CREAT | os.O_WRONLY)",
        "import os\nos.remove('{}/there')",
        "import os\nos.rename('{}/there', 'here')",
        "import pathlib\npathlib.Path('{}/folder').mkdir()",
        "import os\nos.symlink('{}', 'link')\nopen('link/file', 'w')",
        "import subprocess\nsubprocess.run(['touch', '{}/file'])",
        "import os\nos.system('touch {}/file')",
    ],
)
def test_nothing_is_written_outside_the_scratch_folder(runner, program, tmp_path):
    (tmp_path / "there").write_text("x")
    before = sorted(tmp_path.iterdir())
    assert "PermissionError" in str(fails(runner, program.replace("{}", str(tmp_path))))
    assert sorted(tmp_path.iterdir()) == before


def test_the_scratch_folder_can_be_written_and_is_gone_afterwards(runner):
    program = "import os\nopen('mine', 'w').write('x')\nprint(os.listdir(), os.getcwd())"
    assert runner.run(Job(program, "name.py")).output.startswith("['mine']")
    assert runner.run(Job("import os\nprint(os.listdir())", "name.py")).output == "[]\n"


def test_the_style_file_sets_the_style_and_a_change_of_it_counts(runner):
    program = "import matplotlib\nprint(matplotlib.rcParams['lines.linewidth'])"
    assert runner.run(Job(program, "name.py")).output == "7.0\n"
    runner.style.write_text("lines.linewidth: 3\n")
    assert runner.run(Job(program, "name.py")).output == "3.0\n"


def test_two_runs_give_the_same_bytes(runner):
    program = "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2])\nplt.ylim(0, 2)\nprint({'a', 'b', 'c'})\n"
    assert runner.run(Job(program, "name.py")) == runner.run(Job(program, "name.py"))


def test_a_program_that_hides_its_import_of_matplotlib_draws_in_the_style_too(runner):
    program = "import importlib\nplt = importlib.import_module('matplotlib.pyplot')\n"
    result = runner.run(Job(program + "width = plt.rcParams['lines.linewidth']", "n.py", ("n.width",)))
    assert result.values == {"n.width": "7.0"}


# Loud: what plain Python says on the way, or not at all.

LOUD = {
    "in a thread": (
        "import threading\n\ndef run():\n    1 / 0\nthreading.Thread(target=run).start()",
        (4,),
        "ZeroDivisionError: division by zero",
    ),
    "in a destructor": (
        "class Thing:\n    def __del__(self):\n        1 / 0\nThing()",
        (3,),
        "ZeroDivisionError: division by zero",
    ),
    "in a destructor at the end": (
        "class Thing:\n    def __del__(self):\n        1 / 0\nthing = Thing()",
        (3,),
        "ZeroDivisionError: division by zero",
    ),
    "at exit": (
        "import atexit\n\n@atexit.register\ndef run():\n    1 / 0",
        (5,),
        "ZeroDivisionError: division by zero",
    ),
    "a warning of the compiler": (
        "x = 1\nassert (x, 'always true')",
        (2,),
        "SyntaxError: assertion is always true, perhaps remove parentheses?",
    ),
    "a closed output": (
        "import os\nos.closerange(0, 1000)\nprint(1)",
        (),
        "OSError: [Errno 9] Bad file descriptor",
    ),
    "too much printed": (
        "\nwhile True:\n    print('x' * 1000)",
        (3,),
        "OSError: a snippet prints at most 1048576 bytes",
    ),
    "bytes that are no text": ("import os\nos.write(1, b'\\xff')", (), "it printed what is no UTF-8"),
}


@pytest.mark.parametrize("what", LOUD)
def test_what_plain_python_would_only_mention_is_an_error_with_its_line(runner, what):
    program, lines, message = LOUD[what]
    error = fails(runner, program)
    assert error.lines == lines
    assert message in str(error)


# Plain: a program finds what a fresh interpreter has, and prints what that prints into a file.

PLAIN = {
    "the names": "print(__name__, '__file__' in globals(), __spec__, __package__, __builtins__)",
    "the module": "import sys\nx = 1\nmodule = sys.modules['__main__']\n"
    "print(module.x, module.__dict__ is globals())",
    "pickles": "import dataclasses, pickle, typing\n@dataclasses.dataclass\nclass Thing:\n    a: 'int'\n"
    "print(pickle.loads(pickle.dumps(Thing(1))), typing.get_type_hints(Thing))",
    "a thread that is still running": "import threading, time\n"
    "threading.Thread(target=lambda: (time.sleep(0.1), print('later'))).start()\nprint('first')",
    "an executor left open": "from concurrent.futures import ThreadPoolExecutor\n"
    "ThreadPoolExecutor().submit(print, 'in a thread')",
    "at exit": "import atexit\natexit.register(print, 'at exit')\nprint('first')",
    "destructors": "class Thing:\n    def __del__(self):\n        print('gone')\n"
    "Thing()\nthing = Thing()\nprint('first')",
    "past sys.stdout": "import os, sys\nprint('a')\nsys.stdout.write('b\\n')\n"
    "print('c', file=sys.__stdout__)\nos.write(1, b'd\\n')",
    "another stream": "import io, sys\nprint('a')\nsys.stdout = io.StringIO()\nprint('b')",
    "a detached stream": "import io, sys\nprint('a')\n"
    "sys.stdout = io.TextIOWrapper(sys.stdout.detach())\nprint('b')",
    "no stream": "import sys\nprint('a')\nsys.stdout = None\nprint('b')",
    "a file copied": "import shutil\nopen('a', 'w').close()\nprint(shutil.copy2('a', 'b'), open('b').read())",
    "standard error": "import sys\nprint('a')\nprint('b', file=sys.stderr)",
    "flags": "import os, sys\nprint(os.environ.keys() & {'PYTHONOPTIMIZE', 'PYTHONHASHSEED'}, "
    "sys.flags.optimize, sys.warnoptions, sys.path[0] == '', __debug__)",
    "the time zone": "import time\nprint(time.tzname, time.localtime(0).tm_hour)",
    "the locale": "import locale, sys\nprint(locale.getpreferredencoding(), sys.stdout.encoding)",
    "the rest": "import os, signal, sys, tempfile\nprint(oct(os.umask(0)), os.listdir(), sys.stdin.read(), "
    "sys.argv[1:], signal.getsignal(signal.SIGINT), tempfile.gettempdir() == os.getcwd())",
}


@pytest.mark.skipif(sys.platform != "linux", reason="compares with the environment of Linux")
@pytest.mark.parametrize("what", PLAIN)
def test_a_program_prints_what_a_fresh_interpreter_prints(runner, what, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    fresh = subprocess.run(
        [sys.executable, "-c", PLAIN[what]],
        stdin=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8", "TZ": "UTC", "TMPDIR": str(scratch)},
        cwd=scratch,
        umask=0o022,
        capture_output=True,
        text=True,
        check=True,
    )
    surroundings = {"PYTHONOPTIMIZE": "1", "PYTHONWARNINGS": "ignore", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    for name, value in {**surroundings, "PYTHONHASHSEED": "7"}.items():
        monkeypatch.setenv(name, value)
    own_worker(monkeypatch)
    assert runner.run(Job(PLAIN[what], "name.py")).output == fresh.stdout


def own_worker(monkeypatch):
    """Let this test have a worker that is started in its own environment."""
    monkeypatch.setattr(pageloom.runner, "shared_worker", functools.cache(pageloom.runner.Worker))


def test_random_numbers_without_a_seed_are_nobody_elses(runner):
    program = "import random, numpy.random as r\nprint(random.random(), r.random(), r.default_rng().random())"
    first, second = (runner.run(Job(program, "name.py")).output.split() for _ in range(2))
    assert not set(first) & set(second)


def test_ids_are_stable_without_a_style(tmp_path):
    program = "import matplotlib.pyplot as plt\nplt.plot([1, 2])"
    first, second = (Runner(tmp_path / "none", fork=fork).run(Job(program, "n.py")) for fork in (True, False))
    assert first.figure == second.figure


# Inert: on Linux the kernel keeps a program from all that is not its own, whatever it says to Python.

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only the audit hook guards")
C = "import ctypes, os\nc = ctypes.CDLL(None)\nthere, other = b'{}/there', b'{}/other'\n"
WRITING = {
    "rmtree": "import shutil\nshutil.rmtree('{}')",
    "rmtree from within": "import os, shutil\nos.chdir('{}')\nshutil.rmtree('.', ignore_errors=True)",
    "a name in an open folder": "import os\nos.unlink('there', dir_fd=os.open('{}', os.O_RDONLY))",
    "sqlite": "import sqlite3\nsqlite3.connect('{}/other').execute('create table x (a)')",
    "sqlite by its address": "import sqlite3\n"
    "sqlite3.connect('file:{}/other', uri=True).execute('create table x (a)')",
    "O_TRUNC": "import os\nos.open('{}/there', os.O_RDONLY | os.O_TRUNC)",
    "a pipe": "import os\nos.mkfifo('{}/other')",
    "a device": "import os\nos.mknod('{}/other')",
    "attributes": "import os\nos.setxattr('{}/there', 'user.x', b'x')",
    "C: open": C + "c.open(other, os.O_CREAT | os.O_WRONLY, 0o600)",
    "C: unlink": C + "c.unlink(there)",
    "C: rename": C + "c.rename(there, other)",
    "C: link": C + "c.link(there, b'mine')\nc.truncate(b'mine', 0)",
    "C: truncate": C + "c.truncate(there, 0)",
    "C: chmod": C + "c.chmod(there, 0)",
    "C: fchmod": C + "c.fchmod(os.open(there, os.O_RDONLY), 0)",
    "C: chown": C + "c.chown(there, 1, 1)",
    "C: utime": C + "c.utime(there, 0)",
    "C: utimensat": C + "c.utimensat(-100, there, 0, 0)",
    "C: setxattr": C + "c.setxattr(there, b'user.x', b'x', 1, 0)",
    "C: fork": C + "if c.fork() == 0:\n    c.unlink(there)\n    os._exit(0)",
    "C: vfork and exec": C + "c.system(b'touch ' + other)",
    "C: posix_spawn": C + "c.posix_spawn(0, b'/bin/rm', 0, 0, (ctypes.c_char_p * 3)(b'rm', there), 0)",
    "C: exec": C + "c.execl(b'/bin/rm', b'rm', there, None)",
    "a process of multiprocessing": "import multiprocessing\n"
    "multiprocessing.get_context('fork').Process(target=open, args=('{}/other', 'w')).start()",
    "posix_spawn": "import os\nos.posix_spawn('/bin/rm', ['rm', '{}/there'], {})",
    "a thread": "import threading\nthreading.Thread(target=open, args=('{}/other', 'w')).start()",
}


def state(folder):
    return [
        (path.name, path.read_bytes(), path.stat().st_mode, path.stat().st_mtime, os.listxattr(path))
        for path in sorted(folder.iterdir())
    ]


@needs_linux
@pytest.mark.parametrize("how", WRITING)
def test_nothing_outside_is_touched(runner, how, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "there").write_text("x")
    os.utime(folder / "there", (1, 1))
    before = state(folder)
    with contextlib.suppress(ProgramError):
        runner.run(Job(WRITING[how].replace("{}", str(folder)), "name.py"))
    assert state(folder) == before


READING = {
    "open": "print(open('{}/there').read())",
    "os.open": "import os\nprint(os.read(os.open('{}/there', os.O_RDONLY), 99))",
    "a link": "import os\nos.symlink('{}/there', 'link')\nprint(open('link').read())",
    "numpy": "import numpy\nprint(numpy.loadtxt('{}/there', dtype=str))",
    "sqlite": "import sqlite3\nprint(sqlite3.connect('{}/base').execute('select * from x').fetchall())",
    "a module": "import sys\nsys.path.append('{}')\nimport module\nprint(module.x)",
    "C": C + "text = ctypes.create_string_buffer(99)\nc.read(c.open(there, 0), text, 99)\nprint(text.value)",
    "names": "import os\nprint(os.listdir('{}'))",
    "its environment": "print(open('/proc/self/environ').read())",
    "its parent's environment": "import os\nprint(open(f'/proc/{os.getppid()}/environ').read())",
    "its memory": "for line in open('/proc/self/maps'):\n    print(line)",
}


@needs_linux
@pytest.mark.parametrize("where", ["the project", "elsewhere"])
@pytest.mark.parametrize("how", READING)
def test_nothing_outside_is_read(runner, how, where, tmp_path, monkeypatch):
    (tmp_path / "secret").mkdir()
    for name, text in (("there", "secret"), ("module.py", "x = 'secret'"), ("base", "")):
        (tmp_path / "secret" / name).write_text(text)
    with sqlite3.connect(tmp_path / "secret/base") as base:
        base.execute("create table x as select 'secret' as a")
    base.close()
    monkeypatch.setenv("TOKEN", "secret")
    if where == "the project":
        monkeypatch.chdir(tmp_path)
    said = ""
    with contextlib.suppress(ProgramError):
        said = runner.run(Job(READING[how].replace("{}", str(tmp_path / "secret")), "name.py")).output
    assert "secret" not in said
    assert "there" not in said


def test_a_program_that_reads_the_project_is_told_what_to_do_instead(runner, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.csv").write_text("1,2\n")
    error = fails(runner, f"\nprint(open({str(tmp_path / 'data.csv')!r}).read())")
    assert error.lines == (2,)
    assert "reads nothing of the project" in str(error)
    assert "put data into a module beside the snippets" in str(error)


def test_what_is_installed_can_be_read_also_within_the_project(runner, monkeypatch):
    monkeypatch.chdir(Path(sys.prefix).parent)
    program = (
        "import importlib.metadata, matplotlib.font_manager as fonts\n"
        "print(open(fonts.findfont('DejaVu Sans'), 'rb').read(4), importlib.metadata.version('numpy'))"
    )
    assert runner.run(Job(program, "name.py")).output == f"b'\\x00\\x01\\x00\\x00' {numpy.__version__}\n"


@needs_linux
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET"])
def test_the_kernel_gives_no_socket(runner, family):
    number = int(getattr(socket, family))
    program = C + f"print(c.socket({number}, 2, 0), c.syscall(425, 8, bytes(120)))"
    assert runner.run(Job(program, "name.py")).output == "-1 -1\n"


# What a program may not ask of the kernel, as it would touch another process of the same user. With `up` for
# the process that started it; harmless where the kernel says yes.
REACHING = {
    "its limits": "c.prlimit(up, 4, None, bytes(16))",
    "its cores": "c.sched_setaffinity(up, 128, (ctypes.c_ubyte * 128)(*[255] * 128))",
    "its order": "c.sched_setparam(up, bytes(4))",
    "its attributes": "call('sched_setattr', up, struct.pack('2I40x', 48, 0), 0)",
    "its priority": "c.setpriority(0, up, 0)",
    "its turn at the disk": "call('ioprio_set', 1, up, 0)",
    "its memory, read": "c.process_vm_readv(up, None, 0, None, 0, 0)",
    "its memory, written": "c.process_vm_writev(up, None, 0, None, 0, 0)",
    "its memory, moved": "call('move_pages', up, 0, None, None, None, 0)",
    "its memory, migrated": "call('migrate_pages', up, 64, bytes(8), bytes(8))",
    "its steps": "c.ptrace(16, up, 0, 0)",
    "its counters": "call('perf_event_open', struct.pack('2I112x', 1, 120), up, -1, -1, 0)",
    "its handle": "call('pidfd_open', up, 0)",
    "its descriptors": "call('pidfd_getfd', 0, 0, 0)",
    "what it shares": "call('kcmp', os.getpid(), up, 0, 0, 0)",
    "a signal": "c.kill(up, 0)",
    "a signal to all": "c.kill(-1, 0)",
    "a signal to a thread": "c.tgkill(up, up, 0)",
    "a signal later": "c.fcntl(0, 8, up)",
    "a signal later, otherwise": "c.fcntl(0, 15, struct.pack('2i', 1, up))",
    "a signal from a socket": "c.ioctl(0, 0x8901, struct.pack('i', up))",
    "flags of a file": "c.ioctl(os.open('/usr/lib', os.O_RDONLY), 0x40086602, bytes(8))",
    "shared memory": "c.shmctl(0, 0, None)",
    "shared memory, mapped": "c.shmat(-1, None, 0)",
    "shared counters": "c.semctl(-1, 0, 0)",
    "shared counters, changed": "c.semop(-1, None, 0)",
    "shared messages": "c.msgctl(-1, 0, None)",
    "shared messages, sent": "c.msgsnd(-1, None, 0, 0)",
    "shared messages, taken": "c.msgrcv(-1, None, 0, 0, 0)",
    "a queue": "call('mq_unlink', b'nobody')",
    "keys": "call('keyctl', 0, -4, 0)",
    "new keys": "call('add_key', b'user', b'loom', b'x', 1, -1)",
    "foreign keys": "call('request_key', b'user', b'loom', None, 0)",
    "a new name space": "c.unshare(0)",
    "another's name space": "c.setns(0, 0)",
    "a mount": "c.syscall(430, b'tmpfs', 0)",
    "another root": "c.chroot(b'/')",
    "a program of the kernel": "call('bpf', 0, None, 0)",
    "a file by its handle": "c.open_by_handle_at(-1, bytes(8), 0)",
    "a pair of sockets": "c.socketpair(1, 2, 0, (ctypes.c_int * 2)())",
}


@needs_linux
@pytest.mark.parametrize("what", REACHING)
def test_the_kernel_lets_no_program_reach_another(runner, what):
    numbers = {name: both[platform.machine() != "x86_64"] for name, both in REFUSED.items()}
    program = (
        "import ctypes, os, struct\nup, c = os.getppid(), ctypes.CDLL(None, use_errno=True)\n"
        f"def call(name, *words):\n    return c.syscall({numbers}[name], *words)\n"
        f"print({REACHING[what]}, ctypes.get_errno())"
    )
    refused = [f"-1 {number}\n" for number in (errno.EPERM, errno.EOPNOTSUPP)]
    assert runner.run(Job(program, "name.py")).output in refused


@needs_linux
def test_signals_reach_nobody_else_also_where_there_is_no_landlock():
    program = (
        "import ctypes, os\nfrom pageloom.confinement import confine_calls\nconfine_calls(sockets=False)\n"
        "up, me, c = os.getppid(), os.getpid(), ctypes.CDLL(None)\n"
        "print(c.kill(up, 0), c.tgkill(up, up, 0), c.fcntl(0, 8, up), c.tgkill(me, me, 0))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "-1 -1 -1 0\n"


@needs_linux
def test_another_order_is_not_refused_but_nothing_is_done(runner):
    program = C + "print(c.sched_setscheduler(0, os.SCHED_BATCH, bytes(4)), os.sched_getscheduler(0))"
    assert runner.run(Job(program, "name.py")).output == f"0 {os.SCHED_OTHER}\n"


@needs_linux
def test_no_program_takes_the_disk_from_its_neighbours(tmp_path, monkeypatch):
    own_worker(monkeypatch)
    runner = Runner(tmp_path / "none")
    program = "import resource, os\nresource.prlimit(os.getppid(), resource.RLIMIT_FSIZE, (0, 0))"
    assert "PermissionError" in str(fails(runner, program))
    assert runner.run(Job("print(1)", "name.py")).output == "1\n"


@needs_linux
def test_a_program_may_lower_its_own_limits_and_signal_itself(runner):
    program = (
        "import resource, signal, threading\nresource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))\n"
        "signal.signal(signal.SIGUSR1, lambda *_: print('heard'))\nsignal.raise_signal(signal.SIGUSR1)\n"
        "signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)\n"
        "print(resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    assert runner.run(Job(program, "name.py")).output == "heard\nheard\n(64, 64)\n"


@needs_linux
@pytest.mark.parametrize("number", ["463", "466", "469", "470", "2**30 + 39"])
def test_calls_that_the_list_does_not_know_are_none(runner, number):
    program = (
        "import ctypes, errno\nc = ctypes.CDLL(None, use_errno=True)\n"
        f"print(c.syscall({number}, -1, None, 0, 0), errno.errorcode[ctypes.get_errno()])"
    )
    assert runner.run(Job(program, "name.py")).output == "-1 ENOSYS\n"


@needs_linux
def test_a_module_of_its_own_process_runs_within_the_same_bounds_and_may_listen_at_a_file(tmp_path):
    scratch, style, secret = tmp_path / "scratch", tmp_path / "style", tmp_path / "secret"
    scratch.mkdir()
    style.write_text("readable")
    secret.write_text("secret")
    tries = [
        f"open({str(style)!r}).read()",
        "open('mine', 'w').write('x')",
        "socket.socket(socket.AF_UNIX).bind('file')",
        "socket.socketpair()[0].close()",
        f"open({str(secret)!r})",
        f"open({str(tmp_path / 'new')!r}, 'w')",
        "socket.socket(socket.AF_INET)",
        "socket.socket(socket.AF_UNIX).connect('file')",
        "socket.socketpair(type=socket.SOCK_DGRAM)",
        "os.fork()",
        "os.posix_spawn('/bin/true', ['true'], {})",
    ]
    program = (
        f"import os, socket\nfor each in {tries}:\n"
        "    try:\n        print(eval(each))\n    except OSError:\n        print('refused')"
    )
    command = [sys.executable, pageloom.confinement.__file__, scratch, style, "--"]
    ran = subprocess.run(
        [*command, "timeit", "-n1", "-r1", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[:11] == ["readable", "1", "None", "None", *["refused"] * 7]


def test_the_guard_says_what_it_is():
    said = guard()
    assert (
        said.startswith("the kernel (Landlock ")
        if sys.platform == "linux"
        else said.startswith("an audit hook")
    )


def test_what_is_installed_anew_changes_what_results_are_stored_under(tmp_path, monkeypatch):
    known = {pageloom.runner.versions.__wrapped__()}
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("thing-1.0.dist-info", "thing-2.0.dist-info", "other-1.0.egg-info"):
        (tmp_path / name).mkdir()
        known.add(pageloom.runner.versions.__wrapped__())
        (tmp_path / name).rmdir()
    assert len(known) == 4


# Bounded: held from outside.

ENDLESS = {
    "no alarm": "import signal\nsignal.alarm(0)\nsignal.setitimer(signal.ITIMER_REAL, 0)",
    "deaf": "import signal\nfor number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:\n"
    "    signal.signal(number, signal.SIG_IGN)",
    "a blocked mask": "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, signal.Signals)",
    "stopped": "import signal\nsignal.raise_signal(signal.SIGSTOP)",
    "another session": C + "c.setsid(); c.setpgid(0, 0); c.prctl(1, 0, 0, 0, 0)",
    "closed descriptors": "import os\nos.closerange(0, 1000)",
    "errors caught": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
}


@needs_linux
@pytest.mark.parametrize("how", ENDLESS)
def test_no_program_lifts_its_limit_of_time(tmp_path, how):
    runner = Runner(tmp_path / "none", seconds=0.5)
    assert "still running after 0.5 seconds" in str(fails(runner, ENDLESS[how] + "\nwhile True: pass"))


@pytest.mark.parametrize(
    "ending",
    [
        "import atexit\n@atexit.register\ndef last():\n    while True: pass",
        "class Thing:\n    def __del__(self):\n        while True: pass\nthing = Thing()",
        "import threading\ndef run():\n    while True: pass\nthreading.Thread(target=run).start()",
    ],
)
def test_what_never_ends_at_the_end_is_stopped_too(tmp_path, ending):
    assert "still running" in str(fails(Runner(tmp_path / "none", seconds=0.5), ending))


@needs_linux
@pytest.mark.parametrize("what", ["AS", "FSIZE", "NOFILE"])
def test_no_program_lifts_its_limits(runner, what):
    program = f"import resource\nresource.setrlimit(resource.RLIMIT_{what}, (2**60, 2**60))"
    assert "not allowed to raise maximum limit" in str(fails(runner, program))


@needs_linux
@pytest.mark.parametrize(
    ("program", "message"),
    [
        (
            "with open('file', 'wb') as file:\n    while True:\n        file.write(bytes(2**20))",
            "File too large",
        ),
        ("import os\nwhile True:\n    os.write(1, bytes(2**20))", "File too large"),
        ("import os\nwhile True:\n    os.write(2, bytes(2**20))", "File too large"),
        ("import os\nos.write(1, b'x' * (2**20 + 1))", "it printed more than 1048576 bytes"),
        (
            "for name in 'abcdefghi':\n    open(name, 'w').truncate(2**23)\nwhile True: pass",
            "it left more than 64 megabytes in files",
        ),
    ],
)
def test_disk_and_output_are_bounded(runner, program, message):
    assert message in str(fails(runner, program))


def test_programs_that_run_at_once_have_room_for_their_memory():
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**20
    assert at_once(1) == len(os.sched_getaffinity(0))
    assert at_once(memory / 1.5) == 1
    assert at_once(memory * 2) == 1


# Made past the hook, which cannot tell where it stands so deep.
DOWN = C + "def down(name):\n    assert c.mkdir(name, 0o777) == c.chdir(name) == 0\n"
DEEP = {
    "one in the other": DOWN + "for _ in range(2200):\n    down(b'x')\n    c.close(c.creat(b'y', 0o600))",
    "with long names": DOWN + "for _ in range(99):\n    down(b'x' * 255)",
    "many": DOWN + "here = os.getcwd()\nfor name in b'a', b'b', b'c':\n    os.chdir(here)\n"
    "    for _ in range(2200):\n        down(name)",
}


@needs_linux
@pytest.mark.parametrize("how", DEEP)
def test_folders_however_deep_are_cleared_away(runner, how, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    own_worker(monkeypatch)
    with contextlib.suppress(ProgramError):  # it may be seen and stopped before it has ended
        runner.run(Job(DEEP[how], "name.py"))
    assert [path.name for path in tmp_path.iterdir()] == ["matplotlibrc"]


def test_files_that_are_left_at_the_last_moment_count(runner):
    program = "for i in range(5):\n    open(f'file-{i}', 'wb').write(bytes(20 * 2**20))"
    assert "it left more than 64 megabytes in files" in str(fails(runner, program))
    assert runner.run(Job("print(1)", "name.py")).output == "1\n"


@needs_linux
def test_folders_too_deep_to_be_counted_are_too_many(runner):
    program = DEEP["one in the other"] + "\nwhile True: pass"
    assert "it left more than 64 megabytes in files, or folders too deep" in str(fails(runner, program))


@needs_linux
@pytest.mark.parametrize(
    "left",
    [
        "os.mkfifo(file)",
        "os.symlink('/dev/stdin', file)",
        "open(file, 'w').write('[' * 10**5 + ']' * 10**5)",
        "open(file, 'w').write('[1]')",
        "open(file, 'w').write('{}')",
    ],
)
def test_what_a_program_leaves_for_its_answer_keeps_nobody_waiting(runner, left):
    program = f"import os, sys\nfile = sys._getframe(2).f_locals['place'].answer_file\n{left}\nos._exit(0)"
    assert ENDED in str(fails(runner, program))


@needs_linux
def test_what_is_closed_to_its_owner_is_counted_and_cleared_away_too():
    user = os.geteuid()
    if user == 0:  # to whom nothing is closed
        os.seteuid(65534)
    try:
        folder = tempfile.mkdtemp(dir="/tmp")
        for name in ("closed", "open"):
            os.makedirs(f"{folder}/{name}/inner")
        os.chmod(f"{folder}/closed", 0o300)
        assert size(folder) == math.inf
        clear(folder)
        assert not os.path.exists(folder)
    finally:
        os.seteuid(user)


# The guilty one is named, and nobody else.

ENDED = "its process ended before the program did"
GUILTY = {
    "import os\nprint(1)\nos._exit(0)": ENDED,
    "import ctypes\nctypes.CDLL(None)._exit(0)": ENDED,
    "import atexit, os\natexit.register(os._exit, 0)": ENDED,
    "import os, threading\nthreading.Thread(target=os._exit, args=[0]).start()\nwhile True: pass": ENDED,
    "import os\nos._exit(3)": "exit code 3",
    "import os\nos.abort()": "exit code -6",
    "import ctypes\nctypes.string_at(0)": "exit code -11",
}


@pytest.mark.parametrize("program", GUILTY)
def test_a_program_that_dies_is_named_and_its_neighbours_are_not(runner, program):
    neighbour = runner.start(Job("import time\ntime.sleep(0.3)\nprint(1)", "neighbour.py"))
    assert GUILTY[program] in str(fails(runner, program))
    assert neighbour.result().output == "1\n"
    assert runner.run(Job("print(2)", "next.py")).output == "2\n"


def test_rubbish_in_every_descriptor_spoils_no_answer(runner):
    program = (
        "import os\nfor number in range(3, 256):\n    try:\n        os.write(number, b'{}\\n')\n"
        "    except OSError:\n        pass\nprint('mine')"
    )
    neighbour = runner.start(Job("import time\ntime.sleep(0.3)\nprint(1)", "neighbour.py"))
    assert runner.run(Job(program, "name.py")).output == "mine\n"
    assert neighbour.result().output == "1\n"
