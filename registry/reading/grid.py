"""Lines into cells and rows: cells printed a line each between bars, and rows on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from registry.reading import vocabulary
from registry.reading.labels import ROMANS, Form, find_label
from registry.reading.patterns import labels as label_patterns
from registry.reading.text import NUMBER_HEADS, Line, fold

# The bar that ends a row, the one that begins the next, and no more.
BARS_OF_AN_END = 2
LETTERS = fold(vocabulary.POINT_ORDER)


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

    @property
    def label(self) -> str:
        """Its number or letter: all of its first cell, or the head of a line across the table."""
        first = self.cells[0].plain
        if label_patterns.ROW_LABEL.fullmatch(first):
            return first
        across = label_patterns.ROW_HEAD.match(first)
        return across[1] if across and sum(bool(cell.lines) for cell in self.cells) == 1 else ""


    @property
    def number(self) -> str:
        """The number its words begin with, in a table without a column of numbers."""
        found = label_patterns.ROW_NUMBER.match(self.cells[0].plain)
        return found[1] if found else ""

    @property
    def words(self) -> str:
        """What stands behind its first cell."""
        return "\n".join(cell.plain for cell in self.cells[1:] if cell.lines)


def rows_of(lines: Sequence[Line]) -> Iterator[Row | None]:
    """Every row in the order of print; None where other words stand between."""
    builder = _Builder([], 0)
    for is_row, group in groupby(lines, key=lambda line: line.in_row):
        if is_row:
            yield from builder.close()
            for _, pieces in groupby(group, key=lambda line: line.number):
                yield from _row_on_a_line(tuple(pieces))
        else:
            for bars, cell in _cells(tuple(group)):
                yield from builder.add(bars, cell)
    yield from builder.close()


def _row_on_a_line(pieces: Sequence[Line]) -> Iterator[Row]:
    cells: list[Cell] = []
    after_bar = False
    for piece in pieces:
        if not piece.is_bar:
            cells.append(EMPTY if piece.is_mark else Cell((piece,)))
        elif after_bar:
            cells.append(EMPTY)
        after_bar = piece.is_bar
    if any(cell.lines for cell in cells):
        yield Row(tuple(cells))


def _cells(lines: Sequence[Line]) -> Iterator[tuple[int, Cell]]:
    """Each cell with the number of bars before it; words outside of a table have none.

    A cell may hold empty lines, but none beside its bars.
    """
    inside: list[Line] = []
    bars, bar = 0, -1
    for line in lines:
        if line.is_bar:
            if inside:
                yield from _words(inside, bars, bar, closed_at=line.number)
                inside, bars = [], 0
            bars, bar = bars + 1, line.number
        elif not line.is_mark:
            inside.append(line)
    if inside:
        yield from _words(inside, bars, bar, closed_at=-1)


def _words(
    lines: Sequence[Line], bars: int, bar: int, closed_at: int
) -> Iterator[tuple[int, Cell]]:
    if not bars and closed_at - lines[-1].number == 1 and fold(lines[-1].plain) in NUMBER_HEADS:
        # The first cell of a table whose bars stand between cells alone.
        if len(lines) > 1:
            yield 0, Cell(tuple(lines[:-1]))
        yield 1, Cell(tuple(lines[-1:]))
        return
    appendix = find_label(lines[0].plain)
    opens = appendix and appendix.form is Form.APPENDIX and appendix.printed.isupper()
    if lines[0].number - bar != 1 or not bars or opens:
        yield 0, Cell(tuple(lines))
        return
    stop = len(lines)
    if closed_at - lines[-1].number != 1:
        later = (at for at, line in enumerate(lines) if at and line.spaced)
        stop = next(later, len(lines))
    yield bars, Cell(tuple(lines[:stop]))
    if stop < len(lines):
        yield 0, Cell(tuple(lines[stop:]))


@dataclass(slots=True)
class _Builder:
    """The row that grows: two bars in a row end it, or leave a cell of it empty."""

    row: list[Cell]
    wide: int
    last: str = ""  # the label of the last row that had one
    number: int = 0  # and of the last that was counted
    even: bool = False  # rows end at the width of the head alone: one bar is all there is

    def add(self, bars: int, cell: Cell) -> Iterator[Row | None]:
        """The row that this cell ends, if it ends one."""
        if bars == 0:
            yield from self.close()
            if not cell.plain.strip("- ").isdecimal():
                yield None
            return
        if self.row and bars == 1 and self._is_full(cell):
            yield from self._end()
        if self.row and (bars > 1 or fold(cell.plain) in NUMBER_HEADS):
            if self._begins(cell, bars):
                yield from self._end()
            else:
                self.row.extend([EMPTY] * min(bars - 1, max(self.wide - len(self.row) - 1, 0)))
        self.row.append(cell)

    def close(self) -> Iterator[Row | None]:
        yield from self._end()
        self.wide, self.even = 0, False

    def _is_full(self, cell: Cell) -> bool:
        """Where no row has an end of its own: behind the head at a number, then by its width."""
        if self.even:
            return len(self.row) >= self.wide
        is_head = not self.wide and fold(self.row[0].plain) in NUMBER_HEADS
        self.even = is_head and len(self.row) > 1 and cell.plain.rstrip(".)").isdecimal()
        return self.even

    def _end(self) -> Iterator[Row]:
        if self.row:
            row = Row(tuple(self.row))
            if fold(self.row[0].plain) in NUMBER_HEADS:
                self.wide, self.last, self.number = len(self.row), "", 0
            self._remember(row.label)
            yield row
        self.row = []

    def _remember(self, label: str) -> None:
        bare = label.rstrip(".)")
        if bare:
            self.last = bare
            self.number = int(bare) if bare.isdecimal() else self.number

    def _begins(self, cell: Cell, bars: int) -> bool:
        """Whether a cell behind two bars or more is the first of a row."""
        plain = cell.plain
        if not self.wide or len(self.row) >= self.wide or fold(plain) in NUMBER_HEADS:
            return True
        label = Row(tuple(self.row)).label
        if not label and bars > BARS_OF_AN_END:
            return True
        self._remember(label)
        return bool(label_patterns.ROW_LABEL.fullmatch(plain)) and self._is_next(plain.rstrip(".)"))

    def _is_next(self, label: str) -> bool:
        """Whether a row's number may come after the last ones'."""
        if "." in label:
            return True
        if label.isdecimal():
            # Under «III» a number starts anew, goes on, or is the same: «3».
            firsts = () if self.last.isdecimal() else (1, ROMANS.get(self.last, 1))
            return int(label) in (self.number + 1, *firsts)
        if label in ROMANS and ROMANS[label] in (1, ROMANS.get(self.last, 0) + 1):
            return True
        place = LETTERS.find(fold(label))
        return place == 0 or LETTERS.find(fold(self.last)) in range(max(place - 3, 0), place)
