"""Make the static fonts of PDF and PNG files out of the web fonts: `python docs/fonts.py`.

A browser is sent variable WOFF2 in two parts; fpdf2 and Pillow want one TrueType file a weight.
Each part is fixed at the weight, cut to what we write (Latin and Vietnamese letters, figures and
marks), freed of what only a browser uses, and the two are merged. The licence stays beside them; it
keeps the name of the original for the original, so a changed font bears another: Plan Sans.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parent.parent / "assets" / "fonts"
PARTS = ("latin", "vietnamese")
WEIGHTS = {"Regular": 400, "SemiBold": 600}
LEFT_OUT = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "gasp", "prep", "HVAR", "MVAR", "avar"]


def part(name: str, weight: int, folder: Path) -> str:
    """One part of the web font, fixed at a weight, as a plain TrueType file."""
    font = TTFont(FONTS / f"source-sans-3-{name}-wght-normal.woff2")
    font.flavor = None
    font = instantiateVariableFont(font, {"wght": weight}, inplace=True)
    for table in LEFT_OUT:
        if table in font:
            del font[table]
    options = Options()
    options.hinting = False
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    cutter = Subsetter(options)
    cutter.populate(unicodes=set(font.getBestCmap()))
    cutter.subset(font)
    path = folder / f"{name}.ttf"
    font.save(path)
    return str(path)


def make(style: str, weight: int) -> Path:
    """One static font of all parts."""
    with tempfile.TemporaryDirectory() as kept:
        whole = Merger().merge([part(name, weight, Path(kept)) for name in PARTS])
    names = {1: f"Plan Sans {style}", 2: "Regular", 4: f"Plan Sans {style}",
             6: f"PlanSans-{style}"}
    for id_, said in names.items():
        whole["name"].setName(said, id_, 3, 1, 0x409)
    whole["OS/2"].usWeightClass = weight
    path = FONTS / f"PlanSans-{style}.ttf"
    whole.save(path)
    return path


if __name__ == "__main__":
    for style, weight in WEIGHTS.items():
        make(style, weight)
