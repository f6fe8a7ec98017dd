"""ProperDocs, the fork that carries MkDocs 1 on, builds the same site from the same `mkdocs.yml`."""

import re

from tests.conftest import build

GENERATOR = re.compile(rb'^ *<meta name="generator" content="[^"]*">\n', re.MULTILINE)


def test_every_file_of_the_site_is_the_same_but_for_the_line_that_names_the_engine(site, tmp_path):
    done = build(tmp_path, "--strict", engine="properdocs")
    assert done.returncode == 0, done.stderr
    ours, theirs = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (site, tmp_path)
    )
    assert theirs.keys() == ours.keys()
    for path, data in theirs.items():
        lines = GENERATOR.findall(data)
        assert all(b"ProperDocs" in line for line in lines) and len(lines) == (path.suffix == ".html"), path
        if path.suffix != ".gz":  # the sitemap again, with the time of its packing
            assert GENERATOR.sub(b"", data) == GENERATOR.sub(b"", ours[path]), path
