"""What the captions of figures and tables offer."""

import pytest

from tests.browser.test_reading import UNFOLD


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without scripts"])
def test_the_code_of_a_number_unfolds_when_it_is_asked_for(browser, address, scripts):
    context = browser.new_context(java_script_enabled=scripts)
    tab = context.new_page()
    tab.goto(address + "stirling.html")
    code = tab.locator("#code-three-orders")
    assert not code.is_visible()
    tab.locator("details.solution summary").first.click()
    tab.locator("a.value[href='#code-three-orders']").first.click()
    code.wait_for()
    context.close()


def test_the_number_of_a_figure_is_the_link_that_cites_it(tab, address):
    tab.goto(address + "stirling.html")
    tab.get_by_role("link", name="Figure 5.1.").click()
    assert tab.url == address + "stirling.html#figure-factors-as-bars"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Figure 5.1 as SVG", "figure-factors-as-bars.svg"),
        ("Figure 5.1 as PNG", "figure-factors-as-bars.png"),
        ("Table 5.1 as CSV", "table-three-orders.csv"),
    ],
)
def test_what_a_caption_offers_is_downloaded(tab, address, name, file):
    tab.goto(address + "stirling.html")
    with tab.expect_download() as download:
        tab.get_by_role("link", name=name).click()
    assert download.value.suggested_filename == file


def test_a_downloaded_drawing_looks_as_its_pixels_do(browser, address):
    tab = browser.new_page(viewport={"width": 461, "height": 308}, color_scheme="dark")
    tab.goto(address + "stirling/figure-factors-as-bars.svg")
    assert tab.title().startswith("Figure 5.1. The logarithm of ten factorial is the area of the bars.")
    shown, pixels = tab.evaluate(
        """async () => {
            const drawings = ["svg", "png"].map(async kind => {
                const image = new Image()
                image.src = `figure-factors-as-bars.${kind}`
                await image.decode()
                const canvas = new OffscreenCanvas(46, 31).getContext("2d")
                canvas.imageSmoothingQuality = "high"
                canvas.drawImage(image, 0, 0, 46, 31)
                return [...canvas.getImageData(0, 0, 46, 31).data]
            })
            return Promise.all(drawings)
        }"""
    )
    differences = [abs(one - other) for one, other in zip(shown, pixels, strict=True)]
    assert sum(differences) / len(differences) < 4
    assert min(pixels) < 200 and pixels[:4] == [255, 255, 255, 255]
    tab.close()


@pytest.mark.parametrize("page", ["stirling.html", "labs/count-a-room.html"])
def test_what_captions_offer_is_large_enough_to_hit_and_not_printed(tab, address, page):
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(address + page)
    tab.evaluate(UNFOLD)
    offered = ".downloads a, .as-markdown a"
    heights = tab.evaluate(f"[...document.querySelectorAll('{offered}')].map(link => link.offsetHeight)")
    assert len(heights) > 4 and min(heights) >= 24
    tab.emulate_media(media="print")
    assert tab.locator(offered).filter(visible=True).count() == 0
