"""TeX to MathML while the site is built: formulas need no JavaScript and can be read aloud.

markdown_extensions:
  - pymdownx.arithmatex: {generic: true}
  - weave.mathematics: {docs: docs}
"""

import html
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from math_core import LatexError, LatexToMathML

from weave.errors import WeaveError, stop_or_show
from weave.source import find_source, read_pages

# A display that has a number: its author wrote the label, the loom the number. The converter takes neither.
NUMBERED = re.compile(r"\\tag\{(?P<number>[\d.]+)\}(?P<label>\\label\{(?P<id>[\w-]+)\})")


class MathematicsExtension(Extension):
    """Turns what arithmatex found into MathML."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"docs": ["docs", "the folder of the pages"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        original = Original(md)
        md.preprocessors.register(original, "mathematics-original", 34)
        formulas = Formulas(md, original, Path(self.getConfig("docs")).resolve())
        # After the inline patterns (20), which find the formulas, and before the table of contents (5).
        md.treeprocessors.register(formulas, "mathematics", 15)


class Original(Preprocessor):
    """Keeps the page as its author wrote it, to say where a formula stands."""

    lines: list[str]

    def run(self, lines: list[str]) -> list[str]:
        self.lines = lines
        return lines


class Formulas(Treeprocessor):
    def __init__(self, md: Markdown, original: Original, docs: Path) -> None:
        super().__init__(md)
        self.original = original
        self.docs = docs
        self.converter = LatexToMathML(fancy_error=False)

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") == "arithmatex":
                display = element.tag == "div"
                tex = html.unescape("".join(element.itertext())).strip()[2:-2].strip()
                # A line may break after a formula, but not before the comma that follows it: the comma goes
                # inside, where the style sheet allows no break.
                tail = element.tail or ""
                element.tail = tail.lstrip(".,;:?!)’”")
                end = tail.removesuffix(element.tail)
                element[:] = []
                element.set("data-search-exclude", "")
                numbered = NUMBERED.search(tex)
                if numbered:
                    self.set_equation(element, tex, numbered)
                else:
                    element.text = self.md.htmlStash.store(self.convert(tex, display)) + end

    def set_equation(self, element: Element, tex: str, numbered: re.Match[str]) -> None:
        """Set a display beside its number. It scrolls in a box of its own: the number stays in sight."""
        number, identifier = numbered["number"], numbered["id"]
        formula = self.convert(tex.replace(numbered[0], "").strip(), True, numbered["label"])
        link = f'<a href="#{identifier}" aria-label="Equation ({number})">({number})</a>'
        element.set("class", "equation")
        element.set("id", identifier)
        element.text = self.md.htmlStash.store(f'<div class="arithmatex">{formula}</div>{link}')

    def convert(self, tex: str, display: bool, written: str | None = None) -> str:
        """Return MathML. If the formula is wrong, its place on the page is where `written` stands."""
        try:
            return self.converter.convert_with_local_state(tex, displaystyle=display)
        except LatexError as error:
            source = find_source(self.original.lines, read_pages(self.docs))
            # A formula within a line stands there whole; of a display we look for its first line.
            written = written or (tex.split("\n")[0] if display else f"${tex}$")
            found = [i for i, line in enumerate(self.original.lines) if written in line]
            line = source.first_line + (found[0] if found else 0)
            message = f"this formula cannot be set: {tex}\n    {error}"
            return stop_or_show(WeaveError(source.path, line, message))


def makeExtension(**kwargs: Any) -> MathematicsExtension:
    return MathematicsExtension(**kwargs)
