"""`mkdocs serve`: what is saved shows, and an error does not end the server."""

import os
import re
import subprocess
import sys
import threading
import urllib.request

import pytest

from tests.conftest import ROOT

CONFIG = """
site_name: x
dev_addr: 127.0.0.1:{port}
use_directory_urls: false
extra_css: [style.css]
watch: [snippets]
markdown_extensions:
  - pageloom
"""
PAGE = """# Title

A share of `{idea.share:.2f}`.

```python exec
topic/idea.py
```

Figure: f

Alt: a
"""
SNIPPET = """import matplotlib.pyplot as plt

from module import half

share = half(1)
plt.plot([1, share])
"""


@pytest.fixture
def served(tmp_path, unused_port):
    """Serve a small site; give what reads a page, what saves a file and waits, and what the server said."""
    for name, text in {
        "mkdocs.yml": CONFIG.format(port=unused_port),
        "docs/index.md": PAGE,
        "docs/style.css": "p { color: red }\n",
        "snippets/topic/idea.py": SNIPPET,
        "snippets/module.py": "def half(x):\n    return x / 2\n",
        "snippets/matplotlibrc": "lines.linewidth: 7\nsvg.hashsalt: x\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    address = f"http://127.0.0.1:{unused_port}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    server = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True)
    said = []
    for line in server.stderr:
        said.append(line)
        if "Serving on" in line:
            break
    assert server.poll() is None, "".join(said)
    threading.Thread(target=lambda: said.extend(server.stderr), daemon=True).start()

    def read(name="index.html"):
        with urllib.request.urlopen(address + name, timeout=60) as answer:
            return re.sub(r"</?a\b[^>]*>", "", answer.read().decode())  # each number is a link

    def save(name, text):
        """Save a file and wait until the server tells browsers to load the page again."""
        epoch = re.search(r"livereload\((\d+)", read())[1]
        (tmp_path / name).write_text(text)
        told = epoch
        while told == epoch:  # the server holds the answer back until there is news
            with urllib.request.urlopen(f"{address}livereload/{epoch}/1", timeout=60) as answer:
                told = answer.read().decode()

    yield read, save, said
    server.terminate()
    server.wait(timeout=30)


@pytest.fixture
def unused_port():
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def test_what_is_saved_shows_in_the_browser(served):
    read, save, _ = served
    assert "A share of 0.50." in read() and "stroke-width: 7" in read()
    save("docs/index.md", PAGE.replace("A share", "One share"))
    assert "One share of 0.50." in read()
    save("snippets/topic/idea.py", SNIPPET.replace("half(1)", "half(3)"))
    assert "One share of 1.50." in read()
    save("snippets/module.py", "def half(x):\n    return x / 2 + 1\n")
    assert "One share of 2.50." in read()
    save("snippets/matplotlibrc", "lines.linewidth: 5\nsvg.hashsalt: x\n")
    assert "stroke-width: 5" in read()
    save("docs/style.css", "p { color: blue }\n")
    assert "blue" in read("style.css")


def test_an_error_is_said_the_server_lives_and_the_next_save_heals(served):
    read, save, said = served
    save("snippets/topic/idea.py", "share = 1 / 0\n")
    assert "docs/index.md:5: the snippet failed" in read() and "ZeroDivisionError" in read()
    assert any("docs/index.md:5: the snippet failed" in line for line in said)
    save("snippets/topic/idea.py", SNIPPET.replace("half(1)", "half(5)"))
    assert "A share of 2.50." in read()


def test_a_missing_snippet_shows_on_the_page(served):
    read, save, _ = served
    save("docs/index.md", PAGE.replace("idea.py", "gone.py"))
    assert "docs/index.md:6: there is no snippet" in read()
    save("docs/index.md", PAGE)
    assert "A share of 0.50." in read()


def test_the_site_itself_watches_its_snippets():
    assert re.search(r"^watch:\n  - snippets$", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE)
