"""What readers search: the index holds the words of the pages, and nothing else."""

import gzip
import json
import re

import pytest

KILOBYTES = 62  # what the index may cost whoever searches; three of them are the list of sources


@pytest.fixture(scope="module")
def index(site):
    return (site / "search/search_index.js").read_text("utf-8")


@pytest.fixture(scope="module")
def entries(index):
    return json.loads(index.removeprefix("search_index = "))["docs"]


def test_every_entry_is_there_to_be_found(site, entries):
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"404.html"}
    assert {entry["location"].partition("#")[0] for entry in entries} == pages
    for entry in entries:
        page, _, part = entry["location"].partition("#")
        assert f'id="{part}"' in (site / page).read_text("utf-8") or not part
        assert re.search(r"\w{3}", entry["title"] + entry["text"])


def test_the_index_holds_no_formula_no_drawing_and_no_program(entries):
    for entry in entries:
        text = entry["title"] + entry["text"]
        marks = set(re.findall(r"</?(\w+)", text))
        assert marks <= {"p", "ul", "ol", "li", "code", "sub", "sup"}, entry["location"]
        foreign = re.search(r"[𝐀-𝟿∑∏∫⁡]|\\[a-z]+|Python:|Definitions of|import |print\(|Matplotlib|¶", text)
        assert not foreign, f"{entry['location']}: {foreign[0]}"


def test_what_is_found_can_be_read(entries):
    home = next(
        entry["text"] for entry in entries if entry["location"].endswith("#twenty-people-three-groups")
    )
    assert "It is …, here 1.030 nats a person" in home  # a formula leaves a mark, not a hole
    assert "1 · 10 · 20 · 184,756" in home  # cells stand apart
    groups = next(entry["text"] for entry in entries if entry["location"].endswith("#the-list-and-the-sizes"))
    assert "In general N people form M groups" in groups  # a letter is a word
    for entry in entries:
        for block in re.split(r"</?(?:p|ul|ol|li)>", entry["text"]):
            hole = re.search(r".{20}(?:  | [.,;?](?= |$)|\( | \)).*", block.strip())
            assert not hole, f"{entry['location']}: {hole[0]}"
            assert block.strip() != "…", f"{entry['location']}: a formula on its own lines leaves nothing"


def test_the_index_is_light(index):
    assert len(gzip.compress(index.encode())) / 1000 <= KILOBYTES
