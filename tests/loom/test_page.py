# ruff: noqa: E501  the table of faults reads best with one fault a line
"""From a page's Markdown to the woven Markdown, and on to HTML."""

import re
from textwrap import indent

import pytest

from pageloom.errors import LoomError

TABLE = 'print("| k | Ω |")\nprint("|--:|--:|")\nprint("| 0 | 1.2e-05 |")\nshare = -2 / 7\n'
FIGURE = "import matplotlib.pyplot as plt\n\nfig, ax = plt.subplots()\nax.plot([1, 2])\n"


def fence(path, *captions, info="python exec"):
    return "\n\n".join([f"```{info}\n{path}\n```", *captions]) + "\n"


@pytest.fixture
def rooms(desk):
    """A desk with three snippets: one prints a table, one draws, one prints text."""
    desk.snippet("rooms/count.py", TABLE)
    desk.snippet("rooms/draw.py", FIGURE)
    desk.snippet("rooms/text.py", 'print("plain <b>text</b>")\n')
    return desk


COUNT = fence("rooms/count.py", "Table: Rooms, $k$ astray.")
DRAW = fence("rooms/draw.py", "Figure: It rises.", "Alt: A line from one to two.")


def test_a_page_without_snippets_is_left_as_it_is(desk):
    page = (
        "# Title\n\nText with `code`, ``{x}`` and $x$.\n\n```python\nprint(`{x}`)\n```\n\n    `{indented`\n"
    )
    page = page.replace("```python\nprint(`{x}`)", "~~~text\n`{x}`").replace("\n```\n", "\n~~~\n")
    assert desk.woven(page) == page


def test_a_table_has_header_cells_alignment_caption_number_and_id(rooms):
    html = rooms.rendered("# 3. Rooms\n\n" + COUNT)
    assert re.search(r'<figure[^>]* id="table-count"', html)
    assert '<th style="text-align: right;">Ω</th>' in html
    assert '<td style="text-align: right;">1.2 × 10⁻⁵</td>' in html
    caption = re.search(r"<figcaption>(.*?)</figcaption>", html, re.DOTALL)[1]
    assert "<strong>Table 3.1.</strong></a> Rooms, " in caption and "<math" in caption


def test_a_figure_is_inline_svg_with_caption_number_id_and_alternative(rooms):
    html = rooms.rendered(DRAW)
    figure = re.search(r'<figure[^>]*id="figure-draw".*?</figure>', html, re.DOTALL)[0]
    assert '<svg role="img" aria-label="A line from one to two."' in figure
    assert "<strong>Figure 1.</strong></a> It rises." in figure
    assert "Matplotlib" not in figure and "#101114" not in figure and "<style" not in figure


def test_other_output_is_an_output_block_and_inert(rooms):
    html = rooms.rendered(fence("rooms/text.py"))
    assert "plain &lt;b&gt;text&lt;/b&gt;" in html


def test_script_in_a_table_is_text(desk):
    desk.snippet(
        "x/y.py", 'print("| <script>alert(1)</script> | *a* | $x$ |")\nprint("|--|--|--|\\n| 1 | 2 | 3 |")\n'
    )
    html = desk.rendered(fence("x/y.py", "Table: t"))
    assert "<script" not in html and "<em>" not in html and "<math" not in html
    assert "&lt;script&gt;alert(1)" in html.replace("&#60;", "&lt;").replace("&#62;", "&gt;")


def test_code_is_folded_below_its_output_and_definitions_are_marked(desk):
    desk.snippet("module.py", "def one():\n    return 1\n")
    desk.snippet("x/y.py", '"""Say."""\n\nfrom module import one\n\nprint(one())\n')
    woven = desk.woven(fence("x/y.py"))
    assert woven.index("```text\n1\n```") < woven.index("<details><summary>Python: y.py</summary>")
    assert '```python\n"""Say."""\n\ndef one():\n    return 1\n' in woven
    html = desk.rendered(fence("x/y.py"))
    assert re.search(r'<details class="code">.*?<div id="code-y" class="[^"]*highlight', html, re.DOTALL)
    assert html.count('<span class="hll">') == 2


CHECKED = '''def half(n):
    """Return half of n."""
    if n < 0:
        raise ValueError(
            f"{n} is negative"
        )
    return n / 2
'''


def test_what_is_shown_are_the_formulas_and_the_program_is_below_as_everywhere(desk):
    desk.snippet("module.py", CHECKED + "\n\ndef unused():\n    return 1\n")
    desk.snippet("other.py", "def other():\n    return 1\n")
    program = '"""Say."""\n\nfrom module import half\nfrom other import other\n\nprint(half(3) * other())\n'
    desk.snippet("x/y.py", program)
    plain, shown = (desk.woven(fence("x/y.py", info=info)) for info in ("python exec", "python exec show"))
    formulas = "```py\ndef half(n):\n    return n / 2\n```\n"
    assert shown.replace(f"{formulas}\n", "") == plain
    html = desk.rendered(fence("x/y.py", info="python exec show"))
    assert html.index("formulas no-copy") < html.index("1.5") < html.index('id="code-y"')


def test_show_is_for_a_snippet_that_imports_a_formula(desk):
    desk.snippet("x/y.py", '"""Say."""\n\nprint(1)\n')
    with pytest.raises(LoomError, match=r"page\.md:\d+: .*imports no function to show"):
        desk.woven(fence("x/y.py", info="python exec show"))


def test_inline_numbers_stand_before_and_after_their_snippet_and_in_captions(rooms):
    caption = "Table: Share `{count.share:.2e}`."
    woven = rooms.woven(
        f"A `{{count.share:.1%}}` first.\n\n{fence('rooms/count.py', caption)}\n\n- `{{count.share:.2f}}`\n"
    )
    assert "A −28.6% first." in woven
    assert "Share −2.86 × 10⁻¹." in woven
    assert "- −0.29" in woven


def test_a_reference_gets_the_number_of_what_it_names(rooms):
    page = f"# 2. Rooms\n\nSee [Figure](#figure-draw) and [Table](#table-count).\n\n{COUNT}\n{DRAW}"
    assert "See [Figure 2.1](#figure-draw) and [Table 2.1](#table-count)." in rooms.woven(page)


DISPLAY = "$$\nx = 1 \\label{equation-one}\n$$\n"


def test_labelled_displays_are_numbered_in_their_order_and_others_are_not(desk):
    aligned = "$$\n\\label{equation-two}\n\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}\n$$\n"
    page = f"# 4. Sums\n\n{DISPLAY}\n$$\ny\n$$\n\n!!! note\n\n{indent(aligned, '    ')}\n[Equation](#equation-two)\n"
    woven = desk.woven(page)
    assert '<a id="equation-one"></a>\n\n$$\nx = 1 \\tag{4.1}\n$$' in woven
    assert "\\tag{4.2}\n" in woven and "[Equation 4.2](#equation-two)" in woven
    assert woven.count("\\tag") == 2


def test_a_reference_reaches_another_page_whether_that_is_built_before_or_after(rooms):
    for name in ("a", "z"):
        (rooms.folder / f"docs/{name}.md").write_text(
            f"---\ntitle: x\n---\n\n# 7. {name}\n\n{DRAW}\n{COUNT}\n{DISPLAY}", encoding="utf-8"
        )
    (rooms.folder / "docs/part").mkdir()
    (rooms.folder / "docs/part/page.md").write_text(DISPLAY, encoding="utf-8")
    woven = rooms.woven(
        "[Figure](a.md#figure-draw), [Table](z.md#table-count), [Equation](part/page.md#equation-one)."
    )
    assert "[Figure 7.1](a.md#figure-draw), [Table 7.1](z.md#table-count)" in woven
    assert "[Equation 1](part/page.md#equation-one)." in woven


def test_the_next_build_sees_what_was_edited_on_the_other_page(desk):
    other = desk.folder / "docs/other.md"
    other.write_text(DISPLAY)
    assert "[Equation 1]" in desk.woven("[Equation](other.md#equation-one)\n")
    other.write_text("# 8. Moved\n\n$$\n\\label{equation-new}\n$$\n\n" + DISPLAY)
    assert "[Equation 8.2]" in desk.woven("[Equation](other.md#equation-one)\n")
    other.write_text("Gone.\n")
    with pytest.raises(LoomError, match="no Equation is called equation-one on other"):
        desk.woven("[Equation](other.md#equation-one)\n")


def test_references_stand_wherever_prose_does(rooms):
    caption = COUNT.replace("$k$ astray", "see [Equation](#equation-one)")
    places = (
        "- [Figure](#figure-draw)\n\n    [Figure](#figure-draw)\n\n??? note\n    [Figure](#figure-draw)\n"
    )
    html = rooms.rendered(f"{DISPLAY}\n{DRAW}\n{caption}\n\n{places}\n> [Figure](#figure-draw){{ .x }}\n")
    assert html.count('<a href="#figure-draw">Figure 1</a>') == 3
    assert '<a class="x" href="#figure-draw">Figure 1</a>' in html
    assert 'see <a href="#equation-one">Equation 1</a>' in html


def test_code_keeps_its_references_labels_and_numbers(desk):
    samples = ["[Figure](#figure-x)", "\\label{x}", "`{x.y}`"]
    spans = "".join(f"A `` {sample} ``.\n" for sample in samples)
    code = "".join(f"    {sample}\n\n" for sample in samples)
    listed = f"- item\n\n{indent(code, '    ')}Text.\n\n{code}~~~\n{code}~~~\n"
    page = f"# Title\n\n{spans}\n{code}{listed}"
    assert desk.woven(page) == page


def test_a_link_of_another_kind_is_left_as_it_is(desk):
    page = "[Figure](https://example.org/a.md#figure-x) and [Figure](a.png) and [the figure](b.md#figure-x)\n"
    assert desk.woven(page) == page


def values(html):
    return re.findall(r'<a class="value" href="#code-count" title="([^"]*)">([^<]*)</a>', html)


def test_a_number_in_prose_is_a_link_to_the_code_that_computes_it(rooms):
    text = "A `{count.share:.1%}`.\n\n- **`{count.share + 1:.2f}`**\n\n!!! note\n\n    `{count.__doc__}`\n\n"
    html = rooms.rendered(text + COUNT.replace("$k$", "`{[count.share][0]:.3f}`"))
    assert values(html) == [
        ("count.share", "−28.6%"),
        ("count.share + 1", "0.71"),
        ("[count.share][0]", "−0.286"),
    ]
    assert 'id="code-count"' in html
    assert "<p>None</p>" in html  # a word stays a word


def test_a_number_within_a_link_a_heading_or_an_alternative_is_plain(rooms):
    value = "`{count.share:.1%}`"
    alternative = DRAW.replace("A line", f"A line of {value}")
    text = f"# Part {value}\n\n[see {value}](#x)\n\n![{value}](x.png)\n\n{alternative}\n{COUNT}"
    html = rooms.rendered(text)
    assert values(html) == [] and html.count("−28.6%") == 4 and "\x02" not in html
    assert '<a href="#x">see −28.6%</a>' in html and 'aria-label="A line of −28.6% from' in html


def test_drawings_are_there_however_often_a_page_is_rendered_before_it_is_finished(rooms):
    engine = rooms.engine()
    engine.treeprocessors["relpath"].config.plugins.append("pageloom")
    loom = next(each for each in engine.registeredExtensions if hasattr(each, "loom")).loom
    (rooms.folder / "docs/page.md").write_text(DRAW)
    pages = [engine.reset().convert(DRAW) for _ in range(2)]
    for page in pages:
        assert "<path" not in page
        assert "<path" in loom.with_drawings(page) and "data-drawing" not in loom.with_drawings(page)


def test_a_number_within_a_tag_or_an_attribute_changes_nothing_around_it(desk):
    desk.snippet("x/y.py", "name = '\" onclick=\"alert(1)'\n")
    lines = (
        '[a](b.md "`{y.name}`")',
        "![`{y.name}`](b.png)",
        'Text.\n{: title="`{y.name}`" }',
        '<b title="`{y.name}`">b</b>',
        '<a href="#x">see `{y.name}`</a>',
    )
    for line in lines:
        html = desk.rendered(f"{line}\n\n{fence('x/y.py')}").split("<details")[0]
        assert 'class="value"' not in html and 'onclick="' not in html, line


def test_a_caption_keeps_its_braces(rooms):
    caption = "The set {1, 2} of `{count.share:.1f}`, as P(A | B) = {x | y}"
    html = rooms.rendered(fence("rooms/count.py", f"Table: {caption}"))
    text = re.sub("<[^>]+>", "", re.search(r"<figcaption>(.*?)</figcaption>", html, re.DOTALL)[1])
    assert "Table 1. The set {1, 2} of −0.3, as P(A | B) = {x | y}" in text


def test_a_fence_in_a_footnote_stays_there(rooms):
    page = f"Text.[^1]\n\n[^1]: Note.\n\n{indent(COUNT, '    ')}\n"
    (rooms.folder / "docs/page.md").write_text(page)
    engine = rooms.engine()
    engine.registerExtensions(["footnotes"], {})
    html = engine.convert(page)
    assert html.count("<table") == 1 and "///" not in html and "```" not in html


def test_a_page_is_written_as_data_too(rooms):
    loom = next(each for each in rooms.engine().registeredExtensions if hasattr(each, "loom")).loom
    page = f"# 2. Rooms\n\n{COUNT.replace('$k$', '`{count.share:.1%}`')}\n{DRAW}"
    table, figure = loom.weave(page.split("\n"), rooms.folder / "docs/page.md").made
    assert table[:4] == ("Table", "table-count", "Table 2.1", "Rooms, −28.6% astray.")
    assert table.shows.rows == [["k", "Ω"], ["0", "1.2e-05"]]
    assert figure[:5] == ("Figure", "figure-draw", "Figure 2.1", "It rises.", "A line from one to two.")
    assert figure.shows.startswith("<svg") and figure.snippet.name == "draw"


@pytest.mark.parametrize(
    ("before", "level"),
    [
        ("!!! note\n\n", 1),
        ("??? solution\n\n", 1),
        ('=== "Tab"\n\n', 1),
        ("- item\n\n", 1),
        ("1. item\n\n    ??? solution\n\n", 2),
        ("- a\n    - b\n\n", 2),
    ],
    ids=["admonition", "details", "tab", "list", "details in a list", "list in a list"],
)
def test_fences_work_inside_what_pages_contain(rooms, before, level):
    html = rooms.rendered(f"Text.\n\n{before}{indent(COUNT + chr(10) + DRAW, '    ' * level)}\n\nAfter.\n")
    assert html.count("<table>") == html.count("<svg ") == 1
    assert html.count("<figcaption>") == 2
    assert html.count('<details class="code">') == 2 and html.count("<code>") == 2
    assert "<p>After.</p>" in html
    assert "///" not in html and "```" not in html and "wzxhzdk" not in html


def test_several_snippets_and_the_same_snippet_on_two_pages(rooms):
    assert rooms.woven(COUNT + "\n" + DRAW).count("```python") == 2
    assert rooms.woven("# 9. Other\n\n" + COUNT).count("Table 9.1") == 1


def test_ids_of_two_figures_on_one_page_differ(desk):
    for name in ("one", "two"):
        desk.snippet(f"x/{name}.py", FIGURE.replace("[1, 2]", "[1, 2], clip_on=True"))
    html = desk.rendered("\n".join(fence(f"x/{name}.py", "Figure: f", "Alt: a") for name in ("one", "two")))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids)) > 2
    for target in re.findall(r'(?:href="#|url\(#)([^")]+)', html):
        assert target in ids


def test_long_output_unicode_and_windows_line_ends(desk):
    desk.snippet("x/long.py", "for i in range(3000):\n    print('Ω →', i)\n")
    assert "Ω → 2999" in desk.woven(fence("x/long.py"))
    (desk.folder / "snippets/x/long.py").write_bytes(b"x = 1\r\nprint('CR', x)\r\n")
    assert "CR 1" in desk.rendered(fence("x/long.py").replace("\n", "\r\n"))


def test_fences_of_tildes_and_of_four_backticks(rooms):
    page = COUNT.replace("```", "````") + "\n" + DRAW.replace("```", "~~~")
    assert rooms.woven(page).count("```python") == 2


def test_a_fence_within_a_longer_fence_is_shown_and_not_run(rooms):
    page = f"````markdown\n{COUNT}````\n"
    assert "1.2 × 10⁻⁵" not in rooms.woven(page)


def test_a_quoted_fence_that_is_not_executable_is_left_as_it_is(rooms):
    page = (
        "> ```python\n> x = 1\n> ```\n\n> ````markdown\n> ```python exec\n> x\n> ```\n> ````\n\n- ```python\n"
    )
    assert rooms.woven(page) == page


D = "$$\nx\n\\label{equation-one}\n$$"
FAULTS = {
    "a snippet that raises": ("x = 1\n1 / 0\n", "F", "docs/page.md:7: the snippet failed\n    snippets/x/y.py:2: `1 / 0`\n    ZeroDivisionError: division by zero"),
    "a definition that raises": ("from tools import half\n\nhalf('x')\n", "F", "docs/page.md:7: the snippet failed\n    snippets/x/y.py:3: `half('x')`\n    snippets/tools.py:2: `return x / 2`\n    TypeError: unsupported"),
    "an endless one": ("while True:\n    pass\n", "F", "docs/page.md:7: the snippet failed\n    snippets/x/y.py\n    still running after 2 seconds"),
    "a syntax error": ("x = (\n", "F", "docs/page.md:7: the snippet cannot run\n    snippets/x/y.py:1: SyntaxError"),
    "an unknown name": ("share = 1\n", "`{y.shares:.2f}`\n\nF", "docs/page.md:7: `{y.shares:.2f}` cannot be computed from snippets/x/y.py: y has no shares; it has share"),
    "an unknown snippet": ("", "`{z.share}`\n\nF", "docs/page.md:7: `{z.share}` must name one snippet of this page"),
    "no expression": ("", "`{y.}`\n\nF", "docs/page.md:7: `{y.}` is no Python expression"),
    "a missing file": ("", 'F\n```python exec\nx/z.py\n```\n', "docs/page.md:11: there is no snippet snippets/x/z.py"),
    "a figure without alternative": (FIGURE, "F\n\nFigure: f\n", "docs/page.md:7: snippets/x/y.py makes a figure; write `Alt: …` for it"),
    "a figure without caption": (FIGURE, "F\n\nAlt: a\n", "docs/page.md:7: snippets/x/y.py makes a figure; write `Figure: …` for it"),
    "a table without caption": (TABLE, "F", "docs/page.md:7: snippets/x/y.py makes a table; write `Table: …` for it"),
    "a caption for nothing": ("", "F\n\nTable: t\n", "docs/page.md:11: `Table: …` is here, but snippets/x/y.py makes no table"),
    "a caption twice": (TABLE, "F\n\nTable: t\n\nTable: t\n", "docs/page.md:13: a second Table"),
    "a ragged table": (TABLE + 'print("| 1 |")\n', "F\n\nTable: t\n", "docs/page.md:7: snippets/x/y.py: line 4 of the printed table has 1 cells"),
    "a table without a rule": ("print('| a | b |')\n", "F\n\nTable: t\n", "docs/page.md:7: snippets/x/y.py: the printed table has no rule below its header: | a | b |"),
    "an empty value": ("none = ''\n", "There are\n`{y.none}`.\n\nF", "docs/page.md:8: `{y.none}` cannot be quoted: it is empty"),
    "a drawing that runs something": (FIGURE + "plt.title('x').set_url('javascript:x')\n", "F\n\nFigure: f\n\nAlt: a\n", "docs/page.md:7: the snippet failed\n    snippets/x/y.py\n    ValueError: a drawing links to http:, https:, mailto:, # and pages, not to 'javascript:x'"),
    "two tables": (TABLE + "print()\n" + TABLE, "F\n\nTable: t\n", "docs/page.md:7: snippets/x/y.py prints two tables"),
    "a dangling reference": ("", "[Table](#table-x)\n\nF", "docs/page.md:7: no Table is called table-x on this page; there is none"),
    "a reference of another kind": (FIGURE, "[Table](#figure-y)\n\nF\n\nFigure: f\n\nAlt: a\n", "docs/page.md:7: no Table is called figure-y on this page; there is none"),
    "a typo in a reference": (TABLE, "[Table](#table-z)\n\nF\n\nTable: t\n", "docs/page.md:7: no Table is called table-z on this page; the nearest: table-y"),
    "an unknown id on another page": ("", "[Equation](../docs/page.md#equation-x)", "docs/page.md:7: no Equation is called equation-x on ../docs/page.md; there is none"),
    "an unknown page": ("", "[Equation](pages.md#equation-x)", "docs/page.md:7: there is no page pages.md; the nearest: page.md"),
    "a label twice": ("", D + "\n\n" + D, "docs/page.md:14: a display above is labelled equation-one already"),
    "two labels in one display": ("", D.replace("x", "\\label{equation-x}"), "docs/page.md:9: one display has one number"),
    "a label of no scheme": ("", D.replace("equation-one", "eq:one"), r"docs/page.md:9: expected a label such as \label{equation-two-terms}, found \label{eq:one}"),
    "a label in an inline formula": ("", r"A $x \label{equation-x}$.", r"docs/page.md:7: only a display, with `$$` on lines of its own, can have a label: \label{equation-x}"),
    "a label in prose": ("", D + "\n\n" + r"\label{equation-x}", "docs/page.md:12: only a display"),
    "a label after a display that is not closed": ("", "$$\nx\n\n" + r"\label{equation-x}", "docs/page.md:10: only a display"),
    "a label in a caption": (TABLE, "F\n\nTable: " + r"$x \label{equation-x}$", "docs/page.md:11: a Table has its label from its snippet"),
    "a typo in the fence": ("", "```python exce\nx\n```\n", "docs/page.md:7: a fence says `python exce`; expected"),
    "a typo in the language": ("", "```pyhton exec\nx\n```\n", "docs/page.md:7: a fence says `pyhton exec`; expected"),
    "another engine's fence": ("", "```{python exec}\nx/y.py\n```\n", "docs/page.md:7: a fence says `{python exec}`; expected"),
    "a fence with classes": ("", "``` { .python .exec }\nx/y.py\n```\n", "docs/page.md:7: a fence says `{ .python .exec }`; expected"),
    "an alternative of nothing": (FIGURE, "F\n\nFigure: f\n\nAlt:   \n", "docs/page.md:7: snippets/x/y.py makes a figure; write `Alt: …` for it"),
    "a null byte in a path": ("", "```python exec\nx/\0y.py\n```\n", "docs/page.md:8: no file can have this name"),
    "a long name": ("", f"```python exec\n{'y' * 300}.py\n```\n", "docs/page.md:8: no file can have this name"),
    "a long sum": ("", f"`{{y.a + {'1+' * 20_000}1}}`\n\nF", "docs/page.md:7: `{y.a + 1+1+"),
    "a fence without end": ("", '```python exec\nx/y.py\n', "docs/page.md:7: this fence has no end"),
    "a missing file of a similar name": ("", "```python exec\nyy.py\n```\n", "docs/page.md:8: there is no snippet snippets/page/yy.py; the nearest: x/y.py"),
    "a path that leads out": ("", "```python exec\n../x/y.py\n```\n", "docs/page.md:8: ../x/y.py leads out of the folder of snippets"),
    "an absolute path": ("", "```python exec\n/etc/y.py\n```\n", "docs/page.md:8: /etc/y.py leads out of the folder of snippets"),
    "a link that leads out": ("", "```python exec\nx/link.py\n```\n", "docs/page.md:8: x/link.py leads out of the folder of snippets"),
    "a name that no sentence can quote": ("", "```python exec\nx/my idea.py\n```\n", "docs/page.md:8: no sentence can quote my idea.py"),
    "a name that is a word of Python": ("", "```python exec\nx/class.py\n```\n", "docs/page.md:8: no sentence can quote class.py"),
    "a backslash that means nothing": ("", r"`{y.a['\l']}`" + "\n\nF", r"docs/page.md:7: `{y.a['\l']}` is no Python expression: "),
    "a formula in a heading": ("", "## Why $x$\n", "docs/page.md:7: a heading is also a title"),
    "code in the fence": ("", "```python exec\nprint(1)\n```\n", "docs/page.md:7: an executable fence holds one line"),
    "a quoted fence": ("", '> ```python exec\n> x/y.py\n> ```\n', "docs/page.md:7: an executable fence runs neither in a quotation"),
    "a fence behind a mark": ("", '1. a\n2. ```python exec\n   x/y.py\n   ```\n', "docs/page.md:8: an executable fence runs neither"),
    "one snippet twice": ("", "F\n\nF", "docs/page.md:11: a snippet called y stands already in line 7"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_stops_the_build_and_names_the_place(desk, fault):
    code, body, message = FAULTS[fault]
    desk.snippet("x/y.py", code)
    desk.snippet("x/my idea.py", "")
    desk.snippet("x/class.py", "")
    desk.snippet("tools.py", "def half(x):\n    return x / 2\n")
    (desk.folder / "outside.py").write_text("")
    (desk.folder / "snippets/x/link.py").symlink_to(desk.folder / "outside.py")
    page = "# Title\n\n" + body.replace("F", "```python exec\nx/y.py\n```", 1)
    page = re.sub(r"^F$", "```python exec\nx/y.py\n```", page, flags=re.MULTILINE)
    with pytest.raises(LoomError) as caught:
        desk.rendered(page, seconds=2)
    assert message in str(caught.value)
