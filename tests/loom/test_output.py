"""Printed text, made ready for a page."""

import pytest

from pageloom.output import parts, table, typeset


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
