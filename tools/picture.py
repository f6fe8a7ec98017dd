"""Draw the pictures of the README and beside a shared link, into docs/assets or the folder named."""

import runpy
import sys
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt

ROOT = Path(__file__).parent.parent


def draw(snippet: str, picture: Path, undated: dict[str, None]) -> None:
    """Run a snippet in the style of the site and keep what it draws, on white."""
    with matplotlib.rc_context(fname=ROOT / "snippets/matplotlibrc"):
        runpy.run_path(str(ROOT / "snippets" / snippet))
        plt.savefig(picture, transparent=False, metadata=undated)
        plt.close("all")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs/assets"
    draw("index/climbing.py", folder / "readme.svg", {"Date": None})
    draw("shared_picture.py", folder / "shared-picture.png", {"Software": None})
