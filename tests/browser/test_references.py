"""References, the numbers that they lead to, and the previews that they show."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_reading import HEADERS, STANDARDS, UNFOLD

# On a page, a reference of each kind that leads to another page.
ELSEWHERE = {
    "Figure 3.3": ("notes-on-the-source.html", "why-it-goes-up.html"),
    "Table 2.4": ("notes-on-the-source.html", "boltzmann-entropy.html"),
    "Equation 6.3": ("cross-entropy.html", "from-boltzmann-to-shannon.html"),
}


@pytest.fixture
def tab(browser, address):
    """Return a tab under the recommended headers. It keeps what it asked for; nothing may go wrong in it."""
    tab = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    tab.asked, tab.said = [], []

    def answer(route):
        if not route.request.url.endswith("favicon.svg"):  # the browser asks for it when it likes
            tab.asked.append(route.request.url)
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, **HEADERS})

    tab.route(address + "**", answer)
    tab.on("console", lambda message: tab.said.append(message.text))
    tab.on("pageerror", lambda error: tab.said.append(str(error)))
    tab.on("request", lambda request: request.url.startswith(address) or tab.said.append(request.url))
    yield tab
    assert tab.said == []
    tab.close()


def open_page(tab, page):
    tab.goto(page, wait_until="networkidle")
    tab.evaluate(UNFOLD)
    tab.asked.clear()


def reference(tab, name):
    return tab.locator("article").get_by_role("link", name=name, exact=True).first


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_pointer_on_a_reference_shows_what_is_on_another_page(tab, address, name):
    page, target = ELSEWHERE[name]
    open_page(tab, address + page)
    assert tab.locator(".preview").count() == 0
    reference(tab, name).hover()
    preview = tab.locator(".preview")
    preview.wait_for()
    number = name.split()[1]
    assert (f"({number})" if "Equation" in name else f"{name}.") in preview.inner_text()
    shown = {"Figure": "svg", "Table": "table", "Equation": "math"}[name.split()[0]]
    assert preview.locator(shown).first.bounding_box()["width"] > 100
    assert tab.asked == [address + target]
    assert preview.locator(".downloads").filter(visible=True).count() == 0
    # It stays while the pointer is on it, however long, and goes when the pointer does.
    tab.clock.install()
    preview.hover()
    tab.clock.run_for(10_000)
    assert preview.is_visible()
    tab.locator(".md-header").hover()
    tab.clock.run_for(10_000)
    assert preview.count() == 0


def test_what_is_on_the_page_itself_needs_no_request(tab, address):
    open_page(tab, address + "why-it-goes-up.html")
    reference(tab, "Figure 3.3").hover()
    tab.locator(".preview svg").wait_for()
    assert tab.asked == []
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(part => part.id)")
    assert len(ids) == len(set(ids))
    used = "[...document.querySelectorAll('.preview use')].map(use => use.href.baseVal.slice(1))"
    assert set(tab.evaluate(used)) <= set(ids) and tab.evaluate(used)


def test_the_keyboard_shows_a_preview_and_escape_takes_it_away(tab, address):
    open_page(tab, address + "cross-entropy.html")
    tab.keyboard.press("Tab")
    preview = tab.locator(".preview")
    reference(tab, "Equation 6.3").focus()
    preview.wait_for()
    tab.keyboard.press("Escape")
    assert preview.count() == 0
    assert tab.evaluate("document.activeElement.textContent") == "Equation 6.3"
    tab.keyboard.press("Tab")
    reference(tab, "Equation 6.3").focus()
    preview.wait_for()
    assert tab.evaluate("document.querySelectorAll('.preview :is(a, button, [tabindex])').length") == 0
    tab.keyboard.press("Tab")
    assert preview.count() == 0


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_preview_is_as_readable_as_the_page(tab, address, name, scheme):
    open_page(tab, address + ELSEWHERE[name][0])
    tab.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    reference(tab, name).hover()
    tab.locator(".preview").wait_for()
    paper = "part => getComputedStyle(part).backgroundColor"
    assert tab.locator(".preview").evaluate(paper) == tab.locator("body").evaluate(paper)
    found = Axe().run(tab, ".preview", {"runOnly": STANDARDS, "resultTypes": ["violations"]})
    assert [rule["id"] for rule in found.response["violations"]] == []
    assert found.response["passes"]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_preview_stays_within_the_window(tab, address, width):
    tab.set_viewport_size({"width": width, "height": 700})
    open_page(tab, address + "notes-on-the-source.html")
    for name in ("Figure 3.3", "Table 2.4", "Figure 5.2"):
        reference(tab, name).hover()
        tab.locator(".preview", has_text=name).wait_for()
        box = tab.locator(".preview").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= 700.5
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_from_a_file_a_reference_to_another_page_is_a_plain_link(browser, site):
    tab = browser.new_page()
    said = []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto((site / "why-it-goes-up.html").as_uri())
    said.clear()  # the theme's search
    tab.evaluate(UNFOLD)
    reference(tab, "Equation 6.4").focus()
    assert tab.locator(".preview").count() == 0
    reference(tab, "Figure 3.3").focus()
    tab.locator(".preview").wait_for()
    tab.close()
    assert said == []


def test_a_number_stays_in_sight_while_its_formula_scrolls(browser, address):
    # A phone shows each formula whole; half of it does not.
    context = browser.new_context(java_script_enabled=False, viewport={"width": 200, "height": 740})
    tab = context.new_page()
    tab.goto(address + "cross-entropy.html")
    equation = tab.locator("#equation-chance")
    number = equation.get_by_role("link", name="Equation (7.3)")
    formula = equation.locator(".arithmatex")
    assert formula.evaluate("box => box.scrollWidth > box.clientWidth")
    before = number.bounding_box()
    formula.evaluate("box => box.scrollLeft = 1000")
    assert number.bounding_box() == before
    assert 170 < before["x"] + before["width"] <= 200
    assert tab.locator("article").get_by_role("link", name="Equation 6.3").first.get_attribute("href")
    tab.emulate_media(media="print")
    assert number.is_visible()
    context.close()
