"""The labs: what a student downloads runs by itself, and the page shows what it does."""

import ast
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import jupytext
import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import LABS, ROOT, build

ALLOWED = {"matplotlib", "numpy"} | sys.stdlib_module_names
NO_SCREEN = {name: value for name, value in os.environ.items() if "DISPLAY" not in name} | {
    "MPLBACKEND": "agg"
}
CONFIG = """
site_name: x
plugins:
  - mkdocs-jupyter: {include: ["labs/*.py"], execute: true, allow_errors: false, cache: false}
hooks: [hooks/labs.py]
markdown_extensions: [tables, pageloom]
"""
DRAWING = """# %% [markdown]
# # A lab

# %% drawing
# Figure: A line.
# Alt: It rises.
import matplotlib.pyplot as plt

plt.plot([1, 2])
plt.show()
"""


def name(path):
    return path.stem


def in_lab(site, lab):
    """Return the HTML of a lab's page, without the theme around it."""
    text = (site / f"labs/{lab.stem}.html").read_text(encoding="utf-8")
    return text[text.index("<article") : text.index("</article>")]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Run “Count a room” as a plain script, in a fresh process, and return what it prints."""
    command = [sys.executable, "-I", "-W", "error:::__main__", str(ROOT / "docs/labs/count-a-room.py")]
    folder = tmp_path_factory.mktemp("desk")
    done = subprocess.run(command, cwd=folder, env=NO_SCREEN, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "" and list(folder.iterdir()) == []
    return done.stdout


@pytest.fixture
def project(tmp_path):
    """Make a site of one lab; give what builds it from a lab's source and returns what MkDocs said."""
    for path in ("hooks/labs.py", "snippets/matplotlibrc"):
        (tmp_path / path).parent.mkdir()
        shutil.copy(ROOT / path, tmp_path / path)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs/labs").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# Home\n")

    def make(source):
        (tmp_path / "docs/labs/lab.py").write_text(source)
        return build(tmp_path / "site", "-q", cwd=tmp_path)

    return make


def row(printed, first):
    """Return the cells of the printed row that begins with this cell."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in printed.splitlines()]
    return next(cells for cells in rows if cells[0] == first and len(cells) > 1)


@pytest.mark.parametrize("lab", LABS, ids=name)
def test_a_lab_imports_only_what_a_student_has(lab):
    nodes = list(ast.walk(ast.parse(lab.read_text(encoding="utf-8"))))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {module.split(".")[0] for module in imported} <= ALLOWED


def test_the_room_is_counted_as_a_polynomial_counts_it(printed):
    ways = [1]
    for _ in range(20):  # each thing is a factor (1 + 9x): at home, or astray in one of nine places
        ways = [a + 9 * b for a, b in zip([*ways, 0], [0, *ways], strict=True)]
    tables = printed.split("| astray |")
    for k, count in enumerate(ways):
        share = f"{count / 10**20:.2%}" if count >= 10**16 else "<0.01%"
        assert row(tables[1], str(k))[1:] == [f"{count:,}", share]
    assert ways[18] == 28_517_980_706_429_832_990
    assert "Do they add up to 10²⁰? Yes." in printed
    assert row(tables[2], "10")[1] == "34.099037"
    assert row(tables[2], "18")[1] == "44.797066"
    assert row(tables[2], "any")[1] == "46.051702"


def test_the_small_room_is_listed_in_full(printed):
    listed = re.findall(r"\b[012]{3}\b", printed.split("| astray |")[0])
    assert len(listed) == len(set(listed)) == 27
    assert re.findall(r"astray: (\d+) of 27", printed) == ["1", "6", "12", "8"]


def test_the_word_tidy_covers_what_it_is_said_to_cover(printed):
    table = printed[printed.index("| at most |") :]
    assert row(table, "0")[1:3] == ["1", "0.000"]
    assert row(table, "1")[1] == "181"
    assert row(table, "2")[1:] == ["15,571", "9.653", "1.6e-16"]
    assert row(table, "5")[1] == "948,130,372"


def test_shuffled_rooms_follow_the_exact_average(printed):
    table = printed[printed.index("| moves |") :]
    for moves, exact in {0: 0, 10: 7.2227, 20: 11.5473, 40: 15.6868, 100: 17.8934}.items():
        cells = row(table, str(moves))
        average, error = map(float, cells[2].split("±"))
        assert float(cells[1]) == pytest.approx(exact, abs=6e-5)
        assert abs(average - exact) <= 4 * error


def test_a_million_moves_stay_far_from_clean(printed):
    assert int(re.search(r"Fewest astray in a million moves: (\d+)", printed)[1]) >= 8
    table = printed[printed.index("of the time") :]
    for k in (16, 18, 20):
        _, time, arrangements = row(table, str(k))
        assert float(time[:-1]) == pytest.approx(float(arrangements[:-1]), rel=0.05)


def test_the_waits_are_those_of_the_exact_chain(printed):
    table = printed[printed.index("| things astray") :]
    assert float(row(table, "clean to 18")[1]) == pytest.approx(59.370, abs=6e-4)
    assert float(row(table, "18 to clean")[1]) == pytest.approx(1.11769e20, rel=1e-5)
    assert float(row(table, "18 to clean")[2]) == pytest.approx(3.54e12, rel=2e-3)
    assert float(row(table, "18 to at most 2")[1]) == pytest.approx(8.1837e15, rel=1e-5)
    assert float(row(table, "18 to at most 2")[2]) == pytest.approx(2.6e8, rel=0.01)
    assert float(re.search(r"once in ([\d.]+) moves", printed)[1]) == pytest.approx(27, rel=0.05)
    assert "real room:   1e+20" in printed


def test_care_moves_the_balance(printed):
    table = printed[printed.index("| care |") :]
    for care, exact in {"0.1": 18, "0.5": 10, "0.9": 2}.items():
        cells = row(table, care)
        assert float(cells[1]) == exact
        assert float(cells[2]) == pytest.approx(exact, abs=0.15)


@pytest.mark.parametrize("lab", LABS, ids=name)
def test_the_page_offers_the_lab_as_a_notebook_that_has_not_run(site, lab):
    assert f'<a download href="{lab.stem}.ipynb">' in in_lab(site, lab)
    notebook = nbformat.read(site / f"labs/{lab.stem}.ipynb", as_version=4)
    nbformat.validate(notebook)
    source = jupytext.read(lab)
    assert [cell.cell_type for cell in notebook.cells] == [cell.cell_type for cell in source.cells]
    for cell, wanted in zip(notebook.cells, source.cells, strict=True):
        if cell.cell_type == "code":
            assert cell.source == wanted.source
            assert cell.outputs == [] and cell.execution_count is None
        assert not re.search(r"\]\([^)]*\.md", cell.source), "a link that leads nowhere from a desk"


@pytest.mark.parametrize("lab", LABS, ids=name)
def test_the_downloaded_notebook_runs_where_nothing_else_is(site, lab, tmp_path, monkeypatch):
    monkeypatch.delenv("MPLBACKEND", raising=False)
    monkeypatch.delenv("MATPLOTLIBRC", raising=False)
    notebook = nbformat.read(site / f"labs/{lab.stem}.ipynb", as_version=4)
    NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == count_figures(lab)
    assert all(output.output_type in ("stream", "display_data") for output in outputs)
    assert all(output.get("name") != "stderr" for output in outputs)


def count_figures(lab):
    return lab.read_text(encoding="utf-8").count("plt.subplots(")


class Drawings(HTMLParser):
    """Collects the text alternatives of the drawings, and what the page would load."""

    def __init__(self):
        super().__init__()
        self.alternatives, self.loaded = [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "svg" and attributes.get("role") == "img":
            self.alternatives.append(attributes["aria-label"])
        if tag in ("img", "script", "style", "link", "iframe"):
            self.loaded.append(tag)


@pytest.mark.parametrize("lab", LABS, ids=name)
def test_every_figure_says_what_it_shows_and_the_lab_loads_nothing(site, lab):
    html = in_lab(site, lab)
    drawings = Drawings()
    drawings.feed(html)
    assert len(drawings.alternatives) == count_figures(lab)
    assert all(len(text) > 100 and not re.search(r"\d\.\d", text) for text in drawings.alternatives)
    assert drawings.loaded == []
    captions = re.findall(r"<figcaption>\s*<p><a [^>]*><strong>Figure \d\.</strong>", html)
    assert len(captions) == count_figures(lab)
    assert "#101114" not in html and "#ffffff" not in html, "ink has the colour of the page's text"


@pytest.mark.parametrize("lab", LABS, ids=name)
def test_a_lab_is_light(site, lab):
    assert len(in_lab(site, lab).encode()) < 100_000


def test_a_lab_runs_with_the_python_that_builds_the_site_and_twice_the_same(project, tmp_path):
    lab = f"{DRAWING}\n# %%\nimport sys\n\nprint(sys.executable)\n"
    pages = []
    for _ in range(2):
        done = project(lab)
        assert done.returncode == 0, done.stderr
        pages.append((tmp_path / "site/labs/lab/index.html").read_bytes())
        shutil.rmtree(tmp_path / "build")
    assert pages[0] == pages[1]
    assert sys.executable in pages[0].decode()
    assert 'aria-label="It rises."' in pages[0].decode()


@pytest.mark.parametrize(
    ("lab", "said"),
    [
        (DRAWING + "\n# %%\nzero = 0\n1 / zero\n", "lab.py:14: ZeroDivisionError: division by zero"),
        (
            DRAWING.replace("# Alt: It rises.\n", ""),
            "lab.py:5: docs/labs/lab.py makes a figure; write `Alt: …` for it",
        ),
        (DRAWING.replace("# %% drawing", "# %%"), "lab.py:5: what has a caption needs a name"),
        (DRAWING.replace("plt.show()", "plt.plot([2, 1])"), "lab.py:5: neither a warning nor an address"),
    ],
    ids=["error", "no alternative", "no name", "address"],
)
def test_what_is_wrong_with_a_lab_stops_the_build(project, tmp_path, lab, said):
    done = project(lab)
    assert done.returncode == 1
    assert said in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "site/labs/lab/index.html").exists()


TRIES = """import os, shutil, socket

tries = [
    lambda: open(here + "/mkdocs.yml").read(),
    lambda: open(here + "/new", "w"),
    lambda: shutil.rmtree(here + "/docs"),
    lambda: os.posix_spawn("/bin/touch", ["touch", here + "/new"], {}),
    lambda: socket.create_connection(("127.0.0.1", 9)),
]
for each in tries:
    try:
        each()
        print("done")
    except OSError as error:
        print("refused")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing holds a lab (README)")
def test_a_lab_is_held_where_a_snippet_is(project, tmp_path):
    done = project(f"{DRAWING}\n# %%\nhere = {str(tmp_path)!r}\n{TRIES}")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/labs/lab/index.html").read_text()
    assert re.sub("<[^>]+>", "", page).count("refused\n" * 5) == 1
    assert (tmp_path / "docs/index.md").exists() and not (tmp_path / "new").exists()


def test_a_table_that_arrives_in_pieces_is_one_table(project, tmp_path):
    rows = "\n".join(f"print('{row}', flush=True)" for row in ("| a |", "|--:|", "| 1 |"))
    done = project(f"{DRAWING}\n# %% pieces\n# Table: Whole.\n{rows}\n")
    assert done.returncode == 0, done.stderr
    assert '<td style="text-align: right;">1</td>' in (tmp_path / "site/labs/lab/index.html").read_text()


@pytest.mark.parametrize("lab", LABS, ids=name)
def test_the_drawings_of_a_lab_are_as_short_as_those_of_a_page(site, lab):
    places = re.findall(r' (?:d|x|y|points)="([^"]+)"', in_lab(site, lab))
    assert places
    assert not [place for place in places if re.search(r"\.\d{3}", place)]
