"""matplotlib's SVG, made ready for a page, or to be a file of its own."""

import html
import re
from xml.etree import ElementTree

SPACE, LINKS = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
INK = "#101114"  # how `matplotlibrc` marks what has the colour of the page's text
KILOBYTES = 300
LEFT_OUT = {"metadata", "style"}
ELEMENTS = set(
    "a circle clipPath defs ellipse feComposite filter g image line linearGradient path pattern polygon "
    "polyline radialGradient rect stop svg text tspan use".split()
)
# A file beside the page is named to the last letter: of no other address it is sure where a browser would go.
PAGE = r"[a-z][a-z0-9/-]*\.html(?:#[a-z0-9-]+)?"
LEADING = {
    "a": re.compile(rf"(?i)#|https?:|mailto:|{PAGE}\Z"),
    "image": re.compile("data:image/(png|jpeg);base64,"),
}
REFERENCE = re.compile(r"(url\(#|^#)([^)]+)")
FAMILY = re.compile(r"'DejaVu Sans'[^;]*")

ElementTree.register_namespace("", SPACE[1:-1])
ElementTree.register_namespace("xlink", LINKS[1:-1])


def redraw(svg: str, prefix: str) -> str:
    """Return matplotlib's SVG as one element that can stand among others: on a page, or as a file.

    Its ids get a prefix; its ink is the colour of what is around it, and its type the reader's. Places are
    kept to a hundredth of a point. Raises ValueError for what no drawing of matplotlib's holds, for a link
    that runs something, and for too much.
    """
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        message = f"the drawing is no XML ({error}); does a label hold a character that nobody sees?"
        raise ValueError(message) from None
    for element in root.iter():
        element[:] = [part for part in element if part.tag.removeprefix(SPACE) not in LEFT_OUT]
    values = [value for element in root.iter() for value in element.attrib.values()]
    used = {name for value in values for _, name in REFERENCE.findall(value)}
    for element in root.iter():
        tag = element.tag.removeprefix(SPACE)
        if tag not in ELEMENTS or (tag == "svg" and element is not root):
            raise ValueError(f"no drawing holds <{tag}>")
        # Between elements white space means nothing; within a text the end of a line is a space.
        element.text = re.sub(r"\s*\n\s*", " ", element.text or "") if tag in ("text", "tspan") else ""
        element.tail = re.sub(r"\s*\n\s*", " ", element.tail or "") if tag == "tspan" else ""
        if tag == "a":
            # No new window, and an address where every reader of links looks for one.
            element.attrib = {"href": element.get(f"{LINKS}href", element.get("href", ""))}
        if element.get("id") not in used:
            element.attrib.pop("id", None)
        for name, value in element.items():
            element.set(name, redrawn(tag, name.removeprefix(LINKS), value, prefix))
    # matplotlib's one rule of style is for `*`, which would reach the whole page.
    root.attrib = {"viewBox": root.get("viewBox", ""), "stroke-linejoin": "round", "stroke-linecap": "butt"}
    drawing = ElementTree.tostring(root, encoding="unicode")
    if len(drawing) >= KILOBYTES * 1024:
        size = f"the drawing has {len(drawing) // 1024} KB, and {KILOBYTES} are the most"
        raise ValueError(f"{size}: draw what has thousands of points with `rasterized=True`, or draw fewer")
    return drawing


def redrawn(tag: str, name: str, value: str, prefix: str) -> str:
    """Return the value of an attribute as it is to be. Raises ValueError for one that runs or fetches."""
    if name in ("d", "points", "x", "y"):
        return re.sub(
            r"(\.\d\d)\d+", r"\1", value.replace("  ", " ")
        )  # the parser made a space of a line's end
    if name == "id":
        return f"{prefix}-{value}"
    if name == "href" and tag in LEADING:
        if not LEADING[tag].match(value):
            raise ValueError(f"a drawing links to http:, https:, mailto:, # and pages, not to {value!r}")
        return value
    if name == "href" or "url(" in value or name.startswith("on"):
        if name.startswith("on") or not REFERENCE.search(value) or "url(" in value.replace("url(#", ""):
            raise ValueError(f"a drawing neither runs nor fetches anything: {name}={value!r}")
        return REFERENCE.sub(rf"\g<1>{prefix}-\g<2>", value)
    if name in ("fill", "stop-color", "stroke", "style"):
        return FAMILY.sub("system-ui, sans-serif", value).replace(INK, "currentColor")
    return value


def inline(drawing: str, alternative: str) -> str:
    """Return a drawing as it stands on a page, with its text alternative: an image, unless it has links."""
    role = "group" if "<a " in drawing else "img"
    return drawing.replace("<svg ", f'<svg role="{role}" aria-label="{html.escape(alternative)}" ', 1)


def standalone(drawing: str, title: str, description: str) -> str:
    """Return a drawing as a file: its ink follows no page, so it stands on white."""
    # Beside a file that was taken away there are no pages.
    drawing = re.sub(rf' href="{PAGE}"', "", drawing)
    head, body = drawing[: drawing.index(">")], drawing[drawing.index(">") + 1 :]
    width, height = head.split('viewBox="')[1].split('"')[0].split()[2:]
    return (
        f'{head} width="{width}pt" height="{height}pt" color="{INK}"><title>{html.escape(title)}</title>'
        f'<desc>{html.escape(description)}</desc><rect width="100%" height="100%" fill="#fff"/>{body}\n'
    )
