"""Build the site strictly, beside the old one, and move it into its place when it is whole."""

import contextlib
import errno
import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

Path("build").mkdir(exist_ok=True)
# A folder of its own: another build may run at the same time.
with tempfile.TemporaryDirectory(dir="build", prefix="site-") as folder:
    new = Path(folder, "new")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new)]
    if failed := subprocess.run(build).returncode:
        sys.exit(failed)
    for number in itertools.count():
        with contextlib.suppress(FileNotFoundError):
            Path("site").rename(Path(folder, f"old-{number}"))
        try:
            new.rename("site")
            break
        except OSError as error:
            # Another build has put its own there in this instant: that one is the old site now.
            if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
                raise
