"""Printed text, made ready for a page."""

import html
import re

import pytest
from markdown import Markdown

from pageloom.output import parts, quoted, table, typeset


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("-7.8e-05", "−7.8\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10⁻⁵"),
        ("1.28e+30", "1.28\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10³⁰"),
        ("38,798,760", "38,798,760"),
        ("-inf", "−∞"),
        ("information inf.", "information ∞."),
        ("well-known 3-4", "well-known 3-4"),
        ("0x1e5 the2e3rd", "0x1e5 the2e3rd"),
        ("a<b & *c*", "a&#60;b &#38; &#42;c&#42;"),
        ("1:2 a: b", "1:2 a: b"),
        ("  two\nlines\u2028\tand \x02more\x03 ", "two lines and more"),
    ],
)
def test_numbers_are_set_as_a_printer_would_and_text_is_inert(printed, shown):
    assert typeset(printed) == shown


# An inline value stays inline.


COMMON = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
COMMON += [f"pymdownx.{name}" for name in ("arithmatex", "blocks.caption", "details", "superfences")]
OTHERS = [
    f"pymdownx.{name}"
    for name in ("caret", "emoji", "keys", "magiclink", "mark", "tabbed", "tasklist", "tilde")
]


@pytest.fixture(scope="module", params=[[], OTHERS], ids=["as here", "as elsewhere"])
def render(request):
    """Return what renders Markdown with the extensions of our site, or also with those of many others."""
    engine = Markdown(extensions=[*COMMON, *request.param])
    return lambda text: engine.reset().convert(text)


VALUES = [
    *("# Title", "## Title", "3.", "3. apples", "3) apples", "12", "- item", "+ item", "* item", "> said"),
    *(
        "= x",
        "===",
        "---",
        "----",
        ": definition",
        "! x",
        '!!! note "x"',
        "??? note",
        '=== "Tab"',
        "| a | b |",
    ),
    *(
        "||",
        "    code",
        "\tcode",
        "two\nlines",
        "one\n\n    code",
        "one\r\n# two",
        "```python",
        "~~~",
        "`code`",
    ),
    *(
        "http://x.y",
        "https://x.y/z_a_b",
        "<http://x.y>",
        "a@b.c",
        "www.x.y",
        "&",
        "&amp;",
        "&lt;b&gt;",
        "&#65;",
    ),
    *(":smile:", "{.class}", "{: #id}", "\\(x\\)", "\\[x\\]", "$x$", "$$", "[^1]", "[^1]: note", "[a](b.md)"),
    *(
        "![a](b.png)",
        "*[HTML]: words",
        "*emphasis*",
        "**",
        "__x__",
        "==x==",
        "++x++",
        "^^x^^",
        "~~x~~",
        "H~2~O",
    ),
    *(
        "<b>bold</b>",
        "<!-- -->",
        "<script>",
        "</p>",
        "\\",
        "\\*",
        "/// note",
        "--8<-- 'x'",
        "a  ",
        "[TOC]",
        "%%",
    ),
    *("'quoted'", '"quoted"', "(c) ... -- 1/2", "{--x--}", "{{ x }}", "\x02wzxhzdk:0\x03", "[x]: http://y"),
]
PLACES = {
    "the beginning": "VALUE and more.\n\nAfter.",
    "before a full stop": "VALUE. More.\n\nAfter.",
    "the middle": "There is VALUE *and* more.\n\nAfter.",
    "the end": "There is VALUE\n\nAfter.",
    "alone": "VALUE\n\nAfter.",
    "the next line": "There is\nVALUE and\nmore.\n\nAfter.",
    "the last line": "There is\nVALUE\n\nAfter.",
    "strong": "There is **VALUE**, and more.\n\nAfter.",
    "a list": "- VALUE and more\n- There is VALUE\n- VALUE\n\nAfter.",
    "a numbered list": "1.  VALUE and more\n\n    VALUE. More\n2.  There is VALUE\n\nAfter.",
    "a quotation": "> VALUE and more\n\nAfter.",
    "a definition": "Term\n:   VALUE and more\n\nAfter.",
    "a box": "!!! note\n    VALUE and more\n\n    There is VALUE\n\nAfter.",
    "a heading": "## There is VALUE\n\nAfter.",
    "a caption": "| a |\n|--|\n| x |\n\n/// table-caption\n\n**Table 1.** VALUE and more.\n///\n\nAfter.",
    "a footnote": "There[^9]\n\n[^9]: VALUE and more\n\nAfter.",
}


def placed(value, place):
    """Return the Markdown of a place with this value in it."""
    lines = PLACES[place].split("\n")
    for i, line in enumerate(lines):
        before, found, after = line.partition("VALUE")
        if found:
            lines[i] = before + quoted(value, before, after) + after
    return "\n".join(lines)


@pytest.mark.parametrize("value", VALUES)
def test_a_value_changes_nothing_around_it(render, value):
    said = html.escape(" ".join(re.sub("[\x02\x03]", "", value).split()), quote=False)

    def plain(page):
        # An id is made of the words of its heading, and a reference may stand for its character.
        page = re.sub(r'(?<= id=")[^"]*|(?<= href=")#[^"]*', "", page)
        page = re.sub(r"&#(\d+);", lambda found: html.escape(chr(int(found[1])), quote=False), page)
        return " ".join(page.replace("−", "-").split())

    for place in PLACES:
        expected = render(placed("VALUEx", place)).replace("VALUEx", said)
        assert plain(render(placed(value, place))) == plain(expected), place


def test_only_a_value_that_begins_a_line_is_written_as_if_it_did():
    assert quoted("12", "  - ", ". More") == "&#49;2"
    assert quoted("12", "There are ", ". More") == quoted("12", "", " more") == "12"
    assert quoted("0.5", "", ". More") == "0.5"


@pytest.mark.parametrize("value", ["", " ", "\n", "\x02"])
def test_a_value_of_which_nothing_would_be_seen_is_refused(value):
    with pytest.raises(ValueError, match="it is empty"):
        quoted(value)


# Tables.


def test_output_is_split_into_tables_and_text():
    printed = "before\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nafter\n| no table\n"
    kinds = [(kind, lines) for kind, lines in parts(printed)]
    assert kinds == [
        ("text", ["before"]),
        ("table", ["| a | b |", "|---|--:|", "| 1 | 2 |"]),
        ("text", ["after"]),
        ("text", ["| no table"]),
    ]
    assert list(parts("")) == []
    for text in (" | a | b |\n |---|---|\n | 1 | 2 |", "a\n |---|\nb"):
        assert list(parts(text)) == [("text", text.split("\n"))]
    assert list(parts("|####   |\n|##     |\n\n | a | b |")) == [
        ("text", ["|####   |", "|##     |"]),
        ("text", [" | a | b |"]),
    ]


def test_a_table_keeps_its_rule_and_its_cells():
    made = table(["| a   |   b |", "|:----|----:|", "| x-y | -1 |", "||<b>|"])
    assert made.markdown == ["| a | b |", "| :---- | ----: |", "| x-y | −1 |", "|  | &#60;b&#62; |"]
    assert made.rows == [["a", "b"], ["x-y", "-1"], ["", "<b>"]]
    assert made.rule == [":----", "----:"]


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        (
            "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
            "line 3 of the printed table has 3 cells, its header 2: | 1 | 2 | 3 |",
        ),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |",
            "line 4 of the printed table has 1 cells, its header 2: | 3 |",
        ),
        ("| a | b |\n|---|\n| 1 | 2 |", "line 2 of the printed table has 1 cells, its header 2: |---|"),
        ("| a | b |\n|---|---|\n| 1\n2 | 2 |", "line 3 of the printed table does not end with a bar: | 1"),
        ("| a |\n|---|\n| 1\n2 |", "line 3 of the printed table does not end with a bar: | 1"),
        ("| a | b |\n|---|---|\n| a\\|b | 2 |", "line 3 of the printed table has 3 cells, its header 2"),
        ("| a | b |\n| 1 | 2 |", "the printed table has no rule below its header: | a | b |"),
        ("| a | b |", "the printed table has no rule below its header: | a | b |"),
        ("| a | b |\n|---|---|", "the printed table has no row below its rule: | a | b |"),
        ("| a |\n|---|", "the printed table has no row below its rule: | a |"),
    ],
)
def test_a_table_that_cannot_be_is_an_error_that_names_its_line(printed, message):
    (kind, lines), *_ = parts(printed)
    assert kind == "table"
    with pytest.raises(ValueError, match=re.escape(message)):
        table(lines)
