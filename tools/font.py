"""Cut the mathematical font, STIX Two Math, to the characters that formulas use: a twentieth of it."""

import subprocess
import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

CHARACTERS = """
    U+20-7E U+A0 U+B1 U+B7 U+D7 U+393 U+394 U+398 U+39B U+3A0 U+3A3 U+3A6 U+3A8 U+3A9 U+2016 U+2026 U+2032
    U+2061-2064 U+210E U+2113 U+2192 U+21D2 U+2202 U+2208 U+220F U+2211 U+2212 U+221A U+221D U+221E
    U+2223-2225 U+222B U+223C U+2248 U+2260 U+2264 U+2265 U+226A U+226B U+22C5 U+22EF U+2308-230B U+23DE
    U+23DF U+27F9 U+27FA U+1D434-1D467 U+1D6FC-1D71B
"""
FONT = Path(__file__).parent.parent / "docs/assets/fonts/stix-two-math.woff2"


def cut(whole: Path, font_file: Path) -> None:
    """Write what formulas need of a font into another file, changed for lines of text."""
    font = TTFont(whole, recalcBBoxes=False, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(" ".join(CHARACTERS.split())))
    subsetter.subset(font)
    constants, variants = font["MATH"].table.MathConstants, font["MATH"].table.MathVariants
    # Fractions stand closer, as in TeX, and an index is no lower below a letter with a tail.
    constants.FractionNumeratorShiftUp.Value, constants.FractionDenominatorShiftDown.Value = 410, 380
    constants.SubscriptBaselineDropMin.Value = 0
    # A root leaves no room for the larger signs that MathML would reserve.
    radical = font.getBestCmap()[ord("√")]
    root = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(radical)]
    root.MathGlyphVariantRecord, root.VariantCount = root.MathGlyphVariantRecord[:1], 1
    root.GlyphAssembly = None
    font.flavor = "woff2"
    font.save(font_file)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        # The font comes inside the wheel of ziamath.
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder]
        subprocess.run([*pip, "ziamath==0.13"], check=True)
        cut(Path(folder, "ziamath/fonts/STIXTwoMath-Regular.ttf"), FONT)
