"""What a page prints beside its text: its number, and the head that runs over every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from registry.reading.patterns import labels as label_patterns
from registry.reading.text import Line

# A head runs over at least so many pages, in a line no longer than this.
FEWEST_PAGES, LONGEST_HEAD = 3, 120
# Where a text begins with a later page, its first number is one of these.
FIRST_PAGES = range(1, 4)


def without_pages(lines: Sequence[Line], tables: Container[int]) -> tuple[Line, ...]:
    """The lines with page numbers and running heads as marks, and the breaks they tell of."""
    numbers = {line.start for line in _numbers(lines, tables)}
    heads = {line.start for line in _heads(lines, numbers)}
    kept: list[Line] = []
    paged = False
    for line in lines:
        if line.start in numbers or line.start in heads:
            kept.append(replace(line, is_mark=True))
            paged = True
        else:
            kept.append(replace(line, paged=True) if paged and not line.paged else line)
            paged = paged and line.is_mark
    return tuple(kept)


def _numbers(lines: Sequence[Line], tables: Container[int]) -> Iterator[Line]:
    """Lines of a number alone, each one more than the last."""
    page = 0
    for place, line in enumerate(lines):
        found = label_patterns.PAGE_NUMBER.fullmatch(line.plain)
        if found is None or line.start in tables or line.is_mark or line.in_row:
            continue
        number = int(found["page"])
        alone = line.paged or (line.spaced and _is_apart(lines, place))
        if number == page + 1 or (number > page and alone and (page or number in FIRST_PAGES)):
            page = number
            yield line


def _is_apart(lines: Sequence[Line], place: int) -> bool:
    return place + 1 == len(lines) or lines[place + 1].spaced


def _heads(lines: Sequence[Line], numbers: Container[int]) -> Iterator[Line]:
    """A short line that stands at the beginning or end of page after page."""
    edges = [line for place, line in enumerate(lines) if not line.is_mark and (
        line.paged or _beside(lines, place, numbers))]
    often = Counter(line.plain for line in edges if len(line.plain) <= LONGEST_HEAD)
    for line in edges:
        if often[line.plain] >= FEWEST_PAGES and line.start not in numbers:
            yield line


def _beside(lines: Sequence[Line], place: int, numbers: Container[int]) -> bool:
    around = (place - 1, place + 1)
    return any(0 <= one < len(lines) and lines[one].start in numbers for one in around)
