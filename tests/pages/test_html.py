"""The built pages are valid HTML; CONTRIBUTING.md says how to ask judges that need more than Python."""

import re
from collections import Counter

import html5lib
import pytest

HEADINGS = set("h1 h2 h3 h4 h5 h6".split())
PHRASING_ONLY = HEADINGS | set("p span em strong b i code pre small sub sup abbr label button".split())
FLOW = HEADINGS | set(
    "address article aside blockquote details dialog div dl fieldset figure footer form header hr main nav "
    "ol p pre section table ul".split()
)
INTERACTIVE = set("a button details input label select textarea".split())
CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "tr": {"th", "td"}}
PARENTS = {"li": {"ul", "ol"}, "summary": {"details"}, "figcaption": {"figure"}}
REFERENCES = ("for", "aria-controls", "aria-describedby", "aria-labelledby")


def faults(text):
    """Yield what a parser had to mend on a page, and what stands where it may not stand."""
    # html5lib is old, like the standard; it names each parse error, where quicker parsers mend in silence.
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(text)
    for (line, _), code, values in parser.errors:
        yield f"line {line}: {code} {' '.join(map(str, values.values()))}".strip()
    ids = Counter(element.get("id") for element in page.iter() if element.get("id") is not None)
    yield from (f"the id {name} stands {count} times" for name, count in ids.items() if count > 1)
    yield from misplaced(page, ())
    for element in page.iter():
        for attribute in REFERENCES:
            for name in element.get(attribute, "").split():
                if name not in ids:
                    yield f"{shown(element)}: {attribute} names what is not there"
        if not re.fullmatch(r"-?\d+", element.get("tabindex", "0")):
            yield f"{shown(element)}: tabindex is no number"
        if element.tag == "img" and element.get("alt") is None:
            yield f"{shown(element)} has no alt"
        if element.tag in HEADINGS | {"title", "summary"} and not "".join(element.itertext()).strip():
            yield f"{shown(element)} is empty"
        if element.tag == "details" and (not len(element) or element[0].tag != "summary"):
            yield f"{shown(element)} does not begin with its summary"


def misplaced(element, above):
    """Yield each element below this one that the elements above it may not hold."""
    for child in element:
        outer = {*above, element.tag}
        wrong = child.tag in FLOW and outer & PHRASING_ONLY
        wrong = wrong or (child.tag in INTERACTIVE and outer & {"a", "button"})
        wrong = wrong or (
            isinstance(child.tag, str) and child.tag not in CHILDREN.get(element.tag, {child.tag})
        )
        if wrong or element.tag not in PARENTS.get(child.tag, {element.tag}):
            yield f"{shown(child)} stands in {shown(element)}"
        yield from misplaced(child, (*above, element.tag))


def shown(element):
    attributes = "".join(f' {name}="{value}"' for name, value in element.items())
    return f"<{element.tag}{attributes}>"


def test_every_page_is_valid(site):
    found = [
        f"{page.relative_to(site)}: {fault}"
        for page in sorted(site.rglob("*.html"))
        for fault in faults(page.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p>a<div>b</div></p>", "unexpected-end-tag p"),
        ("<a href=x>a<a href=y>b</a></a>", "implies-end-tag a a"),
        ("<table><p>a</p></table>", "table"),
        ("<span class=a class=b>c</span>", "duplicate-attribute"),
        ("a &foo; b", "expected-named-entity"),
        ("<div>a", "body div"),
        ("<p id=a>b</p><p id=a>c</p>", "the id a stands 2 times"),
        ("<span><div>a</div></span>", "<div> stands in <span>"),
        ("<em><b><ul><li>a</li></ul></b></em>", "<ul> stands in <b>"),
        ("<a href=x><span><button>a</button></span></a>", "<button> stands in <span>"),
        ("<ul><p>a</p></ul>", "<p> stands in <ul>"),
        ("<div><li>a</li></div>", "<li> stands in <div>"),
        ("<h2></h2>", "<h2> is empty"),
        ("<details><p>a</p></details>", "does not begin with its summary"),
        ("<label for=a>b</label>", "for names what is not there"),
        ('<p tabindex="">a</p>', "tabindex is no number"),
        ("<img src=a>", "has no alt"),
    ],
)
def test_a_fault_is_found(body, fault):
    page = "<!doctype html><html lang=en><head><title>a</title></head><body>{}</body></html>"
    assert list(faults(page.format("<p>a</p>"))) == []
    found = list(faults(page.format(body)))
    assert any(fault in one for one in found), found
