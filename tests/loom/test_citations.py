"""Sources are cited by key, and listed on a page of their own."""

import re
import sys

import pytest

from pageloom.errors import LoomError
from pageloom.loom import woven_page
from pageloom.writing import Writer

SOURCES = r"""
@article{robbins1955, author = {Robbins, Herbert}, title = {A Remark on {Stirling}'s Formula},
  journal = {Monthly}, volume = 62, pages = {26--29}, year = 1955, doi = {10.2307/2308012}}
@book{cover2006, author = {Cover, Thomas M. and Thomas, Joy A.}, title = {Elements},
  edition = {2nd}, year = 2006}
@article{berut2012, author = {B{\'e}rut, A. and Arakelyan, Artak and Lutz, Eric}, title = {Heat?},
  year = 2012, journal = {Nature}, eprint = {1804.06818}}
@incollection{zanghi2020b, author = {van der Zangh\`i, S.-C.}, title = {Mine}, booktitle = {Ours},
  editor = {Allori, V.}, publisher = {Press}, year = 2020, url = {https://example.org/a_(b)/}}
"""


@pytest.fixture
def library(desk):
    """Return the desk with a file of sources, and what renders a page that cites them."""
    (desk.folder / "docs/bibliography.bib").write_text(SOURCES, encoding="utf-8")

    def cite(markdown, path="docs/page.md", **settings):
        file = desk.folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"---\ndescription: x\n---\n\n{markdown}", encoding="utf-8")
        md = desk.engine(path)
        citations = "pageloom.typesetting.citations"
        md.registerExtensions([citations], {citations: settings})
        return md.convert(markdown)

    desk.cite = cite
    return desk


def links(html):
    return re.findall(r'<a href="([^"]+)">([^<]+)</a>', html)


def failure(library, markdown, **options):
    with pytest.raises(LoomError) as caught:
        library.cite(markdown, **options)
    return str(caught.value)


def test_a_citation_is_a_link_with_the_names_and_the_year(library):
    html = library.cite("Bounds: [@robbins1955], [@cover2006], [@berut2012] and ([@zanghi2020b]).")
    assert links(html) == [
        ("bibliography.md#robbins1955", "Robbins 1955"),
        ("bibliography.md#cover2006", "Cover &amp; Thomas 2006"),
        ("bibliography.md#berut2012", "Bérut et al. 2012"),
        ("bibliography.md#zanghi2020b", "van der Zanghì 2020b"),
    ]
    assert "(<a" in html and "[@" not in html


def test_one_citation_may_name_several_sources(library):
    html = library.cite("See [@robbins1955;@cover2006; @berut2012].")
    assert re.sub("<[^>]+>", "", html) == "See Robbins 1955; Cover &amp; Thomas 2006; Bérut et al. 2012."


@pytest.mark.parametrize(
    "markdown",
    [
        '??? deeper "Door"\n\n    Text [@robbins1955].',
        "1. First.\n\n    - [@robbins1955]: a list.",
        "| a |\n|---|\n| [@robbins1955] |",
        "> *A* [@robbins1955] quotation.",
        "## A heading [@robbins1955]",
    ],
)
def test_it_stands_wherever_there_is_prose(library, markdown):
    assert links(library.cite(markdown)) == [("bibliography.md#robbins1955", "Robbins 1955")]


def test_it_stands_in_a_caption(library):
    library.snippet("page/idea.py", 'print("| a |\\n|--:|\\n| 1 |")\n')
    html = library.cite("```python exec\nidea.py\n```\n\nTable: Bounds\nafter [@robbins1955].\n")
    assert ("bibliography.md#robbins1955", "Robbins 1955") in links(html.split("<figcaption")[1])


def test_code_is_left_alone(library):
    markdown = "A span `[@nobody]`.\n\n```text\n[@nobody]\n```\n\n    [@nobody]\n"
    assert library.cite(markdown).count("[@nobody]") == 3


def test_from_a_page_in_a_folder_the_link_leads_up(library):
    html = library.cite("[@robbins1955]", path="docs/more/page.md")
    assert links(html) == [("../bibliography.md#robbins1955", "Robbins 1955")]


def test_the_file_and_the_page_may_be_others(library):
    (library.folder / "docs/bibliography.bib").rename(library.folder / "all.bib")
    html = library.cite("[@robbins1955]", sources="all.bib", page="docs/more/sources.md")
    assert links(html) == [("more/sources.md#robbins1955", "Robbins 1955")]


def test_the_markdown_copy_has_the_same_link(library):
    library.cite("As [@robbins1955] shows.")
    copy = Writer(woven_page(library.folder / "docs/page.md")).write()
    assert "As [Robbins 1955](bibliography.md#robbins1955) shows." in copy


def test_a_key_that_is_missing_names_page_and_line_and_the_nearest(library):
    said = failure(library, "One.\n\nTwo [@robbins1995].\n")
    start = "docs/page.md:7: there is no robbins1995 in docs/bibliography.bib; the nearest: robbins1955, "
    assert said.startswith(start)


def test_a_key_that_is_missing_in_a_door_or_a_caption_names_its_line(library):
    assert failure(library, '??? deeper "Door"\n\n    [@nobody]\n').startswith("docs/page.md:7: ")
    library.snippet("page/idea.py", 'print("| a |\\n|--:|\\n| 1 |")\n')
    markdown = "```python exec\nidea.py\n```\n\nTable: A\ncaption [@nobody].\n"
    assert failure(library, markdown).startswith("docs/page.md:10: there is no nobody")


@pytest.mark.parametrize(
    "written",
    [
        "[@]",
        "[@a, p. 3]",
        "[@robbins1955 @cover2006]",
        "[@robbins1955, cover2006]",
        "[@robbins1955;\n@cover2006]",
    ],
)
def test_what_is_no_citation_is_refused_with_its_line(library, written):
    first = written.split("\n")[0]
    said = failure(library, f"Text.\n{written}\n")
    assert said == f"docs/page.md:6: expected [@key] or [@one; @another], on one line, found {first}"


def test_while_serving_the_error_stands_on_the_page(library, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["mkdocs", "serve"])
    html = library.cite("Text [@nobody].")
    assert "loom-error" in html and "docs/page.md:5: there is no nobody" in html


def test_without_the_file_a_citation_says_so(library):
    (library.folder / "docs/bibliography.bib").unlink()
    assert "[@" not in library.cite("No citation.")
    said = failure(library, "[@robbins1955]")
    assert said == "docs/page.md:5: there is no file docs/bibliography.bib, which holds the sources"


@pytest.mark.parametrize(
    ("added", "line", "message"),
    [
        ("@book{cover2006, title = {Again}}", 12, "repeated bibliography entry: cover2006"),
        ("@book{Cover2006, title = {Again}}", 12, "repeated bibliography entry: Cover2006"),
        ("@book{new, title = {Open}\n year = 1}", 13, "syntax error in line 13"),
        ("@book{new, title = {Half}}", 12, "new has no year, no author"),
    ],
)
def test_what_is_wrong_with_the_file_names_its_line(library, added, line, message):
    (library.folder / "docs/bibliography.bib").write_text(f"{SOURCES}\n\n{added}\n", encoding="utf-8")
    assert failure(library, "[@robbins1955]").startswith(f"docs/bibliography.bib:{line}: {message}")


def test_the_page_lists_all_sources_by_name_with_their_keys_as_ids(library):
    html = library.cite("# Sources\n\nAll.\n\n[@*]\n\nEnd, [@cover2006].\n", path="docs/bibliography.md")
    assert re.findall(r'<li id="(\w+)">', html) == ["berut2012", "cover2006", "robbins1955", "zanghi2020b"]
    items = re.findall(r"<li.*?>(.*?)</li>", html, re.DOTALL)
    assert [re.sub("<[^>]+>", "", item).strip() for item in items] == [
        "Bérut, A., Arakelyan, A. &amp; Lutz, E. (2012). Heat? Nature. arXiv:1804.06818.",
        "Cover, T. M. &amp; Thomas, J. A. (2006). Elements (2nd ed.).",
        "Robbins, H. (1955). A Remark on Stirling's Formula. Monthly 62, 26–29. doi:10.2307/2308012.",
        "van der Zanghì, S.-C. (2020b). Mine. In Allori, V. (ed.), Ours. Press. example.org/a_(b).",
    ]
    assert links(html) == [
        ("https://arxiv.org/abs/1804.06818", "arXiv:1804.06818"),
        ("https://doi.org/10.2307/2308012", "doi:10.2307/2308012"),
        ("https://example.org/a_%28b%29/", "example.org/a_(b)"),
        ("bibliography.md#cover2006", "Cover &amp; Thomas 2006"),
    ]


def test_the_list_stands_on_its_page_alone(library):
    said = failure(library, "Text.\n\n[@*]\n")
    assert said == "docs/page.md:7: the list of sources stands on docs/bibliography.md"
