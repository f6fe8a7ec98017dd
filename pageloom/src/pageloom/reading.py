"""Reading a page: its executable fences with their captions, and the text between them.

    ```python exec
    count.py
    ```

    Table: What the printed table says.

    Figure: What the drawing says.

    Alt: What someone who cannot see the drawing needs to know.

The body of a fence is the path of a snippet, from the page's own folder (`rooms.md` has `rooms/`) or, with
a slash, from the folder of all snippets.
"""

import ast
import functools
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from keyword import iskeyword
from pathlib import Path

from pageloom.errors import shown
from pageloom.program import Program, read_program
from pageloom.runner import Job, Result
from pageloom.source import Source

FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)$")
OPTION = re.compile(r"""[\w-]+=("[^"]*"|'[^']*'|\S*)""")
CAPTION = re.compile(r"^(?P<kind>Table|Figure|Alt): +(?P<text>\S.*)$")
CODE_SPAN = re.compile(r"(?<!`)(?P<marks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=marks)(?!`)")
LABEL = re.compile(r"\\label\{(?P<label>[^{}]*)\}")
# What holds paragraphs that are indented; below anything else such a paragraph is code.
CONTAINER = re.compile(r"(?:[-*+:]|\d+[.)]|!!!|\?\?\?\+?|===[!+]?|\[\^[^\]]+\]:)(?:\s|$)")
QUOTED = re.compile(r"^[ \t]*(?:(?:>|[-*+][ \t]|\d+\.[ \t])[ \t]*)+")


@dataclass
class Text:
    """Lines that are no executable fence, and the line of the page on which they begin."""

    lines: list[str]
    first_line: int

    @functools.cached_property
    def prose(self) -> list[tuple[int, int]]:
        """The index of each line that is not in a block of code, and its line on the page."""
        found = []
        in_fences = fenced_lines(self.lines)
        # The depth of the paragraphs here is not known at first, as the text may begin in a list.
        depth: int | None = None
        begins, code = True, False
        for i, line in enumerate(self.lines):
            if i in in_fences or not line.strip():
                begins = True
                continue
            indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
            code = depth is not None and indent >= depth + 4 and (begins or code)
            if not code:
                if CONTAINER.match(line.lstrip()):
                    depth = indent // 4 * 4 + 4
                elif begins and (depth is not None or indent < 4):
                    depth = indent // 4 * 4
                found.append((i, self.first_line + i))
            begins = False
        return found


@dataclass
class Caption:
    text: str
    line: int


@dataclass
class Snippet:
    """A program with what its page says of it and, once run, what came out."""

    path: Path
    name: str  # by which sentences quote it; what nobody can name has none
    line: int  # of the page
    snippets: Path  # the folder of all snippets
    show: bool = False  # the formulas above the output, in sight
    indent: str = ""
    whole: bool = False  # as a notebook has it: the program above its output, in sight
    captions: dict[str, Caption] = field(default_factory=dict)
    expressions: dict[str, int] = field(default_factory=dict)  # inline numbers and the lines that quote them
    result: Result | None = None

    @property
    def id(self) -> str:
        return self.name.replace("_", "-")

    @functools.cached_property
    def program(self) -> Program:
        return read_program(self.path, self.snippets)

    @property
    def job(self) -> Job:
        path = self.path.relative_to(self.snippets).as_posix()
        return Job(self.program.text, path, tuple(sorted(self.expressions)))


def fences(lines: list[str]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Yield (first, last, opening) for each fence: the indices of its marks, and the match of the first."""
    i = 0
    while i < len(lines):
        opening = FENCE.match(lines[i])
        if opening:
            marks = opening["marks"]
            for j in range(i + 1, len(lines)):
                closing = lines[j].strip()
                if len(closing) >= len(marks) and set(closing) == {marks[0]}:
                    yield i, j, opening
                    i = j
                    break
            else:
                if means_to_run(opening):
                    yield i, len(lines), opening
        i += 1


def fenced_lines(lines: list[str]) -> set[int]:
    """Return the indices of the lines in fences, with their marks."""
    return {i for first, last, _ in fences(lines) for i in range(first, last + 1)}


def words(opening: re.Match[str]) -> list[str]:
    """Return what the mark of a fence says, without its options."""
    return OPTION.sub("", opening["info"]).split()


def means_to_run(opening: re.Match[str]) -> bool:
    """Return whether the mark of a fence says `exec`, in this spelling or another engine's."""
    return "exec" in re.findall(r"[\w-]+", OPTION.sub("", opening["info"]))


def read(lines: list[str], source: Source) -> list[Text | Snippet]:
    """Split a page into its snippets and the text between them; each snippet knows which numbers are quoted.

    Raises LoomError for whatever the author must mend before anything can run.
    """
    refuse_quoted(lines, source)
    pieces: list[Text | Snippet] = []
    done = 0
    for first, last, opening in fences(lines):
        said = words(opening)
        if said == ["python"] or (said[:1] != ["python"] and not means_to_run(opening)):
            continue
        line = source.first_line + first
        if said not in (["python", "exec"], ["python", "exec", "show"]) or "=" in opening["info"]:
            wanted = "expected `python exec` or `python exec show`"
            raise source.error(line, f"a fence says `{opening['info'].strip()}`; {wanted}")
        if last == len(lines):
            raise source.error(line, f"this fence has no end; close it with {opening['marks']}")
        path = find_snippet(lines[first + 1 : last], source, line + 1)
        snippet = Snippet(path, path.stem, line, source.snippets, "show" in said, opening["indent"])
        pieces.append(Text(lines[done:first], source.first_line + done))
        done = last + 1
        done += read_captions(snippet, lines[done:], source, source.first_line + done)
        pieces.append(snippet)
    pieces.append(Text(lines[done:], source.first_line + done))
    note_expressions(pieces, source)
    return pieces


def find_snippet(body: list[str], source: Source, line: int) -> Path:
    """Return the file that the body of a fence names; its first line is this line of the page."""
    given = [(line + i, text.strip()) for i, text in enumerate(body) if text.strip()]
    if len(given) != 1 or not given[0][1].endswith(".py"):
        message = "an executable fence holds one line, the path of a snippet: `idea.py` or `folder/idea.py`"
        raise source.error(line - 1, message)
    [(line, name)] = given
    snippets = source.snippets
    path = snippets / (name if "/" in name else f"{source.path.stem.replace('-', '_')}/{name}")
    if re.search(r"[\x00-\x1f]", name) or max(map(len, name.split("/"))) > 255:
        message = f"no file can have this name: {name[:80]!r}"
    elif not path.resolve().is_relative_to(snippets.resolve()):
        message = f"{name} leads out of the folder of snippets, {shown(snippets)}"
    elif not path.is_file():
        there = [each.relative_to(snippets).as_posix() for each in snippets.glob("*/*.py")]
        message = f"there is no snippet {shown(path)}" + nearest(name, there)
    elif not path.stem.isidentifier() or iskeyword(path.stem):
        message = f"no sentence can quote {path.name}; name it as Python names a module, like my_idea.py"
    else:
        return path
    raise source.error(line, message)


def refuse_quoted(lines: list[str], source: Source) -> None:
    """Raise LoomError for an executable fence behind the mark of a quotation or a list: it would not run."""
    in_fences = fenced_lines(lines)
    quoted = [QUOTED.match(line) if i not in in_fences else None for i, line in enumerate(lines)]
    inner = [line[mark.end() :] if mark else "" for line, mark in zip(lines, quoted, strict=True)]
    for first, _, opening in fences(inner):
        if words(opening)[:2] == ["python", "exec"]:
            message = (
                "an executable fence runs neither in a quotation nor on the line of a list's mark; "
                "give it lines of its own, in a list indented below the mark"
            )
            raise source.error(source.first_line + first, message)


def read_captions(snippet: Snippet, lines: list[str], source: Source, line: int) -> int:
    """Give a snippet the captions at the start of these lines, and return how many lines they take."""
    i = length = 0
    while i < len(lines):
        if not lines[i].strip():
            i += 1
            continue
        caption = (
            CAPTION.match(lines[i].removeprefix(snippet.indent))
            if lines[i].startswith(snippet.indent)
            else None
        )
        if not caption:
            break
        end = next(
            (j for j in range(i, len(lines)) if not lines[j].strip() or FENCE.match(lines[j])), len(lines)
        )
        if caption["kind"] in snippet.captions:
            raise source.error(line + i, f"a second {caption['kind']} for one snippet")
        text = " ".join([caption["text"], *(part.strip() for part in lines[i + 1 : end])])
        if LABEL.search(CODE_SPAN.sub("", text)):
            raise source.error(line + i, f"a {caption['kind']} has its label from its snippet")
        snippet.captions[caption["kind"]] = Caption(text, line + i)
        i = length = end
    return length


def note_expressions(pieces: list[Text | Snippet], source: Source) -> None:
    """Tell each snippet which of its numbers the page quotes, and where first."""
    on_page: dict[str, Snippet] = {}
    for piece in pieces:
        if isinstance(piece, Snippet) and piece.name:
            first = on_page.setdefault(piece.name, piece)
            if first is not piece:
                message = f"a snippet called {piece.name} stands already in line {first.line} of this page"
                raise source.error(piece.line, message)
    for text, line in quotable(pieces):
        for span in CODE_SPAN.finditer(text):
            if is_expression(span):
                expression = span["code"][1:-1]
                snippet_of(expression, on_page, source, line).expressions.setdefault(expression, line)


def quotable(pieces: list[Text | Snippet]) -> Iterator[tuple[str, int]]:
    """Yield each line of text and each caption that may quote a number, with its line on the page."""
    for piece in pieces:
        if isinstance(piece, Text):
            yield from ((piece.lines[i], line) for i, line in piece.prose)
        else:
            yield from ((caption.text, caption.line) for caption in piece.captions.values())


def is_expression(span: re.Match[str]) -> bool:
    return span["marks"] == "`" and span["code"].startswith("{") and span["code"].endswith("}")


def snippet_of(expression: str, on_page: dict[str, Snippet], source: Source, line: int) -> Snippet:
    """Return the one snippet of the page that an inline number names."""
    try:
        tree = parse_expression(expression)
    except (MemoryError, RecursionError, SyntaxError, ValueError) as error:  # a null byte is a ValueError
        reason = getattr(error, "msg", error)
        raise source.error(line, f"`{{{expression}}}` is no Python expression: {reason}") from None
    named = {part.id for part in ast.walk(tree) if isinstance(part, ast.Name)}
    if len(named & on_page.keys()) != 1:
        message = f"`{{{expression}}}` must name one snippet of this page"
        raise source.error(line, message + nearest(min(named, default=""), on_page))
    return on_page[(named & on_page.keys()).pop()]


@functools.lru_cache(maxsize=1024)  # each is needed to find its snippet, and again to write its link
def parse_expression(expression: str) -> ast.Expression:
    """Return an inline expression as it will be computed, or raise the parser's error."""
    with warnings.catch_warnings(action="error"):  # such as a backslash that means nothing
        return ast.parse(f"f'''{{{expression}}}'''", mode="eval")


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the end of an error: which names there are, those first that look like this one."""
    found = get_close_matches(name, list(names), n=5, cutoff=0)
    return f"; the nearest: {', '.join(found)}" if found else "; there is none"
