"""Plain text: which encoding its bytes are in, and its letters in one form."""

from __future__ import annotations

import unicodedata

from registry.reading.text import decode_text


def decode(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """The text of bytes, its encoding, and what a person should know."""
    return decode_text(data), "utf-8", ()


def tidied(text: str) -> str:
    """Composed letters, lines ended by a newline each, nothing that cannot be seen or kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    return unicodedata.normalize("NFC", lines)
