"""Draws a text as it was read: numbered lines, every finding marked where it is printed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from dashboard.drawn import Node, el
from dashboard.import_findings import Found, Sort
from dashboard.plan_text import Span

# Lines that a browser lays out together; those out of sight wait (content-visibility).
BLOCK = 40
Piece = tuple[int, int, Found]


def drawn(text: str, lines: Sequence[Span], found: Sequence[Found], path: str) -> list[Node]:
    """The whole text in blocks of lines. A mark leads to its finding at `path`."""
    marks = _by_line(lines, found)
    starts = {one.line: one for one in found if one.sort is Sort.SECTION}
    last = len(lines)
    while last and not text[slice(*lines[last - 1])].strip():
        last -= 1
    return [
        el("div",
           *(_line(text, lines[place], place + 1, marks.get(place, []),
                   starts.get(place + 1), path)
             for place in range(first, min(first + BLOCK, last))),
           class_="text-block")
        for first in range(0, last, BLOCK)
    ]


def _line(
    text: str, span: Span, number: int, marks: list[Piece], section: Found | None, path: str
) -> Node:
    words = _pieces(text, span, marks, path)
    sign = None
    if section is not None and not section.is_printed:
        sign = el("a", "¶", href=f"{path}?at={section.key}", data_at=section.key, class_="sign",
                  tabindex="-1")
    is_open = section is not None
    level = section.of.level.value if section is not None else None
    return el("div", sign, *words, data_line=number, data_level=level,
              class_="opens" if is_open else None)


def _pieces(text: str, span: Span, marks: list[Piece], path: str) -> list[Node]:
    """The words of a line; where marks lie in one another the shortest stands."""
    start, end = span
    if not marks:
        return [text[start:end]] if end > start else []
    edges = {start, end}
    edges.update(edge for first, last, _ in marks for edge in (first, last))
    pieces: list[tuple[str, Found | None]] = []
    for first, last in pairwise(sorted(edges)):
        over = [one for a, z, one in marks if a <= first and last <= z]
        one = min(over, key=lambda found: found.end - found.start, default=None)
        if pieces and pieces[-1][1] is one:
            pieces[-1] = (pieces[-1][0] + text[first:last], one)
        else:
            pieces.append((text[first:last], one))
    return [words if one is None else _mark(one, words, path) for words, one in pieces]


def _mark(one: Found, words: str, path: str) -> Node:
    doubt = " doubt" if one.doubt is not None else ""
    return el("a", words, href=f"{path}?at={one.key}", data_at=one.key, tabindex="-1",
              class_=f"mark-{one.sort.value}{doubt}")


def _by_line(lines: Sequence[Span], found: Sequence[Found]) -> dict[int, list[Piece]]:
    """The marks of each line, by its place; a mark over several lines is cut at their ends."""
    starts = [start for start, _ in lines]
    marks: dict[int, list[Piece]] = defaultdict(list)
    for one in found:
        if not one.is_printed:
            continue
        place = max(bisect_right(starts, one.start) - 1, 0)
        while place < len(lines) and lines[place][0] < one.end:
            first, last = max(one.start, lines[place][0]), min(one.end, lines[place][1])
            if first < last:
                marks[place].append((first, last, one))
            place += 1
    return marks
