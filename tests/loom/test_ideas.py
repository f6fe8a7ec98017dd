"""Headers of tables wear the class of their idea."""

import re

import pytest
from markdown import Markdown

IDEAS = {"count": ["Ω", "S_B"], "shares": ["S", "N·S"], "odds": ["q", "H"]}


def classes(header, ideas=IDEAS):
    extensions = ["tables", "pageloom.typesetting.ideas"]
    engine = Markdown(extensions=extensions, extension_configs={extensions[1]: {"ideas": ideas}})
    html = engine.convert(f"| {header} | x |\n|--|--|\n| Ω | q |\n")
    assert "<td>Ω</td>" in html
    return re.findall(r'<th class="(\w+)">', html)


@pytest.mark.parametrize(
    ("header", "idea"),
    [
        ("Ω", "count"),
        ("ln Ω (nats)", "count"),
        ("mean S&#95;B (nats)", "count"),
        ("S (nats)", "shares"),
        ("N·S", "shares"),
        ("H(p, q)", "odds"),
        ("q − Ω", "odds"),
    ],
)
def test_the_first_word_that_names_an_idea_decides(header, idea):
    assert classes(header) == [idea]


@pytest.mark.parametrize("header", ["sq", "SS", "N·SS", "x", ""])
def test_a_word_is_whole(header):
    assert classes(header) == []


def test_without_ideas_nothing_changes():
    assert classes("Ω", {}) == []
