"""What every page promises, read off its source and off the woven Markdown."""

import io
import os
import re
import subprocess
import sys

import pytest
from pytest_codeblocks import extract_from_buffer

from hooks.reading_time import minutes
from pageloom.output import parts, table
from tests.conftest import PAGES, ROAD, ROOT, snippets_of

CHAPTERS = [page for page in PAGES if page in ROAD or page.stem == "notes-on-the-source"]
SNIPPETS = sorted((ROOT / "snippets").glob("*/*.py"))


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
    fences = len(snippets_of(page))
    assert len(python_blocks(woven(page))) == fences
    assert fences or page not in CHAPTERS, f"{name(page)}: nothing is computed"


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


def no_typed_decimals(page, lines):
    """take each decimal from a snippet, as `{idea.share:.1%}`"""
    for number, line in enumerate(prose(page).splitlines(), start=1):
        if re.search(r"\d\.\d", line):
            yield number, line


def no_code_of_its_own(page, lines):
    """a page holds no code but fences that say `python exec` or `python exec show`"""
    for number, line in enumerate(lines, start=1):
        fence = re.match(r" *(?:`{3,}|~{3,})(?=\w)(.*)$", line)
        if fence and fence[1] not in ("python exec", "python exec show"):
            yield number, line


def a_description(page, lines):
    """front matter with a description of at most 155 characters"""
    given = re.match(r"description: (.+)", lines[1]) if lines[0] == "---" else None
    if not given or len(given[1]) > 155:
        yield 2, lines[1]


def its_parts(page, lines):
    """`*After this:*`, `## In short`, `## Exercises`, `## Common mistakes`, `!!! mistake`, `## Next`"""
    for part in (
        "*After this:* ",
        "## In short",
        "## Exercises",
        "## Common mistakes",
        "!!! mistake",
        "## Next",
    ):
        if not any(line.startswith(part) for line in lines):
            yield len(lines), f"there is no {part}"


def a_recap_of_three_lines(page, lines):
    """below `## In short` three points of a list, then `## Exercises`"""
    first = lines.index("## In short") if "## In short" in lines else len(lines)
    last = next((i for i in range(first + 1, len(lines)) if lines[i].startswith("## ")), len(lines))
    points = [line for line in lines[first:last] if line.startswith("- ")]
    if len(points) != 3 or lines[last:][:1] != ["## Exercises"]:
        yield first + 1, f"{len(points)} points, then {lines[last:][:1]}"


def a_picture_first(page, lines):
    """a figure before the first `## `, and none of its code in sight"""
    first = next((i for i, line in enumerate(lines) if line.startswith("## ")), len(lines))
    if not any(line.startswith("Figure: ") for line in lines[:first]):
        yield first + 1, "there is no Figure: … above this line"


def at_most_eight_minutes(page, lines):
    """at most eight minutes of main path, counted as in hooks/reading_time.py"""
    if (found := minutes("\n".join(lines[lines.index("---", 1) + 1 :]))) > 8:
        yield 1, f"{found:.1f} minutes"


def its_exercises(page, lines):
    """three exercises or more, numbered, each with a `??? solution`"""
    first = next((i for i, line in enumerate(lines) if line == "## Exercises"), len(lines))
    last = next((i for i in range(first + 1, len(lines)) if lines[i].startswith("## ")), len(lines))
    asked = [i for i in range(first, last) if re.match(r"\d\. ", lines[i])]
    if len(asked) < 3:
        yield first + 1, f"{len(asked)} exercises"
    for begin, end in zip(asked, [*asked[1:], last], strict=True):
        solutions = sum("??? solution" in line for line in lines[begin:end])
        if solutions != 1:
            yield begin + 1, f"{solutions} solutions: {lines[begin]}"


def two_figures(page, lines):
    """two figures at least"""
    if sum(line.startswith("Figure: ") for line in lines) < 2:
        yield len(lines), "there are not two lines with Figure: …"


EVERYWHERE = [no_typed_decimals, a_description]
IN_CHAPTERS = [no_code_of_its_own, its_parts, its_exercises, a_recap_of_three_lines]
ON_THE_ROAD = [a_picture_first, at_most_eight_minutes, two_figures]


@pytest.mark.parametrize("rule", [*EVERYWHERE, *IN_CHAPTERS, *ON_THE_ROAD], ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_keeps_a_rule_of_contributing(page, rule):
    if (rule in IN_CHAPTERS and page not in CHAPTERS) or (rule in ON_THE_ROAD and page not in ROAD):
        return
    broken = [
        f"{name(page)}:{number}: {line}"
        for number, line in rule(page, page.read_text(encoding="utf-8").splitlines())
    ]
    assert not broken, "\n".join([f"the rule: {rule.__doc__}", *broken])


def test_every_snippet_is_on_a_page():
    embedded = {path for page in PAGES for path in snippets_of(page)}
    unused = {path.relative_to(ROOT / "snippets").as_posix() for path in SNIPPETS} - embedded
    assert not unused, f"no page names {', '.join(sorted(unused))}: put it on one, or delete it"


@pytest.mark.parametrize("path", SNIPPETS, ids=name)
def test_a_snippet_has_at_most_forty_lines(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 40, f"{name(path)}:41: a snippet has at most 40 lines; make two of it, or a module"


@pytest.mark.parametrize("path", SNIPPETS, ids=name)
def test_a_snippet_begins_by_saying_what_it_shows(path):
    text = path.read_text(encoding="utf-8")
    assert re.match(r'""".+?"""\n', text, re.DOTALL), f"{name(path)}:1: say in a docstring what it shows"
