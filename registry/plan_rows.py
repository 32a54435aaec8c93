"""Rows of a plan's tables that give tasks, made sections of the plan like any other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from registry.reading import (
    Assignment,
    Citation,
    Deadline,
    Level,
    LineUse,
    PlanReading,
    Row,
    Section,
)

# The rules of the sections made here; a row that only heads others is no task.
ROW, HEADING = "table_row", "table_heading"
# Duties read from a table's columns are named so by the reader.
COLUMN = "column"
GIVEN = "given"

Found = TypeVar("Found", Citation, Deadline, Assignment)


def with_rows(reading: PlanReading) -> PlanReading:
    """The reading in which each row of a table of tasks is a section that holds its findings.

    A table gives tasks when any of its rows names an agency in a column for agencies. Of such a
    table, rows that name none are headings: the rows behind them stand under them.
    """
    told = {(one.section, one.line) for one in reading.assignments if _is_of_column(one)}
    tasked = {row.section for row in reading.rows if _is_told(row, told)}
    rows = [row for row in reading.rows if row.section in tasked]
    if not rows:
        return reading
    made = _sections(rows, reading, told)
    at = _Rows(rows, made)
    return replace(
        reading,
        sections=tuple(_in_order([_shortened(one, rows) for one in reading.sections], made)),
        citations=tuple(map(at.moved, reading.citations)),
        deadlines=tuple(map(at.moved, reading.deadlines)),
        assignments=tuple(map(at.moved, reading.assignments)),
        lines=tuple(map(at.used, reading.lines)),
    )


def _is_of_column(one: Assignment) -> bool:
    return one.rule.startswith(COLUMN) or one.rule == GIVEN


def _is_told(row: Row, told: set[tuple[str, int]]) -> bool:
    return any((row.section, line) in told for line in range(row.line, row.end_line + 1))


def _sections(
    rows: Sequence[Row], reading: PlanReading, told: set[tuple[str, int]]
) -> list[Section]:
    of = {section.path: section for section in reading.sections}
    taken = set(of)
    made: list[Section] = []
    above: Section | None = None
    for row in rows:
        table = of[row.section]
        if above is not None and not above.path.startswith(table.path + "."):
            above = None
        is_heading = not _is_told(row, told)
        made.append(_section(row, table if is_heading or above is None else above, is_heading,
                             taken))
        if is_heading:
            above = made[-1]
    return made


def _section(row: Row, parent: Section, is_heading: bool, taken: set[str]) -> Section:
    label = row.label.strip(" .)")
    stem = f"{parent.path}.r{label.replace('.', '-')}"
    path, times = stem, 1
    while path in taken:
        times += 1
        path = f"{stem}#{times}"
    taken.add(path)
    return Section(
        path=path,
        segments=(*parent.segments, label),
        level=Level.ITEM if is_heading else Level.POINT,
        label=row.label,
        heading=row.text if is_heading else "",
        text="" if is_heading else row.text,
        line=row.line,
        end_line=row.end_line,
        rule=HEADING if is_heading else ROW,
        start=row.start,
        end=row.end,
    )


def _shortened(section: Section, rows: Iterable[Row]) -> Section:
    """A section whose table stands at its end is shown up to the table's first row."""
    own = [row for row in rows if row.section == section.path]
    if not own or own[-1].end_line < section.end_line or own[0].line <= section.line:
        return section
    return replace(section, end_line=own[0].line - 1)


def _in_order(sections: Sequence[Section], made: Sequence[Section]) -> Iterable[Section]:
    """Rows right behind the section they stand in."""
    return sorted([*sections, *made], key=lambda one: one.line)


class _Rows:
    """Which row a line belongs to."""

    def __init__(self, rows: Sequence[Row], made: Sequence[Section]) -> None:
        self.rows, self.made = rows, made
        self.starts = [row.line for row in rows]

    def path(self, section: str, line: int) -> str:
        place = bisect_right(self.starts, line) - 1
        if place < 0:
            return section
        row = self.rows[place]
        is_inside = row.section == section and line <= row.end_line
        return self.made[place].path if is_inside else section

    def moved(self, one: Found) -> Found:
        path = self.path(one.section, one.line)
        return one if path == one.section else replace(one, section=path)

    def used(self, use: LineUse) -> LineUse:
        return replace(use, section=self.path(use.section, use.line))
