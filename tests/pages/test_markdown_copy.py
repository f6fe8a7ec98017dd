"""The Markdown copy of every page: what it holds, and where its links lead."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.conftest import EXAMPLE, PAGES
from tests.pages.test_downloads import EVERY_PAGE, built, captioned, name, place
from tests.pages.test_pages import python_blocks

MARKDOWN_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_the_markdown_copy_of_a_page_holds_its_programs_and_outputs(site, page, woven):
    copy = site.joinpath(f"{place(page)}.md").read_text("utf-8")
    ours, theirs = ([block.code for block in python_blocks(text)] for text in (copy, woven(page)))
    assert ours == theirs
    assert copy.startswith("# ")
    plain = re.sub(r"(?<=\*)\{\.\w+\}", "", woven(page))
    tables = [line for line in plain.splitlines() if line.lstrip().startswith("| ")]
    assert [line for line in copy.splitlines() if line.lstrip().startswith("| ")] == tables
    for leftover in ("<svg", "///", "python exec", "wzxhzdk", "\x02", "hl_lines", "*{."):
        assert leftover not in EXAMPLE.sub("", copy)


@pytest.mark.parametrize("page", EVERY_PAGE, ids=name)
def test_every_link_of_a_markdown_copy_leads_somewhere(site, page):
    copy = site / f"{place(page)}.md"
    text = re.sub(r"^( *)(`{3,}).*?^\1\2 *$", "", copy.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    found = MARKDOWN_LINK.findall(text)
    assert found
    for target, fragment in found:
        file = copy.parent / target if target else copy
        assert file.is_file(), target
        if fragment:
            there = file.read_text("utf-8")
            headings = {slug(line) for line in re.findall(r"^#+ (.+)$", there, re.MULTILINE)}
            assert f'<a id="{fragment}"></a>' in there or fragment in headings, fragment
    figures = captioned(site, page, "figure")
    assert [Path(target).stem for target, _ in found if target.endswith(".svg")] == list(figures)


def slug(heading):
    return re.sub(r"[^\w]+", "-", re.sub(r"[^\w\s-]", "", heading.lower())).strip("-")


@pytest.mark.parametrize("page", EVERY_PAGE, ids=name)
def test_a_page_says_where_its_markdown_copy_is(site, page):
    whole = built(site, page)
    head, article = whole.split("</head>")
    in_head = re.search(r'<link rel="alternate " (.*)>', head)[1]
    for part in (in_head, article.split('class="as-markdown"')[1]):
        href = re.search(r'href="([^"]+)" type="text/markdown"', part)[1]
        address = urljoin(f"/{place(page)}.html", href)
        assert address == f"/{place(page)}.md"
    listed = (site / "llms.txt").read_text("utf-8")
    assert f"/{place(page)}.md)" in listed
