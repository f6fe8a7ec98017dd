"""A drawing on a page and as a file: its words are as they were written, and nothing in it runs."""

import io
import re
from xml.etree import ElementTree

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure

from pageloom import drawing
from pageloom.drawing import inline, redraw, standalone

HEAD = '<svg width="9pt" height="8pt" viewBox="0 0 9 8" xmlns="http://www.w3.org/2000/svg" \
xmlns:xlink="http://www.w3.org/1999/xlink">'
WORDS = [
    "set in 'DejaVu Sans' here",
    "#101114",
    'href="#y"',
    'xlink:href="#y" url(#x)',
    ' id="a" style="fill: #101114"',
    "<b> </b> <!-- -->",
    "-->",
    "&amp; &#65; & ]]>",
    "currentColor system-ui",
    "</svg><script>alert(1)</script>",
    "Ω  two  spaces",
]


@pytest.fixture
def axes():
    """Return axes with the ink that the page colours."""
    with matplotlib.rc_context({"text.color": "101114", "font.sans-serif": "DejaVu Sans"}):
        yield Figure().add_subplot()


def raw(axes):
    file = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "x"}):
        axes.figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue()


def ways(svg):
    """Return a drawing as it stands on a page, and as a file."""
    drawing = redraw(svg, "figure-x")
    return inline(drawing, "Alternative."), standalone(drawing, "Title", "Description")


read = ElementTree.fromstring


def test_a_drawing_takes_the_colour_of_the_text_and_reaches_nothing_else():
    svg = (
        f'<?xml version="1.0"?>\n{HEAD}\n <metadata>\n  <x/>\n </metadata>\n'
        " <defs>\n  <style>*{stroke-linejoin: round}</style>\n </defs>\n"
        ' <g id="axes_1">\n  <!-- words -->\n  <path id="a" d="M 0 1 \nz\n" style="stroke: #101114"/>\n'
        '  <use xlink:href="#a"/></g>\n</svg>\n'
    )
    inside = (
        '<defs /><g><path id="figure-x-a" d="M 0 1 z " style="stroke: currentColor" />'
        '<use xlink:href="#figure-x-a" /></g></svg>'
    )
    head = (
        'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 8" '
        'stroke-linejoin="round" stroke-linecap="butt"'
    )
    page, file = ways(svg)
    assert page == f'<svg role="img" aria-label="Alternative." {head}>{inside}'
    assert file == (
        f'<svg {head} width="9pt" height="8pt" color="#101114"><title>Title</title><desc>Description</desc>'
        f'<rect width="100%" height="100%" fill="#fff"/>{inside}\n'
    )


@pytest.mark.parametrize("word", WORDS)
def test_words_in_a_drawing_come_out_as_they_were_written(axes, word):
    axes.set_title(word, parse_math=False)
    axes.set_xlabel("plain")
    axes.plot([1, 2], label=word, gid="a")
    axes.legend()
    for made in ways(raw(axes)):
        texts = ["".join(each.itertext()) for each in read(made).iter() if each.tag.endswith("text")]
        assert texts.count(word) == 2 and "plain" in texts
        assert "script" not in {each.tag.rpartition("}")[2] for each in read(made).iter()}


def test_a_text_alternative_and_a_title_are_words_too():
    svg = f"{HEAD}<g/></svg>"
    words = "<b> & \"quoted\" 'DejaVu Sans' #101114"
    assert read(inline(redraw(svg, "x"), words)).get("aria-label") == words
    file = read(standalone(redraw(svg, "x"), words, words))
    assert [each.text for each in file][:2] == [words, words]


def test_what_a_drawing_refers_to_is_there_under_a_prefix_and_no_other_id(axes):
    axes.scatter([1, 2], [3, 4], hatch="//", gid="mine")
    axes.imshow(np.arange(4).reshape(2, 2))
    axes.plot([1, 2], clip_path=None)
    for made in ways(raw(axes)):
        elements = list(read(made).iter())
        ids = [each.get("id") for each in elements if each.get("id")]
        links = [value for each in elements for name, value in each.items() if name.endswith("href")]
        used = {link[1:] for link in links if link.startswith("#")} | set(
            re.findall(r"url\(#([^)]+)\)", made)
        )
        assert set(ids) == used and len(ids) == len(used) and used
        assert all(id.startswith("figure-x-") for id in ids)
        assert any(link.startswith("data:image/png;base64,") for link in links)


def test_ink_and_type_follow_the_page_and_stay_in_a_file(axes):
    axes.set_title("words")
    axes.text(0, 0, "serif", family="DejaVu Serif")
    axes.text(0, 0, "typed", family="DejaVu Sans Mono")
    page, file = ways(raw(axes))
    for made in (page, file):
        assert made.count("#101114") == made.count('color="#101114"') and "currentColor" in made
        assert "font-family: system-ui, sans-serif; text-anchor: middle" in made
        assert "'DejaVu Sans'" not in made and "'DejaVu Serif'" in made and "'DejaVu Sans Mono'" in made
    assert read(file).get("color") == "#101114" and read(page).get("color") is None


@pytest.mark.parametrize(
    "address",
    [
        "http://x.y/?a=1&b=(2)",
        "HTTPS://x.y/#101114",
        "https://x.y/?'DejaVu Sans'=\"<b>\"",
        "mailto:a@b.c",
        "#figure-other",
    ],
)
def test_a_link_in_a_drawing_leads_where_it_says(axes, address):
    axes.set_title("words").set_url(address)
    for made in ways(raw(axes)):
        [link] = [each for each in read(made).iter() if each.tag.rpartition("}")[2] == "a"]
        assert [value for name, value in link.items() if name.endswith("href")] == [address]


@pytest.mark.parametrize("address", ["stirling.html", "labs/count-a-room.html", "stirling.html#figure-x"])
def test_a_link_to_a_page_stands_beside_pages_and_the_drawing_is_no_image(axes, address):
    axes.set_title("words").set_url(address)
    page, file = ways(raw(axes))
    assert address in page and read(page).get("role") == "group"
    assert address not in file and "words" in file


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "javascript:a.html",
        "java\tscript:a.html",
        "a.html\n",
        "../a.html",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//x.y",
        "vbscript:x",
    ],
)
def test_a_link_that_runs_or_hides_where_it_leads_is_refused(axes, address):
    axes.set_title("words").set_url(address)
    with pytest.raises(ValueError, match="a drawing links to http:, https:, mailto:, # and pages, not to"):
        redraw(raw(axes), "x")


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        ("<script>alert(1)</script>", "no drawing holds <script>"),
        ("<foreignObject/>", "no drawing holds <foreignObject>"),
        ('<g><animate attributeName="href" to="javascript:x"/></g>', "no drawing holds <animate>"),
        ("<svg/>", "no drawing holds <svg>"),
        ('<g onclick="alert(1)"/>', "a drawing neither runs nor fetches anything: onclick"),
        (
            '<use xlink:href="https://x.y/z.svg#a"/>',
            "a drawing neither runs nor fetches anything: href",
        ),
        ('<use href="javascript:x"/>', "a drawing neither runs nor fetches anything: href"),
        ('<image xlink:href="https://x.y/z.png"/>', "a drawing links to"),
        ('<image xlink:href="data:image/svg+xml;base64,x"/>', "a drawing links to"),
        ('<path style="fill: url(https://x.y/#a)"/>', "a drawing neither runs nor fetches anything: style"),
        ('<path fill="url(#a) url(https://x.y/#a)"/>', "a drawing neither runs nor fetches anything: fill"),
        ("<text>\x02</text>", "the drawing is no XML"),
        ("<g>", "the drawing is no XML"),
    ],
)
def test_what_runs_or_fetches_is_refused(part, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        redraw(f"{HEAD}{part}</svg>", "x")


def test_a_drawing_has_a_largest_size_and_rasterised_it_is_smaller(axes):
    x, y = np.random.default_rng(0).random((2, 20_000))
    points = axes.scatter(x, y, s=1)
    with pytest.raises(ValueError, match=r"has [12]\d\d\d KB, and 300 are the most.*rasterized=True"):
        redraw(raw(axes), "x")
    points.set_rasterized(True)
    assert len(redraw(raw(axes), "x")) < drawing.KILOBYTES * 1024
