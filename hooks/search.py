"""Search: the index holds words, and it can be read where there is no server.

The theme indexes all that stands on a page. Half of that would be programs, and where a formula stood, a
sentence would have a hole.
"""

import re
from pathlib import Path

from mkdocs.plugins import CombinedEvent, event_priority

MATHEMATICS = re.compile(r"<math\b.*?</math>", re.DOTALL)
SYMBOL = re.compile(r"<math\b[^>]*><m[in]\b[^>]*>([^<]+)</m[in]></math>")
UNREAD = re.compile(r"<pre\b.*?</pre>|<summary>(?:Python: |Definitions of ).*?</summary>", re.DOTALL)
BETWEEN_CELLS = re.compile(r"</t[hd]>\s*<t[hd]\b[^>]*>")


def words(html):
    """Return what there is to read on a page: its sentences, and each row of a table as a line."""
    html = UNREAD.sub("", html)
    # One letter is a word of its sentence; a longer formula within a line is left out in sight.
    html = MATHEMATICS.sub("…", SYMBOL.sub(r"\1", html))
    html = BETWEEN_CELLS.sub(" · ", html)
    html = re.sub(r"<(/?)(?:tr|summary)\b[^>]*>", r"<\1p>", html)
    return re.sub(r"\s+", " ", html)


@event_priority(100)
def show_words(context, page, **_):
    """Give the search plugin, which comes after, the words of a page in place of its content."""
    page.whole = page.content
    page.content = words(page.content)


@event_priority(-100)
def show_page(context, page, **_):
    page.content = page.whole


on_page_context = CombinedEvent(show_words, show_page)


def on_post_build(config):
    """Make the index a script, which can be read without a server, too (see docs/assets/search.js)."""
    index = Path(config.site_dir, "search/search_index.json")
    index.with_suffix(".js").write_text(f"search_index = {index.read_text('utf-8')}", "utf-8")
    index.unlink()
