"""Figures and tables to take away: SVG and PNG, CSV, and in each caption the links to them.

They are made from the finished page. A number in a caption is the link that cites it, and `code` leads into
the fold with the program, which opens. The files of docs/stirling.md are in stirling/.
"""

import base64
import csv
import hashlib
import html
import io
import os
import posixpath
import re
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import resvg_py
from mkdocs.utils import get_relative_url, write_file

from pageloom.drawing import INK
from pageloom.output import SUPERSCRIPTS
from pageloom.store import Store

store = Store(Path(__file__).resolve().parents[1] / "build" / "figures")
# To import matplotlib would take longer than all the rest.
TYPE = Path(find_spec("matplotlib").origin).parent / "mpl-data" / "fonts" / "ttf"
FONTS = [str(TYPE / f"DejaVuSans{face}.ttf") for face in ("", "-Bold", "-Oblique")]
VERSIONS = f"{version('resvg-py')} {version('matplotlib')}"
ZOOM = 2

CAPTIONED = re.compile(
    r'(?P<shown><figure\b[^>]* id="(?P<id>(?P<kind>figure|table)-(?P<name>[^"]+))">.*?<figcaption>\s*<p>)'
    r"<strong>(?P<label>[^<]+)\.</strong>(?P<caption>.*?)(?P<end></figcaption>)",
    re.DOTALL,
)
DRAWING = re.compile(
    r'<svg role="img" aria-label="([^"]*)" (viewBox="0 0 ([^ "]+) ([^ "]+)"[^>]*)>(.*?)</svg>', re.DOTALL
)
BLOCK = '<div class="language-python highlight">'
NUMBER = re.compile(r"[+-]?(inf|(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e-?\d+)?( ?%)?)")
TYPED = {drawn: typed for typed, drawn in SUPERSCRIPTS.items()} | {ord("−"): "-", ord("∞"): "inf"}


def on_post_page(output, page, config):
    """Write the files of a page's figures and tables, and put the links to them below."""
    folder = posixpath.splitext(page.file.src_uri)[0]
    output = with_code_marked(output)

    def offer(shown):
        links = []
        for kind, content in files(shown).items():
            uri = f"{folder}/{shown['id']}.{kind.lower()}"
            write_file(content, os.path.join(config.site_dir, uri))
            href = get_relative_url(uri, page.url)
            links.append(f'<a href="{href}" download aria-label="{shown["label"]} as {kind}">{kind}</a>')
        if f'id="code-{shown["name"]}"' in output:
            links.append(f'<a href="#code-{shown["name"]}" aria-label="Code of {shown["label"]}">code</a>')
        number = f'<a class="number" href="#{shown["id"]}"><strong>{shown["label"]}.</strong></a>'
        downloads = f'<p class="downloads">{" ".join(links)}</p>\n'
        return f"{shown['shown']}{number}{shown['caption']}{downloads}{shown['end']}"

    return CAPTIONED.sub(offer, output)


def with_code_marked(output):
    """Give the code of each figure and table an id: its own fold's, or else the code in sight above it."""
    places = {}
    for shown in CAPTIONED.finditer(output):
        fold = output.find(f"<summary>Python: {shown['name'].replace('-', '_')}.py</summary>")
        place = output.find(BLOCK, fold) if fold >= 0 else output.rfind(BLOCK, 0, shown.start())
        if place >= 0:
            places[place] = f'<div id="code-{shown["name"]}" {BLOCK.removeprefix("<div ")}'
    for place in sorted(places, reverse=True):
        output = output[:place] + places[place] + output[place + len(BLOCK) :]
    return output


def files(shown):
    """Return what can be downloaded of a figure or a table, by its kind."""
    if shown["kind"] == "table":
        return {"CSV": spreadsheet(shown["shown"])}
    drawing = standalone(shown["shown"], f"{shown['label']}. {plain(shown['caption'])}")
    return {"SVG": drawing.encode(), "PNG": pixels(drawing)}


def plain(part):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", part)).split())


def standalone(shown, title):
    """Return a drawing as a file of its own.

    Its ink no longer follows the page, so it stands on white: on a dark desktop nobody would see it. It was
    laid out with DejaVu Sans; Verdana has nearly the same widths.
    """
    alternative, head, width, height, body = DRAWING.search(shown).groups()
    body = body.replace("currentColor", INK).replace("system-ui", "'DejaVu Sans', Verdana")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}pt" height="{height}pt" {head}><title>{html.escape(title)}</title>'
        f'<desc>{alternative}</desc><rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n'
    )


def pixels(drawing):
    """Return a drawing as PNG: from the store, if nothing that it came from has changed."""
    key = hashlib.sha256(drawing.encode() + Path(__file__).read_bytes() + VERSIONS.encode()).hexdigest()
    kept = store.get(key)
    if not kept:
        made = resvg_py.svg_to_bytes(drawing, dpi=96, zoom=ZOOM, skip_system_fonts=True, font_files=FONTS)
        kept = {"png": base64.b64encode(made).decode(), "dependencies": {}}
        store.put(key, kept)
    return base64.b64decode(kept["png"])


def on_post_build(**_):
    store.tidy()


def spreadsheet(shown):
    """Return a table as CSV; the mark at its beginning tells spreadsheets that it is UTF-8."""
    text = io.StringIO()
    rows = [re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in shown.split("<tr>")[1:]]
    csv.writer(text).writerows([printed(plain(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def printed(cell):
    """Return a number as programs read it: 1.2e-5 for 1.2 × 10⁻⁵, 1000 for 1,000; and words as they are."""
    number = re.sub("(^| × )10(?=[⁻⁰¹²³⁴-⁹])", lambda power: "e" if power[1] else "1e", cell).translate(TYPED)
    return number.replace(",", "") if NUMBER.fullmatch(number) else cell
