"""The loom by itself: it and its tests know nothing of the site, and its README is true."""

import ast
import re
import sys

import pytest

from tests.conftest import ROOT, build

FILES = sorted([*(ROOT / "pageloom/src").rglob("*.py"), *(ROOT / "tests/loom").rglob("*.py")])
# What `pip install "./pageloom[citations,drawings,mathematics]" hypothesis mkdocs pytest` brings.
THERE = {
    "hypothesis",
    "markdown",
    "math_core",
    "matplotlib",
    "mkdocs",
    "numpy",
    "pageloom",
    "pybtex",
    "pymdownx",
    "pytest",
}
FILE_IN_README = re.compile(r"^`([\w./]+)`:\n\n(`{3,})\w+\n(.*?)^\2$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_loom_and_its_tests_import_nothing_of_the_site(path):
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    imported = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    imported += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    # What runs programs is a script, and calls the modules beside it by their own names.
    beside = {sibling.stem for sibling in path.parent.glob("*.py")}
    assert {module.split(".")[0] for module in imported} <= THERE | beside | sys.stdlib_module_names


def test_the_smallest_site_of_its_readme_builds(tmp_path):
    for name, _, text in FILE_IN_README.findall((ROOT / "pageloom/README.md").read_text(encoding="utf-8")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = build(tmp_path / "site", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert re.search(r"Three things can lie in (<a[^>]*>)?1,000(</a>)? ways", page)
    assert "Table 1." in page and ">1,000</td>" in page
