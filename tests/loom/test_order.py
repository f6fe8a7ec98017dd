"""The hook that lets MkDocs render first what waits for nothing."""

import subprocess
import sys

import pageloom.order

SPY = """
def on_page_content(html, page, **_):
    print("rendered", page.file.name)

def on_page_context(context, page, **_):
    print("written", page.file.name)
"""


def test_a_page_whose_snippet_has_to_run_is_rendered_last_and_written_in_its_place(tmp_path):
    for name, text in {
        "docs/index.md": '# First\n\n```python exec\n--8<-- "topic/idea.py"\n```\n',
        "docs/other.md": "# Second\n",
        "snippets/topic/idea.py": "print(6 * 7)\n",
        "spy.py": SPY,
        "mkdocs.yml": "site_name: x\nplugins: []\nmarkdown_extensions: [pageloom]\n"
        f"hooks: [{pageloom.order.__file__}, spy.py]\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    command = [sys.executable, "-m", "mkdocs", "build"]
    run = [subprocess.run(command, cwd=tmp_path, capture_output=True, text=True) for _ in range(2)]
    told = [done.stdout.split("\n") for done in run]
    written = ["written index", "written other", ""]
    assert told[0] == ["rendered other", "rendered index", *written]
    assert told[1] == ["rendered index", "rendered other", *written]
