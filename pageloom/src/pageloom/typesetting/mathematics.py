"""TeX to MathML while the site is built: formulas need no JavaScript and can be read aloud.

markdown_extensions:
  - pymdownx.arithmatex: {generic: true}
  - pageloom.typesetting.mathematics: {docs: docs}
"""

import functools
import html
import re
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from math_core import LatexError, LatexToMathML

from pageloom.errors import LoomError, stop_or_show
from pageloom.source import find_source, read_pages

# A display that has a number: its author wrote the label, the loom the number. The converter takes neither.
NUMBERED = re.compile(r"\\tag\{(?P<number>[\d.]+)\}(?P<label>\\label\{(?P<id>[\w-]+)\})")
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ENTITY = re.compile(r"&(?!lt;|gt;|amp;)\w+;")
DOTS = re.compile(r"<mo[^>]*>([·.])</mo>(?:<mo[^>]*>\1</mo>){2}")
DOTS_IN_ONE = {"·": "⋯", ".": "…"}
RELATIONS = set("=≠<>≤≥≪≫≈∼∝→⇒⟹⟺∈")


class MathematicsExtension(Extension):
    """Turns what arithmatex found into MathML."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"docs": ["docs", "the folder of the pages"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        original = Original(md)
        md.preprocessors.register(original, "mathematics-original", 34)
        headings = Headings(md)
        formulas = Formulas(md, original, headings, Path(self.getConfig("docs")).resolve())
        # After the inline patterns (20), which find the formulas, and before the table of contents (5).
        md.treeprocessors.register(formulas, "mathematics", 15)
        # After those who read headings: the table of contents, and MkDocs for the title of the page (-1).
        md.treeprocessors.register(headings, "mathematics-headings", -5)


class Original(Preprocessor):
    """Keeps the page as its author wrote it, to say where a formula stands."""

    lines: list[str]

    def run(self, lines: list[str]) -> list[str]:
        self.lines = lines
        return lines


class Headings(Treeprocessor):
    """Puts formulas into headings, which hold words in their place until title and contents are made."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.waiting: list[tuple[Element, str]] = []

    def run(self, root: Element) -> None:
        for element, text in self.waiting:
            element.text = text
        self.waiting = []


class Formulas(Treeprocessor):
    def __init__(self, md: Markdown, original: Original, headings: Headings, docs: Path) -> None:
        super().__init__(md)
        self.original = original
        self.headings = headings
        self.docs = docs
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
                if element in in_headings:
                    self.set_heading(element, tex, end)
                    continue
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

    def set_heading(self, element: Element, tex: str, end: str) -> None:
        """Set a formula as words, for the menu, the contents and the title, and as MathML later on.

        For the search, which leaves formulas out, the words stay where no browser shows them.
        """
        formula = self.convert(tex, display=False)
        words = html.escape(in_words(formula), quote=False)
        element.text = self.md.htmlStash.store(words) + end
        formula = formula.replace("<math", "<math data-search-exclude", 1)
        both = self.md.htmlStash.store(f"<template>{words}</template>{formula}") + end
        self.headings.waiting.append((element, both))

    def convert(self, tex: str, display: bool, written: str | None = None) -> str:
        """Return MathML. If the formula is wrong, its place on the page is where `written` stands."""
        try:
            formula = self.converter.convert_with_local_state(tex, displaystyle=display)
            # The converter writes three signs, which are read as a threefold product or three full stops.
            return DOTS.sub(lambda dots: f'<mo lspace="0" rspace="0">{DOTS_IN_ONE[dots[1]]}</mo>', formula)
        except LatexError as error:
            source = find_source(self.original.lines, read_pages(self.docs))
            # A formula within a line stands there whole; of a display we look for its first line.
            written = written or (tex.split("\n")[0] if display else f"${tex}$")
            found = [i for i, line in enumerate(self.original.lines) if written in line]
            line = source.first_line + (found[0] if found else 0)
            message = f"this formula cannot be set: {tex}\n    {error}"
            return stop_or_show(LoomError(source.path, line, message))


def in_words(mathml: str) -> str:
    """Return a formula as a line of text: pᵢ ln pᵢ, 2ᴺ, (M−1)/2."""
    xml = ENTITY.sub(lambda entity: html.unescape(entity[0]), mathml)
    return " ".join(text_of(fromstring(xml)).split())


def text_of(element: Element) -> str:
    parts = [text_of(part) for part in element]
    match element.tag, parts:
        case "mspace", []:
            return " " if element.get("width") else ""
        case "mo", []:
            sign = (element.text or "").replace("\N{FUNCTION APPLICATION}", " ")
            return f" {sign} " if sign in RELATIONS else sign.replace(",", ", ")
        case "mfrac", [above, below]:
            stroke = " over " if element.get("linethickness") == "0" else "/"
            return grouped(above) + stroke + grouped(below)
        case "msqrt", _:
            return f"√({''.join(parts)})"
        case "msub", [base, low]:
            return base + small(low, "sub")
        case "msup", [base, high]:
            return base + small(high, "super")
        case "msubsup", [base, low, high]:
            return base + small(low, "sub") + small(high, "super")
        case "munder", [base, low]:
            return base + small(low, "sub") + " "
        case "munderover", [base, low, high]:
            return base + small(low, "sub") + small(high, "super") + " "
    return (element.text or "") + "".join(parts)


def grouped(text: str) -> str:
    return text if text.isalnum() else f"({text})"


def small(text: str, place: str) -> str:
    """Return text in small characters above (super) or below (sub), or behind a mark if some are missing."""
    text = text.replace(" ", "")
    found = [small_characters(place).get(character, "") for character in text]
    return "".join(found) if all(found) else {"sub": "_", "super": "^"}[place] + grouped(text)


@functools.cache
def small_characters(place: str) -> dict[str, str]:
    """Return the small form of each character that has one, as Unicode says."""
    forms = {chr(code): unicodedata.decomposition(chr(code)).split() for code in range(0x2D00)}
    found = {
        chr(int(form[1], 16)): each
        for each, form in forms.items()
        if form[:1] == [f"<{place}>"] and len(form) == 2
    }
    return found | {"−": {"sub": "₋", "super": "⁻"}[place]}


def makeExtension(**kwargs: Any) -> MathematicsExtension:
    return MathematicsExtension(**kwargs)
