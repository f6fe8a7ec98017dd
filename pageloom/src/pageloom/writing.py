"""Writing a page whose snippets have run.

The same pieces are written more than once: as plain Markdown, for readers to take away and for the tests to
run; and for an engine, by a writer that says some things in another way (see `extension`).
"""

import functools
import html
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import NamedTuple

from pageloom.errors import LoomError, shown
from pageloom.output import Table, parts, quoted, table
from pageloom.reading import CODE_SPAN, LABEL, Caption, Snippet, Text, is_expression, snippet_of
from pageloom.references import REFERENCE, equations, number, refer
from pageloom.runner import Job, ProgramError, Result
from pageloom.source import Source

# Before a value that can be no link: an attribute list, a tag, or a link in HTML is open.
IN_TAG = re.compile(r"\{:?[ ]*[\w#.][^}]*$|<[A-Za-z/][^>]*$|<a\b(?:(?!</a>).)*$")
WHAT = {"Table": "table", "Figure": "figure", "Alt": "figure"}
WRITTEN = re.compile("|".join(part.pattern for part in (CODE_SPAN, REFERENCE, LABEL)))


class Made(NamedTuple):
    """A table or a figure of a page."""

    kind: str  # "Table" or "Figure"
    id: str
    label: str  # its kind and number
    caption: str  # Markdown
    alternative: str  # what the figure shows, in words
    shows: Table | str  # the table, or the figure as SVG
    snippet: Snippet


@dataclass
class Woven:
    """A page with the results of its snippets."""

    source: Source
    pieces: list[Text | Snippet]
    labels: dict[str, str]  # what has a number, by its id
    made: list[Made] = field(default_factory=list)

    @functools.cached_property
    def on_page(self) -> dict[str, Snippet]:
        return {piece.name: piece for piece in self.pieces if isinstance(piece, Snippet)}


def weave(pieces: list[Text | Snippet], source: Source, start: Callable[[Job], "Future[Result]"]) -> Woven:
    """Run the snippets of a page, all begun before the first is waited for.

    Raises LoomError for one that fails, or leaves what its page does not describe.
    """
    page = Woven(source, pieces, number(pieces, source))
    to_run = [piece for piece in pieces if isinstance(piece, Snippet) and piece.result is None]
    for snippet, promised in [(snippet, begin(snippet, source, start)) for snippet in to_run]:
        snippet.result = awaited(snippet, promised, source)
    for piece in pieces:
        if isinstance(piece, Snippet):
            page.made += list(outputs(piece, page))
    return page


def begin(snippet: Snippet, source: Source, start: Callable[[Job], "Future[Result]"]) -> "Future[Result]":
    """Begin to run a snippet; say on which page it stands if it cannot even be read."""
    try:
        return start(snippet.job)
    except LoomError as error:
        raise source.error(snippet.line, f"the snippet cannot run\n    {error}") from None


def awaited(snippet: Snippet, promised: "Future[Result]", source: Source) -> Result:
    """Wait for the result of a snippet; say where on the page and in the snippet it failed, if it did."""
    try:
        return promised.result()
    except ProgramError as error:
        if error.expression is not None:
            line = snippet.expressions[error.expression]
            message = f"`{{{error.expression}}}` cannot be computed from {shown(snippet.path)}: {error}"
            raise source.error(line, message) from None
        # Where it happened; before that, where the snippet called a definition from another file.
        origins = [snippet.program.lines[number - 1] for number in error.lines]
        own = [origin for origin in origins if origin.path == snippet.path]
        trail = dict.fromkeys([*own[-1:], *origins[-1:]])
        places = [f"{shown(each.path)}:{each.number}: `{each.text.strip()}`" for each in trail]
        message = "\n    ".join(["the snippet failed", *(places or [shown(snippet.path)]), str(error)])
        raise source.error(snippet.line, message) from None


def outputs(snippet: Snippet, page: Woven) -> Iterator[Made]:
    """Yield the table and the figure that a snippet made, with what its page says of them."""
    assert snippet.result, "snippets run before anything is written"
    made: dict[str, Table | str] = {}
    for kind, lines in parts(snippet.result.output):
        if kind == "table":
            if "Table" in made:
                message = f"{shown(snippet.path)} prints two tables; one is the most"
                raise page.source.error(snippet.line, message)
            try:
                made["Table"] = table(lines)
            except ValueError as error:
                raise page.source.error(snippet.line, f"{shown(snippet.path)}: {error}") from None
    if snippet.result.figure is not None:
        made["Figure"] = made["Alt"] = snippet.result.figure
    for kind in made:
        if kind not in snippet.captions:
            message = f"{shown(snippet.path)} makes a {WHAT[kind]}; write `{kind}: …` for it"
            raise page.source.error(snippet.line, message)
    for kind, caption in snippet.captions.items():
        if kind not in made:
            message = f"`{kind}: …` is here, but {shown(snippet.path)} makes no {WHAT[kind]}"
            raise page.source.error(caption.line, message)
    writer = Writer(page)
    words = {kind: writer.caption(snippet, kind) for kind in made}
    alternative = html.unescape(words.pop("Alt", ""))  # words, not Markdown
    for kind, text in words.items():
        identifier = f"{kind.lower()}-{snippet.id}"
        yield Made(kind, identifier, page.labels[identifier], text, alternative, made[kind], snippet)


class Writer:
    """Writes a page as plain Markdown, with ids as anchors and drawings as files in a folder."""

    def __init__(self, page: Woven, folder: str = "") -> None:
        self.page = page
        self.folder = folder

    def write(self) -> list[str]:
        woven: list[str] = []
        for piece in self.page.pieces:
            if isinstance(piece, Text):
                woven += self.text(piece)
            else:
                lines = self.snippet(piece)
                # A second blank line would end a footnote.
                woven += [""] * bool(woven[-1:] and woven[-1].strip())
                woven += [piece.indent + line if line else "" for line in lines]
        return woven

    def text(self, text: Text) -> list[str]:
        woven = list(text.lines)
        for i, line in text.prose:
            woven[i] = self.prose(woven[i], line)
        for equation in equations(text, self.page.source):
            self.anchor(woven, equation.opening, equation.id)
        return woven

    def anchor(self, woven: list[str], i: int, identifier: str) -> None:
        """Put an anchor before the display that begins in a line."""
        indent = woven[i][: len(woven[i]) - len(woven[i].lstrip())]
        woven[i] = f'{indent}<a id="{identifier}"></a>\n\n{woven[i]}'

    def prose(self, text: str, line: int) -> str:
        """Fill inline numbers into a line of prose, and numbers into its references and labels."""

        def fill(part: re.Match[str]) -> str:
            if part["label"] is not None:
                return self.label(part["label"])
            if part["kind"] is not None:
                return refer(part, self.page.labels, self.page.source, line)
            if not is_expression(part):
                return part[0]
            expression = part["code"][1:-1]
            snippet = snippet_of(expression, self.page.on_page, self.page.source, line)
            assert snippet.result, "snippets run before anything is written"
            before, after = text[: part.start()], text[part.end() :]
            try:
                value = quoted(snippet.result.values[expression], before, after)
            except ValueError as error:
                raise self.page.source.error(line, f"{part[0]} cannot be quoted: {error}") from None
            return value if IN_TAG.search(before) else self.value(value, expression, snippet)

        return WRITTEN.sub(fill, text)

    def value(self, value: str, expression: str, snippet: Snippet) -> str:
        return value

    def label(self, identifier: str) -> str:
        """Write the number of a display, as TeX has it."""
        return f"\\tag{{{self.page.labels[identifier].removeprefix('Equation ')}}}"

    def caption(self, snippet: Snippet, kind: str) -> str:
        caption: Caption = snippet.captions[kind]
        return self.prose(caption.text, caption.line)

    def snippet(self, snippet: Snippet) -> list[str]:
        """Write a snippet: the formulas that it is to show, its outputs, and its code in a fold."""
        assert snippet.result, "snippets run before anything is written"
        if snippet.show and not snippet.program.formulas:
            message = f"{shown(snippet.path)} imports no function to show; say `python exec`"
            raise self.page.source.error(snippet.line, message)
        woven = self.formulas(snippet) if snippet.show else []
        for made in self.page.made:
            if made.snippet is snippet:
                lines = self.figure(made) if isinstance(made.shows, str) else made.shows.markdown
                woven += [*lines, "", *self.captioned(made), ""]
        for kind, lines in parts(snippet.result.output):
            if kind == "text":
                woven += fenced("text", lines)
        return self.code(snippet) + woven if snippet.whole else woven + self.code(snippet)

    def figure(self, made: Made) -> list[str]:
        alternative = re.sub(r"([\[\]\\])", r"\\\1", made.alternative)
        return [f"![{alternative}]({self.folder}/{made.id}.svg)"]

    def captioned(self, made: Made) -> list[str]:
        return [f'<a id="{made.id}"></a>**{made.label}.** {made.caption}']

    def formulas(self, snippet: Snippet) -> list[str]:
        """Write the formulas of a snippet. They are no program, so their language has its other name."""
        return fenced("py", snippet.program.formulas)

    def code(self, snippet: Snippet) -> list[str]:
        program = fenced("python", [line.text for line in snippet.program.lines])
        if snippet.whole:
            return program
        return [f"<details><summary>Python: {snippet.path.name}</summary>", "", *program, "</details>", ""]


def fenced(info: str, lines: list[str]) -> list[str]:
    """Return a fence that these lines cannot end."""
    longest = max((len(run) for run in re.findall(r"`{3,}", "\n".join(lines))), default=2)
    marks = "`" * (longest + 1)
    return [marks + info, *lines, marks, ""]
