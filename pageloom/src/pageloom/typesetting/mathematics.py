"""TeX to MathML while the site is built: formulas need no JavaScript and can be read aloud.

markdown_extensions:
  - pymdownx.arithmatex: {generic: true}
  - pageloom.typesetting.mathematics
"""

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from math_core import LatexError, LatexToMathML

from pageloom.errors import LoomError, stop_or_show
from pageloom.source import read_text, rendered_file

# A display that has a number: its author wrote the label, the loom the number. The converter takes neither.
NUMBERED = re.compile(r"\\tag\{(?P<number>[\d.]+)\}(?P<label>\\label\{(?P<id>[\w-]+)\})")
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
DOTS = re.compile(r"<mo[^>]*>([·.])</mo>(?:<mo[^>]*>\1</mo>){2}")
DOTS_IN_ONE = {"·": "⋯", ".": "…"}


class MathematicsExtension(Extension):
    """Turns what arithmatex found into MathML."""

    def extendMarkdown(self, md: Markdown) -> None:
        # After the inline patterns (20), which find the formulas, and before the table of contents (5).
        md.treeprocessors.register(Formulas(md), "mathematics", 15)


class Formulas(Treeprocessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.converter = LatexToMathML(fancy_error=False)

    def run(self, root: Element) -> None:
        in_headings = {part for element in root.iter() if element.tag in HEADINGS for part in element.iter()}
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
                if display:
                    element.set("data-search-exclude", "")
                numbered = NUMBERED.search(tex)
                if element in in_headings:
                    message = (
                        f"a heading is also a title and a place in a list, where no formula can be: {tex}"
                    )
                    element.text = self.stop(message, f"${tex}$")
                elif numbered:
                    self.set_equation(element, tex, numbered)
                else:
                    # Within a line it is the formula that searches leave out: where it stood, something may.
                    formula = self.convert(tex, display).replace("<math>", "<math data-search-exclude>")
                    element.text = self.md.htmlStash.store(formula) + end

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
            formula = self.converter.convert_with_local_state(tex, displaystyle=display)
        except LatexError as error:
            # A formula within a line stands there whole; of a display we look for its first line.
            written = written or (tex.split("\n")[0] if display else f"${tex}$")
            return self.stop(f"this formula cannot be set: {tex}\n    {error}", written)
        # The converter writes three signs, which are read as a threefold product or three full stops.
        return DOTS.sub(lambda dots: f'<mo lspace="0" rspace="0">{DOTS_IN_ONE[dots[1]]}</mo>', formula)

    def stop(self, message: str, written: str) -> str:
        """Stop at the first line of the page where this is written."""
        path = rendered_file(self.md)
        lines = read_text(path).split("\n") if path.is_file() else []
        line = next((i for i, text in enumerate(lines, start=1) if written in text), 1)
        return stop_or_show(LoomError(path, line, message))


def makeExtension(**kwargs: Any) -> MathematicsExtension:
    return MathematicsExtension(**kwargs)
