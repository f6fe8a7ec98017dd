"""Drawings as files of their own."""

import html
import re

from pageloom.output import INK

DRAWING = re.compile(r'<svg (viewBox="0 0 ([^ "]+) ([^ "]+)"[^>]*)>(.*?)</svg>', re.DOTALL)


def standalone(drawing: str, title: str, alternative: str) -> str:
    found = DRAWING.search(drawing)
    assert found
    head, width, height, body = found.groups()
    body = body.replace("currentColor", INK).replace("system-ui", "'DejaVu Sans', Verdana")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}pt" height="{height}pt" {head}><title>{html.escape(title)}</title>'
        f"<desc>{html.escape(html.unescape(alternative))}</desc>"
        f'<rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n'
    )
