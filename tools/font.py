"""Cut the fonts, STIX Two Math and STIX Two Text, to the characters that formulas and sentences use.

The first comes by pip, the second by npm, which must be installed.
"""

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
# What sentences use and the cut of the text does not have: raised and lowered figures, arrows, a few letters.
IN_SENTENCES = """
    U+106 U+107 U+10C U+10D U+160 U+161 U+17D U+17E U+3B1-3C9 U+2070 U+2074-2079 U+207B U+2080-2089
    U+2190-2193
"""
LETTERS = """
    U+20-7E U+A0 U+A7 U+AB U+B0-B3 U+B5-B7 U+B9 U+BB-FF U+2013 U+2014 U+2018-201A U+201C-201E U+2022 U+2026
    U+2032 U+2033 U+2212
"""
TEXT = "@fontsource/stix-two-text@5.3.0"
FACES = {"": "400-normal", "-italic": "400-italic", "-bold": "600-normal"}
FONTS = Path(__file__).parent.parent / "docs/assets/fonts"


def cut(whole: Path, characters: str, features: list[str]) -> TTFont:
    """Return a font with some of its characters and of what it does with them."""
    font = TTFont(whole, recalcBBoxes=False, recalcTimestamp=False)
    subsetter = subset.Subsetter(subset.Options(layout_features=features, hinting=False))
    subsetter.populate(unicodes=subset.parse_unicodes(" ".join(characters.split())))
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def set_for_lines(font: TTFont) -> None:
    """Change a mathematical font for formulas in lines of text."""
    constants, variants = font["MATH"].table.MathConstants, font["MATH"].table.MathVariants
    # Fractions stand closer, as in TeX, and an index is no lower below a letter with a tail.
    constants.FractionNumeratorShiftUp.Value, constants.FractionDenominatorShiftDown.Value = 410, 380
    constants.SubscriptBaselineDropMin.Value = 0
    # A root leaves no room for the larger signs that MathML would reserve.
    radical = font.getBestCmap()[ord("√")]
    root = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(radical)]
    root.MathGlyphVariantRecord, root.VariantCount = root.MathGlyphVariantRecord[:1], 1
    root.GlyphAssembly = None


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        # The font comes inside the wheel of ziamath.
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder]
        subprocess.run([*pip, "ziamath==0.13"], check=True)
        mathematics = Path(folder, "ziamath/fonts/STIXTwoMath-Regular.ttf")
        font = cut(mathematics, CHARACTERS + IN_SENTENCES, [])
        set_for_lines(font)
        font.save(FONTS / "stix-two-math.woff2")
        subprocess.run(["npm", "install", "--silent", "--prefix", folder, TEXT], check=True)
        for name, face in FACES.items():
            whole = Path(
                folder, f"node_modules/@fontsource/stix-two-text/files/stix-two-text-latin-{face}.woff2"
            )
            cut(whole, LETTERS, ["kern", "liga"]).save(FONTS / f"stix-two-text{name}.woff2")
