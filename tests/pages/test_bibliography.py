"""Sources: every one has a key of its own, stands on the page that lists them, and is cited somewhere."""

import re
import unicodedata
from collections import Counter
from urllib.parse import urljoin

import pytest

from pageloom.typesetting.citations import label, people, read_sources
from tests.conftest import PAGES, ROOT, source_of
from tests.pages.test_downloads import EVERY_PAGE, built, name, place

FILE = ROOT / "docs/bibliography.bib"
ENTRIES = read_sources(FILE.read_text("utf-8"), FILE)
CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
CITATION = re.compile(r'<a href="((?:\.\./)*bibliography\.html#[^"]+)">([^<]+)</a>')


def cited(page):
    """Return the keys that the source of a page cites."""
    citations = re.findall(r"\[(@[^\]*]+)\]", re.sub(r"`[^`\n]+`", "", source_of(page)))
    return {key for citation in citations for key in re.findall(r"[^\s@;]+", citation)}


@pytest.mark.parametrize("key", ENTRIES)
def test_a_key_is_the_first_surname_and_the_year(key):
    [first, *_] = people(ENTRIES[key])
    surname = unicodedata.normalize("NFKD", "".join(first.last_names)).encode("ascii", "ignore").decode()
    assert re.sub(r"(?<=\d)[a-z]$", "", key) == f"{surname.lower()}{ENTRIES[key].fields['year']}"


def test_no_two_sources_are_called_the_same():
    counts = Counter(map(label, ENTRIES.values()))
    assert not [called for called, count in counts.items() if count > 1], "add a letter to their keys: 1957a"


def test_every_source_is_cited():
    unused = ENTRIES.keys() - {key for page in PAGES for key in cited(page)}
    assert not unused, f"no page cites {', '.join(sorted(unused))}: cite it, or delete it from {FILE.name}"


def test_the_page_lists_every_source_once_with_its_key_as_id(site):
    page = built(site, ROOT / "docs/bibliography.md")
    assert sorted(re.findall(r'<li id="(\w+)">', page)) == sorted(ENTRIES)
    for key, entry in ENTRIES.items():
        item = re.search(rf'<li id="{key}">(.*?)</li>', page, re.DOTALL)[1]
        assert f"({entry.fields['year']})" in item
        assert f"https://doi.org/{entry.fields.get('doi', '')}" in item or "doi" not in entry.fields
    assert (site / "bibliography.bib").read_bytes() == FILE.read_bytes()


@pytest.mark.parametrize("page", EVERY_PAGE, ids=name)
def test_every_citation_leads_to_its_source(site, page):
    article = CODE.sub("", built(site, page).split("<article")[1].split("</article>")[0])
    assert "[@" not in article
    links = CITATION.findall(article)
    assert {address.split("#")[1] for address, _ in links} == (cited(page) if page in PAGES else set())
    for address, words in links:
        there, _, key = urljoin(f"/{place(page)}.html", address).partition("#")
        assert (there, words) == ("/bibliography.html", label(ENTRIES[key]).replace("&", "&amp;"))
