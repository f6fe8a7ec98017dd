"""Results, kept under a digest of everything that they came from.

The store may be deleted, copied, shared or damaged at any moment: whatever cannot be read or is not whole is
computed again, and whatever cannot be written is not kept. It deletes nothing but its own files.
"""

import contextlib
import hashlib
import json
import logging
import os
import re
import tempfile
import time
from pathlib import Path
from typing import Any

DAYS = 30
MEGABYTES = 256
OWN = re.compile(r"[0-9a-f]{64}(\.\w+\.unfinished)?")
log = logging.getLogger("mkdocs.pageloom")


def checksum(key: str, body: bytes) -> str:
    """Return what tells that a body is whole, and that it is the one of this key."""
    return hashlib.sha256(key.encode() + body).hexdigest()


class Store:
    """A folder with one file for each result."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.writable = True

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the answer stored under a key, if it is there and whole."""
        path = self.folder / key
        try:
            check, _, body = path.read_bytes().partition(b"\n")
            if check.decode() != checksum(key, body):
                return None
            answer: dict[str, Any] = json.loads(body)
        except (OSError, ValueError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return answer

    def put(self, key: str, answer: dict[str, Any]) -> None:
        """Keep an answer: written beside its place and moved there, so that no one ever sees half of it."""
        body = json.dumps(answer).encode()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished, name = tempfile.mkstemp(dir=self.folder, prefix=f"{key}.", suffix=".unfinished")
            try:
                with os.fdopen(unfinished, "wb") as file:
                    file.write(checksum(key, body).encode() + b"\n" + body)
                os.replace(name, self.folder / key)
            except OSError:
                os.unlink(name)
                raise
        except OSError as error:
            if self.writable:
                log.info("Results are not kept, so the next build runs all snippets again: %s", error)
            self.writable = False

    def tidy(self) -> None:
        """Forget what no page has used for long, and the least recently used of what is too much."""
        with contextlib.suppress(OSError):
            own = [entry for entry in os.scandir(self.folder) if OWN.fullmatch(entry.name)]
            found = [(entry.stat(follow_symlinks=False), entry.path) for entry in own]
            left = MEGABYTES * 2**20
            for status, path in sorted(found, key=lambda each: each[0].st_mtime, reverse=True):
                left -= status.st_size
                if left < 0 or status.st_mtime < time.time() - DAYS * 86400:
                    with contextlib.suppress(OSError):
                        os.unlink(path)
