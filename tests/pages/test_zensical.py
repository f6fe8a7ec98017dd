"""The same `mkdocs.yml` builds with Zensical, MkDocs's successor: the pages of both say the same.

Labs are left out. What runs them is mkdocs-jupyter and a hook, and Zensical knows neither; it publishes
`docs/labs/*.py` as plain files. CONTRIBUTING.md, "Moving to Zensical", says what else differs.
"""

import html
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import PAGES, ROOT, source_of

CAPTION = re.compile(r"^ *(?:Table|Figure): ", re.MULTILINE)
ASPECTS = {
    "tables": re.compile(r"<table\b.*?</table>", re.DOTALL),
    "figures": re.compile(r"<svg\b.*?</svg>", re.DOTALL),
    "captions": re.compile(r"<figcaption\b.*?</figcaption>", re.DOTALL),
    "formulas": re.compile(r"<math\b.*?</math>", re.DOTALL),
    # Those that begin with two underscores are the engine's own.
    "ids": re.compile(r'<(\w+)\b[^>]*? id="(?!__)([^"]+)"'),
}


def build_with_zensical(folder, *options):
    """Build the site of a folder into its `site/`; Zensical builds nowhere else than inside of it."""
    command = [sys.executable, "-m", "zensical", "build", *options]
    fixed = {"SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run(command, cwd=folder, env={**os.environ, **fixed}, capture_output=True, text=True)


@pytest.fixture(scope="session")
def zensical_site(once):
    """Build a copy of the site, with a store of its own: every snippet runs again, under Zensical."""

    def make(folder):
        for part in ("docs", "hooks", "overrides", "snippets"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", folder)
        done = build_with_zensical(folder, "--strict")
        assert done.returncode == 0, done.stderr

    return once("zensical", make) / "site"


def read_article(site, page):
    """Return what a page of the built site holds between the theme's header, navigation and footer."""
    file = site / page.relative_to(ROOT / "docs").with_suffix(".html")
    article = re.search(r"<article\b[^>]*>(.*)</article>", file.read_text(encoding="utf-8"), re.DOTALL)[1]
    # What our hooks add: the links below a figure and to the Markdown copy, and the minutes.
    article = re.sub(r'\n?<p class="(downloads|as-markdown|reading-time)">.*?</p>', "", article)
    # Zensical takes this out once its search has read it; to readers it means nothing.
    return re.sub(r' data-search-exclude(?:="")?', "", article)


def read_words(article):
    """Return the text of an article, inline numbers and code among it, word by word."""
    # Hooks do not run there, so its code keeps the marks that ours drops (hooks/plain_code.py).
    text = re.sub(r"</?span[^>]*>", "", article)
    return html.unescape(re.sub(r"<[^>]+>", " ", text)).split()


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_the_same_parts_under_both_engines(site, zensical_site, page, aspect):
    ours, theirs = (ASPECTS[aspect].findall(read_article(folder, page)) for folder in (site, zensical_site))
    assert theirs == ours


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_the_same_words_and_numbers_under_both_engines(site, zensical_site, page):
    assert read_words(read_article(zensical_site, page)) == read_words(read_article(site, page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_comparison_sees_every_table_and_figure_of_a_page(zensical_site, page):
    article = read_article(zensical_site, page)
    found = {aspect: pattern.findall(article) for aspect, pattern in ASPECTS.items()}
    numbered = [name for tag, name in found["ids"] if tag == "figure" and re.match("(table|figure)-", name)]
    written = CAPTION.findall(source_of(page))
    assert len(numbered) == len(found["captions"]) == len(written)
    assert len(found["tables"]) + len(found["figures"]) >= len(written)


def test_only_the_labs_are_missing(site, zensical_site):
    ours, theirs = (
        {path.relative_to(folder) for path in folder.rglob("*.html")} for folder in (site, zensical_site)
    )
    assert {path.parts[0] for path in ours - theirs} == {"labs"}
    assert theirs <= ours


def test_a_failing_snippet_fails_the_build_and_names_page_and_line(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "snippets/topic").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text(
        "---\ntitle: x\n---\n\n# Title\n\n```python exec\ntopic/idea.py\n```\n"
    )
    (tmp_path / "snippets/topic/idea.py").write_text("1 / 0\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nmarkdown_extensions:\n  - pymdownx.superfences\n  - pageloom\n"
    )
    done = build_with_zensical(tmp_path)
    assert done.returncode == 1
    assert "docs/index.md:7: the snippet failed" in done.stderr
    assert "snippets/topic/idea.py:1: `1 / 0`" in done.stderr
    assert not (tmp_path / "site/index.html").exists()
