"""Numbers that line up on their decimal point."""

import re

import pytest
from markdown import Markdown

SPACE = "\N{NO-BREAK SPACE}"


def columns(*columns, rule="--:"):
    """Return the cells of a table with these columns, each with its pad."""
    rows = [[f"c{i}" for i in range(len(columns))], [rule] * len(columns), *zip(*columns, strict=True)]
    text = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    made = Markdown(extensions=["tables", "pageloom.typesetting.alignment"]).convert(text)
    cells = re.findall(r"<t[hd]([^>]*)>(.*)</t[hd]>", made.split("<tbody>")[1])
    pads = [(text, *re.findall('data-pad="([^"]*)"', attributes)) for attributes, text in cells]
    return [pads[i :: len(columns)] for i in range(len(columns))]


@pytest.mark.parametrize(
    "cells",
    [
        {"42": ".00", "5.19": "", "1,234.5": "0", "−0.25": ""},
        {"6.0 × 10²³": "", "180": ".  ×000⁰⁰", "3.14": "  ×0⁰⁰"},
        {"1 × 10⁻⁵": ".%", "3.2%": "  ×0⁻⁰", "100%": ".  ×00⁻⁰"},
        {"10": "⁰", "10⁶": "", "a mole": ""},
        {"∞": ".0000", "0.7645": ""},
        {"18.038 ± 0.066": "", "2": ".  ±.0000000"},
        {"1": "", "20": "", "": ""},
    ],
    ids=str,
)
def test_a_number_gets_what_it_lacks_behind_the_point(cells):
    (column,) = columns(cells)
    assert [text for text, *_ in column] == list(cells)
    for (_, *pad), lacking in zip(column, cells.values(), strict=True):
        assert sorted("".join(pad)) == sorted(lacking.replace(" ", SPACE))


def test_columns_are_aligned_each_by_itself():
    first, second = columns(["1", "2.5"], ["1", "2"])
    assert first == [("1", ".0"), ("2.5",)]
    assert second == [("1",), ("2",)]


def test_a_column_that_is_not_right_aligned_is_left_alone():
    assert columns(["1", "2.5"], rule=":--") == [[("1",), ("2.5",)]]


def test_a_table_has_the_name_that_its_caption_begins_with():
    text = "| n |\n|--:|\n| 1 |\n\n/// caption\n**Table 2.1.** One *row*.\n///"
    extensions = ["tables", "pageloom.typesetting.alignment"]
    made = Markdown(extensions=["pymdownx.blocks.caption", *extensions]).convert(text)
    assert '<table aria-label="Table 2.1">' in made
    plain = Markdown(extensions=extensions).convert(text.partition("\n\n")[0])
    assert "aria-label" not in plain


def test_the_first_cell_of_a_row_is_its_header():
    text = "| n | n! |\n|--:|--:|\n| 1 | 1 |\n| 2 | 2 |"
    made = Markdown(extensions=["tables", "pageloom.typesetting.alignment"]).convert(text)
    rows = made.split("<tbody>")[1].split("<tr>")[1:]
    assert [re.findall(r"<(t[hd])\b", row) for row in rows] == [["th", "td"], ["th", "td"]]
    assert all(' scope="row"' in row.split("</th>")[0] for row in rows)
