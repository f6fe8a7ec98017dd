"""What readers may take away: figures and tables, with links that lead there."""

import csv
import html
import re
import struct
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import matplotlib.image
import pytest
import resvg_py

from pageloom.output import parts
from tests.conftest import LABS, PAGES, ROOT, run_snippet, snippets_of

SVG = "{http://www.w3.org/2000/svg}"
EVERY_PAGE = [*PAGES, *LABS]
# The table of symbols and the list of sources compute nothing.
WITH_FIGURES = [*filter(snippets_of, PAGES), *LABS]
FIGURE = re.compile(r'<figure\b[^>]* id="([^"]+)">(.*?)</figure>', re.DOTALL)
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"[^>]*>')


def name(page):
    return str(page.relative_to(ROOT / "docs"))


def place(page):
    """Return where a page's files are: a folder, which is a name for its address without the suffix, too."""
    return page.relative_to(ROOT / "docs").with_suffix("")


def built(site, page):
    return (site / place(page).with_suffix(".html")).read_text("utf-8")


def captioned(site, page, kind):
    """Return the figures or the tables of a page by their ids."""
    return {id: shown for id, shown in FIGURE.findall(built(site, page)) if id.startswith(f"{kind}-")}


def plain(part):
    return html.unescape(re.sub(r"<[^>]+>", "", part))


def value(cell):
    """Return what a cell says, however it is set: a number, or words."""
    cell = " ".join(cell.split()).replace("−", "-")
    power = re.sub("(^| × )10(?=[⁻⁰¹²³⁴-⁹])", lambda power: "e" if power[1] else "1e", cell)
    ascii = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    try:
        return float(power.translate(ascii).replace(",", "").replace("∞", "inf"))
    except ValueError:
        return cell


def number(cell):
    try:
        return float(cell)
    except ValueError:
        return cell.replace("−", "-")


def spreadsheet(site, page, id):
    with open(site / place(page) / f"{id}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("page", WITH_FIGURES, ids=name)
def test_a_figure_can_be_taken_away_as_a_drawing_that_stands_alone(site, page):
    figures = captioned(site, page, "figure")
    assert figures
    for id, shown in figures.items():
        text = (site / place(page) / f"{id}.svg").read_text("utf-8")
        drawing = ElementTree.fromstring(text)
        assert drawing.tag == f"{SVG}svg"
        alternative, box = re.search(r'aria-label="([^"]*)".*? viewBox="([^"]+)"', shown).groups()
        assert drawing.find(f"{SVG}desc").text == html.unescape(alternative)
        assert drawing.find(f"{SVG}title").text.startswith(re.search(r"<strong>(.+?)</strong>", shown)[1])
        assert drawing.get("viewBox") == box
        assert f"0 0 {drawing.get('width')} {drawing.get('height')}" == re.sub(
            r"(\S+) (\S+)$", r"\1pt \2pt", box
        )
        assert drawing.find(f"{SVG}rect").attrib == {"width": "100%", "height": "100%", "fill": "#fff"}
        assert drawing.get("color") == "#101114" and "aria-" not in text, "its ink follows no page"
        words = ["".join(element.itertext()) for element in drawing.iter(f"{SVG}text")]
        assert words == [plain(element) for element in re.findall(r"<text\b.*?</text>", shown)]


@pytest.mark.parametrize("page", WITH_FIGURES, ids=name)
def test_a_figure_can_be_taken_away_as_pixels_twice_as_fine_as_a_screen(site, page):
    for id, shown in captioned(site, page, "figure").items():
        data = (site / place(page) / f"{id}.png").read_bytes()
        points = [float(length) for length in re.search(r'viewBox="0 0 (\S+) (\S+)"', shown).groups()]
        for pixels, length in zip(struct.unpack(">II", data[16:24]), points, strict=True):
            assert abs(pixels - 2 * 96 / 72 * length) <= 2
        picture = matplotlib.image.imread(BytesIO(data))[..., :3]
        edges = [picture[0], picture[-1], picture[:, 0]]
        assert all((edge == 1).mean() > 0.9 for edge in edges), "its ground is white"
        # Its words are there, too.
        drawing = (site / place(page) / f"{id}.svg").read_text("utf-8")
        wordless = resvg_py.svg_to_bytes(re.sub(r"<text\b.*?</text>", "", drawing), dpi=96, zoom=2)
        covered = (picture != matplotlib.image.imread(BytesIO(wordless))[..., :3]).any(axis=2).sum()
        assert covered > 30 * len("".join(re.findall(r"<text\b[^>]*>([^<\s]*)", drawing))) > 0


@pytest.mark.parametrize("page", EVERY_PAGE, ids=name)
def test_a_table_can_be_taken_away_as_it_stands_on_the_page(site, page):
    tables = captioned(site, page, "table")
    for id, shown in tables.items():
        taken = spreadsheet(site, page, id)
        rows = [re.findall(r"<t[hd]\b[^>]*>.*?</t[hd]>", row, re.DOTALL) for row in shown.split("<tr>")[1:]]
        assert [list(map(value, row)) for row in taken] == [
            [value(plain(cell)) for cell in row] for row in rows
        ]
        # And each of its numbers is one that programs read.
        assert [list(map(number, row)) for row in taken] == [list(map(value, row)) for row in taken]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_table_can_be_taken_away_as_its_program_prints_it(site, page):
    compared = set()
    for path in snippets_of(page):
        for kind, lines in parts(run_snippet(path).output):
            if kind == "table":
                id = f"table-{Path(path).stem.replace('_', '-')}"
                printed = [[value(cell) for cell in line.strip("|").split("|")] for line in lines]
                taken = spreadsheet(site, page, id)
                assert [list(map(value, row)) for row in taken] == printed[:1] + printed[2:]
                compared.add(id)
    assert compared == set(captioned(site, page, "table"))


@pytest.mark.parametrize("page", WITH_FIGURES, ids=name)
def test_each_caption_leads_to_itself_to_its_code_and_to_its_files(site, page):
    whole = built(site, page)
    ids = set(re.findall(r'\bid="([^"]+)"', whole))
    shown = FIGURE.findall(whole)
    assert shown
    for id, figure in shown:
        label = re.search(rf'<a class="number" href="#{id}"><strong>([^<]+)\.</strong></a>', figure)[1]
        below = whole[whole.index(figure) + len(figure) :]
        offered = re.match(
            r'\s*(?:</figure>)?\s*<p class="downloads">(.*?)</p>\s*(<details class="code">)?', below
        )
        names = re.findall(r'aria-label="([^"]+)">(\w+)</a>', offered[1])
        kinds = ["SVG", "PNG"] if id.startswith("figure") else ["CSV"]
        wanted = [(f"Link to {label}", "link"), *((f"{label} as {kind}", kind) for kind in kinds)]
        # Where the fold of the code is not the next thing, a link leads into it.
        last = not re.search(rf'</figure>.*\bid="(figure|table)-{id.partition("-")[2]}"', below, re.DOTALL)
        assert names == wanted + [(f"Code of {label}", "code")] * (not last)
        itself, *links = LINK.findall(offered[1])
        assert itself == f"#{id}"
        assert all(link[1:] in ids for link in links[len(kinds) :])
        for href in links[: len(kinds)]:
            address = urljoin(f"/{place(page)}.html", href)
            assert (site / address[1:]).is_file(), address


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_code_of_a_table_is_the_program_that_printed_it(site, page):
    whole = built(site, page)
    for id, _ in FIGURE.findall(whole):
        stem = id.partition("-")[2]
        block = whole.split(f'<div id="code-{stem}" class="language-python highlight">')[1].split("</pre>")[0]
        program = ROOT / f"snippets/{page.stem}/{stem}.py".replace("-", "_")
        first_line = program.read_text("utf-8").splitlines()[0]
        assert first_line in plain(block)
