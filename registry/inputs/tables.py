"""A table of Word as lines of cells between bars, and the tables that only place words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from registry.inputs.numbering import W
from registry.inputs.styles import Styles, value
from registry.inputs.vocabulary import FRAME_WORDS
from registry.text import fold

MOST_COLUMNS = 60
# A head or a signature has two columns, at most one more to keep them apart.
LAYOUT_COLUMNS = 3
SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
HOLDERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins"))
BAR, NOT_BAR = "|", "/"


@dataclass(frozen=True, slots=True)
class Table:
    """The blocks of each cell, row by row; a cell merged into another is empty."""

    cells: list[list[list[str]]]

    @property
    def columns(self) -> int:
        return max(map(len, self.cells), default=0)

    def printed(self) -> str:
        """One line for each row that says something."""
        lines = ([_line(cell) for cell in row] for row in self.cells)
        return "\n".join(f"| {' | '.join(line)} |" for line in lines if any(line))


def rows(table: Any) -> Iterator[list[Any | None]]:
    """The cells of each row; None where a merged cell goes on, so that columns stay in place."""
    for row in _below(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        found: list[Any | None] = []
        for cell in _below(row, f"{W}tc"):
            own = cell.find(f"{W}tcPr")
            wide = value(own, "gridSpan") if own is not None else ""
            merged = own.find(f"{W}vMerge") if own is not None else None
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            found.append(None if goes_on else cell)
            found += [None] * (min(int(wide), MOST_COLUMNS) - 1 if wide.isdecimal() else 0)
        yield found[:MOST_COLUMNS]


def is_layout(element: Any, table: Table, styles: Styles) -> bool:
    """Whether a table only sets words side by side: the head of a paper, its signature."""
    if table.columns > LAYOUT_COLUMNS:
        return False
    said = fold(" ".join(block for row in table.cells for cell in row for block in cell))
    if any(word in said for word in FRAME_WORDS):
        return True
    return not _has_lines(element, styles)


def _has_lines(element: Any, styles: Styles) -> bool:
    own = element.find(f"{W}tblPr")
    style = value(own, "tblStyle") if own is not None else ""
    bordered = [one.find(f"{W}tblPr/{W}tblBorders") for one in styles.chain(style)]
    bordered.append(own.find(f"{W}tblBorders") if own is not None else None)
    bordered += element.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders")
    return any(
        side is not None and side.get(f"{W}val") not in ("none", "nil", None)
        for borders in bordered
        if borders is not None
        for side in (borders.find(W + name) for name in SIDES)
    )


def _below(parent: Any, tag: str) -> Iterator[Any]:
    """The children of a kind, also those that controls and accepted insertions hold."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in HOLDERS:
            yield from _below(child, tag)


def _line(cell: list[str]) -> str:
    return " ".join(" ".join(cell).replace(BAR, NOT_BAR).split())
