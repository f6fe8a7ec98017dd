"""A snippet becomes the whole program: what it imports from beside it stands in it."""

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
            "idea.py:1: definitions.py defines no third; it has math, np, HALF",
        ),
        ("print(\n", "idea.py:1: SyntaxError"),
    ],
)
def test_what_cannot_be_inlined_is_an_error_that_names_the_line(program, text, message):
    with pytest.raises(LoomError, match=r"idea\.py") as caught:
        program(text)
    assert message in str(caught.value)
