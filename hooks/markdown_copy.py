"""A Markdown copy of every page, with the outputs of its programs: docs/stirling.md is at /stirling.md.

It stands where its source does, so that links between pages are right in the copies, too.
"""

import os
import posixpath
import re

from mkdocs.utils import get_relative_url, write_file

from pageloom.loom import woven_page
from pageloom.source import page_path
from pageloom.writing import Writer

ANCHOR = re.compile(r"^{: #(\S+) }$", re.MULTILINE)
# What gives a word its colour.
WORN = re.compile(r"(?<=\*)\{\.\w+\}")
LAB = re.compile(r"(\]\((?!\w+:)[^)#\s]+)\.py\b")


def on_post_page(output, page, config):
    """Write the copy of a page, and link to it: for programs in the head, for readers below the text."""
    place = posixpath.splitext(page.file.src_uri)[0]
    woven = "\n".join(Writer(woven_page(page_path(page.file)), posixpath.basename(place)).write())
    woven = WORN.sub("", ANCHOR.sub(r'<a id="\1"></a>', woven))
    copy = LAB.sub(r"\1.md", woven).strip() + "\n"
    write_file(copy.encode(), os.path.join(config.site_dir, f"{place}.md"))
    link = f'href="{get_relative_url(f"{place}.md", page.url)}" type="text/markdown"'
    # The space keeps the theme's script from taking it for another language, whose sitemap it would ask for.
    head = f'<link rel="alternate " {link} title="This page as Markdown">\n</head>'
    offer = f'<p class="as-markdown"><a {link}>This page as Markdown</a></p>\n</article>'
    return output.replace("</head>", head, 1).replace("</article>", offer, 1)
