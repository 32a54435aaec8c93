"""Finds the stamp of a state secret in a text or a file name, and leaves ordinary words alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from registry.evidence import vocabulary as words

GAP = "   "
SHOWN = 40
# No stamp is longer, however widely its letters are set apart.
LONGEST_LINE = 200
OPENED = tuple("([{«“")
CLOSED = tuple(")]}»”")


class _Word(NamedTuple):
    """A word in small letters; joined when one space or sign stands between it and the last."""

    said: str
    bracketed: bool
    joined: bool


def stamp(text: str) -> str | None:
    """The line (or the cell of a line) that is a stamp, or None. A text may have many lines."""
    if text.isascii():
        return None
    rows = [_cells(line) for line in text.splitlines() if line.strip()]
    for number, row in enumerate(rows):
        for place, cell in enumerate([*row, "".join(row)]):
            if _is_stamp(cell):
                above, below = _around(rows, number, place)
                if not _is_broken(above, below):
                    return " ".join(cell.split())[:SHOWN]
    return None


def _around(rows: list[list[str]], number: int, place: int) -> tuple[list[str], list[str]]:
    """What a cell may be the second or the first half of: the lines and cells beside it."""
    above = rows[number - 1] if number else []
    below = rows[number + 1] if number + 1 < len(rows) else []
    before, after = rows[number][:place][-1:], rows[number][place + 1 :][:1]
    return [*above, "".join(above), *before], [*below, *after]


def in_name(name: str) -> bool:
    """Whether a file name says as a word of its own that the file is secret."""
    found = list(_words(name))
    following = [*found[1:], _Word("", False, False)]
    before = ""
    for word, after in zip(found, following, strict=True):
        if (before, word.said) in words.DEGREES:
            return True
        if word.bracketed and word.said in (words.WORD, words.PLAIN_WORD):
            return True
        is_compound = (word.joined and before in words.BEFORE) or (
            after.joined and after.said in words.AFTER
        )
        if word.said == words.WORD and not is_compound:
            return True
        before = word.said
    return False


def bracketed(line: str) -> bool:
    """Whether a line holds "(Mật)" or the like: how a title says it."""
    return any(word.said == words.WORD and word.bracketed for word in _words(line))


def _cells(line: str) -> list[str]:
    """What stands side by side in a line: a tab or a wide gap is between two columns."""
    return [cell.strip() for cell in line.replace("\t", GAP).split(GAP) if cell.strip()]


def _is_stamp(line: str) -> bool:
    if len(line) > LONGEST_LINE or line.isascii():
        return False
    said = _bare(line)
    if said in words.STAMPS:
        return True
    capitals = said.upper()
    return any(
        capitals.startswith(label) and capitals[len(label) :] in words.STAMPS
        for label in words.LABELS
    )


def _bare(line: str) -> str:
    """Letters alone: composed, in their plain form, without spaces, signs and unseen characters."""
    apart = unicodedata.normalize("NFKD", line)
    letters = (one for one in apart if one.isalnum() or unicodedata.category(one) == "Mn")
    return unicodedata.normalize("NFC", "".join(letters))


def _is_broken(above: list[str], below: list[str]) -> bool:
    """Whether it is half of a compound that a narrow column broke in two: "BẢO" above "MẬT"."""
    for said in map(_bare, above):
        if said.lower() in words.BROKEN_LABELS or said.lower().endswith(words.BROKEN_BEFORE):
            return True
    return any(_bare(cell).lower() in words.BROKEN_AFTER for cell in below)


def _words(name: str) -> Iterator[_Word]:
    said = unicodedata.normalize("NFKC", name).lower()
    start = last = 0
    while start < len(said):
        end = start
        while end < len(said) and said[end].isalnum():
            end += 1
        if end > start:
            opened = said[:start].rstrip()[-1:] in OPENED
            closed = said[end:].lstrip()[:1] in CLOSED
            yield _Word(said[start:end], opened and closed, start - last == 1)
            last = end
        start = end + 1
