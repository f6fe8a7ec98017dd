"""Change the running example in its one place, and no sentence lies."""

import re
import shutil

import pytest

from tests.conftest import ROOT, weave_page

PAGES = ["index", "people-into-groups", "from-boltzmann-to-shannon", "cross-entropy"]
OTHERS = {
    "three groups of twelve": ((7, 4, 1), (5, 4, 3)),
    "four groups of eleven": ((4, 3, 2, 2), (3, 3, 3, 2)),
}
# What is said of crowds 5:3:2 and of the odds 4:4:2, and of none of the crowds above, in digits and in words.
OLD = {
    "odds": r"\b4:4:2\b|\b40:40:20\b",
    "crowds": r"(?i)(?<![\d,])\b(?:ten|twenty|a hundred|10|20|100) people\b",
    "sizes": r"\b5:3:2\b|\b10, 6 (?:and|,) 4\b|\b50, 30 (?:and|,) 20\b|five, three and two|ten, six and four",
    "shares": r"one half, three tenths and one fifth",
    "count of ten": r"\b2,520\b",
    "count of twenty": r"\b38,798,760\b",
    "entropy a person": r"\b1\.0297|\b1\.030 nats|\b1\.4855|\b1\.485 bits",
    "entropy of a crowd": r"\b98\.27\b|\b102\.97\b|\b17\.47\b|\b20\.59\b",
    "loss": r"\b1\.0549|\b0\.02525|\b0\.0253\b|\b0\.025 nats",
    "factors": r"p₁⁵⁰|q₁⁵(?!\d)",
}
# Signs that a sentence broke where a number went in.
ONE_OF_MANY = r"\b(?:one|1) (?:people|groups|persons|tenths)\b"
BROKEN = rf"{ONE_OF_MANY}|(?<!\.)\.\s+[a-z]\w+ |\ba (?:8|11|18)\b|  ,"


@pytest.fixture(scope="module", params=OTHERS)
def changed(request, once):
    """Weave the pages with another running example, and return their words without code and formulas."""
    numbers = dict(zip(("PARTS", "ODDS"), OTHERS[request.param], strict=True))

    def make(folder):
        for name in ("docs", "hooks", "overrides", "snippets"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        module = folder / "snippets/people.py"
        text = module.read_text("utf-8")
        for name, value in numbers.items():
            text, found = re.subn(rf"^{name} = .*$", f"{name} = {value}", text, flags=re.MULTILINE)
            assert found == 1
        module.write_text(text, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            for page in PAGES:
                woven = words(weave_page((folder / f"docs/{page}.md").resolve(), folder.resolve()))
                (folder / f"{page}.txt").write_text(woven, encoding="utf-8")

    folder = once(request.param.replace(" ", "-"), make)
    return {page: (folder / f"{page}.txt").read_text("utf-8") for page in PAGES}


def words(woven):
    """Return what a woven page says, its tables and the alternatives of its figures with it."""
    text = re.sub(r"^( *)(`{3,})(?:python|py)\n.*?^\1\2 *$", "", woven, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"\$\$.*?\$\$|\$[^$]*\$", "x", text, flags=re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("what", OLD)
def test_no_old_number_stays_in_digits_or_words(changed, page, what):
    left = [line.strip() for line in changed[page].splitlines() if re.search(OLD[what], line)]
    assert not left, f"docs/{page}.md types what snippets/people.py knows; compute it: {left}"


@pytest.mark.parametrize("page", PAGES)
def test_no_sentence_breaks(changed, page):
    broken = re.findall(rf".*?(?:{BROKEN}).*", re.sub(r"^\s*\|.*$", "", changed[page], flags=re.MULTILINE))
    assert not broken, f"docs/{page}.md: {broken}"


@pytest.mark.parametrize("page", PAGES)
def test_what_is_looked_for_stands_on_the_pages_as_they_are(page, woven):
    text = words(woven(ROOT / f"docs/{page}.md"))
    assert any(re.search(pattern, text) for pattern in OLD.values()), f"docs/{page}.md has no running example"
