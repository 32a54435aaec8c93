"""A picture drawn anew as a program that recognises letters likes it; runs in the bounded child."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image, ImageOps

from registry.errors import Refused

FORMATS = ("PNG", "JPEG", "TIFF")
MOST_PIXELS = 60_000_000
MOST_FRAMES = 200
# The longer side of an A4 page at 300 dots an inch; a smaller picture is enlarged.
WANTED_SIDE, LARGEST_SIDE = 3_500, 7_000
MOST_ENLARGED = 2.0


def read(data: bytes, frame: str) -> dict[str, Any]:
    """A frame of a picture (a TIFF may have several) as PNG in greys, upright."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        frames = int(getattr(opened, "n_frames", 1))
        if frames > MOST_FRAMES:
            raise Refused("input_too_many_pages", most=MOST_FRAMES)
        opened.seek(int(frame))
        width, height = opened.size
        if width * height > MOST_PIXELS:
            raise Refused("evidence_huge_image", width=width, height=height)
        if width < 2 or height < 2:
            raise Refused("evidence_unreadable")
        grey = _sized(ImageOps.exif_transpose(_flat(opened)).convert("L"))
    kept = io.BytesIO()
    grey.save(kept, "PNG", dpi=(300, 300), compress_level=1)
    return {"frames": frames, "png": base64.b64encode(kept.getvalue()).decode("ascii")}


def _flat(opened: Image.Image) -> Image.Image:
    """Without anything seen through: what is clear becomes white."""
    if opened.mode not in ("RGBA", "LA", "PA") and "transparency" not in opened.info:
        return opened
    clear = opened.convert("RGBA")
    white = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(white, clear)


def _sized(grey: Image.Image) -> Image.Image:
    side = max(grey.size)
    factor = min(WANTED_SIDE / side, MOST_ENLARGED) if side < WANTED_SIDE else 1.0
    factor = min(factor, LARGEST_SIDE / side)
    if factor == 1.0:
        return grey
    size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
    return grey.resize(size, Image.Resampling.LANCZOS)
