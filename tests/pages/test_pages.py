"""What every page promises, read off its source and off the woven Markdown."""

import io
import os
import re
import subprocess
import sys

import pytest
from pytest_codeblocks import extract_from_buffer

from pageloom.output import parts, table
from tests.conftest import PAGES, ROOT, source_of

CHAPTERS = [page for page in PAGES if page.stem != "how-this-site-is-built"]
SNIPPETS = sorted((ROOT / "snippets").glob("*/*.py"))
EXECUTABLE = re.compile(r"^ *(?:`{3,}|~{3,})python exec( show)?$", re.MULTILINE)
EMBEDDED = re.compile(r'^ *--8<-- "(.+)"$', re.MULTILINE)


def name(path):
    return str(path.relative_to(ROOT))


def python_blocks(woven_page):
    """Return the Python blocks that pytest-codeblocks finds on a woven page."""
    blocks = extract_from_buffer(io.StringIO(woven_page), max_num_lines=100_000)
    return [block for block in blocks if block.syntax.split()[:1] == ["python"]]


def run(command, folder):
    environment = {**os.environ, "MPLBACKEND": "agg"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


def prose(page):
    """Return the lines of a page that its author typed as text: no fences, no code spans, no link targets."""
    text = page.read_text(encoding="utf-8")
    text = re.sub(
        r"^( *)(`{3,}|~{3,}).*?^\1\2 *$", lambda m: "\n" * m[0].count("\n"), text, flags=re.M | re.S
    )
    text = re.sub(r"`[^`\n]+`", "", text)
    return re.sub(r"\]\([^)\n]*\)|<https?:[^>\n]*>", "]", text)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_executable_fence_becomes_a_block_that_is_run(page, woven):
    fences = len(EXECUTABLE.findall(source_of(page)))
    assert len(python_blocks(woven(page))) == fences > 0


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_block_prints_in_a_fresh_interpreter_what_stands_on_the_page(page, woven, tmp_path):
    text = woven(page)
    for block in python_blocks(text):
        command = [sys.executable, "-I", "-W", "error:::__main__", "-c", block.code]
        done = run(command, tmp_path)
        assert done.returncode == 0, f"{name(page)}, woven line {block.lineno}:\n{done.stderr}"
        for kind, lines in parts(done.stdout):
            shown = table(lines).markdown if kind == "table" else lines
            on_page = [line.strip() for line in text.splitlines()]
            wanted = [line.strip() for line in shown]
            places = [i for i, line in enumerate(on_page) if line == wanted[0]]
            assert any(on_page[i : i + len(wanted)] == wanted for i in places), "\n".join(shown)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_blocks_bring_their_definitions_along(page, woven):
    modules = {path.stem for path in (ROOT / "snippets").glob("*.py")}
    for block in python_blocks(woven(page)):
        imported = re.findall(r"^\s*(?:from|import) (\w+)", block.code, re.MULTILINE)
        assert not modules & set(imported)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_decimal_is_typed_in_prose(page):
    for number, line in enumerate(prose(page).splitlines(), start=1):
        assert not re.search(r"\d\.\d", line), (
            f"{name(page)}:{number}: take the number from a snippet: {line}"
        )


@pytest.mark.parametrize("page", CHAPTERS, ids=name)
def test_pages_hold_no_code_of_their_own(page):
    fences = re.findall(r"^ *(?:`{3,}|~{3,})(?=\w)(.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(fences) <= {"python exec", "python exec show"}


@pytest.mark.parametrize("page", CHAPTERS, ids=name)
def test_a_page_has_its_parts(page, woven):
    text = page.read_text(encoding="utf-8")
    description = re.match(r"---\ndescription: (.+)\n---\n", text)
    assert description and len(description[1]) <= 155
    assert "!!! goals" in text
    assert "## Common mistakes" in text and "!!! mistake" in text
    assert "## Next" in text
    exercises = text.split("## Exercises")[1].split("\n## ")[0]
    assert len(re.findall(r"^\d\. ", exercises, re.MULTILINE)) >= 3
    assert len(re.findall(r"^\d\. ", exercises, re.MULTILINE)) == exercises.count("??? solution")
    assert "/// table-caption" in woven(page) and "/// figure-caption" in woven(page)


def test_every_snippet_is_on_a_page_and_every_page_has_its_folder():
    embedded = {path for page in PAGES for path in EMBEDDED.findall(source_of(page))}
    assert embedded == {str(path.relative_to(ROOT / "snippets")) for path in SNIPPETS}
    for page in PAGES:
        folders = {path.split("/")[0] for path in EMBEDDED.findall(source_of(page))}
        assert folders == {page.stem.replace("-", "_")}


@pytest.mark.parametrize("path", SNIPPETS, ids=name)
def test_a_snippet_runs_alone_from_its_file(path, tmp_path):
    text = path.read_text(encoding="utf-8")
    assert re.match(r'""".+?"""\n', text, re.DOTALL), "a snippet begins by saying what it shows"
    command = [sys.executable, "-W", "error:::__main__", str(path)]
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
