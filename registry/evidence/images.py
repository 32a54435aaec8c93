"""Reads the head of a picture: whether it is whole, and how large it would be on a screen."""

from __future__ import annotations

from registry.errors import Refused
from registry.evidence.kinds import HEADS, Kind, Marks

MOST_PIXELS = 100_000_000
MOST_CHUNKS = 100_000

PNG_OVERHEAD = 12  # length, name and check sum around the content of a chunk
JPEG_END = b"\xff\xd9"
START_OF_SCAN = 0xDA
# Frame heads SOF0–SOF15, without the three numbers among them that mean something else.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
FILLER = 0xFF


def read(data: bytes, kind: Kind) -> Marks:
    """Refuse a picture that is cut off or far too large; its words only a person can read."""
    width, height = _png_size(data) if kind is Kind.PNG else _jpeg_size(data)
    if not width or not height:
        raise Refused("evidence_unreadable")
    if width * height > MOST_PIXELS:
        raise Refused("evidence_huge_image", width=width, height=height)
    return Marks.UNREAD


def _png_size(data: bytes) -> tuple[int, int]:
    """Width and height, when the picture's chunks lead from its head to its end."""
    start = at = len(HEADS[Kind.PNG])
    if data[at : at + 8] != b"\0\0\0\x0dIHDR":
        raise Refused("evidence_unreadable")
    for _ in range(MOST_CHUNKS):
        name = data[at + 4 : at + 8]
        at += PNG_OVERHEAD + _number(data, at, 4)
        if at > len(data) or len(name) < 4:
            break
        if name == b"IEND":
            return _number(data, start + 8, 4), _number(data, start + 12, 4)
    raise Refused("evidence_unreadable")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height of the largest frame named before the picture itself begins."""
    width = height = 0
    at = 2
    for _ in range(MOST_CHUNKS):
        if at + 4 > len(data) or data[at] != FILLER:
            break
        marker = data[at + 1]
        if marker == FILLER:
            at += 1
            continue
        if marker == START_OF_SCAN:
            if JPEG_END not in data[at:]:
                break
            return width, height
        if marker in FRAMES:
            height = max(height, _number(data, at + 5, 2))
            width = max(width, _number(data, at + 7, 2))
        at += 2 + _number(data, at + 2, 2)
    raise Refused("evidence_unreadable")


def _number(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "big")
