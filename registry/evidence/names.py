"""The name a file of evidence keeps: the one it was given, without what could deceive a reader."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

LONGEST_NAME = 150
LONGEST_ENDING = 10
NAMELESS = "evidence"
# What RFC 8187 lets stand in filename*; quote() never touches letters, digits and "_.-~".
PLAIN = "!#$&+^`|"


def clean(given: str) -> str:
    """The name without folders, control and direction characters; composed, never empty."""
    last = given.replace("\\", "/").rpartition("/")[2]
    composed = unicodedata.normalize("NFC", last)
    kept = (_kept(letter) for letter in composed)
    stem, ending = split(" ".join("".join(kept).split()).strip(". "))
    stem = stem[: LONGEST_NAME - len(ending)].strip(". ") or NAMELESS
    return unicodedata.normalize("NFC", stem + ending)


def split(name: str) -> tuple[str, str]:
    """The name before its ending, and the ending as it is written (".PDF"), or ""."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not 0 < len(ending) <= LONGEST_ENDING or " " in ending:
        return name, ""
    return stem, dot + ending


def ending(name: str) -> str:
    """The ending of a name in small letters: ".pdf"."""
    return split(name)[1].lower()


def content_disposition(name: str) -> str:
    """The header with which a browser saves the file under its own name (RFC 6266)."""
    kept = clean(name)
    plain = "".join(_ascii(letter) for letter in kept)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(kept, safe=PLAIN)}"


def _kept(letter: str) -> str:
    """Categories C… are control, direction and other unseen characters; Z… are spaces."""
    category = unicodedata.category(letter)
    if category[0] == "Z" or letter in "\t\n\r":
        return " "
    return "" if category[0] == "C" else letter


def _ascii(letter: str) -> str:
    if letter in "đĐ":
        return "d" if letter == "đ" else "D"
    first = unicodedata.normalize("NFD", letter)[0]
    return first if first.isascii() and first not in '"\\%' else "_"
