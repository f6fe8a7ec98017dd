"""The one error of the loom: it names the place, and stops the build."""

import html
import logging
import sys
from pathlib import Path

try:  # MkDocs prints its own errors without a traceback; outside MkDocs any exception will do.
    from mkdocs.exceptions import BuildError
except ImportError:
    BuildError = Exception  # type: ignore[misc, assignment]


class LoomError(BuildError):
    """Something on a page or in a snippet that its author must mend."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{shown(path)}:{line}: {message}")


def shown(path: Path) -> str:
    """Return the path as a terminal opens it: relative to the working directory where it can be."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def serving() -> bool:
    """Return whether this is `mkdocs serve`, which an error must not end."""
    commands = (argument for argument in sys.argv[1:] if not argument.startswith("-"))
    return next(commands, "") == "serve"


def stop_or_show(error: LoomError) -> str:
    """Stop a build; but under `mkdocs serve` log the error and return it as HTML: the server lives."""
    if not serving():
        raise error
    logging.getLogger("mkdocs.pageloom").error(str(error))
    return f'<pre class="loom-error" role="alert">{html.escape(str(error))}</pre>'
