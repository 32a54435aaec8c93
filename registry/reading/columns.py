"""Who must do what by a table: the agencies in its columns «Chủ trì» and «Phối hợp»."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from registry.reading.agencies import Directory, agencies_at
from registry.reading.doers import as_marked
from registry.reading.duties import by_fields
from registry.reading.findings import AgencyRole, Assignment, Section
from registry.reading.grid import Cell
from registry.reading.misread import restored
from registry.reading.passages import Passage
from registry.reading.patterns import agencies as agency_patterns
from registry.reading.patterns import labels as label_patterns
from registry.reading.tables import Column, Table
from registry.reading.text import Flat

TABLE_ROLES = {Column.LEAD: AgencyRole.LEAD, Column.COORDINATE: AgencyRole.COORDINATE}


def gives_tasks(table: Table) -> bool:
    """Whether it has a column of agencies."""
    return any(column in TABLE_ROLES for column in table.columns)


def by_tables(
    flat: Flat, sections: Sequence[Section], tables: Sequence[Table], directory: Directory
) -> Iterator[Assignment]:
    """A row gives its task to whom its cells under «Chủ trì» and «Phối hợp» name."""
    starts = [section.line for section in sections]
    for table in tables:
        for column, role in TABLE_ROLES.items():
            for cell in table.cells(column):
                above = bisect_right(starts, cell.lines[0].number)
                if above and not agency_patterns.AGENCY_FIELD.search(cell.plain):
                    yield from _of_cell(flat, sections[above - 1], cell, role, directory)
                elif above:
                    yield from _of_fields(flat, sections[above - 1], cell, directory)


def _of_fields(
    flat: Flat, section: Section, cell: Cell, directory: Directory
) -> Iterator[Assignment]:
    """«Chủ trì: X. Phối hợp: Y, Z» in one cell."""
    for one in by_fields(Passage(restored(cell.plain), 0), directory):
        line, start = cell.place(one.at)
        first, last = flat.source.span(start, start + 1)
        yield Assignment(section.path, one.named.printed, one.named.agency_id, one.role, line,
                         f"column_{one.role}", first, last)


def _of_cell(
    flat: Flat, section: Section, cell: Cell, role: AgencyRole, directory: Directory
) -> Iterator[Assignment]:
    text = restored(cell.plain)
    at = 0
    while at < len(text):
        found, end = agencies_at(text, at, directory, is_list=True)
        for named, own in zip(found, as_marked(text, found, [role] * len(found)), strict=True):
            line, start = cell.place(named.at)
            first, last = flat.source.span(start, start + 1)
            name = cell.plain[named.at : named.at + len(named.printed)]
            yield Assignment(section.path, name, named.agency_id, own, line,
                             f"column_{role}", first, last)
        following = label_patterns.CELL_JOINT.search(text, max(end, at + 1))
        at = following.end() if following else len(text)
