"""A Markdown copy of every page, with the outputs of its programs: docs/stirling.md is at /stirling.md.

It stands where its source does, so that links between pages are right in the copies, too.
"""

import html
import os
import posixpath
import re

from markdown.extensions import Extension
from markdown.util import HTML_PLACEHOLDER_RE
from mkdocs.utils import get_relative_url, write_file

from pageloom.extension import Step

FIGURE = re.compile(
    r'<div class="figure".*?aria-label="(?P<alt>[^"]*)".*</div>(?=\s*///.*\n *attrs: {id: (?P<id>[^}]+)})'
)
CAPTION = re.compile(r"^( *)/// \w+-caption\n *attrs: {id: (.+)}\n+ *(.+)\n *///$", re.MULTILINE)
# By these the style sheet folds the definitions in a program.
FOLDED = re.compile(r'<details class="definitions">.*?</details>|(?<=python) hl_lines="[^"]*"')
EQUATION = re.compile(r"^( *)(\$\$\n *\\tag{.+})\\label{(.+)}$", re.MULTILINE)
ANCHOR = re.compile(r"^{: #(\S+) }$", re.MULTILINE)
LAB = re.compile(r"(\]\((?!\w+:)[^)#\s]+)\.py\b")


class Keep(Extension):
    """Keeps a page as it is after the loom puts outputs in, and before superfences takes code out."""

    def extendMarkdown(self, md):
        self.stash = md.htmlStash
        md.preprocessors.register(Step(self.keep, md), "markdown-copy", 26)

    def keep(self, lines):
        put_by = self.stash.rawHtmlBlocks
        self.woven = HTML_PLACEHOLDER_RE.sub(lambda place: put_by[int(place[1])], "\n".join(lines))
        return lines


kept = Keep()


def on_config(config):
    config.markdown_extensions.append(kept)


def on_page_content(content, page, **_):
    page.woven = kept.woven


def on_post_page(output, page, config):
    """Write the copy of a page, and link to it: for programs in the head, for readers below the text."""
    place = posixpath.splitext(page.file.src_uri)[0]
    copy = portable(page.woven, posixpath.basename(place))
    write_file(copy.encode(), os.path.join(config.site_dir, f"{place}.md"))
    link = f'href="{get_relative_url(f"{place}.md", page.url)}" type="text/markdown"'
    # The space keeps the theme's script from taking it for another language, whose sitemap it would ask for.
    head = f'<link rel="alternate " {link} title="This page as Markdown">\n</head>'
    offer = f'<p class="as-markdown"><a {link}>This page as Markdown</a></p>\n</article>'
    return output.replace("</head>", head, 1).replace("</article>", offer, 1)


def portable(woven, folder):
    """Return woven Markdown for other readers of Markdown: drawings as files, captions and ids as text."""

    def image(figure):
        alternative = re.sub(r"([\[\]\\])", r"\\\1", html.unescape(figure["alt"]))
        return f"![{alternative}]({folder}/{figure['id']}.svg)"

    text = FOLDED.sub("", FIGURE.sub(image, woven))
    text = CAPTION.sub(r'\1<a id="\2"></a>\3', ANCHOR.sub(r'<a id="\1"></a>', text))
    text = EQUATION.sub(r'\1<a id="\3"></a>\n\n\1\2', text)
    return LAB.sub(r"\1.md", text).strip() + "\n"
