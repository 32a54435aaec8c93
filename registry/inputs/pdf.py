"""The pages of a PDF, how large they are and what is on them; runs in the bounded child alone."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PageObject, PdfReader

from registry.errors import Refused
from registry.evidence import pdf

MOST_PAGES = 200
TEXT = "text"
MOST_LETTERS = 4_000_000


def read(data: bytes, wanted: str = "") -> list[dict[str, Any]]:
    """For each page its longer side in points and whether pictures are on it; its letters too when
    they are wanted. Refused when the file may not be read at all."""
    pdf.read(data)
    reader = PdfReader(io.BytesIO(data), strict=False)
    if len(reader.pages) > MOST_PAGES:
        raise Refused("input_too_many_pages", most=MOST_PAGES)
    found: list[dict[str, Any]] = []
    left = MOST_LETTERS
    for page in reader.pages:
        text = _text(page)[:left] if wanted == TEXT else ""
        left -= len(text)
        found.append({"pictures": pdf.has_pictures(page), "side": _side(page), "text": text})
    return found


def _side(page: PageObject) -> float:
    box = page.mediabox
    return float(max(abs(box.width), abs(box.height)) * page.user_unit)


def _text(page: PageObject) -> str:
    try:
        return page.extract_text()
    except Exception:
        # Fonts and drawings that pypdf cannot follow: the page has no letters then.
        return ""
