"""The doorway: the loom as an extension of Python-Markdown.

markdown_extensions:
  - pageloom: {docs: docs, snippets: snippets, store: build/loom, seconds: 20, megabytes: 2048}

The options are the defaults. Where pymdownx.superfences is not listed before it, and blocks.caption is not
listed, it brings them along.
"""

import ast
import contextlib
import html
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from pageloom.drawing import inline
from pageloom.errors import LoomError, stop_or_show
from pageloom.loom import Loom, shared_loom
from pageloom.reading import Snippet, parse_expression
from pageloom.source import rendered_file
from pageloom.writing import Made, Woven, Writer, fenced

# Where a number is to be. Whether it may be a link is known when the text around it has been read; until then
# its marks keep it from being read as Markdown, which drops them from what an author writes.
PLACE = re.compile("\x02loom:([0-9]+)\x03")


class LoomExtension(Extension):
    """Weaves the outputs of executable fences into a page."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "docs": ["docs", "the folder of the pages"],
            "snippets": [
                "snippets",
                "the folder of the snippets, of the modules they share and of `matplotlibrc`",
            ],
            "store": ["build/loom", "the folder where results are kept; it may be deleted"],
            "seconds": [20, "how long one snippet may take"],
            "megabytes": [2048, "how much memory one snippet may take"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        listed = {type(extension).__module__ for extension in md.registeredExtensions}
        if "pymdownx.superfences" not in listed:
            md.registerExtensions(["pymdownx.superfences"], {})
        docs, snippets, store = (
            Path(self.getConfig(name)).resolve() for name in ("docs", "snippets", "store")
        )
        limits = float(self.getConfig("seconds")), float(self.getConfig("megabytes"))
        self.loom = shared_loom(docs, snippets, store, *limits)
        weaving = Weaving(md, self.loom)
        # White space is made regular at 30, and superfences stands at 25.
        md.preprocessors.register(weaving, "pageloom", 27)
        # After links (160), so that a number knows whether it stands in one.
        md.inlinePatterns.register(Link(weaving), "pageloom-link", 50)
        # After raw HTML has come back, at 30, and everything else has been done.
        md.postprocessors.register(Finishing(weaving), "pageloom", -10)
        md.registerExtension(self)


class Weaving(Preprocessor):
    """Puts the outputs of a page into its Markdown."""

    def __init__(self, md: Markdown, loom: Loom) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.loom = loom
        self.links: list[tuple[str, str | Element]] = []  # of this page: the words of each, and itself

    def run(self, lines: list[str]) -> list[str]:
        captions = {"types": [{"name": "table-caption"}, {"name": "figure-caption"}]}
        with contextlib.suppress(ValueError):  # it is there already
            self.md.registerExtensions(["pymdownx.blocks.caption"], {"pymdownx.blocks.caption": captions})
        self.links = []
        try:
            page = self.loom.weave(lines, rendered_file(self.md))
            return ForEngine(page, self).write()
        except LoomError as error:
            return [self.md.htmlStash.store(stop_or_show(error))]


class ForEngine(Writer):
    """Writes a page as an engine needs it: captions in blocks, code in folds, HTML put by until the end."""

    def __init__(self, page: Woven, weaving: Weaving) -> None:
        super().__init__(page)
        self.weaving = weaving
        self.embed = weaving.md.htmlStash.store

    def anchor(self, woven: list[str], i: int, identifier: str) -> None:
        """Leave the id to whoever sets the formula."""

    def label(self, identifier: str) -> str:
        return f"{super().label(identifier)}\\label{{{identifier}}}"

    def value(self, value: str, expression: str, snippet: Snippet) -> str:
        """Write a number as the place of a quiet link to the code that computes it; a word stays a word."""
        if not any(map(str.isdigit, value)):
            return self.put_by(value, value)
        field = next(
            part for part in ast.walk(parse_expression(expression)) if isinstance(part, ast.FormattedValue)
        )
        title = html.escape(ast.unparse(field.value))
        return self.put_by(value, f'<a class="value" href="#code-{snippet.id}" title="{title}">{value}</a>')

    def figure(self, made: Made) -> list[str]:
        place = self.weaving.loom.put_by(inline(str(made.shows), made.alternative))
        return [self.embed(f'<div class="figure" data-search-exclude>{place}</div>')]

    def captioned(self, made: Made) -> list[str]:
        opening = [f"/// {made.kind.lower()}-caption", f"    attrs: {{id: {made.id}}}", ""]
        link = Element("a", {"class": "number", "href": f"#{made.id}"})
        SubElement(link, "strong").text = f"{made.label}."
        number = self.put_by(f"{made.label}.", link)
        return [*opening, f"{number} {self.caption(made.snippet, made.kind)}", "///"]

    def put_by(self, plain: str, link: str | Element) -> str:
        """Keep what is to be a link, and return what stands in its place until then."""
        self.weaving.links.append((plain, link))
        return f"\x02loom:{len(self.weaving.links) - 1}\x03"

    def formulas(self, snippet: Snippet) -> list[str]:
        """Write formulas without a button that would copy them: the whole program has one."""
        return fenced("{ .python .formulas .no-copy }", snippet.program.formulas)

    def code(self, snippet: Snippet) -> list[str]:
        """Write the program; its definitions are marked as highlighted lines, which the style sheet folds."""
        program = snippet.program
        ranges = " ".join(f"{lines[0]}-{lines[-1]}" for lines in program.folded)
        identifier = f" #code-{snippet.id}" if snippet.id else ""
        folded = f' hl_lines="{ranges}"' if ranges else ""
        fence = fenced(f"{{ .python{identifier}{folded} }}", [line.text for line in program.lines])
        if snippet.whole:
            return fence
        opening = f'<details class="code"><summary>Python: {snippet.path.name}</summary>'
        if program.folded:
            names = ", ".join(f"<code>{name}</code>" for name in program.definitions)
            opening += f'<details class="definitions"><summary>Definitions of {names}</summary></details>'
        return [self.embed(opening), "", *fence, self.embed("</details>"), ""]


class Link(InlineProcessor):
    """Puts in a link that was put by, where there is none around it."""

    ANCESTOR_EXCLUDES = ("a", "h1", "h2", "h3", "h4", "h5", "h6")

    def __init__(self, weaving: Weaving) -> None:
        super().__init__(PLACE.pattern, weaving.md)
        self.weaving = weaving

    def handleMatch(  # type: ignore[override]  # its superclass is an older kind of pattern
        self, place: re.Match[str], data: str
    ) -> tuple[str | Element, int, int]:
        _, link = self.weaving.links[int(place[1])]
        done = link if isinstance(link, Element) else self.weaving.md.htmlStash.store(link)
        return done, place.start(), place.end()


def drawings_come_later(md: Markdown) -> bool:
    """Return whether a plugin puts the drawings into the finished page, so that nobody has to carry them."""
    if "relpath" not in md.treeprocessors:
        return False
    config: Any = md.treeprocessors["relpath"].config  # type: ignore[attr-defined]
    return "pageloom" in config.plugins


class Finishing(Postprocessor):
    """Puts in what was put by: numbers that are no links, and the drawings unless a plugin does it later."""

    def __init__(self, weaving: Weaving) -> None:
        super().__init__(weaving.md)
        self.weaving = weaving

    def run(self, text: str) -> str:
        text = PLACE.sub(lambda place: self.weaving.links[int(place[1])][0], text)
        return text if drawings_come_later(self.weaving.md) else self.weaving.loom.with_drawings(text)
