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
        ("\nfrom definitions import *\n", "idea.py:2: `*` can mean something else"),
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
            "print(f(3), [HALF for HALF in (1, 2)], (lambda HALF: HALF)(5), half(2))¶class Words:¶"
            "    HALF = 3¶print(Words.HALF, half(4))"
        ),
    ),
    "a registry filled by a decorator": (
        (
            "NAMES = []¶def register(f):¶    NAMES.append(f.__name__)¶    return f¶@register¶"
            "def one():¶    pass¶@register¶def two():¶    pass"
        ),
        "",
        "from tools import NAMES¶print(NAMES)",
    ),
    "a stream of numbers": (
        "import random¶draw = random.Random(1)¶first = draw.random()¶second = draw.random()",
        "",
        "from tools import second¶print(second)",
    ),
    "an operator with an effect": (
        (
            "class Log(list):¶    def __or__(self, other):¶        self.append(other)¶log = Log()¶"
            "unused = log | 3"
        ),
        "",
        "from tools import log¶print(log)",
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
        "\ufeffHALF = 0.5¶def half(x):¶    return x * HALF",
        "",
        "\ufefffrom tools import half¶print(half(1))",
    ),
    "a cookie for UTF-8": (
        "# -*- coding: utf-8 -*-¶HALF = 0.5¶def half(x):¶    return x * HALF",
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
    "a registry filled by a default, classes and a comprehension": (
        (
            "NAMES = []¶def unused(x=NAMES.append(1)):¶    pass¶class Unused:¶    NAMES.append(2)¶"
            "class Base:¶    def __init_subclass__(cls):¶        NAMES.append(3)¶class Other(Base):¶"
            "    pass¶too = [NAMES.append(n) for n in (4, 5)]"
        ),
        "",
        "from tools import NAMES¶print(NAMES)",
    ),
    "hints that print": (
        "def unused(x: print('x')) -> print('y'):¶    pass¶Z: print('z') = 1¶def f():¶    return 1",
        "",
        "from tools import f¶print(f())",
    ),
    "what a class does when it is looked at": (
        (
            "class Loud:¶    def __hash__(self):¶        print('hash')¶        return 1¶"
            "    @property¶    def x(self):¶        print('x')¶loud = Loud()¶table = {loud: 1}¶"
            "def unused(x=loud.x):¶    pass¶def f():¶    return 1"
        ),
        "",
        "from tools import f¶print(f())",
    ),
    "a file that is read": (
        "import io¶FILE = io.StringIO('ab')¶unused = [*FILE]¶def f():¶    return FILE.read()",
        "",
        "from tools import f¶print(repr(f()))",
    ),
    "a hint in quotes that decides": (
        (
            "import typing¶from dataclasses import dataclass, fields¶@dataclass¶class A:¶"
            "    x: 'typing.ClassVar[int]' = 3¶def f():¶    return fields(A)"
        ),
        "",
        "from tools import f¶print(f())",
    ),
    "a library handed on": (
        "import math¶def f():¶    return math.pi",
        "",
        "from tools import math, f¶print(math.e, f())",
    ),
    "methods called like what tells": (
        "class A:¶    __slots__ = ()¶    __doc__ = 'd'¶    def eval(self, dir):¶        return dir",
        "",
        "from tools import A¶print(A().eval(1), A.__doc__)",
    ),
    "an unneeded hint, read only": (
        (
            "import math¶class S:¶    pass¶def unused(x: S | None, y=math.pi) -> 'list[S]':¶    pass¶"
            "def f():¶    return 1"
        ),
        "",
        "from tools import f¶print(f())",
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
        "idea.py:3: `global` can mean something else with definitions in the same file",
    ),
    "exception": (
        TOOLS,
        "",
        "from tools import half¶try:¶    1 / 0¶except ZeroDivisionError as HALF:¶    pass¶print(half(2))",
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
        "idea.py:3: `math` is a name of tools.py:1, too",
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
        "tools.py:3: `global` can mean something else with definitions in the same file",
    ),
    "where a module is": (
        "def f():¶    return __name__",
        "",
        "from tools import f¶print(f())",
        "tools.py:2: `__name__` can mean something else with definitions in the same file",
    ),
    "main of a module": (
        TOOLS + "¶if __name__ == '__main__':¶    print('main')",
        "",
        "from tools import half",
        "tools.py:4: `__name__` can mean something else with definitions in the same file",
    ),
    "names as data": (
        TOOLS,
        "",
        "from tools import half¶print('HALF' in globals())",
        "idea.py:2: `globals` can mean something else with definitions in the same file",
    ),
    "the future of a module": (
        "from __future__ import annotations¶HALF = 0.5¶def half(x):¶    return x * HALF",
        "",
        "from tools import half",
        "tools.py:1: `__future__` can mean something else with definitions in the same file",
    ),
    "the future of a snippet": (
        TOOLS,
        "",
        "from __future__ import annotations¶from tools import half",
        "idea.py:1: `__future__` can mean something else with definitions in the same file",
    ),
    "everything of a library": (
        TOOLS,
        "",
        "from math import *¶from tools import half",
        "idea.py:1: `*` can mean something else with definitions in the same file",
    ),
    "a module within a function": (
        "def f():¶    from other import g¶    return g()",
        "def g():¶    pass",
        "from tools import f",
        "tools.py:2: import definitions at the top level",
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
    "statements on one line": (
        TOOLS,
        "",
        "from tools import half; HALF = 3; print(half(2))",
        "idea.py:1: with definitions put in place, a statement needs lines of its own",
    ),
    "a null byte": (
        TOOLS + "¶x = '\x00'",
        "",
        "from tools import half",
        "tools.py:4: here is U+0000",
    ),
    "a form feed": (
        TOOLS,
        "",
        "from tools import half¶\x0c¶print(half(1))",
        "idea.py:2: here is U+000C",
    ),
    "a separator of lines": (
        TOOLS,
        "",
        "from tools import half¶print('''\u2028''')",
        "idea.py:2: here is U+2028",
    ),
    "a cookie": (
        "#!/usr/bin/python¶# coding: latin-1¶HALF = 0.5¶def half(x):¶    return x * HALF",
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
    "a constant that grows": (
        "X = 1¶X += 1¶X = X * 3¶def x():¶    return X",
        "",
        "from tools import x¶print(x())",
        "tools.py:2: a module may hold |not `X += 1`; leave it to the snippet",
    ),
    "a condition": (
        "import sys¶if sys.maxsize > 5:¶    def size():¶        return 'large'¶else:¶    size = None",
        "",
        "from tools import size¶print(size())",
        "tools.py:2: a module may hold |not `if sys.maxsize > 5:`; leave it to the snippet",
    ),
    "what a try binds": (
        (
            "try:¶    import nothing_of_the_kind as fast¶except ImportError as error:¶"
            "    fast = None¶def f():¶    return fast"
        ),
        "",
        "from tools import f¶print(f())",
        "tools.py:1: a module may hold |not `try:`; leave it to the snippet",
    ),
    "what a loop binds": (
        "SQUARES = {}¶for n in range(4):¶    SQUARES[n] = n * n¶def square(n):¶    return SQUARES[n]",
        "",
        "from tools import square¶print(square(3))",
        "tools.py:2: a module may hold |not `for n in range(4):`; leave it to the snippet",
    ),
    "what a with binds": (
        (
            "import contextlib¶with contextlib.nullcontext(3) as three:¶    four = three + 1¶"
            "def f():¶    return three + four"
        ),
        "",
        "from tools import f¶print(f())",
        "tools.py:2: a module may hold |not `with contextlib.nullcontext(3) as three:`; leave it to",
    ),
    "several names at once": (
        "a, (b, *c) = 1, (2, 3, 4)¶d = e = [a]¶d.append(b)¶def f():¶    return a, b, c, e",
        "",
        "from tools import f¶print(f())",
        "tools.py:1: a module may hold |not `a, (b, *c) = 1, (2, 3, 4)`; leave it to the snippet",
    ),
    "a registry filled by calls": (
        "NAMES = []¶SEEN = {}¶NAMES.append(1)¶SEEN.update(a=1)¶other = NAMES.append(2)",
        "",
        "from tools import NAMES, SEEN¶print(NAMES, SEEN)",
        "tools.py:3: a module may hold |not `NAMES.append(1)`; leave it to the snippet",
    ),
    "the state of a library": (
        "import random¶random.seed(3)¶unused = random.random()¶def draw():¶    return random.random()",
        "",
        "from tools import draw¶print(draw())",
        "tools.py:2: a module may hold |not `random.seed(3)`; leave it to the snippet",
    ),
    "an attribute set later": (
        "def f():¶    return f.calls¶f.calls = 7",
        "",
        "from tools import f¶print(f())",
        "tools.py:3: a module may hold |not `f.calls = 7`; leave it to the snippet",
    ),
    "a module that prints": (
        "print('one')¶def f():¶    pass¶unused = print('two')",
        "",
        "print('zero')¶from tools import f¶print('three')",
        "tools.py:1: a module may hold |not `print('one')`; leave it to the snippet",
    ),
    "a name taken away": (
        "X = 1¶Y = X¶del X¶def y():¶    return Y",
        "",
        "from tools import y¶print(y())",
        "tools.py:3: a module may hold |not `del X`; leave it to the snippet",
    ),
    "a module that imports another": (
        "from other import third¶SIXTH = third(1) / 2",
        "print('other')¶def third(x):¶    return x / THREE¶THREE = 3",
        "from tools import SIXTH¶print(SIXTH)",
        "tools.py:1: a module may hold |not `from other import third`; leave it to the snippet",
    ),
    "two imports from one module": (
        TOOLS,
        "",
        "from tools import half¶print(HALF)¶from tools import HALF",
        "idea.py:3: import all that you need of tools.py at once",
    ),
    "a name bound twice": (
        "import math¶math = 3¶import math¶def f():¶    return math.pi",
        "",
        "from tools import f",
        "tools.py:2: `math` is bound in line 1, too",
    ),
    "two parts of a library by one name": (
        "import os.path as os¶def f():¶    return os.sep",
        "",
        "import os.path¶from tools import f¶print(os.getcwd(), f())",
        "idea.py:1: `os` is a name of tools.py:1, too",
    ),
    "a function that rebinds itself": (
        "def f():¶    global f¶    f = 3",
        "",
        "from tools import f¶f()¶print(f)",
        "tools.py:2: `global` can mean something else with definitions in the same file",
    ),
    "a name bound perhaps": (
        "Y = False and (Z := 1)",
        "",
        "from tools import Z",
        "tools.py:1: a module may hold |not `Y = False and (Z := 1)`",
    ),
    "a name declared only": (
        "X: int",
        "",
        "from tools import X",
        "tools.py:1: a module may hold |not `X: int`",
    ),
    "a name of a hint in quotes": (
        "import typing¶Scale = int¶def f(x: 'Scale'):¶    return typing.get_type_hints(f)",
        "",
        "from tools import f¶Scale = str¶print(f(1))",
        "idea.py:2: `Scale` is a name of tools.py:2, too",
    ),
    "a class that asks for its module": (
        "class A:¶    x = __module__",
        "",
        "from tools import A",
        "tools.py:2: `__module__` can mean something else with definitions in the same file",
    ),
    "the main module": (
        "def f():¶    import __main__¶    return hasattr(__main__, 'g')¶def g():¶    return f",
        "",
        "from tools import f",
        "tools.py:2: `__main__` can mean something else with definitions in the same file",
    ),
    "everything of a library, perhaps": (
        TOOLS,
        "",
        "if 1:¶    from math import *¶from tools import half",
        "idea.py:1: `*` can mean something else with definitions in the same file",
    ),
    "a relative import": (
        TOOLS,
        "",
        "from .tools import half",
        "idea.py:1: import definitions at the top level",
    ),
    "break in a function": (
        TOOLS + "¶def unused():¶    break",
        "",
        "from tools import half",
        "tools.py:5: SyntaxError: 'break' outside loop",
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
    assert all(part in str(caught.value).replace("x/idea", "idea") for part in message.split("|"))


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


@pytest.mark.parametrize("hiding", ["x/tools.py", "tools/__init__.py", "x/tools/__init__.py"])
def test_what_python_would_import_before_a_module_is_refused(files, hiding):
    path = files(TOOLS, "", "from tools import half¶print(half(1))")
    place = path.parent.parent / hiding
    place.parent.mkdir(exist_ok=True)
    place.write_text("half = print\n")
    with pytest.raises(LoomError, match=r"idea\.py:1: import definitions .* that no other hides"):
        read_program(path, path.parent.parent)


def test_a_module_called_like_one_of_python_is_refused(files):
    path = files(TOOLS, "", "from statistics import mean")
    (path.parent.parent / "statistics.py").write_text("mean = print\n")
    with pytest.raises(LoomError, match=r"idea\.py:1: import definitions .* that no other hides"):
        read_program(path, path.parent.parent)


def test_a_module_is_in_the_folder_of_snippets_and_no_link_leads_out_of_it(files, tmp_path_factory):
    path = files(TOOLS, "", "from secret import key")
    outside = tmp_path_factory.mktemp("outside") / "secret.py"
    outside.write_text("key = 1\n")
    (path.parent.parent / "secret.py").symlink_to(outside)
    with pytest.raises(LoomError, match=r"idea\.py:1: import definitions .* from a file in \S+ itself"):
        read_program(path, path.parent.parent)


def test_a_snippet_is_no_module_of_a_package(files):
    path = files(TOOLS, "", "from x import idea")
    with pytest.raises(LoomError, match=r"idea\.py:1: import definitions .* from a file in \S+ itself"):
        read_program(path, path.parent.parent)
