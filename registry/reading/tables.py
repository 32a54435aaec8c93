"""Tables printed one cell after another between marks: their heads, rows and columns of duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from registry.reading import patterns, vocabulary
from registry.reading.text import Line, fold

# A table has at least a column of numbers and one of words.
FEWEST_COLUMNS = 2


class Column(StrEnum):
    """What a column is for, by its head."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    COORDINATE = "coordinate"
    TIME = "time"
    PRODUCT = "product"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of one cell; none when it is empty."""

    lines: tuple[Line, ...]

    @property
    def plain(self) -> str:
        """Its words on one line."""
        return " ".join(" ".join(line.plain.split()) for line in self.lines)

    def place(self, at: int) -> tuple[int, int]:
        """The line of a letter of `plain`, and about where it stands in the text."""
        for line in self.lines:
            long = len(" ".join(line.plain.split())) + 1
            if at < long:
                return line.number, min(line.start + at, line.end - 1)
            at -= long
        return self.lines[-1].number, self.lines[-1].start


EMPTY = Cell(())


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row from left to right; the last ones may be left out."""

    cells: tuple[Cell, ...]

    @property
    def line(self) -> int:
        """Where its first words stand."""
        return next(line.number for cell in self.cells for line in cell.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A head and the rows under it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def lines(self) -> Iterator[Line]:
        """Every line of its rows."""
        for row in self.rows:
            for cell in row.cells:
                yield from cell.lines

    def cells(self, wanted: Column) -> Iterator[Cell]:
        """The cells of a column, from top to bottom, without empty ones."""
        wide = len(self.columns)
        for row in self.rows:
            cells = row.cells
            if len(cells) < wide and not patterns.ROW_LABEL.fullmatch(cells[0].plain):
                # Its first cells are those of the row above, drawn over both.
                cells = (EMPTY,) * (wide - len(cells)) + cells
            for column, cell in zip(self.columns, cells, strict=False):
                if column is wanted and cell.lines:
                    yield cell


def find_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """Every table whose head opens with a column of numbers; the same head again goes on with it.

    Cells stand between lines of one bar. Two bars with nothing between end a row, or leave a cell
    empty: a row goes on until it is as wide as the head, or until the next number.
    """
    tables: list[Table] = []
    columns: tuple[Column, ...] = ()
    rows: list[Row] = []
    for row in _rows(_cells(lines)):
        head = tuple(column_of(cell.plain) for cell in row.cells)
        if len(head) >= FEWEST_COLUMNS and head[0] is Column.NUMBER:
            if rows and columns != head:
                tables.append(Table(columns, tuple(rows)))
                rows = []
            columns = head
        elif columns:
            rows.append(row)
    if rows:
        tables.append(Table(columns, tuple(rows)))
    return tuple(tables)


def column_of(head: str) -> Column:
    """What the words over a column say it is for."""
    folded = " ".join(fold(head).split())
    for column, words in _HEADS.items():
        if folded in words.wholes or any(part in folded for part in words.parts):
            return column
    return Column.OTHER


def _cells(lines: Sequence[Line]) -> Iterator[tuple[int, Cell]]:
    """Each cell with the number of bars before it; a paragraph outside of a table has none."""
    open_lines: list[Line] = []
    bars = before = 0
    for line in lines:
        if line.is_mark and not line.plain:
            if open_lines:
                yield before, Cell(tuple(open_lines))
                open_lines, bars = [], 0
            bars += 1
            continue
        if not open_lines:
            before = bars
        elif line.spaced:
            yield before, Cell(tuple(open_lines))
            open_lines, before = [], 0
        open_lines.append(line)
        bars = 0
    if open_lines:
        yield before, Cell(tuple(open_lines))


def _rows(cells: Iterable[tuple[int, Cell]]) -> Iterator[Row]:
    row: list[Cell] = []
    wide = 0
    for bars, cell in cells:
        is_head = column_of(cell.plain) is Column.NUMBER
        is_next = bars != 1 and (bars == 0 or is_head or not wide or len(row) >= wide)
        if row and (is_next or (bars > 1 and patterns.ROW_LABEL.fullmatch(cell.plain))):
            if column_of(row[0].plain) is Column.NUMBER:
                wide = len(row)
            yield Row(tuple(row))
            row = []
        elif row and bars > 1:
            row.extend([EMPTY] * min(bars - 1, max(wide - len(row) - 1, 0)))
        if bars == 0:
            # Words between two tables.
            wide = 0
        else:
            row.append(cell)
    if row:
        yield Row(tuple(row))


@dataclass(frozen=True, slots=True)
class _Words:
    wholes: frozenset[str]
    parts: tuple[str, ...]


def _folded(wholes: Iterable[str], parts: Iterable[str]) -> _Words:
    return _Words(frozenset(map(fold, wholes)), tuple(map(fold, parts)))


_HEADS = {
    Column.NUMBER: _folded(vocabulary.NUMBER_HEADS, ()),
    Column.COORDINATE: _folded((), vocabulary.COORDINATE_HEADS),
    Column.LEAD: _folded((), vocabulary.LEAD_HEADS),
    Column.TIME: _folded((), vocabulary.TIME_HEADS),
    Column.PRODUCT: _folded((), vocabulary.PRODUCT_HEADS),
    Column.TASK: _folded((), vocabulary.TASK_HEADS),
}
