"""What is installed, and what the workflow may do."""

import re

import pytest
import yaml

from tests.conftest import ROOT

PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
JOBS = WORKFLOW["jobs"].values()


def pins(lock):
    """Return each package of a lock with its version; some have one for older Pythons, too."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text, "a lock names no host: it is right for any index"
    return set(PINNED.findall(text))


def test_what_tests_need_comes_on_top_of_what_serving_needs_in_the_same_versions():
    serving, testing = pins("requirements.lock"), pins("requirements-test.lock")
    names = {name for name, _ in serving}
    assert {"mkdocs", "mkdocs-material", "numpy"} <= names
    assert not {"playwright", "pytest", "ruff", "mypy", "uv", "zensical"} & names
    shared = {(name, version) for name, version in testing if name in names}
    assert shared and shared <= serving


@pytest.mark.parametrize("step", [step for job in JOBS for step in job["steps"] if "uses" in step], ids=str)
def test_an_action_is_pinned_by_commit_and_leaves_no_token_behind(step):
    assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"])
    assert not step["uses"].startswith("actions/checkout@") or step["with"]["persist-credentials"] is False


def test_a_job_that_runs_code_may_write_nothing():
    assert WORKFLOW["permissions"] == {}
    writing = [job for job in JOBS if "write" in job["permissions"].values()]
    assert len(writing) == 1
    for step in writing[0]["steps"]:
        assert step["uses"].startswith("actions/deploy-pages@")
