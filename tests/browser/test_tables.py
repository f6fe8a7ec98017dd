"""Tables that are read with ease: numbers line up, and the header stays in sight."""

import pytest

from tests.browser.test_pages import ON_THE_ROAD
from tests.browser.test_reading import UNFOLD

LONG_TABLE = "labs/count-a-room.html", "#table-real-room"
# For each right-aligned column the places at which its numbers' points stand, or would stand.
POINTS = r"""() => [...document.querySelectorAll("article table")].flatMap(table => {
    const rows = [...table.tBodies[0].rows]
    return [...rows[0].cells].map((_, column) => rows
        .map(row => row.cells[column])
        .filter(cell => getComputedStyle(cell).textAlign === "right")
        .map(cell => [cell.firstChild, /^[+−]?(\d[\d,]*|∞)(?=[\d.\s×±%⁻⁰¹²³⁴-⁹]*$)/.exec(cell.textContent)])
        .filter(([_, number]) => number)
        .map(([text, number]) => {
            const range = document.createRange()
            range.setStart(text, 0)
            range.setEnd(text, number[0].length)
            return range.getClientRects()[0].right
        })).filter(places => places.length > 1)
})"""


@pytest.mark.parametrize("page", [*ON_THE_ROAD, "notes-on-the-source.html", "how-this-site-is-built.html"])
def test_the_decimal_points_of_a_column_stand_below_each_other(tab, address, page):
    tab.goto(address + page)
    tab.evaluate(UNFOLD)
    for width in (360, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        columns = tab.evaluate(POINTS)
        assert len(columns) > 2
        assert [places for places in columns if max(places) - min(places) > 0.5] == []


def test_the_text_of_an_aligned_cell_is_its_number_and_nothing_else(tab, address):
    tab.goto(address + "stirling.html")
    tab.evaluate(UNFOLD)
    cell = tab.locator("#table-percent-off tbody [data-pad]").first
    assert cell.inner_text() == "10"
    assert cell.aria_snapshot() == '- rowheader "10"'
    selected = "cell => { getSelection().selectAllChildren(cell); return getSelection().toString() }"
    assert cell.evaluate(selected) == "10"
    assert cell.evaluate("cell => getComputedStyle(cell, '::after').content") == '"⁰"'


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without scripts"])
def test_a_long_table_scrolls_in_its_own_box_and_its_header_stays_in_sight(browser, address, scripts):
    page, table = LONG_TABLE
    context = browser.new_context(viewport={"width": 360, "height": 500}, java_script_enabled=scripts)
    tab = context.new_page()
    tab.goto(address + page)
    box = tab.locator(f"{table} .md-typeset__scrollwrap" if scripts else f"{table} table")
    box.evaluate("box => { box.scrollIntoView({ block: 'end' }); box.scrollTop = box.scrollLeft = 1e6 }")
    place = box.bounding_box()
    header, last_row = (box.locator(row).bounding_box() for row in ("thead tr", "tbody tr >> nth=-1"))
    assert place["height"] <= 400 < 20 * last_row["height"]
    assert abs(header["y"] - place["y"]) < 1
    assert last_row["y"] + last_row["height"] <= place["y"] + place["height"] + 1
    first = box.locator("th").first.bounding_box()
    assert abs(first["x"] - place["x"]) < 1
    above = """([x, y]) => document.elementFromPoint(x, y).closest("th")?.textContent"""
    assert tab.evaluate(above, [first["x"] + 3, first["y"] + 3]) == "astray"
    context.close()


def test_a_table_that_fits_the_screen_does_not_scroll(tab, address):
    page, table = LONG_TABLE
    tab.set_viewport_size({"width": 1280, "height": 1000})
    tab.goto(address + page, wait_until="networkidle")
    box = tab.locator(f"{table} .md-typeset__scrollwrap")
    assert box.evaluate(
        "box => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]"
    ) == [0, 0]
