"""The cells of an XLSX file as words; runs in the bounded child process alone."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from registry.errors import Refused

# The notes above the head and the head among them.
MOST_LINES = 20_031
MOST_ROWS = 20_000
MOST_COLUMNS = 60
# One letter more than a cell may hold, so that the reader sees that it holds too much.
LONGEST = 32_768
MOST_LETTERS = 20_000_000


def read(data: bytes) -> list[list[str]]:
    """The rows of the first sheet, each without the empty cells at its end.

    A formula is given as written ("=A1"), never its result: whoever reads it refuses it.
    """
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    sheet = book.worksheets[0]
    # What the file says of its own size may be a lie.
    sheet.reset_dimensions()
    found: list[list[str]] = []
    left = MOST_LETTERS
    for number, row in enumerate(sheet.iter_rows(min_row=1)):
        cells = _cells(row[:MOST_COLUMNS])
        if number >= MOST_LINES:
            # Rows that only look used go on for ever; one that says something is one too many.
            if cells:
                raise Refused("import_too_many", most=MOST_ROWS)
            continue
        left -= sum(map(len, cells))
        if left < 0:
            raise Refused("import_too_much")
        found.append(cells)
    while found and not found[-1]:
        found.pop()
    return found


def _cells(row: Iterable[Any]) -> list[str]:
    cells = [_words(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _words(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        return "=" + str(value).lstrip("=")[:60] if isinstance(value, str) else "="
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:LONGEST]
