"""One colour for one idea: the header of a column says by a class which idea its numbers belong to.

markdown_extensions:
  - pageloom.typesetting.ideas: {ideas: {count: [Ω, ways], odds: [q]}}

Each idea has the words that name it. The header in which one of them stands gets the idea as its class, the
first word deciding; the style sheet gives each class its colour.
"""

import html
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE


class IdeasExtension(Extension):
    """Gives headers of tables the class of their idea."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"ideas": [{}, "the words that name each idea"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        # After the inline patterns (20), which find what is in a cell.
        md.treeprocessors.register(Ideas(md, self.getConfig("ideas")), "ideas", 13)


class Ideas(Treeprocessor):
    def __init__(self, md: Markdown, ideas: dict[str, list[str]]) -> None:
        super().__init__(md)
        self.named = {word: idea for idea, words in ideas.items() for word in words}
        words = "|".join(map(re.escape, sorted(self.named, key=len, reverse=True)))
        self.word = re.compile(rf"(?<![\w·])(?:{words})(?![\w·])")

    def run(self, root: Element) -> None:
        for header in root.iterfind(".//thead/tr/th"):
            # The engine keeps "&#95;" and its like aside.
            text = HTML_PLACEHOLDER_RE.sub(
                lambda kept: str(self.md.htmlStash.rawHtmlBlocks[int(kept[1])]), "".join(header.itertext())
            )
            if self.named and (found := self.word.search(html.unescape(text))):
                header.set("class", self.named[found[0]])


def makeExtension(**kwargs: Any) -> IdeasExtension:
    return IdeasExtension(**kwargs)
