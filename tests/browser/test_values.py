"""A number in a sentence is a quiet link to the code that computed it."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_reading import PAINTED

PAPER = {"light": "rgb(255, 254, 251)", "dark": "rgb(23, 25, 30)"}
STYLE = """link => {
    const { color, textDecorationLine, textDecorationStyle, outlineStyle } = getComputedStyle(link)
    return [color, textDecorationLine, textDecorationStyle, outlineStyle]
}"""


@pytest.fixture
def value(tab, address):
    tab.goto(address + "from-boltzmann-to-shannon.html", wait_until="networkidle")
    return tab.locator("p > a.value[href='#code-corrections']").first


@pytest.mark.parametrize("scheme", PAPER)
def test_a_value_looks_like_its_sentence_until_somebody_comes_near(tab, value, scheme):
    tab.emulate_media(color_scheme=scheme)
    expect(tab.locator("body")).to_have_css("background-color", PAPER[scheme])
    ink = value.evaluate("link => getComputedStyle(link.parentElement).color")
    assert value.evaluate(STYLE) == [ink, "underline", "dotted", "none"]
    value.hover()
    accent, *lines = value.evaluate(STYLE)
    assert accent != ink and lines == ["underline", "solid", "none"]
    tab.locator(".md-header").hover()
    tab.keyboard.press("Tab")
    value.focus()
    assert value.evaluate(STYLE) == [accent, "underline", "solid", "solid"]


def test_a_value_is_plain_on_paper(tab, value):
    tab.emulate_media(media="print")
    ink = value.evaluate("link => getComputedStyle(link.parentElement).color")
    assert value.evaluate(STYLE)[:2] == [ink, "none"]
    assert value.evaluate("link => getComputedStyle(link, '::after').content") == "none"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_value_leads_to_its_code_in_an_open_fold_in_sight(tab, value, width):
    tab.set_viewport_size({"width": width, "height": 800})
    value.press("Enter")
    expect(tab.locator("#code-corrections")).to_be_in_viewport(ratio=0.9)
    name = tab.get_by_text("Python: corrections.py").bounding_box()
    assert tab.locator(".md-header").bounding_box()["height"] <= name["y"] < 200


def test_nothing_else_scrolls_on_a_phone_and_stops_the_page_on_its_way_to_the_code(tab, value):
    tab.set_viewport_size({"width": 360, "height": 800})
    places = "[...document.querySelectorAll('.md-sidebar--primary *')].map(part => part.scrollTop)"
    before = tab.evaluate(places)
    value.press("Enter")
    # The theme has seen how far the page came.
    tab.locator(".md-sidebar--primary .md-nav__link--active", has_text="exact gap").wait_for(state="attached")
    tab.evaluate(PAINTED)
    assert tab.evaluate(places) == before
