"""What a reader meets: every page opened in a browser."""

import gzip
import json
import os
import subprocess
import sys

import pytest

from tests.conftest import LABS, PAGES, ROAD, ROOT

# What a first visit to a page may cost: kilobytes as they travel, how far its parts jump, how often scripts
# have its elements styled and laid out anew while they start, which on a phone takes long.
BUDGET = {
    "kilobytes": 150,
    "kilobytes with fonts": 220,
    "layout shift": 0.01,
    "times styled": 1.5,
    "times laid out": 8,
}

ADDRESSES = [page.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for page in [*LABS, *PAGES]]
ON_THE_ROAD = [page.stem + ".html" for page in ROAD]
STACKS = ["devtools.timeline", "disabled-by-default-devtools.timeline.stack"]
JUMPS = """window.shift = 0
    new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))
        .observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
@pytest.mark.parametrize("page", ADDRESSES)
def test_a_first_visit_is_light_still_and_quiet_and_asks_no_other_host(browser, address, page, width, scheme):
    tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    asked, got, said = [], [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("response", lambda response: got.append(response))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.add_init_script(JUMPS)
    if scheme == "light":
        browser.start_tracing(page=tab, categories=STACKS)
    tab.goto(address + page, wait_until="networkidle")
    if scheme == "light":
        events = json.loads(browser.stop_tracing())["traceEvents"]
        check_layouts(events, tab.locator("body *").count())
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []
    chosen = tab.evaluate("document.body.getAttribute('data-md-color-scheme')")
    assert chosen == {"light": "default", "dark": "slate"}[scheme]
    weights = {one.url: len(gzip.compress(one.body())) / 1000 for one in got}
    font = sum(weight for url, weight in weights.items() if url.endswith(".woff2"))
    assert any("math" in url for url in weights) or not tab.locator("math").count()
    assert sum(weights.values()) - font <= BUDGET["kilobytes"], weights
    assert sum(weights.values()) <= BUDGET["kilobytes with fonts"], weights
    assert tab.evaluate("shift") <= BUDGET["layout shift"]
    tab.close()


@pytest.mark.parametrize("page", ON_THE_ROAD)
def test_a_page_opens_with_a_picture(tab, address, page):
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(address + page)
    depth = tab.locator("article .figure").first.bounding_box()["y"]
    assert depth <= 1300, f"{page}: the first figure stands {depth:.0f} pixels deep; the rule: 1300 at most"


def check_layouts(events, elements):
    """Check that scripts do not have the page styled and laid out over and over."""
    asked = [event for event in events if "stackTrace" in event.get("args", {}).get("beginData", {})]
    styled = sum(event["args"]["elementCount"] for event in asked if event["name"] == "UpdateLayoutTree")
    # On a short page the theme's own parts weigh more.
    assert 0 < styled <= BUDGET["times styled"] * max(elements, 700)
    assert sum(event["name"] == "Layout" for event in asked) <= BUDGET["times laid out"]


@pytest.mark.parametrize("page", [*ON_THE_ROAD, "notes-on-the-source.html", "how-this-site-is-built.html"])
def test_without_javascript_formulas_figures_and_folds_are_there(plain_tab, address, page):
    plain_tab.set_viewport_size({"width": 360, "height": 740})
    plain_tab.goto(address + page)
    assert plain_tab.evaluate("document.documentElement.scrollWidth") <= 360
    drawing = plain_tab.locator("article svg[role=img]:visible").first
    assert drawing.get_attribute("aria-label")
    assert drawing.bounding_box()["width"] > 200
    fold = plain_tab.locator("details:is(.solution, .deeper)").first
    fold.locator("> summary").click()
    assert fold.locator("> :not(summary)").first.is_visible()


def test_from_a_disk_formulas_links_and_search_are_as_from_a_host(reader, tab, address, site):
    widths = "[...document.querySelectorAll('math')].map(formula => formula.getBoundingClientRect().width)"
    other_tab = reader.new_page()
    other_tab.goto(address + "index.html")
    hosted = other_tab.evaluate(f"document.fonts.ready.then(() => {widths})")
    other_tab.close()
    wrong = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: request.url.startswith("file://") or wrong.append(request.url))
    # From a disk the font cannot be fetched ahead of its use, and the console says so.
    tab.on("console", lambda said: ".woff2" in f"{said.text} {said.location}" or wrong.append(said.text))
    tab.goto((site / "index.html").as_uri())
    assert tab.evaluate(f"document.fonts.ready.then(() => {widths})") == hosted
    tab.locator("article").get_by_role("link", name="Counting microstates").first.click()
    tab.wait_for_url((site / "counting-microstates.html").as_uri())
    tab.locator(".md-search__input").click()
    tab.keyboard.type("perplexity")
    tab.locator(".md-search-result__link", has_text="Cross-entropy").first.click()
    tab.wait_for_url(f"{(site / 'cross-entropy.html').as_uri()}*")
    tab.get_by_role("link", name="The Meaning of Entropy").first.click()
    tab.wait_for_url((site / "index.html").as_uri())
    assert wrong == []


def test_the_copy_button_gives_the_whole_program_though_its_definitions_are_folded(
    browser, address, tmp_path
):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(address + "from-boltzmann-to-shannon.html")
    fold = tab.locator("details.code:has(#code-corrections)")
    fold.locator("> summary").click()
    assert not fold.locator(".hll").first.is_visible()
    fold.locator(".highlight").hover()
    fold.locator(".md-code__button").first.click()
    copied = tab.evaluate("navigator.clipboard.readText()")
    fold.locator("details.definitions summary").click()
    assert fold.locator(".hll").first.is_visible()
    context.close()

    environment = {**os.environ, "MPLBACKEND": "agg"}
    command = [sys.executable, "-I", "-c", copied]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "def " in copied and done.stdout
