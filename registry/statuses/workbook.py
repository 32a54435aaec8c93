"""Every sheet of an XLSX file as words; runs in the bounded child process alone."""

from __future__ import annotations

import io
import unicodedata
from datetime import date, datetime
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from registry.errors import Refused

# The notes above the head, the head and the rows; those of all sheets together.
MOST_LINES = 20_031
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_SHEETS = 12
LONGEST = 32_768
MOST_LETTERS = 20_000_000
FORMULA = "\x00"
# How Excel writes the first half of a line end that came from Windows.
RETURN = "_x000D_"


def read(data: bytes) -> list[list[Any]]:
    """The sheets with their names, each row without the empty cells at its end.

    A percentage is given with its sign, a day as 2026-11-05, a moment with its time; a formula or
    an error behind a NUL, which no cell can hold.
    """
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    found: list[list[Any]] = []
    left = [MOST_LINES, MOST_LETTERS]
    for sheet in book.worksheets[:MOST_SHEETS]:
        # What the file says of its own size may be a lie.
        sheet.reset_dimensions()
        rows = _rows(sheet, left)
        if rows:
            found.append([str(sheet.title)[:60], rows])
    return found


def _rows(sheet: Any, left: list[int]) -> list[list[str]]:
    """The rows of a sheet, as far as there is room; what is `left` is counted down."""
    rows: list[list[str]] = []
    for row in sheet.iter_rows(min_row=1):
        cells = [_words(cell) for cell in row[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if len(rows) >= left[0]:
            # Rows that only look used go on for ever; one that says something is one too many.
            if cells:
                raise Refused("sheet_too_many", most=MOST_ROWS)
            continue
        left[1] -= sum(map(len, cells))
        if left[1] < 0:
            raise Refused("sheet_too_much")
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    left[0] -= len(rows)
    return rows


def _words(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        return FORMULA + str(value)[:60]
    if isinstance(value, datetime):
        is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if is_day else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, "%" in str(cell.number_format))
    said = str(value)[:LONGEST].replace(RETURN, "").replace("\r\n", "\n")
    return unicodedata.normalize("NFC", said)


def _number(value: int | float, is_percent: bool) -> str:
    if is_percent:
        return f"{100 * value:.6g}%"
    return str(int(value)) if float(value).is_integer() else str(value)
