"""Files as rows of words: CSV and XLSX read into a grid, its head found, and both written."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from registry.clock import local
from registry.errors import Refused
from registry.evidence import names, sandbox
from registry.evidence.inspect import inspect
from registry.exchange.columns import (
    DAYS,
    LONGEST_CELL,
    NEEDED,
    Column,
    Words,
    bare,
    guarded,
)
from registry.text import fold_number

LARGEST_MB = 10
LARGEST = LARGEST_MB * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60
# So many lines of notes may stand above the head.
HEAD_WITHIN = 30
DELIMITERS = ",;\t"
ENDINGS = (".csv", ".xlsx")
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Excel knows no day before its first; such days are written as words.
FIRST_DAY_OF_EXCEL = date(1900, 3, 1)
WIDTHS = {Column.KEY: 22, Column.ISSUER: 30, Column.SUBJECT: 60, Column.NAMES: 30, Column.LINKS: 40,
          Column.NOTES: 40, Column.SOURCE: 40}

Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: its cells as words, and what it was called and was."""

    name: str
    sha256: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below the head by their columns; `unknown` are heads that mean nothing here."""

    columns: tuple[Column | None, ...]
    unknown: tuple[str, ...]
    rows: list[tuple[int, list[str]]]


def receive(data: bytes, given_name: str, words: Words, *, scanner: str | None = None) -> Upload:
    """Read a file that was sent. Refused: another kind, too large, hostile, without a head."""
    name = names.clean(given_name)
    ending = names.ending(name)
    if not data:
        raise Refused("evidence_empty", name=name)
    if len(data) > LARGEST:
        raise Refused("import_too_large", name=name, largest=LARGEST_MB)
    if ending not in ENDINGS:
        raise Refused("import_kind", name=name)
    if ending == ".xlsx":
        inspect(data, name, scanner=scanner)
        grid = [[bare(cell) for cell in row] for row in sandbox.rows(data, name)]
    else:
        grid = read_csv(data, words)
    table_of(grid, words)
    return Upload(name, hashlib.sha256(data).hexdigest(), grid)


def read_csv(data: bytes, words: Words) -> Grid:
    """The cells of a CSV file in UTF-8 (or Excel's UTF-16), parted by comma, semicolon or tab."""
    code = next((code for bom, code in BOMS.items() if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(code)
    except UnicodeDecodeError:
        raise Refused("not_text") from None
    if "\x00" in text:
        raise Refused("not_text")
    # A longer cell is refused by the name of its column, not by Python's own limit.
    csv.field_size_limit(LARGEST)
    best = max(DELIMITERS, key=lambda mark: _heads_found(_parsed(text, mark, HEAD_WITHIN), words))
    return _parsed(text, best, MOST_ROWS + HEAD_WITHIN + 1)


def table_of(grid: Grid, words: Words) -> Table:
    """Find the head and the rows below it. Refused: no head, a column missing or there twice."""
    known = heads_of(words)
    counts = [len(set(_columns(row, known)) - {None}) for row in grid[:HEAD_WITHIN]]
    if not counts or max(counts) < 2:
        raise Refused("import_no_head", within=HEAD_WITHIN)
    at = counts.index(max(counts))
    columns = _columns(grid[at], known)
    twice = [column for column in Column if columns.count(column) > 1]
    if twice:
        raise Refused("import_head_twice", columns=twice)
    missing = [column for column in NEEDED if column not in columns]
    if missing:
        raise Refused("import_head_missing", columns=missing)
    unknown = tuple(
        said.strip()[:60] for said, column in zip(grid[at], columns, strict=True)
        if column is None and said.strip()
    )
    rows = [
        (number, row) for number, row in enumerate(grid[at + 1 :], at + 2)
        if any(cell.strip() for cell in row)
    ]
    if not rows:
        raise Refused("import_no_rows")
    if len(rows) > MOST_ROWS:
        raise Refused("import_too_many", most=MOST_ROWS)
    return Table(tuple(columns), unknown, rows)


def heads_of(words: Words) -> dict[str, Column]:
    """The columns by their heads, folded: marks, case, blanks and commas do not matter."""
    found = {fold_number(said): column for said, column in words.other_headers.items()}
    return found | {fold_number(said): column for column, said in words.headers.items()}


def write_csv(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """CSV as RFC 4180 says, with the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


@dataclass(frozen=True, slots=True)
class Note:
    """A sheet of plain lines beside the rows."""

    name: str
    lines: list[list[str]]


def write_xlsx(
    name: str,
    heads: dict[Column, str],
    rows: Iterable[dict[Column, str | date | None]],
    *,
    notes: Iterable[Note],
    title: str,
    at: datetime,
) -> bytes:
    """A workbook: the rows with their days as days and words as words, then the notes."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False,
                                      "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": title, "created": local(at).replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 3)
    for place, (column, said) in enumerate(heads.items()):
        sheet.set_column(place, place, WIDTHS.get(column, 18), day if column in DAYS else wrapped)
        sheet.write_string(0, place, said, bold)
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(heads):
            _put(sheet, number, place, row[column], day)
    for note in notes:
        beside = book.add_worksheet(note.name)
        beside.set_column(0, 6, 40, wrapped)
        for number, line in enumerate(note.lines):
            for place, said in enumerate(line):
                beside.write_string(number, place, said, wrapped)
    book.close()
    return kept.getvalue()


def _put(sheet: Any, number: int, place: int, value: str | date | None, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date) and value >= FIRST_DAY_OF_EXCEL:
        sheet.write_datetime(number, place, value, day)
        return
    said = value.strftime("%d/%m/%Y") if isinstance(value, date) else guarded(value)
    # One document that no rule of today let in must not keep all others from going out.
    sheet.write_string(number, place, said[:LONGEST_CELL])


def _parsed(text: str, delimiter: str, most: int) -> Grid:
    found: Grid = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(found) > most:
                raise Refused("import_too_many", most=MOST_ROWS)
            # A mark that is only tried may part a cell of words into many.
            if most != HEAD_WITHIN and len(row) > MOST_COLUMNS:
                raise Refused("import_columns", most=MOST_COLUMNS)
            found.append([bare(cell) for cell in row[:MOST_COLUMNS]])
            if most == HEAD_WITHIN == len(found):
                break
    except csv.Error:
        raise Refused("import_csv", line=len(found) + 1) from None
    return found


def _heads_found(grid: Grid, words: Words) -> int:
    known = heads_of(words)
    return max((len(set(_columns(row, known)) - {None}) for row in grid), default=0)


def _columns(row: list[str], known: dict[str, Column]) -> list[Column | None]:
    return [known.get(fold_number(cell)) if len(cell) < 60 else None for cell in row]
