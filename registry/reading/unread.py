"""What of a text no finding holds: told to the person who reviews the reading."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from registry.reading.findings import PlanReading, Unread, Why
from registry.reading.labels import Labels, find_label
from registry.reading.patterns import common as patterns
from registry.reading.tables import Column, Table
from registry.reading.text import Flat, Line, Source

# The blocks of the flat text in which documents are cited and times are set.
AGENCY_COLUMNS = (Column.LEAD, Column.COORDINATE)


def find_unread(
    reading: PlanReading,
    flat: Flat,
    lines: Sequence[Line],
    labels: Labels,
    tables: Sequence[Table],
    loose: Iterable[Line] = (),
) -> tuple[Unread, ...]:
    """Lines without a place, labels not taken, numbers and days of nothing, cells without agency.

    `loose` are the lines of the frame and the ending that hold none of their fields.
    """
    found = [
        *(_of_line(flat.source, line, Why.LINE) for line in loose),
        *_labels(flat.source, lines, labels, tables),
        *_mentions(reading, flat),
        *_cells(reading, flat.source, tables),
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.why)))


def _of_line(source: Source, line: Line, why: Why) -> Unread:
    start, end = source.written_span(line, line)
    return Unread(line.number, line.number, start, end, why)


def _labels(
    source: Source, lines: Sequence[Line], labels: Labels, tables: Sequence[Table]
) -> Iterator[Unread]:
    """A line that looks like the head of a section and opens none."""
    in_tables = {line.start for table in tables for line in table.lines()}
    for line in lines:
        if line.start not in labels and line.start not in in_tables and find_label(line.plain):
            yield _of_line(source, line, Why.LABEL)


def _mentions(reading: PlanReading, flat: Flat) -> Iterator[Unread]:
    taken = sorted([*((one.start, one.end) for one in reading.citations),
                    *((one.start, one.end) for one in reading.deadlines)])
    starts = [start for start, _ in taken]
    header = [(one.start, one.end) for one in reading.header.fields]
    kinds = ((patterns.NUMBER_LIKE, Why.NUMBER), (patterns.DAY_LIKE, Why.DATE))
    for pattern, why in kinds:
        for found in pattern.finditer(flat.text):
            one = _of_match(flat, found, why)
            place = bisect_right(starts, one.start)
            is_taken = any(one.start < end and start < one.end
                           for start, end in taken[max(place - 2, 0) : place + 1])
            if not is_taken and not any(first <= one.start < last for first, last in header):
                yield one


def _of_match(flat: Flat, found: re.Match[str], why: Why) -> Unread:
    start, end = flat.span(*found.span())
    return Unread(flat.line(found.start()), flat.line(found.end() - 1), start, end, why)


def _cells(reading: PlanReading, source: Source, tables: Sequence[Table]) -> Iterator[Unread]:
    """Words under a head of agencies in which none was found."""
    named = sorted(given.start for given in reading.assignments if given.end)
    for table in tables:
        for column in AGENCY_COLUMNS:
            for cell in table.cells(column):
                start, end = source.written_span(cell.lines[0], cell.lines[-1])
                first = bisect_right(named, start - 1)
                if first == len(named) or named[first] >= end:
                    last = cell.lines[-1].number
                    yield Unread(cell.lines[0].number, last, start, end, Why.AGENCY)
