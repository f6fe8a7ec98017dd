"""matplotlib's SVG, made ready for a page, or to be a file of its own."""

import functools
import html
import re
from xml.parsers import expat

INK = "#101114"  # how `matplotlibrc` marks what has the colour of the page's text
KILOBYTES = 300
LINES = 'stroke-linejoin="round" stroke-linecap="butt"'  # matplotlib's one rule is for `*`, also on a page
LEFT_OUT = {"metadata", "style"}
ELEMENTS = set(
    "a circle clipPath defs ellipse feComposite filter g image line linearGradient path pattern polygon "
    "polyline radialGradient rect stop text tspan use".split()
)
LEADING = {"a": re.compile("(?i)#|https?:|mailto:"), "image": re.compile("data:image/(png|jpeg);base64,")}
REFERENCE = re.compile(r"(?P<how>url\(#|^#)(?P<id>[^)]+)")
COLOURED = ("fill", "stop-color", "stroke", "style")
FAMILY = re.compile(r"'DejaVu Sans'[^;]*")


def inline(svg: str, prefix: str, label: str) -> str:
    """Return matplotlib's SVG as one line that can stand in a page among others, with its text alternative.

    Its ids get a prefix; its ink takes the colour of the text around it, and its type is the reader's. Raises
    ValueError for what no drawing of matplotlib's holds, for a link that runs something, and for too much.
    """
    view, body = Redrawing(f"{prefix}-", "currentColor", "system-ui, sans-serif").of(svg)
    drawing = f'<svg role="img" aria-label="{html.escape(label)}" viewBox="{view}" {LINES}>{body}</svg>'
    size = len(drawing) // 1024
    if size >= KILOBYTES:
        raise ValueError(
            f"the drawing has {size} KB, and {KILOBYTES} are the most: draw what has thousands "
            "of points with `rasterized=True`, or draw fewer"
        )
    return drawing


def standalone(svg: str, title: str, description: str) -> str:
    """Return matplotlib's SVG as a file of its own.

    Its ink follows no page, so it stands on white: on a dark desktop nobody would see it. It was laid out
    with DejaVu Sans; Verdana has nearly the same widths. Raises ValueError as `inline` does, but at any size.
    """
    view, body = Redrawing("", INK, "'DejaVu Sans', Verdana, sans-serif").of(svg)
    _, _, width, height = view.split()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}pt" height="{height}pt" viewBox="{view}" {LINES}><title>{html.escape(title)}</title>'
        f'<desc>{html.escape(description)}</desc><rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n'
    )


class Redrawing:
    """A drawing read by a parser and written again on one line, without ids to which nothing in it refers."""

    def __init__(self, prefix: str, ink: str, family: str) -> None:
        self.prefix, self.ink, self.family = prefix, ink, family
        self.view = ""
        self.made: list[str] = []
        self.words = ""  # what was read since the last tag
        self.open = False  # whether that tag lacks its end, which is `/>` if nothing comes
        self.left_out = 0  # how many elements deep the parser is in what is left out
        self.ids: dict[int, str] = {}  # where in `made` they are
        self.used: set[str] = set()
        self.value_of = functools.lru_cache(256)(self.value)  # thousands of points have one style

    def of(self, svg: str) -> tuple[str, str]:
        """Return the view box of a drawing and what is in it."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.read
        try:
            parser.Parse(svg, True)
        except expat.ExpatError as error:
            message = f"the drawing is no XML ({error}); does a label hold a character that nobody sees?"
            raise ValueError(message) from None
        for place, name in self.ids.items():
            if name not in self.used:
                self.made[place] = ""
        return self.view, "".join(self.made)

    def read(self, words: str) -> None:
        if not self.left_out:
            self.words += words

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.left_out or tag in LEFT_OUT:
            self.left_out += 1
        elif not self.view:
            self.view = html.escape(attributes["viewBox"])
        elif tag not in ELEMENTS:
            raise ValueError(f"no drawing holds <{tag}>")
        else:
            self.write_words()
            self.made.append(f"<{tag}")
            self.open = True
            for name, value in attributes.items():
                if name == "id":
                    self.ids[len(self.made)] = value
                self.made.append(f' {name}="{self.value_of(tag, name, value)}"')

    def end(self, tag: str) -> None:
        if self.left_out:
            self.left_out -= 1
        elif self.made[-1:] == ["<defs"] and not self.words.strip():
            self.made.pop()  # it is empty now
            self.open = False
            if self.made[-1:] == [" "]:  # which comes again after it
                self.made.pop()
        elif self.open and not self.words:
            self.made.append("/>")
            self.open = False
        else:
            self.write_words()
            if tag != "svg":
                self.made.append(f"</{tag}>")

    def write_words(self) -> None:
        if self.open:
            self.made.append(">")
            self.open = False
        if self.words:
            self.made.append(html.escape(re.sub(r"\s*\n\s*", " ", self.words), quote=False))
            self.words = ""

    def value(self, tag: str, name: str, value: str) -> str:
        """Return the value of an attribute as it is to be. Raises ValueError for one that runs or fetches."""
        if name == "d":
            value = value.replace("  ", " ")  # the parser made a space of the end of a line
        elif name == "id":
            value = self.prefix + value
        elif name.endswith("href") and tag in LEADING:
            if not LEADING[tag].match(value):
                raise ValueError(f"a drawing links to http:, https:, mailto: and #, not to {value!r}")
        elif name.endswith("href") or "url(" in value or name.startswith("on"):
            if name.startswith("on") or not REFERENCE.search(value) or "url(" in value.replace("url(#", ""):
                raise ValueError(f"a drawing neither runs nor fetches anything: {name}={value!r}")
            value = REFERENCE.sub(self.refer, value)
        if name in COLOURED:
            value = FAMILY.sub(self.family, value).replace(INK, self.ink)
        return html.escape(value, quote=False).replace('"', "&quot;")

    def refer(self, reference: re.Match[str]) -> str:
        self.used.add(reference["id"])
        return f"{reference['how']}{self.prefix}{reference['id']}"
