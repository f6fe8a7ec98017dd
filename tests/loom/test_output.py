"""Printed text and drawings, made ready for a page."""

import pytest

from pageloom.output import inline_svg, parts, table, typeset


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("-7.8e-05", "−7.8 × 10⁻⁵"),
        ("1.28e+30", "1.28 × 10³⁰"),
        ("38,798,760", "38,798,760"),
        ("-inf", "−∞"),
        ("information inf.", "information ∞."),
        ("well-known 3-4", "well-known 3-4"),
        ("0x1e5 the2e3rd", "0x1e5 the2e3rd"),
        ("a<b & *c*", "a&#60;b &#38; &#42;c&#42;"),
    ],
)
def test_numbers_are_set_as_a_printer_would_and_text_is_inert(printed, shown):
    assert typeset(printed) == shown


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


def test_a_table_keeps_its_rule_and_its_cells():
    assert table(["| a   |   b |", "|:----|----:|", "| x-y | -1 |"]) == [
        "| a | b |",
        "| :---- | ----: |",
        "| x-y | −1 |",
    ]
    with pytest.raises(ValueError, match="3 cells, its header 2"):
        table(["| a | b |", "|---|---|", "| 1 | 2 | 3 |"])


def test_a_drawing_takes_the_colour_of_the_text_and_reaches_nothing_else():
    svg = (
        '<?xml version="1.0"?>\n<svg height="1pt" viewBox="0 0 9 9">\n'
        " <defs>\n  <style>*{stroke-linejoin: round}</style>\n </defs>\n"
        ' <g id="axes_1"><path id="a" style="stroke: #101114"/><use xlink:href="#a"/></g>\n</svg>\n'
    )
    assert inline_svg(svg, "figure-x") == (
        '<svg viewBox="0 0 9 9" stroke-linejoin="round" stroke-linecap="butt"> '
        '<g><path id="figure-x-a" style="stroke: currentColor"/><use xlink:href="#figure-x-a"/></g> </svg>'
    )
