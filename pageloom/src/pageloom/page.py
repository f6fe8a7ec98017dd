"""A page: its executable fences with their captions, its inline numbers, labels and references.

    ```python exec
    --8<-- "messy_room/count.py"
    ```

    Table: What the printed table says.

    Figure: What the drawing says.

    Alt: What someone who cannot see the drawing needs to know.

A label in a display, `\\label{equation-share}` between `$$` and `$$`, gives it a number and an id. References
such as `[Figure](#figure-count)` and `[Equation](other-page.md#equation-share)` become "Figure 6.1".

Weaving has two steps, because pymdownx.snippets stands between them: `mark` notes where each executable
fence stands and what it embeds, then the embedding happens, then `weave` runs and writes.
"""

import ast
import difflib
import functools
import html
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from pageloom.drawing import inline
from pageloom.errors import LoomError, shown
from pageloom.output import parts, quoted, table
from pageloom.program import Program, read_program
from pageloom.runner import Job, ProgramError, Result
from pageloom.source import Pages, Source

FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)$")
EMBEDDED = re.compile(r'^\s*--8<--\s+"(?P<path>[^"]+)"\s*$')
SEEN = secrets.token_hex()  # what only `mark` can write, and no file that a page embeds
MARKED = re.compile(
    rf'^python exec(?P<show> show)? source="(?P<source>[^"]+)" lines="(?P<first>\d+)-(?P<last>\d+)" {SEEN}$'
)
OPTION = re.compile(r"""[\w-]+=("[^"]*"|'[^']*'|\S*)""")
KINDS = ("Table", "Figure", "Equation")
CAPTION = re.compile(r"^(?P<kind>Table|Figure|Alt): +(?P<text>.+)$")
CODE_SPAN = re.compile(r"(?<!`)(?P<marks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=marks)(?!`)")
REFERENCE = re.compile(r"\[(?P<kind>Table|Figure|Equation)\]\((?P<page>(?:[^()\s#:]+\.md)?)#(?P<id>[\w-]+)\)")
LABEL = re.compile(r"\\label\{(?P<label>[^{}]*)\}")
WRITTEN = re.compile("|".join(part.pattern for part in (CODE_SPAN, REFERENCE, LABEL)))
NUMBERED_TITLE = re.compile(r"# (\d+)\. ")
# What holds paragraphs that are indented; below anything else such a paragraph is code.
CONTAINER = re.compile(r"(?:[-*+:]|\d+[.)]|!!!|\?\?\?\+?|===[!+]?|\[\^[^\]]+\]:)(?:\s|$)")
QUOTED = re.compile(r"^[ \t]*(?:(?:>|[-*+][ \t]|\d+\.[ \t])[ \t]*)+")

Embed = Callable[[str], str]
Start = Callable[[Job], "Future[Result]"]


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
    """An executable fence with what its page says of it and, once run, what came out."""

    path: Path
    embedded: str  # the path as the fence gives it
    line: int
    indent: str
    show: bool
    folder: Path  # where the modules are that snippets share
    captions: dict[str, Caption]
    expressions: dict[str, int] = field(default_factory=dict)  # inline numbers and the lines that quote them
    result: Result | None = None

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def id(self) -> str:
        return self.name.replace("_", "-")

    @functools.cached_property
    def program(self) -> Program:
        return read_program(self.path, self.folder)

    @property
    def job(self) -> Job:
        return Job(self.program.text, self.embedded, tuple(sorted(self.expressions)))


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
                if "exec" in words(opening):
                    yield i, len(lines), opening
        i += 1


def fenced_lines(lines: list[str]) -> set[int]:
    """Return the indices of the lines in fences, with their marks."""
    return {i for first, last, _ in fences(lines) for i in range(first, last + 1)}


def words(opening: re.Match[str]) -> list[str]:
    """Return what the mark of a fence says, without its options."""
    return OPTION.sub("", opening["info"]).split()


def mark(lines: list[str], source: Source, snippets: Path) -> list[str]:
    """Return the page with the place and the file of each executable fence written behind its `exec`.

    Raises LoomError for a fence that means to be executable and cannot be.
    """
    marked = list(lines)
    for first, last, opening in fences(lines):
        line = source.first_line + first
        said = words(opening)
        if (said[:1] != ["python"] and "exec" not in said) or said == ["python"]:
            continue
        if said not in (["python", "exec"], ["python", "exec", "show"]) or "=" in opening["info"]:
            expected = "`python exec` or `python exec show`"
            raise LoomError(
                source.path, line, f"a fence says `{opening['info'].strip()}`; expected {expected}"
            )
        if last == len(lines):
            raise LoomError(source.path, line, f"this fence has no end; close it with {opening['marks']}")
        body = [text for text in lines[first + 1 : last] if text.strip()]
        embedded = EMBEDDED.match(body[0]) if len(body) == 1 else None
        if not embedded:
            raise LoomError(source.path, line, 'an executable fence holds one line: --8<-- "folder/name.py"')
        if not (snippets / embedded["path"]).is_file():
            raise LoomError(
                source.path, line + 1, f"there is no snippet {shown(snippets / embedded['path'])}"
            )
        info = (
            f'{" ".join(said)} source="{embedded["path"]}" lines="{line}-{source.first_line + last}" {SEEN}'
        )
        marked[first] = opening["indent"] + opening["marks"] + info
        # The program is read from its file: a fence in its text must not end this one.
        marked[first + 1 : last] = [""] * (last - first - 1)
    refuse_quoted(lines, source)
    return marked


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
            raise LoomError(source.path, source.first_line + first, message)


def prepare(lines: list[str], source: Source, snippets: Path) -> list[Text | Snippet]:
    """Split a marked page into text and snippets, and tell each snippet which of its numbers are quoted.

    Raises LoomError for whatever its author must mend before anything can run.
    """
    pieces = read(lines, source, snippets)
    on_page = {piece.name: piece for piece in pieces if isinstance(piece, Snippet)}
    for text, line in quotable(pieces):
        for expression in inline_expressions(text):
            snippet_of(expression, on_page, source, line).expressions.setdefault(expression, line)
    return pieces


def weave(
    lines: list[str], source: Source, snippets: Path, pages: Pages, start: Start, embed: Embed = str
) -> list[str]:
    """Return the marked page with the outputs of its snippets, its inline numbers and its references.

    `pages` are those it may refer to. `start` begins a job. `embed` says how HTML is put into the Markdown:
    as it is, or as a placeholder where an engine needs one. Raises LoomError for what its author must mend.
    """
    pieces = prepare(lines, source, snippets)
    on_page = {piece.name: piece for piece in pieces if isinstance(piece, Snippet)}
    begun = [(snippet, start(snippet.job)) for snippet in on_page.values()]
    for snippet, promised in begun:
        snippet.result = result(snippet, promised, source)

    writer = Writer(source, snippets, pages, on_page, number(pieces, source), embed)
    woven: list[str] = []
    for piece in pieces:
        woven += writer.snippet(piece) if isinstance(piece, Snippet) else writer.text(piece)
    return woven


def read(lines: list[str], source: Source, snippets: Path) -> list[Text | Snippet]:
    """Split a marked page into its executable fences, with their captions, and the text between them."""
    pieces: list[Text | Snippet] = []
    done, line = 0, source.first_line  # how far we have come, and which line of the file that is
    for first, last, opening in fences(lines):
        marked = MARKED.match(opening["info"])
        if marked:
            pieces.append(Text(lines[done:first], line))
            path = snippets / marked["source"]
            show = marked["show"] is not None
            done, line = last + 1, int(marked["last"]) + 1
            captions, length = read_captions(lines[done:], opening["indent"], source, line)
            at = int(marked["first"])
            pieces.append(Snippet(path, marked["source"], at, opening["indent"], show, snippets, captions))
            done, line = done + length, line + length
        elif re.match(r"python exec\b", opening["info"]):
            raise LoomError(
                source.path, line, "an executable fence stands on the page itself, not in what it embeds"
            )
    pieces.append(Text(lines[done:], line))
    swallowed = [text for piece in pieces if isinstance(piece, Text) for text in piece.lines if SEEN in text]
    if swallowed:
        place = re.search(r'lines="(\d+)', swallowed[0])
        assert place
        message = "this fence is within another one, which a file that is embedded above leaves open"
        raise LoomError(source.path, int(place[1]), message)

    seen: dict[str, int] = {}
    for piece in pieces:
        if isinstance(piece, Snippet):
            if piece.name in seen:
                message = (
                    f"a snippet called {piece.name} stands already in line {seen[piece.name]} of this page"
                )
                raise LoomError(source.path, piece.line, message)
            seen[piece.name] = piece.line
    return pieces


def read_captions(lines: list[str], indent: str, source: Source, line: int) -> tuple[dict[str, Caption], int]:
    """Return the captions at the start of these lines and how many lines they take."""
    captions: dict[str, Caption] = {}
    i = length = 0
    while i < len(lines):
        if not lines[i].strip():
            i += 1
            continue
        caption = CAPTION.match(lines[i].removeprefix(indent)) if lines[i].startswith(indent) else None
        if not caption:
            break
        end = next(
            (j for j in range(i, len(lines)) if not lines[j].strip() or FENCE.match(lines[j])), len(lines)
        )
        if caption["kind"] in captions:
            raise LoomError(source.path, line + i, f"a second {caption['kind']} for one snippet")
        text = " ".join([caption["text"], *(part.strip() for part in lines[i + 1 : end])])
        if LABEL.search(CODE_SPAN.sub("", text)):
            raise LoomError(source.path, line + i, f"a {caption['kind']} has its label from its snippet")
        captions[caption["kind"]] = Caption(text, line + i)
        i = length = end
    return captions, length


def quotable(pieces: list[Text | Snippet]) -> Iterator[tuple[str, int]]:
    """Yield each line of text and each caption that may quote a number, with its line on the page."""
    for piece in pieces:
        if isinstance(piece, Text):
            yield from ((piece.lines[i], line) for i, line in piece.prose)
        else:
            yield from ((caption.text, caption.line) for caption in piece.captions.values())


def inline_expressions(text: str) -> Iterator[str]:
    for span in CODE_SPAN.finditer(text):
        if is_expression(span):
            yield span["code"][1:-1]


def is_expression(span: re.Match[str]) -> bool:
    return span["marks"] == "`" and span["code"].startswith("{") and span["code"].endswith("}")


def snippet_of(expression: str, on_page: dict[str, Snippet], source: Source, line: int) -> Snippet:
    """Return the one snippet of the page that an inline number names."""
    try:
        tree = ast.parse(f"f'''{{{expression}}}'''", mode="eval")
    except (SyntaxError, ValueError) as error:  # Python before 3.11.4 calls a null byte a ValueError
        reason = getattr(error, "msg", error)
        raise LoomError(source.path, line, f"`{{{expression}}}` is no Python expression: {reason}") from None
    named = {part.id for part in ast.walk(tree) if isinstance(part, ast.Name)} & on_page.keys()
    if len(named) != 1:
        known = ", ".join(on_page) or "none"
        message = f"`{{{expression}}}` must name one snippet of this page; they are: {known}"
        raise LoomError(source.path, line, message)
    return on_page[named.pop()]


def result(snippet: Snippet, promised: "Future[Result]", source: Source) -> Result:
    """Wait for the result of a snippet; say where on the page and in the snippet it failed, if it did."""
    try:
        return promised.result()
    except ProgramError as error:
        if error.expression is not None:
            line = snippet.expressions[error.expression]
            message = f"`{{{error.expression}}}` cannot be computed from {shown(snippet.path)}: {error}"
            raise LoomError(source.path, line, message) from None
        place = shown(snippet.path)
        if error.line is not None:
            origin = snippet.program.lines[error.line - 1]
            place = f"{shown(origin.path)}:{origin.number}: `{origin.text.strip()}`"
        raise LoomError(source.path, snippet.line, f"the snippet failed\n    {place}\n    {error}") from None


def number(pieces: list[Text | Snippet], source: Source) -> dict[str, str]:
    """Return what has a number, by its id: Table 6.1 on a page whose title begins with 6.

    Raises LoomError for a label that cannot have one.
    """
    texts = [piece for piece in pieces if isinstance(piece, Text)]
    titles = (NUMBERED_TITLE.match(text.lines[i]) for text in texts for i, _ in text.prose)
    title = next(filter(None, titles), None)
    chapter = f"{title[1]}." if title else ""
    counts = dict.fromkeys(KINDS, 0)
    labels: dict[str, str] = {}

    def add(kind: str, identifier: str) -> None:
        counts[kind] += 1
        labels[identifier] = f"{kind} {chapter}{counts[kind]}"

    for piece in pieces:
        if isinstance(piece, Text):
            for identifier, line in equations(piece, source):
                if identifier in labels:
                    message = f"a display above is labelled {identifier} already; a label names one"
                    raise LoomError(source.path, line, message)
                add("Equation", identifier)
        else:
            for kind in KINDS:
                if kind in piece.captions:
                    add(kind, f"{kind.lower()}-{piece.id}")
    return labels


def equations(text: Text, source: Source) -> Iterator[tuple[str, int]]:
    """Yield the label of each display that has one, with its line on the page."""
    displayed = labelled = False
    before = 0
    for i, line in text.prose:
        # A display ends with its paragraph, whether it is closed or not.
        displayed = displayed and i == before + 1
        before = i
        if text.lines[i].strip(" \t\r>") == "$$":
            displayed, labelled = not displayed, False
        for label in LABEL.finditer(CODE_SPAN.sub("", text.lines[i])):
            if not displayed:
                message = f"only a display, with `$$` on lines of its own, can have a label: {label[0]}"
            elif labelled:
                message = f"one display has one number, and so one label; this is its second: {label[0]}"
            elif not re.fullmatch(r"equation-[a-z0-9-]+", label["label"]):
                message = f"expected a label such as \\label{{equation-two-terms}}, found {label[0]}"
            else:
                labelled = True
                yield label["label"], line
                continue
            raise LoomError(source.path, line, message)


@functools.lru_cache(maxsize=256)
def read_labels(markdown: str, source: Source, snippets: Path) -> dict[str, str]:
    """Return what has a number on another page, whether that page is built already or not."""
    return number(read(mark(markdown.split("\n"), source, snippets), source, snippets), source)


@dataclass
class Writer:
    """Writes the pieces of one page."""

    source: Source
    snippets: Path
    pages: Pages
    on_page: dict[str, Snippet]
    labels: dict[str, str]
    embed: Embed

    def text(self, text: Text) -> list[str]:
        woven = list(text.lines)
        for i, line in text.prose:
            woven[i] = self.prose(woven[i], line)
        return woven

    def prose(self, text: str, line: int) -> str:
        """Fill inline numbers into a line of prose, and numbers into its references and labels."""

        def fill(part: re.Match[str]) -> str:
            if part["label"] is not None:
                return self.label(part)
            if part["kind"] is not None:
                return self.reference(part, line)
            return self.value(part, line) if is_expression(part) else part[0]

        return WRITTEN.sub(fill, text)

    def value(self, span: re.Match[str], line: int) -> str:
        expression = span["code"][1:-1]
        result = snippet_of(expression, self.on_page, self.source, line).result
        assert result, "snippets run before anything is written"
        try:
            return quoted(result.values[expression], span.string[: span.start()], span.string[span.end() :])
        except ValueError as error:
            raise LoomError(self.source.path, line, f"{span[0]} cannot be quoted: {error}") from None

    def label(self, label: re.Match[str]) -> str:
        """Write the number of a display beside its label, as TeX has it."""
        return f"\\tag{{{self.labels[label['label']].removeprefix('Equation ')}}}{label[0]}"

    def reference(self, reference: re.Match[str], line: int) -> str:
        """Write a reference with the number of what it leads to."""
        kind, page, identifier = reference["kind"], reference["page"], reference["id"]
        labels = self.labels_of(page, line) if page else self.labels
        known = {known: label for known, label in labels.items() if label.startswith(kind)}
        if identifier not in known:
            message = f"no {kind} is called {identifier} on {page or 'this page'}{nearest(identifier, known)}"
            raise LoomError(self.source.path, line, message)
        return f"[{known[identifier]}]({page}#{identifier})"

    def labels_of(self, page: str, line: int) -> dict[str, str]:
        path = Path(os.path.normpath(self.source.path.parent / page))
        if path not in self.texts:
            here = self.source.path.parent
            names = [os.path.relpath(other, here) for other in self.texts]
            raise LoomError(self.source.path, line, f"there is no page {page}{nearest(page, names)}")
        return read_labels(*self.texts[path], self.snippets)

    @functools.cached_property
    def texts(self) -> dict[Path, tuple[str, Source]]:
        """The Markdown of each page, and where it comes from."""
        return {source.path: (text, source) for text, sources in self.pages.items() for source in sources}

    def snippet(self, snippet: Snippet) -> list[str]:
        """Write a snippet: its outputs, then its code in a fold; or first its code, in sight."""
        outputs = self.outputs(snippet)
        woven = self.code(snippet) + outputs if snippet.show else outputs + self.code(snippet)
        return ["", *(snippet.indent + line if line else "" for line in woven)]

    def outputs(self, snippet: Snippet) -> list[str]:
        assert snippet.result, "snippets run before anything is written"
        made: dict[str, list[str]] = {}
        texts: list[str] = []
        for kind, lines in parts(snippet.result.output):
            if kind == "text":
                texts += fenced("text", lines)
            elif "Table" in made:
                raise LoomError(snippet.path, 1, "the snippet prints two tables; one is the most")
            else:
                try:
                    made["Table"] = table(lines).markdown
                except ValueError as error:
                    raise LoomError(snippet.path, 1, str(error)) from None
        if snippet.result.figure is not None:
            made["Figure"] = [self.embed(self.figure(snippet, snippet.result.figure))]
        self.check_captions(snippet, made)

        woven: list[str] = []
        for kind, lines in made.items():
            identifier = f"{kind.lower()}-{snippet.id}"
            caption = snippet.captions[kind]
            caption_text = f"**{self.labels[identifier]}.** {self.prose(caption.text, caption.line)}"
            woven += [*lines, "", f"/// {kind.lower()}-caption", f"    attrs: {{id: {identifier}}}", ""]
            woven += [caption_text, "///", ""]
        return woven + texts

    def check_captions(self, snippet: Snippet, made: dict[str, list[str]]) -> None:
        expected = [*made, "Alt"] if "Figure" in made else list(made)
        what = {"Table": "a table", "Figure": "a figure", "Alt": "a figure"}
        for kind in expected:
            if kind not in snippet.captions:
                message = (
                    f"{shown(snippet.path)} makes {what[kind]}; write a paragraph `{kind}: …` below its fence"
                )
                raise LoomError(self.source.path, snippet.line, message)
        for kind, caption in snippet.captions.items():
            if kind not in expected:
                message = f"`{kind}: …` is here, but {shown(snippet.path)} makes no {what[kind].split()[1]}"
                raise LoomError(self.source.path, caption.line, message)

    def figure(self, snippet: Snippet, svg: str) -> str:
        caption = snippet.captions.get("Alt")
        alternative = html.unescape(self.prose(caption.text, caption.line)) if caption else ""
        try:
            drawing = inline(svg, f"figure-{snippet.id}", alternative)
        except ValueError as error:
            raise LoomError(snippet.path, 1, str(error)) from None
        return f'<div class="figure" data-search-exclude>{drawing}</div>'

    def code(self, snippet: Snippet) -> list[str]:
        """Write the program; its definitions are marked as highlighted lines, which the style sheet folds."""
        program = [line.text for line in snippet.program.lines]
        if snippet.show:
            return fenced("python", program)
        opening = f'<details class="code"><summary>Python: {snippet.path.name}</summary>'
        if not snippet.program.folded:
            return [self.embed(opening), "", *fenced("python", program), self.embed("</details>"), ""]
        names = ", ".join(f"<code>{name}</code>" for name in snippet.program.definitions)
        opening += f'<details class="definitions"><summary>Definitions of {names}</summary></details>'
        folded = " ".join(f"{lines[0]}-{lines[-1]}" for lines in snippet.program.folded)
        fence = fenced(f'python hl_lines="{folded}"', program)
        return [self.embed(opening), "", *fence, self.embed("</details>"), ""]


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the end of an error: which names there are that look like this one."""
    found = difflib.get_close_matches(name, list(names), cutoff=0)
    return f"; the nearest: {', '.join(found)}" if found else "; there is none"


def fenced(info: str, lines: list[str]) -> list[str]:
    """Return a fence that these lines cannot end."""
    longest = max((len(run) for run in re.findall(r"`{3,}", "\n".join(lines))), default=2)
    marks = "`" * (longest + 1)
    return [marks + info, *lines, marks, ""]
