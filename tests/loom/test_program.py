"""A snippet becomes the whole program: what it imports from beside it stands in it."""

import contextlib
import io
import runpy
import sys

import pytest

from pageloom.errors import LoomError
from pageloom.program import read_program

MODULE = '''"""Definitions."""

import math

import numpy as np

HALF = 1 / 2
SCALES = {"nats": 1.0}


def half(x):
    """Return half."""
    return x * HALF


def quarter(x):
    return half(half(np.asarray(x)))


def unrelated():
    return math.pi
'''


@pytest.fixture
def program(tmp_path):
    (tmp_path / "definitions.py").write_text(MODULE)

    def read(text):
        path = tmp_path / "topic" / "idea.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return read_program(path, tmp_path)

    return read


def test_definitions_come_with_what_they_need_and_nothing_else(program):
    text = program('"""Idea."""\n\nfrom definitions import quarter\n\nprint(quarter(8))\n').text
    names = {}
    exec(text, names)
    assert names["quarter"](8) == 2
    assert names["half"].__doc__ == "Return half."
    assert "unrelated" not in text and "import math" not in text and "SCALES" not in text
    assert "from definitions" not in text


def test_an_import_that_the_snippet_has_is_not_repeated(program):
    assert program("import numpy as np\n\nfrom definitions import quarter\n").text.count("import numpy") == 1


def test_each_line_knows_where_it_was_written(program):
    made = program('"""Idea."""\n\nfrom definitions import half, SCALES\n\nhalf("x")\n')
    for line in made.lines:
        assert not line.text or line.path.read_text().splitlines()[line.number - 1] == line.text
    assert made.definitions == ("half", "SCALES")
    folded = [made.lines[i - 1] for lines in made.folded for i in lines]
    assert {line.path.name for line in folded} == {"definitions.py"}
    assert {line.path.name for line in made.lines if line.text} == {"definitions.py", "idea.py"}
    assert len(folded) == sum(line.path.name == "definitions.py" for line in made.lines)


def test_a_snippet_without_definitions_is_left_as_it_is(program):
    text = '"""Ω."""\n\nimport math\n\nprint(math.pi)\n'
    assert program(text).text == text
    assert program(text).folded == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import definitions\n", "idea.py:1: import definitions at the top level"),
        ("from definitions import half as h\n", "idea.py:1: import definitions at the top level"),
        ("\nfrom definitions import *\n", "idea.py:2: import definitions at the top level"),
        ("def f():\n    from definitions import half\n", "idea.py:2: import definitions at the top level"),
        (
            "from definitions import third\n",
            "idea.py:1: definitions.py defines no third; it has HALF, SCALES, half",
        ),
        ("print(\n", "idea.py:1: SyntaxError"),
    ],
)
def test_what_cannot_be_inlined_is_an_error_that_names_the_line(program, text, message):
    with pytest.raises(LoomError, match=r"idea\.py") as caught:
        program(text)
    assert message in str(caught.value)


# Inlined means the same: each case prints what Python prints for the import, or is refused with its line.
# A case is tools.py, other.py and the snippet, and ¶ ends a line.

TOOLS = "HALF = 0.5¶def half(x):¶    return x * HALF"
RIGHT = {
    "a name of a library in both": (
        "import math¶from math import pi¶def area(r):¶    return math.floor(pi * r)",
        "",
        "import math¶from math import pi¶from tools import area¶print(area(3), math.e, pi)",
    ),
    "a library imported after the definitions": (
        "import math¶def area(r, pi=math.pi):¶    return pi * r",
        "",
        "from tools import area¶import math¶print(area(1), math.e)",
    ),
    "local names of the same letters": (
        TOOLS,
        "",
        (
            "from tools import half¶def f(HALF):¶    return HALF¶"
            "print(f(3), [HALF for HALF in (1, 2)], (lambda HALF: HALF)(5), half(2))¶"
            "class Words:¶    HALF = 3¶print(Words.HALF, half(4))"
        ),
    ),
    "a constant that grows": (
        "X = 1¶X += 1¶X = X * 3¶def x():¶    return X",
        "",
        "from tools import x¶print(x())",
    ),
    "a condition": (
        ("import sys¶if sys.maxsize > 5:¶    def size():¶        return 'large'¶else:¶    size = None"),
        "",
        "from tools import size¶print(size())",
    ),
    "what a try binds": (
        (
            "try:¶    import nothing_of_the_kind as fast¶except ImportError as error:¶"
            "    fast = None¶def f():¶    return fast"
        ),
        "",
        "from tools import f¶print(f())",
    ),
    "what a loop binds": (
        ("SQUARES = {}¶for n in range(4):¶    SQUARES[n] = n * n¶def square(n):¶    return SQUARES[n]"),
        "",
        "from tools import square¶print(square(3))",
    ),
    "what a with binds": (
        (
            "import contextlib¶with contextlib.nullcontext(3) as three:¶    four = three + 1¶"
            "def f():¶    return three + four"
        ),
        "",
        "from tools import f¶print(f())",
    ),
    "several names at once": (
        "a, (b, *c) = 1, (2, 3, 4)¶d = e = [a]¶d.append(b)¶def f():¶    return a, b, c, e",
        "",
        "from tools import f¶print(f())",
    ),
    "a registry filled by a decorator": (
        (
            "NAMES = []¶def register(f):¶    NAMES.append(f.__name__)¶    return f¶@register¶"
            "def one():¶    pass¶@register¶def two():¶    pass"
        ),
        "",
        "from tools import NAMES¶print(NAMES)",
    ),
    "a registry filled by calls": (
        "NAMES = []¶SEEN = {}¶NAMES.append(1)¶SEEN.update(a=1)¶other = NAMES.append(2)",
        "",
        "from tools import NAMES, SEEN¶print(NAMES, SEEN)",
    ),
    "a registry filled by a default, classes and a comprehension": (
        (
            "NAMES = []¶def unused(x=NAMES.append(1)):¶    pass¶class Unused:¶"
            "    NAMES.append(2)¶class Base:¶    def __init_subclass__(cls):¶"
            "        NAMES.append(3)¶class Other(Base):¶    pass¶"
            "too = [NAMES.append(n) for n in (4, 5)]¶(walrus := NAMES).append(6)"
        ),
        "",
        "from tools import NAMES¶print(NAMES)",
    ),
    "a stream of numbers": (
        "import random¶draw = random.Random(1)¶first = draw.random()¶second = draw.random()",
        "",
        "from tools import second¶print(second)",
    ),
    "the state of a library": (
        ("import random¶random.seed(3)¶unused = random.random()¶def draw():¶    return random.random()"),
        "",
        "from tools import draw¶print(draw())",
    ),
    "an attribute set later": (
        "def f():¶    return f.calls¶f.calls = 7",
        "",
        "from tools import f¶print(f())",
    ),
    "an operator with an effect": (
        (
            "class Log(list):¶    def __or__(self, other):¶        self.append(other)¶"
            "log = Log()¶unused = log | 3"
        ),
        "",
        "from tools import log¶print(log)",
    ),
    "a module that prints": (
        "print('one')¶def f():¶    pass¶unused = print('two')",
        "",
        "print('zero')¶from tools import f¶print('three')",
    ),
    "a name taken away": (
        "X = 1¶Y = X¶del X¶def y():¶    return Y",
        "",
        "from tools import y¶print(y())",
    ),
    "two imports from one module": (
        "print('once')¶" + TOOLS,
        "",
        "from tools import half¶print(half(1))¶from tools import HALF¶print(HALF)",
    ),
    "a module that imports another": (
        "from other import third¶SIXTH = third(1) / 2",
        "print('other')¶def third(x):¶    return x / THREE¶THREE = 3",
        "from tools import SIXTH¶print(SIXTH)",
    ),
    "a module that imports another for what it does": (
        "from other import unused¶" + TOOLS,
        "print('other')¶def unused():¶    pass",
        "from tools import half¶print(half(3))",
    ),
    "a name handed on": (
        "from other import third",
        "def third(x):¶    return x / 3",
        "from tools import third¶print(third(3))",
    ),
    "one definition along two ways": (
        "from other import third¶def sixth(x):¶    return third(x) / 2",
        "print('once')¶def third(x):¶    return x / 3",
        "from other import third¶from tools import sixth¶print(sixth(6), third(6))",
    ),
    "a class in quotes": (
        (
            "import typing¶Scale = int¶def f(x: 'Scale') -> 'Scale':¶    return x¶def hints():¶"
            "    return typing.get_type_hints(f)"
        ),
        "",
        "from tools import f, hints¶print(hints())",
    ),
    "a builtin of its own": (
        "def sum(values):¶    return 42¶def total(values):¶    return sum(values)",
        "",
        "from tools import sum, total¶print(sum([1]), total([1]))",
    ),
    "names of a class between underscores": (
        (
            "class Box:¶    def __init__(self):¶        self.__x = 3¶    def x(self):¶"
            "        return self.__x¶box = Box()"
        ),
        "",
        "from tools import box¶print(box.x())",
    ),
    "a class that has a name of its own for one of the module": (
        "def sum(x):¶    return 42¶class Box:¶    sum = sum",
        "",
        "from tools import Box¶print(Box.sum(1))",
    ),
    "a function within a function": (
        (
            "def counter():¶    n = 0¶    def more():¶        nonlocal n¶        n += STEP¶"
            "        return n¶    return more¶STEP = 2"
        ),
        "",
        "from tools import counter¶n = counter()¶print(n(), n())",
    ),
    "Windows": (
        TOOLS + "\r",
        "",
        "words = '''a\r¶b'''\r¶from tools import half\r¶print(half(1), words)\r",
    ),
    "a mark of the order of bytes": (
        "\ufeff" + TOOLS,
        "",
        "\ufefffrom tools import half¶print(half(1))",
    ),
    "a cookie for UTF-8": (
        "# -*- coding: utf-8 -*-¶" + TOOLS,
        "",
        "# vim: set fileencoding=UTF-8 :¶from tools import half¶print(half(1), 'Ω')",
    ),
    "tabs": (
        "def f():¶\treturn 'a\tb'",
        "",
        "from tools import f¶if f():¶\tprint(f())",
    ),
    "an import over several lines": (
        TOOLS,
        "",
        "from tools import (  # both¶    HALF,¶    half,¶)¶print(HALF, half(1))",
    ),
}

REFUSED = {
    "assignment": (
        TOOLS,
        "",
        "from tools import half¶HALF = 3¶print(half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "loop": (
        TOOLS,
        "",
        "from tools import half¶for HALF in [3]:¶    pass¶print(half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "with": (
        TOOLS,
        "",
        "from tools import half¶with open('/dev/null') as HALF:¶    pass¶print(half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "definition": (
        TOOLS,
        "",
        "from tools import half¶def HALF():¶    pass¶print(half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "class": (
        TOOLS,
        "",
        "from tools import half¶class HALF:¶    pass¶print(half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "import": (
        TOOLS,
        "",
        "from tools import half¶import math as HALF¶print(half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "walrus": (
        TOOLS,
        "",
        "from tools import half¶print([(HALF := n) for n in [3]], half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "del": (
        TOOLS,
        "",
        "from tools import half¶del HALF¶print(half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "augmented": (
        TOOLS,
        "",
        "from tools import half, HALF¶HALF += 3¶print(half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "annotated": (
        TOOLS,
        "",
        "from tools import half¶HALF: int = 3¶print(half(2))",
        "idea.py:2: `HALF` is a name of tools.py:1, too",
    ),
    "global": (
        TOOLS,
        "",
        "from tools import half¶def f():¶    global HALF¶    HALF = 3¶f()¶print(half(2))",
        "idea.py:3: `HALF` is a name of tools.py:1, too",
    ),
    "exception": (
        TOOLS,
        "",
        ("from tools import half¶try:¶    1 / 0¶except ZeroDivisionError as HALF:¶    pass¶print(half(2))"),
        "idea.py:4: `HALF` is a name of tools.py:1, too",
    ),
    "capture": (
        TOOLS,
        "",
        "from tools import half¶match 3:¶    case HALF:¶        pass¶print(half(2))",
        "idea.py:3: `HALF` is a name of tools.py:1, too",
    ),
    "before its import": (
        TOOLS,
        "",
        "HALF = 3¶from tools import half, HALF¶print(half(2), HALF)",
        "idea.py:1: `HALF` is a name of tools.py:1, too",
    ),
    "after its import": (
        TOOLS,
        "",
        "from tools import half¶half = half(2)¶print(half)",
        "idea.py:2: `half` is a name of tools.py:2, too",
    ),
    "a name that was not imported": (
        TOOLS,
        "",
        "from tools import half¶print(half(HALF))",
        "idea.py:2: `HALF` is a name of tools.py:1, too, and one program has room for one; import it",
    ),
    "a library that only the module imports": (
        "import math¶def f():¶    return math.pi",
        "",
        "from tools import f¶print(f(), math.e)",
        "idea.py:2: `math` is a name of tools.py:1, too",
    ),
    "one name for two of a library": (
        "from math import log2 as log¶def f():¶    return log(8)",
        "",
        "from math import log¶from tools import f¶print(f(), log(8))",
        "idea.py:1: `log` is a name of tools.py:1, too",
    ),
    "a library renamed later": (
        "import math¶def f():¶    return math.pi",
        "",
        "import math¶from tools import f¶math = 3¶print(f(), math)",
        "idea.py:1: `math` is a name of tools.py:1, too",
    ),
    "a builtin that the definitions use": (
        "def total(values):¶    return sum(values)",
        "",
        "from tools import total¶sum = 3¶print(total([1]), sum)",
        "tools.py:2: `sum` is a name of idea.py:2, too",
    ),
    "a builtin that the snippet uses": (
        "def sum(values):¶    return 42¶def total(values):¶    return sum(values)",
        "",
        "from tools import total¶print(total([1]), sum([1]))",
        "idea.py:2: `sum` is a name of tools.py:1, too",
    ),
    "two modules with a name of their own": (
        "def _norm(x):¶    return x¶def f(x):¶    return _norm(x)",
        "def _norm(x):¶    return -x¶def g(x):¶    return _norm(x)",
        "from other import g¶from tools import f¶print(f(1), g(1))",
        "other.py:1: `_norm` is a name of tools.py:1, too",
    ),
    "a global that a module rebinds": (
        "N = 0¶def f():¶    global N¶    N += 1",
        "",
        "from tools import N, f¶f()¶print(N)",
        "tools.py:3: who imports this name would not see it change",
    ),
    "where a module is": (
        "def f():¶    return __name__",
        "",
        "from tools import f¶print(f())",
        "tools.py:2: `__name__` tells in which file it stands",
    ),
    "main of a module": (
        TOOLS + "¶if __name__ == '__main__':¶    print('main')",
        "",
        "from tools import half",
        "tools.py:4: `__name__` tells in which file it stands",
    ),
    "names as data": (
        TOOLS,
        "",
        "from tools import half¶print('HALF' in globals())",
        "idea.py:2: `globals` tells in which file it stands",
    ),
    "the future of a module": (
        "from __future__ import annotations¶" + TOOLS,
        "",
        "from tools import half",
        "tools.py:1: an import from __future__",
    ),
    "the future of a snippet": (
        TOOLS,
        "",
        "from __future__ import annotations¶from tools import half",
        "idea.py:1: an import from __future__",
    ),
    "everything of a library": (
        TOOLS,
        "",
        "from math import *¶from tools import half",
        "idea.py:1: a program with definitions must say which names it imports",
    ),
    "everything of a library in a module": (
        "from math import *¶" + TOOLS,
        "",
        "from tools import half",
        "tools.py:1: a program with definitions must say which names it imports",
    ),
    "a module within a function": (
        "def f():¶    from other import g¶    return g()",
        "def g():¶    pass",
        "from tools import f",
        "tools.py:2: import definitions at the top level",
    ),
    "modules in a circle": (
        "from other import g¶X = 1",
        "from tools import X¶g = X",
        "from tools import X",
        "other.py:1: tools.py imports this file in turn",
    ),
    "a module renamed": (
        TOOLS,
        "",
        "import tools as t¶print(t.half(1))",
        "idea.py:1: import definitions at the top level",
    ),
    "a module in a condition": (
        TOOLS,
        "",
        "if 1:¶    from tools import half¶print(half(1))",
        "idea.py:2: import definitions at the top level",
    ),
    "a name that another module lacks": (
        "from other import g",
        "h = 1",
        "from tools import g",
        "tools.py:1: other.py defines no g; it has h",
    ),
    "statements on one line": (
        TOOLS,
        "",
        "from tools import half; HALF = 3; print(half(2))",
        "idea.py:1: with definitions put in place, a statement needs lines of its own",
    ),
    "a null byte": (
        TOOLS + "¶x = '\0'",
        "",
        "from tools import half",
        "tools.py:4: here is U+0000",
    ),
    "a form feed": (
        TOOLS,
        "",
        "from tools import half¶\f¶print(half(1))",
        "idea.py:2: here is U+000C",
    ),
    "a separator of lines": (
        TOOLS,
        "",
        "from tools import half¶print('''\u2028''')",
        "idea.py:2: here is U+2028",
    ),
    "a cookie": (
        "#!/usr/bin/python¶# coding: latin-1¶" + TOOLS,
        "",
        "from tools import half",
        "tools.py:2: programs are in UTF-8",
    ),
    "no Python": (
        TOOLS + "¶def",
        "",
        "from tools import half",
        "tools.py:4: SyntaxError",
    ),
    "a name used before it is global": (
        "def f():¶    x = 1¶    global x",
        "",
        "from tools import f",
        "tools.py:3: ",
    ),
}


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Write two modules and a snippet and go there; return the place of the snippet."""

    def write(tools, other, idea):
        (tmp_path / "x").mkdir()
        for name, text in {"tools": tools, "other": other, "x/idea": idea}.items():
            (tmp_path / f"{name}.py").write_bytes((text + "¶").replace("¶", "\n").encode())
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.chdir(tmp_path)
        return tmp_path / "x/idea.py"

    yield write
    for name in ("tools", "other"):
        sys.modules.pop(name, None)


def printed_by(path):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(str(path), run_name="__main__")
    return printed.getvalue()


@pytest.mark.parametrize("case", RIGHT)
def test_the_program_prints_what_python_prints(files, case):
    path = files(*RIGHT[case])
    made = read_program(path, path.parent.parent)
    inlined = path.with_name("inlined.py")
    inlined.write_text(made.text, encoding="utf-8")
    assert printed_by(inlined) == printed_by(path) != ""
    assert "from tools" not in made.text and "from other" not in made.text
    assert all(made.folded)
    for line in made.lines:
        assert not line.text or line.path.read_text("utf-8-sig").split("\n")[line.number - 1] == line.text


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_mean_something_else_is_refused_with_its_line(files, case):
    *written, message = REFUSED[case]
    path = files(*written)
    with pytest.raises(LoomError) as caught:
        read_program(path, path.parent.parent)
    assert message in str(caught.value).replace("x/idea", "idea")


@pytest.mark.parametrize("name", ["tools.py", "x/idea.py"])
def test_a_file_in_another_encoding_is_an_error_that_names_the_line(files, name):
    path = files(TOOLS, "", "from tools import half¶¶")
    spoiled = path.parent.parent / name
    spoiled.write_bytes(spoiled.read_bytes() + b"# \xe4\n")
    with pytest.raises(LoomError, match=rf"{name}:4: this is not UTF-8 .*; save the file in UTF-8"):
        read_program(path, path.parent.parent)


def test_what_an_editor_leaves_and_a_folder_called_like_a_module_are_no_modules(files):
    path = files(TOOLS, "", "from tools import half¶import folder")
    (path.parent.parent / ".#tools.py").symlink_to("nobody@nowhere.1")
    (path.parent.parent / "folder.py").mkdir()
    assert "\nimport folder\n" in read_program(path, path.parent.parent).text


def test_a_module_brings_of_another_only_what_is_needed(files):
    path = files(
        "from other import one, two¶def f():¶    return one()¶def g():¶    return two()",
        "def one():¶    return 1¶def two():¶    return 2",
        "from tools import f¶print(f())",
    )
    text = read_program(path, path.parent.parent).text
    assert "def one" in text and "def two" not in text and "def g" not in text


def test_a_module_is_in_the_folder_of_snippets_and_no_link_leads_out_of_it(files, tmp_path_factory):
    path = files(TOOLS, "", "from secret import key")
    outside = tmp_path_factory.mktemp("outside") / "secret.py"
    outside.write_text("key = 1\n")
    (path.parent.parent / "secret.py").symlink_to(outside)
    with pytest.raises(LoomError, match=r"idea\.py:1: secret\.py leads out of"):
        read_program(path, path.parent.parent)


def test_a_snippet_is_no_module_of_a_package(files):
    path = files(TOOLS, "", "from x import idea")
    with pytest.raises(LoomError, match=r"idea\.py:1: idea\.py"):
        read_program(path, path.parent.parent)
