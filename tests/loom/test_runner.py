"""Promises of the runner: clean, bounded, loud, inert, reproducible. Each holds with a fork and without."""

import socket

import pytest

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


def test_an_error_names_the_line_and_the_last_line_of_the_traceback(runner):
    error = fails(runner, "def divide():\n    return 1 / 0\n\nprint('before')\ndivide()\n")
    assert (error.line, str(error)) == (2, "ZeroDivisionError: division by zero")
    assert fails(runner, "import sys\nsys.exit(0)").line == 2


def test_a_warning_is_an_error(runner):
    error = fails(runner, "import numpy as np\nnp.log(np.zeros(1))\n")
    assert error.line == 2
    assert "RuntimeWarning" in str(error)


def test_an_unknown_name_in_a_sentence_is_an_error(runner):
    error = fails(runner, "share = 1", "name.shares:.2f")
    assert error.expression == "name.shares:.2f"
    assert "shares" in str(error)


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


def test_what_is_written_past_sys_stdout_does_not_disturb_the_answers(runner):
    assert runner.run(Job("import os\nos.write(1, b'{}\\n')\nprint('mine')", "name.py")).output == "mine\n"


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
