"""Tables with a head that tells what each column is for: their rows and columns of duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from registry.reading import vocabulary
from registry.reading.grid import EMPTY, Cell, Row, rows_of
from registry.reading.patterns import labels as label_patterns
from registry.reading.text import Line, fold

# A table has at least a column of numbers and one of words.
FEWEST_COLUMNS = 2
# So many columns of different kinds make a head, whatever else stands beside them.
ENOUGH_COLUMNS = 3
# Words longer than this are a cell of a row, not the head of a column.
LONGEST_HEAD = 80


class Column(StrEnum):
    """What a column is for, by its head."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    COORDINATE = "coordinate"
    TIME = "time"
    PRODUCT = "product"
    OTHER = "other"


FIRST_LETTERS = ("I", "A", "a")
# The columns that a second row of heads may stand under, as two in place of one.
PARTED = (Column.LEAD, Column.COORDINATE)
WORK = {Column.TASK, Column.PRODUCT}
DUTIES = {Column.LEAD, Column.COORDINATE, Column.TIME}


@dataclass(frozen=True, slots=True)
class Table:
    """A head and the rows under it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heads: tuple[Row, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Every line of its heads and rows."""
        for row in (*self.heads, *self.rows):
            for cell in row.cells:
                yield from cell.lines

    def cell_starts(self) -> Iterator[int]:
        """Where the words of each cell begin."""
        for row in (*self.heads, *self.rows):
            yield from (cell.lines[0].start for cell in row.cells if cell.lines)

    def cells(self, wanted: Column) -> Iterator[Cell]:
        """The cells of a column, from top to bottom, without empty ones."""
        wide = len(self.columns)
        for row in self.rows:
            cells = row.cells
            if len(cells) < wide and not label_patterns.ROW_LABEL.fullmatch(cells[0].plain):
                # Its first cells are those of the row above, drawn over both.
                cells = (EMPTY,) * (wide - len(cells)) + cells
            for column, cell in zip(self.columns, cells, strict=False):
                if column is wanted and cell.lines:
                    yield cell


def find_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """Every table with a head; the same head again goes on with it.

    Cells stand between lines of one bar, or between the bars of a row on one line. Of cells a line
    each, two bars with nothing between end a row or leave a cell empty: a row goes on until it is
    as wide as the head, or until the next number.
    """
    tables: list[Table] = []
    columns: tuple[Column, ...] = ()
    heads: list[Row] = []
    rows: list[Row] = []
    for row in (*rows_of(lines), None):
        head = tuple(column_of(cell.plain) for cell in row.cells) if row else ()
        is_head = _is_head(head, is_open=bool(columns))
        if row is None or (is_head and columns[: len(head)] != head):
            if rows:
                tables.append(Table(columns, tuple(rows), tuple(heads)))
            columns, heads, rows = head if is_head else (), [], []
        if row and is_head:
            heads.append(row)
        elif row and columns and not rows and (wider := _wider(columns, head)):
            columns = wider
            heads.append(row)
        elif row and columns and not rows and _is_later_head(row):
            heads.append(row)
        elif row and columns and not _counts_columns(row):
            rows.append(row)
    return tuple(tables)


def _is_head(columns: tuple[Column, ...], *, is_open: bool) -> bool:
    """A column of numbers before others; without one, columns of tasks and of duties or times."""
    if len(columns) < FEWEST_COLUMNS:
        return False
    told = set(columns) - {Column.OTHER}
    is_plan = bool(told & WORK) and bool(told & DUTIES)
    is_told = len(told) >= min(len(columns), ENOUGH_COLUMNS)
    return columns[0] is Column.NUMBER or (is_plan and not is_open and is_told)


def _wider(columns: tuple[Column, ...], under: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with those that a second row of heads parts one of them into.

    On one line the second row has an empty cell under each column that is not parted.
    """
    if len(under) == len(columns) and set(under) - {Column.OTHER} and (
            set(under) <= {*PARTED, Column.OTHER}):
        return tuple(low if low is not Column.OTHER else high
                     for high, low in zip(columns, under, strict=True))
    if len(under) < FEWEST_COLUMNS or not set(under) <= set(PARTED) or len(under) > len(columns):
        return ()
    place = next((columns.index(one) for one in PARTED if one in columns), None)
    return () if place is None else (*columns[:place], *under, *columns[place + 1 :])


def _is_later_head(row: Row) -> bool:
    """«X | Y» under «Tọa độ»: letters that count no rows."""
    return row.label.isalpha() and row.label not in FIRST_LETTERS


def _counts_columns(row: Row) -> bool:
    """«(1) | (2) | (3)» under a head."""
    printed = [cell.plain.strip("() ") for cell in row.cells if cell.lines]
    counted = [str(place) for place in range(1, len(printed) + 1)]
    return len(printed) > FEWEST_COLUMNS and printed == counted


def column_of(head: str) -> Column:
    """What the words over a column say it is for."""
    if len(head) > LONGEST_HEAD or ": " in head:
        # «Chủ trì: Sở Y tế» is a cell.
        return Column.OTHER
    folded = " ".join(fold(head).split())
    for column, words in _HEADS.items():
        if folded in words.wholes or any(part in folded for part in words.parts):
            return column
    return Column.OTHER


@dataclass(frozen=True, slots=True)
class _Words:
    wholes: frozenset[str]
    parts: tuple[str, ...]


def _folded(wholes: Iterable[str], parts: Iterable[str]) -> _Words:
    return _Words(frozenset(map(fold, wholes)), tuple(map(fold, parts)))


_HEADS = {
    Column.NUMBER: _folded(vocabulary.NUMBER_HEADS, ()),
    Column.COORDINATE: _folded((), vocabulary.COORDINATE_HEADS),
    Column.LEAD: _folded(vocabulary.LEAD_HEADS_ALONE, vocabulary.LEAD_HEADS),
    Column.TIME: _folded((), vocabulary.TIME_HEADS),
    Column.PRODUCT: _folded((), vocabulary.PRODUCT_HEADS),
    Column.TASK: _folded((), vocabulary.TASK_HEADS),
}
