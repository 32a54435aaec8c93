"""Make our fonts out of the two parts of Source Sans 3: `python docs/fonts/make.py`.

The browser is sent one variable WOFF2 with Latin and Vietnamese letters; fpdf2 and Pillow want one
TrueType file a weight. All are cut to what we write and freed of what only other programs use. The
licence stays beside them; it keeps the name of the original for the original, so a changed font
bears another: Plan Sans.
"""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PARTS = Path(__file__).parent
FONTS = PARTS.parent.parent / "assets" / "fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600}
# What nobody reads once hints are gone; the widths of HVAR are told by gvar as well.
LEFT_OUT = ["BASE", "HVAR", "STAT", "gasp", "prep"]
# Marks and kerning serve the browser, which may be given letters in parts; files are in NFC.
BROWSER_ONLY = ["GSUB", "GPOS", "GDEF", "MVAR", "avar"]
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"]


def part(name: str) -> TTFont:
    """One part as its makers publish it."""
    font = TTFont(PARTS / f"source-sans-3-{name}-wght-normal.woff2")
    font.flavor = None
    font.ensureDecompiled()
    for table in LEFT_OUT:
        if table in font:
            del font[table]
    return font


def whole() -> TTFont:
    """The Latin part and, under the same names, the glyphs that only the Vietnamese part has."""
    font, more = part("latin"), part("vietnamese")
    has = set(font.getGlyphOrder())
    added = [glyph for glyph in more.getGlyphOrder() if glyph not in has]
    font.setGlyphOrder(font.getGlyphOrder() + added)
    font["glyf"].glyphOrder = font.getGlyphOrder()
    for glyph in added:
        font["glyf"].glyphs[glyph] = more["glyf"].glyphs[glyph]
        font["hmtx"].metrics[glyph] = more["hmtx"].metrics[glyph]
        font["gvar"].variations[glyph] = more["gvar"].variations.get(glyph, [])
    for table in font["cmap"].tables:
        for code, glyph in more.getBestCmap().items():
            table.cmap.setdefault(code, glyph)
    return again(font)


def again(font: TTFont) -> TTFont:
    """The font as it is read back, with nothing left of how it was made."""
    kept = io.BytesIO()
    font.save(kept)
    kept.seek(0)
    return TTFont(kept)


def cut(font: TTFont) -> TTFont:
    """The font without hints, with the features and names that are used."""
    options = Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    cutter = Subsetter(options)
    cutter.populate(unicodes=set(font.getBestCmap()))
    cutter.subset(font)
    return font


def named(font: TTFont, style: str) -> TTFont:
    """The font under our name."""
    names = {1: f"Plan Sans {style}", 2: "Regular", 4: f"Plan Sans {style}",
             6: f"PlanSans-{style}"}
    for id_, said in names.items():
        font["name"].setName(said, id_, 3, 1, 0x409)
    return font


def for_browsers() -> Path:
    """One variable font of all weights."""
    font = named(cut(whole()), "Variable")
    font.flavor = "woff2"
    path = FONTS / "plan-sans-wght.woff2"
    font.save(path)
    return path


def for_files(style: str, weight: int) -> Path:
    """One static font of one weight."""
    font = again(instantiateVariableFont(whole(), {"wght": weight}, inplace=True))
    for table in BROWSER_ONLY:
        if table in font:
            del font[table]
    font = named(cut(font), style)
    font["OS/2"].usWeightClass = weight
    path = FONTS / f"PlanSans-{style}.ttf"
    font.save(path)
    return path


if __name__ == "__main__":
    for_browsers()
    for style, weight in WEIGHTS.items():
        for_files(style, weight)
