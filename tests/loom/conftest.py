"""A small site of its own for each test of the loom."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from markdown import Markdown

STYLE = "text.color: 101114\naxes.edgecolor: 101114\nsvg.fonttype: none\nsvg.hashsalt: x\n"


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

    def engine(seconds: float = 20, **more: object) -> Markdown:
        extensions = ["admonition", "tables", "attr_list", "pageloom", "pageloom.typesetting.mathematics"]
        extensions += [f"pymdownx.{name}" for name in ("arithmatex", "blocks.caption", "details", "snippets")]
        extensions += ["pymdownx.superfences", "pymdownx.tabbed"]
        settings = {
            "pymdownx.arithmatex": {"generic": True},
            "pymdownx.snippets": {"base_path": ["snippets"], "check_paths": True},
            "pageloom": {"seconds": seconds, **more},
        }
        return Markdown(extensions=extensions, extension_configs=settings)

    def page(markdown: str) -> str:
        (tmp_path / "docs" / "page.md").write_text(
            "---\ndescription: x\n---\n\n" + markdown, encoding="utf-8"
        )
        return markdown

    def woven(markdown: str, seconds: float = 20) -> str:
        md = engine(seconds)
        loom = next(extension for extension in md.registeredExtensions if hasattr(extension, "woven"))
        return loom.woven(page(markdown))

    def rendered(markdown: str, seconds: float = 20) -> str:
        return engine(seconds).convert(page(markdown))

    return SimpleNamespace(folder=tmp_path, snippet=snippet, engine=engine, woven=woven, rendered=rendered)
