"""Pages made of whatever Markdown allows: the loom runs what is marked, and leaves everything else alone."""

import re
from concurrent.futures import Future
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pageloom.errors import LoomError
from pageloom.runner import Result
from pageloom.writing import Writer


def pages_tried(number: int):
    checks = [HealthCheck.function_scoped_fixture]  # the loom keeps nothing from one page to the next
    return settings(max_examples=number, deadline=None, suppress_health_check=checks, derandomize=True)


SVG = '<svg viewBox="0 0 1 1"><path d="M 0 0"/></svg>'
SNIPPETS = {"table": "Table", "figure": "Figure", "text": "", "silent": "", "ticks": "", "canary": ""}


@pytest.fixture
def loom(desk):
    """Weaves without a process: `start` gives results that stand here, and notes what it was asked for."""
    desk.snippet("formulas.py", "def half(n):\n    return n / 2\n")
    for name in SNIPPETS:
        desk.snippet(f"x/{name}.py", f"from formulas import half\n\nname = {name!r}\n")
    ticks = '"""Ticks.\n\n```\nprint(1)\n```\n"""\n\nfrom formulas import half\n\nname = "ticks"\n'
    desk.snippet("x/ticks.py", ticks)
    started: list[str] = []
    output = {"table": "| a |\n|---|\n| 1 |\n", "text": "printed\n", "canary": "the canary sings\n"}

    def start(job) -> "Future[Result]":
        name = Path(job.path).stem
        started.append(name)
        promised: Future[Result] = Future()
        values = dict.fromkeys(job.expressions, "42")
        promised.set_result(Result(output.get(name, ""), SVG if name == "figure" else None, values))
        return promised

    engine = desk.engine()
    shared = next(each for each in engine.registeredExtensions if hasattr(each, "loom")).loom
    shared.start = start

    def woven(page: str) -> str:
        started.clear()
        return "\n".join(Writer(shared.weave(page.split("\n"), desk.folder / "docs/page.md")).write())

    def rendered(page: str) -> str:
        started.clear()
        engine.reset()
        return engine.convert(page)

    return SimpleNamespace(started=started, output=output, woven=woven, rendered=rendered)


# Blocks of a page, as lists of lines. TOKEN stands for a word that is on no other line.

INDENTS = st.sampled_from(["", "", "", "    ", "  ", "        "])
MARKS = st.sampled_from(["```", "```", "````", "~~~", "~~~~~"])
PROSE = st.sampled_from(
    [
        "TOKEN",
        "TOKEN with `code`, ``{x}``, ` and *stress*",
        "# TOKEN",
        "- TOKEN\n- TOKEN\n    - TOKEN",
        "1. TOKEN\n\n    TOKEN",
        "| TOKEN | b |\n|---|---|\n| TOKEN | `c` |",
        '<div class="x">\n<p>TOKEN</p>\n</div>',
        "<!-- TOKEN -->",
        "<details><summary>TOKEN</summary>\n\nTOKEN\n\n</details>",
        "!!! note\n\n    TOKEN",
        '=== "TOKEN"\n\n    TOKEN',
        "> TOKEN\n> TOKEN",
        "> ```python\n> TOKEN\n> ```",
        "TOKEN $x_{1}$ and \\(y\\)",
        "Table of TOKEN",
        "TOKEN\tand [a link](#table) and ![an image](image.png)",
        "```` TOKEN ` ````",
        "",
        "---",
    ]
).map(str.splitlines)
INFO = st.sampled_from(
    [
        *("", "text", "python", "markdown", "{.python .x}", "python-repl", "execute"),
        *(
            'python title="a TOKEN"',
            'python hl_lines="1 2"',
            "python linenums='1'",
            '{.python title="x exec"}',
        ),
    ]
)


def indented(lines: list[str], indent: str) -> list[str]:
    return [indent + line if line else "" for line in lines]


@st.composite
def shown(draw) -> list[str]:
    """A fence that shows what would run elsewhere: another fence that is shorter, or of the other mark."""
    marks = draw(MARKS)
    inner = draw(st.sampled_from([inner for inner in ("```", "~~~") if inner not in marks or inner < marks]))
    canary = f"{inner}python exec\nx/canary.py\n{inner}"
    body = draw(st.lists(st.sampled_from(["TOKEN", "", canary, "    TOKEN", "# TOKEN"]), max_size=4))
    return "\n".join([f"{marks}{draw(INFO)}", *body, marks]).split("\n")


@st.composite
def unclosed(draw) -> list[str]:
    # Longer than all others, so that the mark of another one does not close it.
    return [f"{draw(st.sampled_from('`~')) * 7}{draw(INFO)}", "TOKEN"]


@st.composite
def executable(draw, names=("table", "figure", "text", "silent", "ticks"), faulty=True) -> list[str]:
    name = draw(st.sampled_from(names))
    marks = draw(MARKS)
    captions = {"Table": ["Table: TOKEN"], "Figure": ["Figure: TOKEN", "Alt: TOKEN"]}.get(SNIPPETS[name], [])
    if faulty and draw(st.integers(0, 9)) == 0:
        captions = draw(st.permutations([*captions, "Table: TOKEN"]))
    after = draw(st.sampled_from([[], ["TOKEN"], ['```text title="TOKEN"', "TOKEN", "```"]]))
    if captions:
        # What follows a caption at once belongs to its paragraph.
        captions = [line for caption in captions for line in ("", caption)] + after
        after = draw(st.sampled_from([[], [""]]))
    show = draw(st.sampled_from(["", " show"]))
    return [f"{marks}python exec{show}", f"x/{name}.py", marks, *captions, *after]


INERT = st.one_of(PROSE, PROSE, PROSE, shown(), unclosed())
QUOTE = st.sampled_from(["TOKEN `{text.name}` and `{table.x:.2f}`", "TOKEN [Table](#table-table)"]).map(
    str.splitlines
)


@st.composite
def pages(draw, blocks) -> str:
    lines: list[str] = []
    for block in draw(st.lists(st.tuples(blocks, INDENTS), max_size=8)):
        lines += indented(*block) + draw(st.sampled_from([[""], [""], [""], []]))
    tokens = count(1000)
    return re.sub("TOKEN", lambda _: f"word{next(tokens)}", "\n".join(lines))


def words(text: str) -> list[str]:
    return re.findall(r"word\d+", text)


def captioned(page: str) -> list[str]:
    """The words of what is a caption where it stands below a fence: these may move with their output."""
    return words("".join(re.findall(r"^ *(?:Table|Figure|Alt): (?:.+\n?)+", page, re.MULTILINE)))


@pages_tried(400)
@given(page=pages(INERT))
def test_a_page_without_executable_fences_is_left_as_it_is_and_nothing_runs(loom, page):
    assert loom.woven(page) == page
    assert loom.started == []


@pages_tried(400)
@given(page=pages(st.one_of(INERT, executable(), executable(), QUOTE)))
def test_no_line_is_lost_and_nothing_runs_that_is_not_marked(loom, page):
    try:
        woven = loom.woven(page)
    except LoomError as error:
        assert "page.md:" in str(error) or "snippets" in str(error)
        return
    moved = captioned(page)
    assert sorted(words(woven)) == sorted(words(page))
    assert [word for word in words(woven) if word not in moved] == [
        word for word in words(page) if word not in moved
    ]
    assert "canary" not in loom.started and "sings" not in woven


@pages_tried(150)
@given(page=pages(st.one_of(INERT, executable(), QUOTE)))
def test_a_whole_engine_keeps_each_word_and_runs_only_what_is_marked(loom, page):
    try:
        html = loom.rendered(page)
    except LoomError:
        return
    assert set(words(html)) == set(words(page))
    assert "canary" not in loom.started and "sings" not in html


@pages_tried(150)
@given(page=pages(st.one_of(PROSE, shown(), executable(["text", "silent"], faulty=False))))
def test_what_runs_is_what_is_marked_neither_more_nor_less(loom, page):
    # Here every fence is closed and indented as its neighbours are, so that there is no doubt what is marked.
    marked = re.findall(r"^ *(?:`{3,}|~{3,})python exec.*\n *x/(text|silent)\.py", page, re.MULTILINE)
    if len(set(marked)) < len(marked):
        with pytest.raises(LoomError, match="stands already"):
            loom.woven(page)
    else:
        loom.woven(page)
        assert loom.started == marked


CHARACTERS = st.sampled_from("`~{}:[]()#|<>x.1/ \t\n\r\x02\x03Ω")
BITS = st.sampled_from(
    [
        *("\n```", "\n~~~~", "python", " exec", " show", "\n", "Table: ", "[Table](#", "`{", "}`"),
        *("\n> ", "\n$$\n", "\\label{equation-x}", "\\label{", "[Figure](b.md#x)"),
    ]
)


@pages_tried(400)
@given(pieces=st.lists(st.one_of(CHARACTERS, BITS, BITS, BITS), min_size=5, max_size=30))
def test_any_characters_give_a_page_or_an_error_that_names_the_place(loom, pieces):
    try:
        loom.woven("".join(pieces))
    except LoomError as error:
        assert "page.md:" in str(error)
    assert loom.started == []


@pages_tried(300)
@given(
    expression=st.text(
        st.sampled_from("text.silent{}()[]:!='\"\\f \0\x02%1,lambdΩ") | st.characters(), max_size=12
    )
)
def test_any_inline_expression_gives_a_number_or_an_error_that_names_its_line(loom, expression):
    page = f"First.\n\nA `{{{expression}}}` and more.\n\n```python exec\nx/text.py\n```\n"
    if "`" in expression or "\n" in expression:
        return
    try:
        assert "A 42 and more." in loom.woven(page)
    except LoomError as error:
        assert "page.md:3:" in str(error)


class Shape(HTMLParser):
    """The tags of a page, and the text of its first block of code."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, object]] = []
        self.code = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: object) -> None:
        if tag not in ("span", "a"):
            self.tags.append((tag, attributes))

    def handle_data(self, data: str) -> None:
        opened = [tag for tag, _ in self.tags]
        self.code += data if opened[-1:] == ["code"] and opened.count("code") == 1 else ""


PRINTED = st.lists(
    st.sampled_from(
        [
            *(
                "```",
                "````",
                "~~~",
                "    ```",
                "```python exec",
                "</code></pre>",
                "<script>alert(1)</script>",
            ),
            *("a | b |", "&lt;", "# x", "`{text.name}`", "///", "/// table-caption", "[Table](#table-x)"),
            *("\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03", "\x02amp\x03", "\f", "$x$", "word", "  word"),
        ]
    ),
    min_size=1,
    max_size=5,
)


@pages_tried(200)
@given(printed=PRINTED, marks=MARKS, indent=st.sampled_from(["", "    "]))
def test_whatever_a_snippet_prints_stands_on_the_page_as_text(loom, printed, marks, indent):
    page = "\n".join(indented([f"{marks}python exec", "x/text.py", marks], indent))
    page = f"!!! note\n\n{page}\n\nAfter.\n" if indent else f"{page}\n\nAfter.\n"
    loom.output["text"] = "plain\n"
    plain = Shape(loom.rendered(page))
    loom.output["text"] = "\n".join(["first", *printed, "last"]) + "\n"
    shape = Shape(loom.rendered(page))
    assert shape.tags == plain.tags
    visible = re.sub(r"[\x00-\x09\x0b-\x1f]", "", loom.output["text"]).split()
    assert re.sub(r"[\x00-\x09\x0b-\x1f]", "", shape.code).split() == visible
