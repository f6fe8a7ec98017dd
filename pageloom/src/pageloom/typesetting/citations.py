"""Sources cited by key, and the page that lists them, from one BibTeX file.

markdown_extensions:
  - pageloom.typesetting.citations: {sources: docs/bibliography.bib, page: docs/bibliography.md}

The options are the defaults, from the folder in which the engine is started. `[@robbins1955]` becomes
"Robbins 1955", a link to that page; `[@lambert1999; @lambert2002]` becomes two. On the page itself `[@*]`, on
a line of its own, becomes the list of all sources. A key that the file does not have stops the build.
"""

import functools
import os
import re
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from pybtex.database import Entry, Person
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text as Rich
from pybtex.textutils import abbreviate

from pageloom.errors import LoomError, shown, stop_or_show
from pageloom.reading import CODE_SPAN, Text, nearest
from pageloom.source import Source, find_source, read_text, rendered_file

CITATION = re.compile(rf"{CODE_SPAN.pattern}|\[@(?P<keys>[^\[\]]*)(?P<end>\]?)")
KEYS = re.compile(r"@[^\s@;,]+(?:\s*;\s*@[^\s@;,]+)*")
LIST = "[@*]"
ENTRY = re.compile(r"^\s*@\w+\s*\{\s*(?P<key>[^\s,]+)", re.MULTILINE)
REPEATED = re.compile(r"repeated bibliography entry: (?P<key>.+)")
ADDRESSES = {
    "doi": ("doi:", "https://doi.org/"),
    "eprint": ("arXiv:", "https://arxiv.org/abs/"),
    "url": ("", ""),
}
MARKDOWN = re.compile(r"([\\`*_\[\]<>$])")


class CitationsExtension(Extension):
    """Writes citations as links, before anything else reads the page."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "sources": ["docs/bibliography.bib", "the BibTeX file"],
            "page": ["docs/bibliography.md", "the page that lists what is in it"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        if "attr_list" not in md.treeprocessors:
            md.registerExtensions(["attr_list"], {})
        sources, page = (Path(self.getConfig(name)).resolve() for name in ("sources", "page"))
        # White space is made regular at 30, and the loom, which reads at 27, takes the links into its copies.
        md.preprocessors.register(Citations(md, sources, page), "citations", 28)


class Citations(Preprocessor):
    def __init__(self, md: Markdown, sources: Path, page: Path) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.sources = sources
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        source = find_source(lines, rendered_file(self.md), Path())
        prose = dict(Text(lines, source.first_line).prose)
        woven: list[str] = []
        try:
            for i, text in enumerate(lines):
                woven += self.written(text, source, prose[i]) if i in prose else [text]
        except LoomError as error:
            return [self.md.htmlStash.store(stop_or_show(error))]
        return woven

    def written(self, text: str, source: Source, line: int) -> list[str]:
        """Return a line of prose with its citations as links, or the list of all sources in its place."""
        here = source.path.resolve()
        if text.strip() == LIST:
            if here != self.page:
                raise source.error(line, f"the list of sources stands on {shown(self.page)}")
            return listed(self.entries(source, line))
        there = Path(os.path.relpath(self.page, here.parent)).as_posix()

        def link(part: re.Match[str]) -> str:
            if part["keys"] is None:
                return part[0]
            if not part["end"] or not KEYS.fullmatch(f"@{part['keys']}"):
                message = f"expected [@key] or [@one; @another], on one line, found {part[0]}"
                raise source.error(line, message)
            entries = self.entries(source, line)
            links = []
            for key in re.findall(r"[^\s@;]+", part["keys"]):
                if key not in entries:
                    message = f"there is no {key} in {shown(self.sources)}{nearest(key, entries)}"
                    raise source.error(line, message)
                links.append(f"[{label(entries[key])}]({there}#{key})")
            return "; ".join(links)

        return [CITATION.sub(link, text)]

    def entries(self, source: Source, line: int) -> dict[str, Entry]:
        if not self.sources.is_file():
            raise source.error(line, f"there is no file {shown(self.sources)}, which holds the sources")
        return read_sources(read_text(self.sources), self.sources)


@functools.lru_cache(maxsize=16)
def read_sources(text: str, path: Path) -> dict[str, Entry]:
    """Return the entries of a BibTeX file by their keys. Raises LoomError for what is wrong with it."""
    lines: dict[str, int] = {}  # of each key, the last on which it stands
    for entry in ENTRY.finditer(text):
        lines[entry["key"].lower()] = text.count("\n", 0, entry.start("key")) + 1
    try:
        entries = dict(Parser().parse_string(text).entries.items())
    except PybtexError as error:
        repeated = REPEATED.match(str(error))
        line = lines.get(repeated["key"].lower(), 1) if repeated else getattr(error, "lineno", None)
        raise LoomError(path, line or 1, str(error)) from None
    for key, entry in entries.items():
        lacking = [name for name in ("title", "year") if name not in entry.fields]
        if not people(entry):
            lacking.append("author")
        if lacking:
            raise LoomError(path, lines.get(key.lower(), 1), f"{key} has no {', no '.join(lacking)}")
    return entries


def people(entry: Entry) -> list[Person]:
    """Return who wrote a source, or else who edited it."""
    return list(entry.persons.get("author") or entry.persons.get("editor") or [])


def words(field: str) -> str:
    """Return what a field says without its TeX, as Markdown."""
    return MARKDOWN.sub(r"\\\1", str(Rich.from_latex(field)))


def surname(person: Person) -> str:
    return words(" ".join([*person.prelast_names, *person.last_names]))


def year(entry: Entry) -> str:
    """Return the year, with the letter by which keys tell two sources of one year apart."""
    letter = re.search(r"\d([a-z])$", entry.key)
    return words(entry.fields["year"]) + (letter[1] if letter else "")


def label(entry: Entry) -> str:
    """Return how sentences call a source: Robbins 1955, Cover & Thomas 2006, Bérut et al. 2012."""
    names = [surname(person) for person in people(entry)]
    who = " & ".join(names) if len(names) < 3 else f"{names[0]} et al."
    return f"{who} {year(entry)}"


def listed(entries: dict[str, Entry]) -> list[str]:
    """Return all sources as a list, by name and year; each has its key as its id."""
    woven = [""]
    for entry in sorted(entries.values(), key=order):
        woven += [f"- {reference(entry)}", f"{{: #{entry.key} }}"]
    return [*woven, ""]


def order(entry: Entry) -> tuple[str, str]:
    """Return by what sources are sorted; É is an E there."""
    letters = unicodedata.normalize("NFKD", " ".join(map(surname, people(entry))))
    return "".join(filter(str.isascii, letters)).casefold(), year(entry)


def reference(entry: Entry) -> str:
    """Return what is known of a source, as a line of Markdown."""
    field = {name: words(text) for name, text in entry.fields.items()}
    whole = field.get("journal") or field.get("booktitle")
    edition = f" ({field['edition']} ed.)" if "edition" in field else ""
    sentences = [(field["title"] if whole else f"*{field['title']}*") + edition]
    if whole:
        editors = named(entry.persons.get("editor", []))
        place = "" if "journal" in field else "In " + (f"{editors} (ed.), " if editors else "")
        place += f"*{whole}*" + (f" **{field['volume']}**" if "volume" in field else "")
        sentences.append(place + (f", {field['pages']}" if "pages" in field else ""))
    sentences += [field[name] for name in ("publisher", "note") if name in field]
    for name, (before, address) in ADDRESSES.items():
        if name in field:
            shows = re.sub(r"^https?://|/$", "", field[name])
            sentences.append(f"[{before}{shows}]({address}{quote(entry.fields[name], safe=':/?#=&%')})")
    ended = (text if text.endswith((".", "?", "!")) else f"{text}." for text in sentences)
    return f"{named(people(entry))} ({year(entry)}). {' '.join(ended)}"


def named(persons: list[Person]) -> str:
    """Return names as a list has them: Cover, T. M. & Thomas, J. A."""
    names = []
    for person in persons:
        initials = [abbreviate(words(name)) for name in [*person.first_names, *person.middle_names]]
        names.append(", ".join(filter(None, [surname(person), " ".join(initials)])))
    return " & ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def makeExtension(**kwargs: Any) -> CitationsExtension:
    return CitationsExtension(**kwargs)
