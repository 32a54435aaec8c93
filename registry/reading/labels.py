"""Labels at the start of a line: Roman sections, numbered items, lettered points, appendices."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from registry.reading import patterns
from registry.reading.corrections import Given, GivenLabel
from registry.reading.findings import Level
from registry.reading.text import Line

_TENS = ("", "X", "XX", "XXX", "XL")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMANS = {tens + units for tens in _TENS for units in _UNITS} - {""}
APPENDIX_RANK, PART_RANK, LETTER_RANK, ROMAN_RANK, ITEM_RANK, POINT_RANK = 0, 1, 2, 3, 4, 9
RANKS = {
    Level.APPENDIX: APPENDIX_RANK, Level.SECTION: ROMAN_RANK, Level.ITEM: ITEM_RANK,
    Level.SUBITEM: ITEM_RANK + 1, Level.POINT: POINT_RANK, Level.PARAGRAPH: ITEM_RANK,
}
# A line longer than this that opens with the word for an appendix only speaks of one.
LONGEST_APPENDIX_LINE = 60


@dataclass(frozen=True, slots=True)
class Label:
    printed: str  # "II.", "đ)"
    name: str  # "II", "đ"
    level: Level
    rank: int
    rest: str
    rule: str = "label"


# The labels that open sections, by the line they stand at the beginning of.
Labels = Mapping[int, Label]


def read_labels(lines: Iterable[Line], given: Given) -> Labels:
    """The label of each line that has one; a person's word stands before what the line says."""
    said = {one.line: one for one in given.labels}
    labels: dict[int, Label] = {}
    for line in lines:
        one = said.get(line.number)
        label = given_label(one, line.plain) if one else find_label(line.plain)
        if label:
            labels[line.number] = label
    return labels


def given_label(given: GivenLabel, plain: str) -> Label | None:
    """What a person said of a line, with the level its form tells when they named none."""
    if given.label is None:
        return None
    printed = given.label.strip()
    own, formed = find_label(plain), find_label(f"{printed} {plain}")
    if printed and plain.startswith(printed):
        rest = plain[len(printed) :].strip()
    else:
        rest = own.rest if own and printed else plain
    level = given.level or (formed.level if formed and printed else Level.PARAGRAPH)
    name = printed.rstrip(".):/- ").lstrip("(")
    if formed and formed.level is level and formed.printed == printed:
        return Label(printed, name, level, formed.rank, rest, "given")
    return Label(printed, name, level, RANKS[level], rest, "given")


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
