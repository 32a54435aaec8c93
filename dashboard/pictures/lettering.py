"""The two static fonts of our pictures, and how much room words take in them."""

from __future__ import annotations

import functools
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent.parent.parent / "assets" / "fonts"
REGULAR, BOLD = FONTS / "PlanSans-Regular.ttf", FONTS / "PlanSans-SemiBold.ttf"
MEASURED_AT = 1000


@functools.cache
def font(is_bold: bool, size: int) -> ImageFont.FreeTypeFont:
    """A font at a size in pixels. Kerning is left out, so that every writer sets words alike."""
    path = BOLD if is_bold else REGULAR
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@functools.lru_cache(maxsize=4096)
def _letter(letter: str, is_bold: bool) -> float:
    return font(is_bold, MEASURED_AT).getlength(letter) / MEASURED_AT


def width(said: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a line of text is."""
    return size * sum(_letter(letter, is_bold) for letter in said)


def fitted(said: str, most: float, size: float, *, is_bold: bool = False) -> str:
    """As much of a line as fits, with dots where it was cut."""
    if width(said, size, is_bold=is_bold) <= most:
        return said
    kept = said
    while kept and width(f"{kept}…", size, is_bold=is_bold) > most:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,;:.')}…"


def wrapped(said: str, most: float, size: float, *, lines: int) -> list[str]:
    """Words in at most so many lines; what is left over is cut with dots."""
    made: list[str] = []
    left = said.split()
    while left and len(made) < lines - 1:
        count = len(left)
        while count > 1 and width(" ".join(left[:count]), size) > most:
            count -= 1
        made.append(fitted(" ".join(left[:count]), most, size))
        left = left[count:]
    return [*made, fitted(" ".join(left), most, size)] if left else made
