"""What mkdocs-jupyter is taught about the labs, docs/labs/*.py.

mkdocs-jupyter finds a lab and runs it in a fresh kernel. Its own HTML would bring 590 KB of style and script
to each page, other hosts, figures without words and broken links. So the notebook that ran becomes Markdown,
and the site renders it like any page: same look, same checks. The notebook itself, not run, is the download.

A cell that prints a table or draws says so in comments at its top, which move from the code to the page:

    # %% relaxation            the name: the table or figure can be cited as #figure-relaxation
    # Figure: the caption, which may go on over several lines
    # Alt: what the figure shows, for somebody who cannot see it      (or `# Table: …` for a table)
"""

import hashlib
import json
import os
import posixpath
import re
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

import jupytext
import nbformat
from jupyter_client.manager import AsyncKernelManager
from mkdocs.structure.files import File
from mkdocs_jupyter import nbconvert2
from mkdocs_jupyter.plugin import NotebookFile
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbconvert.exporters import Exporter

from pageloom import confinement
from pageloom.drawing import redraw
from pageloom.errors import LoomError
from pageloom.loom import give_page
from pageloom.program import Line, Program
from pageloom.reading import Caption, Snippet, Text
from pageloom.runner import Result, versions
from pageloom.store import Store

ROOT = Path(__file__).resolve().parents[1]
STYLE = ROOT / "snippets" / "matplotlibrc"
SECONDS = 60  # for one cell
WORDS = re.compile(r"^# (Table|Figure|Alt): (.*(?:\n# (?!(?:Table|Figure|Alt): ).*)*)\n", re.MULTILINE)
PAGE_LINK = re.compile(r"\]\((?![a-z]+:|[/#])([^)#\s]+)([^)\s]*)\)")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
store = Store(ROOT / "build" / "labs")


class ConfinedKernel(AsyncKernelManager):
    """Starts a kernel within the bounds of programs; its sockets are files of its folder."""

    def __init__(self, **options):
        super().__init__(**options)
        self.folder = tempfile.TemporaryDirectory(prefix="loom-")
        self.transport, self.ip = "ipc", f"{self.folder.name}/kernel"
        self.connection_file = f"{self.folder.name}/kernel.json"
        # At home there is a list of all fonts; in the kernel's own folder it would be made anew each time.
        import matplotlib.font_manager  # no build that has its labs in the store waits for it

        shutil.copytree(matplotlib.get_cachedir(), f"{self.folder.name}/.cache/matplotlib")

    def format_kernel_cmd(self, extra_arguments=None):
        command = super().format_kernel_cmd(extra_arguments)
        module = command[command.index("-m") + 1 :]
        profile = f"--IPKernelApp.ipython_dir={self.folder.name}"  # nobody's own start-up files
        # It misses the network, which only the output of other processes would come through.
        python = [sys.executable, "-W", "ignore:Couldn't bind IOPub", confinement.__file__]
        return [*python, self.folder.name, str(STYLE), "--", *module, profile]


def runner(config, **_):
    """Stand in for mkdocs-jupyter's HTMLExporter: an exporter that runs a notebook and returns it."""
    execution = config["ExecutePreprocessor"]
    execution["timeout"] = SECONDS
    execution["kernel_manager_class"] = ConfinedKernel
    execution["extra_arguments"] = [
        "--IPKernelApp.log_level=CRITICAL",  # or it would say that it may not look for other processes
        "--IPKernelApp.matplotlib=inline",  # MPLBACKEND=agg in the environment would silence all figures
        "--InlineBackend.figure_formats=svg",
        "--InlineBackend.print_figure_kwargs={}",  # not cropped: as wide as the figures of the pages
        "--InlineBackend.rc=figure.facecolor=none",
        "--InlineBackend.rc=axes.facecolor=none",
    ]
    return Exporter(config)


nbconvert2.HTMLExporter = runner


def on_files(files, config):
    """Offer each lab as a notebook; from memory, because a file written into docs/ would rebuild forever."""
    for lab in [file for file in files if isinstance(file, NotebookFile)]:
        made = File.generated(config, f"{posixpath.splitext(lab.src_uri)[0]}.ipynb", content="")
        made.content_string = download(lab, files, config)
        files.append(made)
    return files


def download(lab, files, config):
    """Return the text of a lab's .ipynb: nothing run, no random ids, links to pages as full addresses."""

    def absolute(link):
        page = files.get_file_from_path(posixpath.normpath(f"{posixpath.dirname(lab.src_uri)}/{link[1]}"))
        return f"]({urljoin(config.site_url or '', page.url)}{link[2]})" if page else link[0]

    notebook = jupytext.read(lab.abs_src_path)
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number}"
        if cell.cell_type == "markdown":
            cell.source = PAGE_LINK.sub(absolute, cell.source)
    return nbformat.writes(notebook) + "\n"


def on_page_read_source(page, config):
    """Give MkDocs a lab as the Markdown of an ordinary page."""
    if not isinstance(page.file, NotebookFile):
        return None
    lab = Path(page.file.abs_src_path)
    notebook = run(page, lab, config)
    del page.render  # mkdocs-jupyter's
    give_page(lab, list(pieces(notebook, lab)))
    description = json.dumps(notebook.metadata.get("description", ""))
    return f"---\ndescription: {description}\n---\n\n{notebook.cells[0].source}"


def run(page, lab, config):
    """Return the notebook with its outputs: from the store if nothing that it came from has changed."""
    sources = lab.read_bytes() + STYLE.read_bytes() + Path(__file__).read_bytes()
    key = hashlib.sha256(sources + repr(versions()).encode()).hexdigest()
    if kept := store.get(key):
        return nbformat.reads(kept["notebook"], as_version=4)
    # For the kernel, which inherits both: the style of the figures, and the Python that builds the site.
    os.environ.update(MATPLOTLIBRC=str(STYLE), JUPYTER_PREFER_ENV_PATH="1")
    try:
        page.render(config, None)  # mkdocs-jupyter's, which calls `runner`
    except CellExecutionError as error:
        cell = re.search(r"\n-{18}\n(.*?)\n-{18}\n", error.traceback, re.DOTALL)[1]
        inside = re.search(r"In\[\d+\]\S*, line \S*?(\d+)", error.traceback)
        line = position(lab, cell) + int(inside[1]) - 1 if inside else position(lab, cell)
        raise LoomError(lab, line, f"{error.ename}: {error.evalue}") from None
    except CellTimeoutError as error:
        # Of a long cell the message shows a list of its lines.
        first_line = re.search(r"\n-{19}\n(?:\[['\"])?(.+?)(?:['\"], |\n)", str(error))[1]
        message = f"still running after {SECONDS} seconds; it was stopped"
        raise LoomError(lab, position(lab, first_line), message) from None
    notebook, page.content = page.content, None
    store.put(key, {"notebook": nbformat.writes(notebook)})
    store.tidy()
    return notebook


def position(lab, cell, after=0):
    """Return the line of the lab, after another one, on which the source of this cell begins."""
    lines = lab.read_text("utf-8").split("\n")
    first = cell.split("\n")[0]
    found = (i for i in range(after, len(lines)) if lines[i].removeprefix("# ") == first or lines[i] == first)
    return next(found, after) + 1


def pieces(notebook, lab):
    """Yield the cells of a notebook that ran as the pieces of a page, which the loom writes like others."""
    title, _, first = notebook.cells[0].source.partition("\n")
    offer = (
        '<p class="lab-offer">This page is a notebook that was run when the site was built. To change its '
        f'numbers, <a download href="{lab.stem}.ipynb">download the notebook</a> and open it in Jupyter or '
        "VS Code. It needs numpy and matplotlib, and nothing else from here.</p>"
    )
    yield Text(f"{title}\n\n{offer}\n\n{first}".split("\n"), 1)
    line = 1
    for cell in notebook.cells[1:]:
        line = position(lab, cell.source, line)
        if cell.cell_type == "markdown":
            yield Text(["", *cell.source.split("\n"), ""], line - 1)
            continue
        snippet = Snippet(lab, cell.metadata.get("title", ""), line, STYLE.parent, whole=True)
        for words in WORDS.finditer(cell.source):
            snippet.captions[words[1]] = Caption(words[2].replace("\n# ", " "), line)
        code = WORDS.sub("", cell.source).split("\n")
        snippet.program = Program(tuple(Line(text, lab, line) for text in code), (), ())
        snippet.result = Result(*printed_and_drawn(cell, lab, line), values={})
        if snippet.captions and not snippet.name:
            raise LoomError(lab, line, "what has a caption needs a name (# %% name)")
        yield snippet


def printed_and_drawn(cell, lab, line):
    """Return what a cell printed, and its drawing."""
    printed, drawn = "", None
    for output in cell.outputs:
        data = output.get("data", {"text/plain": output.get("text")})
        if "image/svg+xml" in data:
            try:
                drawn = redraw(data["image/svg+xml"], f"figure-{cell.metadata.get('title')}")
            except ValueError as error:
                raise LoomError(lab, line, str(error)) from None
        elif output.get("name") == "stderr" or " at 0x" in data["text/plain"]:
            problem = f"neither a warning nor an address belongs on a page: {data['text/plain'].strip()}"
            raise LoomError(lab, line, problem)
        else:
            printed += data["text/plain"] + "\n" * ("text" not in output)
    return printed, drawn
