"""A small site of its own for each test of the loom."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from pageloom.writing import Writer

STYLE = "text.color: 101114\naxes.edgecolor: 101114\nsvg.fonttype: none\nsvg.hashsalt: x\n"


class Relpath(Treeprocessor):
    """By which MkDocs says which page it renders, and with which plugins."""

    def __init__(self, path: Path) -> None:
        self.file = SimpleNamespace(abs_src_path=str(path))
        self.config = SimpleNamespace(plugins=[])

    def run(self, root: object) -> None:
        pass


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Return a folder with `snippets/` and `docs/`, and what weaves and renders a page there."""
    (tmp_path / "snippets").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "snippets" / "matplotlibrc").write_text(STYLE)
    monkeypatch.chdir(tmp_path)

    def snippet(path: str, text: str) -> Path:
        file = tmp_path / "snippets" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def engine(path: str = "docs/page.md", **settings: object) -> Markdown:
        """Return what renders the page of a file; the settings are the loom's."""
        extensions = ["admonition", "attr_list", "tables", "pageloom", "pageloom.typesetting.mathematics"]
        extensions += [f"pymdownx.{name}" for name in ("arithmatex", "blocks.caption", "details")]
        extensions += ["pymdownx.superfences", "pymdownx.tabbed"]
        options = {"pymdownx.arithmatex": {"generic": True}, "pageloom": settings}
        md = Markdown(extensions=extensions, extension_configs=options)
        md.treeprocessors.register(Relpath(tmp_path / path), "relpath", 0)
        return md

    def page(markdown: str) -> str:
        (tmp_path / "docs" / "page.md").write_text(
            "---\ndescription: x\n---\n\n" + markdown, encoding="utf-8"
        )
        return markdown

    def woven(markdown: str, **settings: object) -> str:
        loom = next(each for each in engine(**settings).registeredExtensions if hasattr(each, "loom")).loom
        lines = page(markdown).split("\n")
        return "\n".join(Writer(loom.weave(lines, tmp_path / "docs/page.md"), "page").write())

    def rendered(markdown: str, **settings: object) -> str:
        return engine(**settings).convert(page(markdown))

    return SimpleNamespace(folder=tmp_path, snippet=snippet, engine=engine, woven=woven, rendered=rendered)
