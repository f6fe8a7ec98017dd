"""What a reader meets: every page opened in a browser."""

import os
import subprocess
import sys

import pytest

from tests.conftest import PAGES, ROOT

ADDRESSES = ["labs/count-a-room/"] + [
    "" if page.stem == "index" else f"{page.relative_to(ROOT / 'docs').with_suffix('')}/" for page in PAGES
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ADDRESSES)
def test_a_page_asks_no_other_host_and_says_nothing_in_the_console(browser, address, page, scheme):
    tab = browser.new_page(color_scheme=scheme)
    asked, said = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(address + page, wait_until="networkidle")
    assert (
        tab.evaluate("document.body.getAttribute('data-md-color-scheme')")
        == {
            "light": "default",
            "dark": "slate",
        }[scheme]
    )
    tab.close()
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_page_is_no_wider_than_a_phone(browser, address, page):
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    tab.goto(address + page)
    tab.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.close()


@pytest.mark.parametrize("page", ADDRESSES[1:])
def test_without_javascript_formulas_figures_and_folds_are_there(browser, address, page):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + page)
    drawing = tab.locator("article svg[role=img]:visible").first
    assert drawing.get_attribute("aria-label")
    assert drawing.bounding_box()["width"] > 200
    fold = tab.locator("details:has(> summary:text-is('Solution'))").first
    fold.locator("> summary").click()
    assert fold.locator("> :not(summary)").first.is_visible()
    context.close()


def test_the_copy_button_gives_the_whole_program_though_its_definitions_are_folded(
    browser, address, tmp_path
):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(address + "from-boltzmann-to-shannon/")
    fold = tab.locator("details.code:has(details.definitions)").first
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
