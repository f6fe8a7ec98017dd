"""TeX becomes MathML while the site is built."""

import pytest

from weave.errors import WeaveError


def test_inline_and_displayed_formulas_become_mathml(desk):
    html = desk.rendered("The sum $S = -\\sum_i p_i \\ln p_i$ and\n\n$$\n\\Omega = \\binom{N}{n_1}\n$$\n")
    assert html.count("<math") == 2
    assert html.count('display="block"') == 1
    assert "\\(" not in html and "\\sum" not in html


def test_formulas_work_in_boxes_and_lists(desk):
    html = desk.rendered("!!! note\n\n    $$\n    x < y\n    $$\n\n- $a$\n\n    $$\n    b\n    $$\n")
    assert html.count("<math") == 3 and "$" not in html


def test_bad_tex_names_the_page_and_the_line(desk):
    with pytest.raises(WeaveError) as caught:
        desk.rendered("Good $\\frac{1}{2}$.\n\nBad $\\frac{1$.\n")
    assert "docs/page.md:7: this formula cannot be set: \\frac{1" in str(caught.value)
