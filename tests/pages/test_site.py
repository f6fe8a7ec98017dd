"""What the built site promises as a whole."""

import filecmp
import html
import re
import shutil
import subprocess
import sys
import unicodedata

import matplotlib.pyplot as plt
import pytest
from fontTools.ttLib import TTFont

from tests.conftest import ROOT, build

OUTSIDE = re.compile(r"""<(?:script|img|link|iframe|source)\b[^>]*\b(?:src|href)=["'](https?:)?//[^"']+""")
INLINE = re.compile(r"<script>.*?</script>", re.DOTALL)
METADATA = re.compile(r'<link rel="canonical"[^>]*>|<link[^>]*rel="canonical"[^>]*>')


def test_two_builds_from_nothing_are_the_same_to_the_byte(site, tmp_path):
    copy, again = tmp_path / "copy", tmp_path / "again"
    for name in ("docs", "hooks", "overrides", "snippets"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "mkdocs.yml", copy)
    done = build(again, "--strict", cwd=copy)
    assert done.returncode == 0, done.stderr
    assert "Snippets: 0 run" not in done.stderr
    first = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert first == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    differing = [path for path in first if not filecmp.cmp(site / path, again / path, shallow=False)]
    assert differing == []


def test_no_page_holds_a_traceback_or_an_unwoven_fence(site):
    for page in site.rglob("*.html"):
        text = re.sub(r'class="language-markdown.*?</pre>', "", page.read_text(encoding="utf-8"), flags=re.S)
        for leftover in (
            "Traceback",
            "python exec",
            "data-drawing",
            "\x02",
            "/// ",
            "wzxhzdk",
            'class="arithmatex">\\',
        ):
            assert leftover not in text, f"{page.relative_to(site)}: {leftover}"


def test_nothing_is_loaded_from_another_host(site):
    for page in site.rglob("*.html"):
        text = METADATA.sub("", page.read_text(encoding="utf-8"))
        assert not OUTSIDE.search(text), f"{page.relative_to(site)}: {OUTSIDE.search(text)[0]}"
    for sheet in site.rglob("*.css"):
        assert not re.search(r"(?:@import|url\()\s*['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8"))


def test_what_a_page_itself_holds_of_scripts_is_what_runs_before_it_is_painted(site):
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        lines = sum(script.strip().count("\n") + 1 for script in re.findall(INLINE, text))
        assert lines <= 30, f"{page.relative_to(site)}: {lines} lines of script; a file is kept and linted"
        files = re.findall(r"<script [^>]*src=[^>]*>", re.sub(INLINE, "", text))
        assert files and all("<script defer " in file for file in files), f"{page.relative_to(site)}: {files}"


def test_ids_on_a_page_are_unique(site):
    for page in site.rglob("*.html"):
        ids = re.findall(r'\sid="([^"]+)"', page.read_text(encoding="utf-8"))
        twice = {name for name in ids if ids.count(name) > 1}
        assert not twice, f"{page.relative_to(site)}: {twice}"


def test_the_mathematical_font_has_every_character_of_the_formulas(site):
    font = TTFont(ROOT / "docs/assets/fonts/stix-two-math.woff2").getBestCmap()
    # The letter π in a formula is drawn as 𝜋: whichever of the two is there will do.
    drawn = {unicodedata.normalize("NFKD", chr(code)) for code in font} | {chr(code) for code in font}
    for page in site.rglob("*.html"):
        for formula in re.findall(r"<math.*?</math>", page.read_text(encoding="utf-8"), re.DOTALL):
            text = re.sub(r"&#?\w+;", "", re.sub(r"<mtext.*?</mtext>|<[^>]+>", "", formula))
            missing = {character for character in text if not character.isspace()} - drawn
            assert not missing, f"{page.relative_to(site)}: add {missing} to tools/font.py, `make font`"


def test_the_fonts_have_every_character_of_the_sentences(site):
    files = [ROOT / f"docs/assets/fonts/stix-two-{face}.woff2" for face in ("text", "math")]
    drawn = {chr(code) for file in files for code in TTFont(file).getBestCmap()}
    unread = r"<(math|pre|code|svg|script|style|table).*?</\1>|<[^>]+>"
    for page in site.rglob("*.html"):
        article = re.search(r"<article.*?</article>", page.read_text(encoding="utf-8"), re.DOTALL)
        text = html.unescape(re.sub(unread, "", article[0], flags=re.DOTALL))
        missing = {character for character in text if not character.isspace()} - drawn
        assert not missing, f"{page.relative_to(site)}: add {missing} to tools/font.py, `make font`"


@pytest.mark.parametrize("quiet", [[], ["-q"]], ids=["", "quiet"])
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_failing_snippet_stops_the_build_before_anything_is_published(tmp_path, engine, quiet):
    (tmp_path / "docs").mkdir()
    (tmp_path / "snippets/topic").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# Title\n\n```python exec\ntopic/idea.py\n```\n")
    (tmp_path / "docs/other.md").write_text("# Other\n")
    (tmp_path / "snippets/topic/idea.py").write_text("1 / 0\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: material\nmarkdown_extensions: [pageloom]\n")
    # In a folder of this name: a build is no `mkdocs serve`, which an error would not stop.
    done = build("serve", *quiet, cwd=tmp_path, engine=engine)
    assert done.returncode == 1
    assert "docs/index.md:3: the snippet failed" in done.stderr
    assert "snippets/topic/idea.py:1: `1 / 0`" in done.stderr
    assert "ZeroDivisionError: division by zero" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.html"))


def test_an_empty_page_and_one_that_a_plugin_made_are_pages_like_others(tmp_path):
    for name in ("mkdocs.yml", "hooks", "overrides", "snippets"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        re.sub(r"^nav:\n(  .*\n)+|^extra_css:\n(  .*\n)+", "", config, flags=re.M).replace(
            "hooks:\n", "hooks:\n  - made.py\n"
        )
    )
    (tmp_path / "made.py").write_text(
        "from mkdocs.structure.files import File\n\n\ndef on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='# Made\\n'))\n"
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n")
    (tmp_path / "docs/new.md").touch()
    done = build(tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Made" in (tmp_path / "site/made.html").read_text() and (tmp_path / "site/new.html").exists()


def test_a_fork_sets_its_own_addresses_without_editing_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/entropy/")
    monkeypatch.setenv("REPO_URL", "https://example.org/source")
    done = build(tmp_path / "site")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/stirling.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/entropy/stirling.html">' in page
    assert "https://example.org/source" in page


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    """Draw both pictures anew, as `make picture` does; return their folder."""
    folder = tmp_path_factory.mktemp("pictures")
    subprocess.run([sys.executable, "tools/picture.py", folder], cwd=ROOT, check=True)
    return folder


def test_the_picture_of_the_readme_is_what_its_snippet_draws(pictures):
    committed = ROOT / "docs/assets/readme.svg"
    same = (pictures / "readme.svg").read_bytes() == committed.read_bytes()
    assert same, "run `make picture` and commit docs/assets/readme.svg"


def test_the_picture_beside_a_shared_link_is_what_its_snippet_draws(pictures):
    committed = ROOT / "docs/assets/shared-picture.png"
    drawn, kept = (plt.imread(path)[:, :, :3] for path in (pictures / "shared-picture.png", committed))
    assert kept.shape == drawn.shape == (630, 1200, 3)
    # Letters differ by a hair from one system to the next.
    assert abs(kept - drawn).mean() < 0.005, "run `make picture` and commit docs/assets/shared-picture.png"
    assert committed.stat().st_size < 100_000
