"""TeX becomes MathML while the site is built."""

import re

import pytest

from pageloom.errors import LoomError


def test_inline_and_displayed_formulas_become_mathml(desk):
    html = desk.rendered("The sum $S = -\\sum_i p_i \\ln p_i$ and\n\n$$\n\\Omega = \\binom{N}{n_1}\n$$\n")
    assert html.count("<math") == 2
    assert html.count('display="block"') == 1
    assert "\\(" not in html and "\\sum" not in html


def test_formulas_work_in_boxes_and_lists(desk):
    html = desk.rendered("!!! note\n\n    $$\n    x < y\n    $$\n\n- $a$\n\n    $$\n    b\n    $$\n")
    assert html.count("<math") == 3 and "$" not in html


def test_three_dots_are_one_sign_which_is_not_read_as_a_product(desk):
    html = desk.rendered("$n_1 + \\dots + n_M$ and $n_1, \\ldots, n_M$")
    assert re.findall(r"[·.⋯…]+", re.sub(r"<[^>]+>", "", html)) == ["⋯", "…"]


def test_bad_tex_names_the_page_and_the_line(desk):
    with pytest.raises(LoomError) as caught:
        desk.rendered("Good $\\frac{1}{2}$.\n\nBad $\\frac{1$.\n")
    assert "docs/page.md:7: this formula cannot be set: \\frac{1" in str(caught.value)


def test_a_labelled_display_has_its_number_beside_it_and_an_id(desk):
    html = desk.rendered("# 5. Title\n\n$$\n\\label{equation-sum}\nx = 1\n$$\n")
    box = re.search(r'<div class="equation"[^>]* id="equation-sum">(.*)</div>', html)[1]
    formula, _, number = box.partition("</div>")
    assert formula.startswith('<div class="arithmatex"><math display="block">') and "label" not in formula
    assert number == '<a href="#equation-sum" aria-label="Equation (5.1)">(5.1)</a>'


def test_an_aligned_display_has_one_number(desk):
    rows = "\\begin{aligned}\na &= b \\label{equation-rows} \\\\\n&= c\n\\end{aligned}"
    html = desk.rendered(f"> $$\n> {rows.replace(chr(10), chr(10) + '> ')}\n> $$\n")
    assert html.count("<mtr>") == 2 and html.count("(1)</a>") == 1


def test_bad_tex_in_a_labelled_display_names_the_line_of_its_label(desk):
    with pytest.raises(LoomError) as caught:
        desk.rendered("Text.\n\n$$\nx = \\frac{1\n\\label{equation-bad}\n$$\n")
    assert "docs/page.md:9: this formula cannot be set: x = \\frac{1\n" in str(caught.value)
