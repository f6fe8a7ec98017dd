"""The same pages for each engine: walks by chance, every second one a table, every other one a figure.

A corpus knows its pages, snippets and words; `files` says how an engine wants them. An edit changes the
corpus, and `write` brings a folder up to date, so that each engine sees the same edit as a save of one file.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

STYLE = Path(__file__).parent.parent / "snippets" / "matplotlibrc"
TABLE = '''"""Where a walk by chance is after each quarter of its steps."""

import numpy as np

walk = np.random.default_rng({seed}).normal(size=400).cumsum()
rows = ["| steps | distance |", "|---:|---:|"]
rows += [f"| {{end}} | {{abs(walk[end - 1]):.6f}} |" for end in (100, 200, 300, 400)]
print("\\n".join(rows))
'''
FIGURE = '''"""The path of a walk by chance."""

import matplotlib.pyplot as plt
import numpy as np

walk = np.random.default_rng({seed}).normal(size=400).cumsum()
fig, ax = plt.subplots()
ax.plot(walk)
ax.set(xlabel="steps", ylabel="place", title=f"ends {{abs(walk[-1]):.6f}} from the start")
'''
PROSE = """Nobody steers this walk: in each step it goes a little **up** or a little **down**, and the
steps know nothing of each other. Where it ends is a sum of *many* small accidents, and the sum of many small
accidents is rarely far from zero when it is measured in the right unit, the square root of their number.

- Twice as many steps lead `sqrt(2)` times as far, on [average](#{anchor}).
- A single walk may well do otherwise, and most of them do, on every {word} of the year.
"""
CONFIG = """site_name: Walks
use_directory_urls: false
dev_addr: 127.0.0.1:{port}
theme: {{name: material, font: false}}
plugins: [search{plugin}]
{extra}
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.highlight: {{use_pygments: true}}
  - pymdownx.superfences
  - pymdownx.blocks.caption:
      types: [{{name: table-caption, classes: table}}, {{name: figure-caption, classes: figure}}]
"""
PLUGINS = {
    "ours": ", pageloom",
    "markdown-exec": ", markdown-exec",
    "mkdocs-jupyter": ', mkdocs-jupyter: {include: ["*.ipynb"], execute: true, allow_errors: false}',
}


@dataclass
class Corpus:
    pages: int
    each: int  # snippets on a page
    seeds: dict[tuple[int, int], int] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    woven: dict[int, str] = field(default_factory=dict)  # the pages as the loom wove them, before any edit

    def __post_init__(self) -> None:
        self.seeds = {place: place[0] * 1000 + place[1] for place in self.places()}
        self.first = dict(self.seeds)

    def places(self) -> list[tuple[int, int]]:
        return [(page, i) for page in range(self.pages) for i in range(self.each)]

    def word(self, page: int) -> str:
        return self.words.get(page, "morning")

    def code(self, page: int, i: int) -> str:
        return (FIGURE if is_figure(i) else TABLE).format(seed=self.seeds[page, i])

    def edit_snippet(self, page: int) -> None:
        """Change a figure, the dearer of the two."""
        self.seeds[page, 1] += 100

    def edit_prose(self, page: int) -> None:
        self.words[page] = {"morning": "evening"}.get(self.word(page), "morning")


def is_figure(i: int) -> bool:
    return i % 2 == 1


def number(seed: int) -> str:
    """Return what a walk must show on its page: it stands in no source, and is computed in another way."""
    return f"{abs(np.random.default_rng(seed).normal(size=400).sum()):.6f}"


def files(engine: str, corpus: Corpus, port: int) -> dict[str, str]:
    """Return the files of the corpus as an engine wants them, by their path."""
    extra = "watch: [snippets]" if engine == "ours" else ""
    config = CONFIG.format(port=port, plugin=PLUGINS.get(engine, ""), extra=extra)
    made = {"mkdocs.yml": config + "  - pageloom\n" * (engine == "ours"), "matplotlibrc": STYLE.read_text()}
    if engine == "ours":
        made["snippets/matplotlibrc"] = made.pop("matplotlibrc")
    for page in range(corpus.pages):
        if engine == "mkdocs-jupyter":
            made[f"docs/page-{page}.ipynb"] = notebook(corpus, page)
        elif engine == "static":
            text = corpus.woven[page].replace("every morning", f"every {corpus.word(page)}")
            for i in range(corpus.each):
                text = text.replace(number(corpus.first[page, i]), number(corpus.seeds[page, i]))
            made[f"docs/page-{page}.md"] = text
        else:
            made[f"docs/page-{page}.md"] = "\n".join(sections(engine, corpus, page))
        if engine == "ours":
            for i in range(corpus.each):
                made[f"snippets/page_{page}/walk_{i}.py"] = corpus.code(page, i)
    return made


def sections(engine: str, corpus: Corpus, page: int) -> list[str]:
    lines = [f"# Walks, part {page}", ""]
    for i in range(corpus.each):
        lines += [f"## Walk {i}", "", prose(corpus, page, i)]
        kind, alt = ("Figure", ["Alt: A line goes up and down.", ""]) if is_figure(i) else ("Table", [])
        caption = [f"{kind}: The walk wanders.", "", *alt]
        if engine == "ours":
            lines += ["```python exec", f"page_{page}/walk_{i}.py", "```", "", *caption]
        else:
            lines += [*markdown_exec(corpus, page, i), "", *caption[:2]]
    return lines


def markdown_exec(corpus: Corpus, page: int, i: int) -> list[str]:
    """The usual way with figures there: print the SVG, marked as HTML."""
    if not is_figure(i):
        return ['```python exec="1" source="below"', corpus.code(page, i) + "```"]
    end = "from io import StringIO  # markdown-exec: hide\nfile = StringIO()  # markdown-exec: hide\n"
    end += 'fig.savefig(file, format="svg")  # markdown-exec: hide\nplt.close(fig)  # markdown-exec: hide\n'
    end += "print(file.getvalue())  # markdown-exec: hide\n"
    return ['```python exec="1" html="1" source="below"', corpus.code(page, i) + end + "```"]


def notebook(corpus: Corpus, page: int) -> str:
    """Each page a notebook, with the same SVG as elsewhere."""
    svg = "%config InlineBackend.figure_formats = ['svg']\n%config InlineBackend.print_figure_kwargs = {}"
    cells = [("markdown", f"# Walks, part {page}"), ("code", svg)]
    for i in range(corpus.each):
        code = corpus.code(page, i).replace("print(", "Markdown(")
        code = code if is_figure(i) else "from IPython.display import Markdown\n" + code
        cells += [("markdown", f"## Walk {i}\n\n{prose(corpus, page, i)}"), ("code", code)]
    of_code = {"outputs": [], "execution_count": None}
    written = [
        {"cell_type": kind, "id": f"cell-{n}", "metadata": {}, "source": text}
        | (of_code if kind == "code" else {})
        for n, (kind, text) in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": written, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


def prose(corpus: Corpus, page: int, i: int) -> str:
    """A paragraph and a list; the word that an edit changes stands in the first section."""
    word = corpus.word(page) if i == 0 else "day"
    return PROSE.format(anchor=f"walk-{i}", word=word)


def write(root: Path, made: dict[str, str]) -> None:
    """Bring a folder up to date: whatever is the same already is not touched."""
    for name, text in made.items():
        path = root / name
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
