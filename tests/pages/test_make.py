"""`make site`: builds that run at the same time, and one that fails."""

import socket
import subprocess
import sys

import pytest

from tests.conftest import ROOT

CONFIG = "site_name: x\ntheme: {name: mkdocs}\nplugins: []\nhooks: [hook.py]\n"
# A build that is done waits until it is let go on.
HOOK = """
import socket

def on_post_build(**_):
    socket.create_connection(("127.0.0.1", PORT)).recv(1)
"""


@pytest.fixture
def project(tmp_path):
    """Make a site of one page, an older one beside it; give the folder and what starts a build."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("the old site")
    (tmp_path / "site/old.html").touch()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "hook.py").touch()

    def start(text):
        (tmp_path / "docs/index.md").write_text(text)
        return subprocess.Popen(
            [sys.executable, str(ROOT / "tools/site.py")], cwd=tmp_path, stderr=subprocess.PIPE, text=True
        )

    return tmp_path, start


def test_two_builds_at_once_both_end_with_a_whole_site(project):
    folder, start = project
    with socket.create_server(("127.0.0.1", 0)) as gate:
        gate.settimeout(60)
        (folder / "hook.py").write_text(HOOK.replace("PORT", str(gate.getsockname()[1])))
        builds = [start("# The new site\n") for _ in range(2)]
        for waiting in [gate.accept()[0] for _ in builds]:
            waiting.close()
    for build in builds:
        assert build.communicate()[1].count("ERROR") == build.returncode == 0
    assert "The new site" in (folder / "site/index.html").read_text()
    assert (folder / "site/sitemap.xml").exists() and not (folder / "site/old.html").exists()
    assert list((folder / "build").iterdir()) == []


def test_a_build_that_fails_leaves_the_old_site_whole(project):
    folder, start = project
    build = start("[A link](nowhere.md)\n")
    assert "nowhere.md" in build.communicate()[1] and build.returncode == 1
    assert sorted(path.name for path in (folder / "site").iterdir()) == ["index.html", "old.html"]
    assert (folder / "site/index.html").read_text() == "the old site"
    assert list((folder / "build").iterdir()) == []
