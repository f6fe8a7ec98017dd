"""Readable by anyone: with a keyboard, a screen reader, a phone, on paper, in the dark, with no script."""

import functools
import http.server
import re
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_pages import ADDRESSES
from tests.conftest import build

EVERYTHING = [*ADDRESSES, "404.html"]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UNFOLD = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
# axe looks long at each of thousands of parts of code and formulas, whose colour is that of their kind.
# So a formula becomes one text, and one token of each kind is left: a long one, because axe says nothing of
# a single character.
THIN = """() => {
    const seen = new Set()
    for (const token of document.querySelectorAll("pre code span[class]"))
        if (token.textContent.length > 2 && !seen.has(token.className)) seen.add(token.className)
        else token.replaceWith(...token.childNodes)
    for (const formula of document.querySelectorAll("math")) formula.textContent = formula.textContent
    document.body.normalize()
}"""
# Nor does axe judge colours on a shade, or in a drawing.
PLAIN = "[aria-label$=', scrolls'] { background-image: none !important }"
WEAK_LABELS = """() => {
    const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
    const luminance = colour => {
        brush.fillStyle = colour
        brush.fillRect(0, 0, 1, 1)
        const [red, green, blue] = [...brush.getImageData(0, 0, 1, 1).data]
            .map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const paper = part => {
        const colour = getComputedStyle(part).backgroundColor
        return colour === "rgba(0, 0, 0, 0)" ? paper(part.parentElement) : colour
    }
    return [...document.querySelectorAll(".figure text")].map(label => {
        const colours = [getComputedStyle(label).fill, paper(label)]
        const [dark, light] = colours.map(luminance).sort((a, b) => a - b)
        return [label.textContent, (light + 0.05) / (dark + 0.05)]
    }).filter(([label, contrast]) => contrast < 4.5)
}"""
# Our scripts have seen the new size of the page.
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# What the README recommends to hosts.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'unsafe-inline'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

SMALL = """[...document.querySelectorAll("article .figure text")].filter(text => {
    const { ownerSVGElement: drawing } = text
    const zoom = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width
    return parseFloat(getComputedStyle(text).fontSize) * zoom < 11
}).map(text => text.textContent)"""


@pytest.mark.parametrize("page", EVERYTHING)
def test_a_page_meets_wcag_2_2_a_and_aa(tab, address, page):
    tab.set_viewport_size({"width": 320, "height": 800})
    tab.goto(address + page)
    tab.evaluate(UNFOLD)
    # What is too wide scrolls in its own box, never the page (1.4.10); axe does not look at this.
    rule = f"{page}: no window from 320 pixels on scrolls sideways"
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320, rule
    # A formula that ends at the edge of a phone may read as another one.
    tab.set_viewport_size({"width": 360, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360, rule
    wide = """[...document.querySelectorAll("div.arithmatex")]
        .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.textContent.slice(0, 80))"""
    assert tab.evaluate(wide) == [], f"{page}: at 360 pixels every formula is whole"
    assert tab.evaluate(SMALL) == [], f"{page}: at 360 pixels words in figures have 11 pixels or more"
    tab.evaluate(THIN)
    tab.add_style_tag(content=PLAIN)
    everything = {"runOnly": STANDARDS, "rules": {"target-size": {"enabled": True}}}
    # The dark page differs in nothing but colours.
    colours = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
    found = {}
    for width in 360, 1280:
        tab.set_viewport_size({"width": width, "height": 800})
        tab.evaluate(PAINTED)
        for scheme, options in {"slate": colours, "default": everything}.items():
            tab.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
            # No colour of an article depends on both the palette and the width of the window.
            where = {"exclude": "article"} if (scheme, width) == ("slate", 1280) else None
            found[width, scheme] = violations(tab, options, where) + tab.evaluate(WEAK_LABELS)
    assert not any(found.values()), f"{page}: WCAG 2.2 A and AA, by width and palette: {found}"


def violations(tab, options, where):
    found = Axe().run(tab, where, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("page", EVERYTHING)
def test_the_keyboard_gets_everywhere_and_always_sees_where_it_is(tab, address, page):
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(address + page)
    tab.evaluate(UNFOLD)
    # A stop is named by what it says; a radio button of no size is shown by its label.
    look = """() => {
        const stop = document.activeElement
        const seen = stop.matches(".md-option") ? stop.nextElementSibling : stop
        const { left, right, top, bottom, width, height } = seen.getBoundingClientRect()
        const outlined = getComputedStyle(seen).outlineStyle !== "none"
        const across = width > 0 && right > 0 && left < innerWidth
        const down = height > 0 && bottom > 0 && top < innerHeight
        const visible = seen.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        return [stop.localName, stop.outerHTML.slice(0, 80), outlined && across && down && visible]
    }"""
    stops = []
    for _ in range(300):
        tab.keyboard.press("Tab")
        name, text, fine = tab.evaluate(look)
        if name == "body":
            break
        stops.append(text)
        assert fine, f"stop {len(stops)}: {text}"
    boxes = """() => [...document.querySelectorAll("article *")]
        .filter(box => box.scrollWidth > box.clientWidth + 1)
        .filter(box => ["auto", "scroll"].includes(getComputedStyle(box).overflowX))
        .map(box => [box.tabIndex, box.getAttribute("role"), box.ariaLabel, box.className])"""
    for order, role, label, of in tab.evaluate(boxes):
        assert (order, role, bool(label)) == (0, "group", True), of
    still = """() => [...document.querySelectorAll("[aria-label$=', scrolls']")]
        .filter(box => box.scrollWidth <= box.clientWidth)
        .filter(box => box.scrollHeight <= box.clientHeight || getComputedStyle(box).overflowY === "hidden")
        .map(box => box.outerHTML.slice(0, 80))"""
    assert tab.evaluate(still) == []
    assert len(stops) > 10
    assert page == "404.html" or "md-skip" in stops[0]


def test_menu_and_search_open_and_close_from_the_keyboard(tab, address):
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(address + "stirling.html")
    tab.get_by_role("button", name="Menu").focus()
    tab.keyboard.press("Enter")
    link = tab.locator(".md-nav--primary").get_by_role("link", name="4. People into groups")
    assert link.is_visible() and link.bounding_box()["x"] >= 0
    assert tab.evaluate("document.getAnimations().length") == 0  # asked for no motion
    menu = tab.get_by_role("button", name="Menu", include_hidden=True)
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(tab.locator(".md-nav--primary").get_by_role("link", name="Home")).to_be_focused()
    tab.keyboard.press("Escape")
    assert not link.is_visible()
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    tab.keyboard.press("Enter")
    tab.locator(".md-nav--primary").get_by_role("link", name="How this site is built").focus()
    tab.keyboard.press("Tab")
    assert not link.is_visible()  # the focus left the menu, which closed before it could hide it
    tab.get_by_role("button", name="Search", exact=True).focus()
    tab.keyboard.press("Enter")
    tab.keyboard.type("odds")
    tab.locator(".md-search-result__link").first.wait_for()
    expect(tab.get_by_role("status").filter(has_text="matching documents")).to_have_count(1)
    tab.keyboard.press("Escape")
    assert not tab.locator(".md-search__input").is_visible()
    expect(tab.get_by_role("button", name="Search", exact=True)).to_be_focused()
    for letter in "fsnp/.,":
        tab.locator(".md-content h1").click()
        tab.keyboard.press(letter)
    assert not tab.locator(".md-search__input").is_visible()
    assert tab.url == address + "stirling.html"


def test_no_width_of_a_window_has_the_page_scroll_sideways(tab, address):
    tab.goto(address + "stirling.html")
    for width in range(320, 1300, 35):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_skip_link_leads_into_the_text(tab, address):
    tab.goto(address + "stirling.html")
    for key in ("Tab", "Enter", "Tab"):
        tab.keyboard.press(key)
    assert tab.evaluate("document.activeElement.closest('article') !== null")


def test_who_listens_hears_what_the_eye_sees(tab, address):
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(address + "counting-microstates.html")
    assert tab.get_by_role("heading", name="Move the label", exact=True).count() == 1
    table = tab.get_by_role("table", name="Table 1.1")
    assert table.get_by_role("rowheader", name="18").inner_text() == "18"
    here = tab.locator(".md-nav--primary a[aria-current=page]").first
    assert here.inner_text().strip() in tab.title()
    tab.get_by_role("link", name="Sources").last.click()
    tab.mouse.wheel(0, -200)
    tab.get_by_role("button", name="Back to top").press("Enter")
    expect(tab.locator("h1")).to_be_focused()
    tab.goto(address + "labs/count-a-room.html")
    assert tab.get_by_role("group", name="Printed").count() > 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_javascript_colours_follow_the_system_and_nothing_dead_is_offered(plain_tab, address, scheme):
    tab = plain_tab
    tab.emulate_media(color_scheme=scheme)
    tab.goto(address + "stirling.html")
    paper, ink = (
        sum(map(int, re.findall(r"\d+", colour)[:3]))
        for colour in tab.evaluate(
            "[getComputedStyle(document.body).backgroundColor, "
            "getComputedStyle(document.querySelector('article p')).color]"
        )
    )
    assert (paper > ink) == (scheme == "light")
    for dead in (".md-search__form", ".md-code__nav", ".md-option + label"):
        assert tab.locator(dead).filter(visible=True).count() == 0, dead


def test_the_page_is_dark_from_the_start_and_follows_the_system_until_its_reader_chooses(browser, address):
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()

    def expect_a_page_that_is(scheme):
        paper = {"light": "rgb(255, 254, 251)", "dark": "rgb(23, 25, 30)"}[scheme]
        expect(tab.locator("body")).to_have_css("background-color", paper)
        # The scroll bars are the root's.
        expect(tab.locator("html")).to_have_css("color-scheme", scheme)

    # The theme's script comes last, and on a train it may not come at all.
    tab.route("**/bundle.*", lambda route: route.abort())
    tab.goto(address + "stirling.html")
    expect_a_page_that_is("dark")
    tab.emulate_media(color_scheme="light")
    expect_a_page_that_is("light")

    tab.unroute("**/bundle.*")
    tab.goto(address + "cross-entropy.html")
    expect_a_page_that_is("light")
    tab.get_by_title("Switch to the dark page").click()
    expect_a_page_that_is("dark")
    assert tab.get_by_role("radio", name="Dark page").is_checked()
    tab.get_by_role("radio", name="Dark page").press("Enter")
    assert tab.get_by_role("radio", name="Light page").is_checked()
    expect_a_page_that_is("light")
    tab.emulate_media(color_scheme="dark")
    tab.goto(address + "labs/count-a-room.html")
    expect_a_page_that_is("light")
    assert tab.locator(".md-option + label").filter(visible=True).count() == 1
    context.close()


@pytest.mark.parametrize("page", ADDRESSES)
def test_on_paper_folds_are_open_links_say_where_they_lead_and_only_the_text_is_left(
    plain_tab, address, page
):
    # Without scripts, because the theme opens folds by one, and in the dark, because paper is white.
    tab = plain_tab
    tab.emulate_media(media="print", color_scheme="dark")
    tab.goto(address + page)
    for gone in (".md-header", ".md-sidebar", ".md-footer__inner", ".headerlink"):
        assert tab.locator(gone).filter(visible=True).count() == 0, gone
    hidden = """[...document.querySelectorAll("details > :not(summary, details, .downloads)")]
        .filter(part => !part.checkVisibility()).map(part => part.outerHTML.slice(0, 80))"""
    assert tab.evaluate(hidden) == []
    breaks = """[...document.querySelectorAll("article :is(figure, .figure)")]
        .map(figure => getComputedStyle(figure).breakInside)"""
    assert set(tab.evaluate(breaks)) <= {"avoid"}
    targets = """[...document.querySelectorAll("article a[href]:not([href^='#'])")].map(link =>
        [link.getAttribute("href"), getComputedStyle(link, "::after").content])"""
    for target, said in tab.evaluate(targets):
        assert target in said
    paper = "getComputedStyle(document.body).backgroundColor"
    assert tab.evaluate(paper) == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.querySelector('article')).printColorAdjust") == "exact"
    assert tab.locator(".on-paper").is_visible()


def test_a_page_prints(tab, address):
    tab.emulate_media(color_scheme="dark")
    tab.goto(address + "who-cares.html")
    pages = len(re.findall(rb"/Type */Page\b", tab.pdf(format="A4", print_background=True)))
    assert 5 <= pages <= 30


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """Serve the site as a host does: below a path, with the recommended headers and its 404 page."""
    folder = tmp_path_factory.mktemp("host")

    class Host(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

        def end_headers(self):
            for name, value in HEADERS.items():
                self.send_header(name, value)
            super().end_headers()

        def send_error(self, code, message=None, explain=None):
            body = (folder / "entropy/404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/entropy/"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", address)
        patch.setenv("REPO_URL", "https://github.com/nobody/entropy")
        done = build(folder / "entropy", "--strict")
    assert done.returncode == 0, done.stderr
    yield address
    server.shutdown()


@pytest.fixture
def watched(browser, host):
    """Return a tab, and the list of what went wrong in it."""
    tab = browser.new_page()
    wrong = []
    tab.on("console", lambda message: wrong.append(message.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: request.url.startswith((host, "data:")) or wrong.append(request.url))
    tab.on("response", lambda response: response.status < 400 or wrong.append(response.url))
    yield tab, wrong
    tab.close()


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_page_keeps_the_security_policy_below_a_path(host, watched, page):
    tab, wrong = watched
    tab.goto(host + page)
    font = "document.fonts.check('1em \"STIX Two Math\"')"
    assert tab.evaluate(f"!document.querySelector('math') || {font}")
    tab.locator(".md-search__input").click()
    tab.keyboard.type("entropy")
    tab.locator(".md-search-result__link").first.wait_for()
    assert wrong == []


def test_a_lost_reader_finds_a_search_and_every_page(host, watched):
    tab, wrong = watched
    assert tab.goto(host + "people/into/groups").status == 404
    wrong.remove(host + "people/into/groups")
    wrong[:] = [text for text in wrong if "404" not in text]
    offered = set(tab.evaluate("[...document.querySelectorAll('article a')].map(link => link.href)"))
    assert {host + page for page in ADDRESSES} <= offered
    tab.get_by_role("searchbox", name="Words to search for").fill("stirling")
    tab.keyboard.press("Enter")
    tab.locator(".md-search-result__link").first.wait_for()
    assert tab.url.startswith(host)
    assert wrong == []


def test_those_who_link_to_a_page_or_list_the_site_know_what_it_is_about(host, plain_tab):
    tab = plain_tab
    heads = {}
    for page in ADDRESSES:
        tab.goto(host + page, wait_until="domcontentloaded")
        heads[page] = tab.evaluate(
            """Object.fromEntries([...document.querySelectorAll("meta[content], link[rel=canonical]")]
            .map(it => [it.name || it.getAttribute("property") || "canonical", it.content || it.href]))"""
        )
        assert heads[page]["canonical"] == heads[page]["og:url"] == host + page
        assert heads[page]["description"] == heads[page]["og:description"]
        assert heads[page]["og:title"] in tab.title()
        assert heads[page]["og:image"] == host + "assets/shared-picture.png"
        assert tab.evaluate("document.documentElement.lang") == "en"
    assert len({head["description"] for head in heads.values()}) == len(ADDRESSES)
    listed = set(re.findall(r"<loc>(.*?)</loc>", tab.request.get(host + "sitemap.xml").text()))
    assert listed == {host + page for page in ADDRESSES}
    assert f"Sitemap: {host}sitemap.xml" in tab.request.get(host + "robots.txt").text()
    picture = tab.request.get(heads[ADDRESSES[0]]["og:image"])
    assert picture.ok and picture.headers["content-type"] == "image/png"
    told = tab.request.get(host + "llms.txt").text()
    for page, head in heads.items():
        assert f"({host + page}): {head['description']}" in told
