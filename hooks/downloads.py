"""Figures and tables to take away: SVG and PNG, CSV, and below each caption one line of links.

The files of docs/stirling.md are in stirling/. The line begins with the fold of the code; where something
else stands before that, `code` leads into it.
"""

import base64
import csv
import hashlib
import io
import os
import posixpath
import re
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import resvg_py
from mkdocs.utils import get_relative_url, write_file

from pageloom.drawing import standalone
from pageloom.loom import woven_page
from pageloom.source import page_path
from pageloom.store import Store

store = Store(Path(__file__).resolve().parents[1] / "build" / "figures")
# To import matplotlib would take longer than all the rest.
TYPE = Path(find_spec("matplotlib").origin).parent / "mpl-data" / "fonts" / "ttf"
FONTS = [str(TYPE / f"DejaVuSans{face}.ttf") for face in ("", "-Bold", "-Oblique")]
VERSIONS = f"{version('resvg-py')} {version('matplotlib')}"
ZOOM = 2
TYPED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
NUMBER = re.compile(r"[+-]?(inf|(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?( ?%)?)")


def on_post_page(output, page, config):
    """Write the files of a page's figures and tables, and put the links to them below."""
    folder = posixpath.splitext(page.file.src_uri)[0]
    all_made = woven_page(page_path(page.file)).made
    last = {made.snippet.id: made for made in all_made}
    for made in all_made:
        links = [f'<a href="#{made.id}" aria-label="Link to {made.label}">link</a>']
        for kind, data in files(made).items():
            uri = f"{folder}/{made.id}.{kind.lower()}"
            write_file(data, os.path.join(config.site_dir, uri))
            href = get_relative_url(uri, page.url)
            links.append(f'<a href="{href}" download aria-label="{made.label} as {kind}">{kind}</a>')
        if made is not last[made.snippet.id]:
            links.append(f'<a href="#code-{made.snippet.id}" aria-label="Code of {made.label}">code</a>')
        end = output.index("</figure>", output.index(f' id="{made.id}"')) + len("</figure>")
        output = f'{output[:end]}\n<p class="downloads">{" ".join(links)}</p>{output[end:]}'
    return output


def files(made):
    """Return what can be downloaded of a figure or a table, by its kind."""
    if made.kind == "Table":
        return {"CSV": spreadsheet(made.shows.rows)}
    drawing = standalone(made.shows, f"{made.label}. {plain(made.caption)}", made.alternative)
    return {"SVG": drawing.encode(), "PNG": pixels(drawing)}


def plain(caption):
    """Return a caption as a line of text: no links, no stress, formulas without their marks."""
    words = re.sub(r"\[([^]]*)\]\([^)]*\)|(?<=\*)\{\.\w+\}", r"\1", caption)
    return re.sub(r"[*`$\\]", "", words)


def pixels(drawing):
    """Return a drawing as PNG: from the store, if nothing that it came from has changed."""
    key = hashlib.sha256(drawing.encode() + Path(__file__).read_bytes() + VERSIONS.encode()).hexdigest()
    kept = store.get(key)
    if not kept:
        fonts = {"skip_system_fonts": True, "font_files": FONTS, "sans_serif_family": "DejaVu Sans"}
        made = resvg_py.svg_to_bytes(drawing, dpi=96, zoom=ZOOM, **fonts)
        kept = {"png": base64.b64encode(made).decode()}
        store.put(key, kept)
    return base64.b64decode(kept["png"])


def on_post_build(**_):
    store.tidy()


def spreadsheet(rows):
    """Return a table as CSV; the mark at its beginning tells spreadsheets that it is UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows([number(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def number(cell):
    """Return a number as programs read it, 1000 for 1,000 and 1e6 for 10⁶, and words as they are."""
    cell = " ".join(cell.split())
    typed = re.sub("^10(?=[⁻⁰¹²³⁴-⁹])", "1e", cell).replace("∞", "inf").translate(TYPED)
    return typed.replace(",", "") if NUMBER.fullmatch(typed) else cell
