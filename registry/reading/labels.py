"""Labels at the start of a line: Roman sections, numbered items, lettered points, appendices."""

import re
from dataclasses import dataclass

from registry.reading import patterns
from registry.reading.findings import Level
from registry.reading.text import Line

_TENS = ("", "X", "XX", "XXX", "XL")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = {tens + units for tens in _TENS for units in _UNITS} - {""}
APPENDIX_RANK, PART_RANK, LETTER_RANK, ROMAN_RANK, ITEM_RANK, POINT_RANK = 0, 1, 2, 3, 4, 9
# A line longer than this that opens with the word for an appendix only speaks of one.
LONGEST_APPENDIX_LINE = 60


@dataclass(frozen=True, slots=True)
class Label:
    printed: str  # "II.", "đ)"
    name: str  # "II", "đ"
    level: Level
    rank: int
    rest: str


def find_label(plain: str) -> Label | None:
    """The label that opens a line, or None."""
    if not plain:
        return None
    for pattern, level, rank in _KINDS_OF_LABEL:
        found = pattern.match(plain)
        if found and _holds(rank, found, plain):
            printed = found[1]
            name = printed.rstrip(".):/- ")
            depth = rank + name.count(".") if rank == ITEM_RANK else rank
            deep = Level.SUBITEM if depth > ITEM_RANK and rank == ITEM_RANK else level
            return Label(printed, name, deep, depth, plain[found.end() :].strip())
    return None


def is_label_line(line: Line) -> bool:
    return find_label(line.plain) is not None


def is_bullet(line: Line) -> bool:
    return patterns.BULLET.match(line.plain) is not None


def _holds(rank: int, found: re.Match[str], plain: str) -> bool:
    if rank == ROMAN_RANK:
        return found[1].rstrip(".):/- ") in ROMANS
    if rank == APPENDIX_RANK:
        return len(plain) <= LONGEST_APPENDIX_LINE and not plain.endswith((",", ";", "."))
    return True


_KINDS_OF_LABEL = (
    (patterns.APPENDIX_LABEL, Level.APPENDIX, APPENDIX_RANK),
    (patterns.PART_LABEL, Level.SECTION, PART_RANK),
    (patterns.ROMAN_LABEL, Level.SECTION, ROMAN_RANK),
    (patterns.LETTERED_LABEL, Level.SECTION, LETTER_RANK),
    (patterns.NESTED_LABEL, Level.SUBITEM, ITEM_RANK),
    (patterns.NUMBER_LABEL, Level.ITEM, ITEM_RANK),
    (patterns.POINT_LABEL, Level.POINT, POINT_RANK),
)
