"""Helpers of the tests of import and export: files of rows, the dry run, the import."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

import cast
import evidence_files as made
import openpyxl
from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.texts import exchange as words
from db import Database
from db.models import Document
from registry.exchange import sheets
from registry.exchange.apply import Imported, import_documents
from registry.exchange.columns import Column
from registry.exchange.plan import Plan, plan_import

HEADS = {column: words.WORDS.headers[column] for column in Column}
SAMPLE = {
    Column.KIND: "Quyết định", Column.NUMBER: "123/QĐ-UBND", Column.LEVEL: "Tỉnh",
    Column.ISSUER: "UBND tỉnh Trà Vinh", Column.ISSUED_ON: "05/10/2022",
}  # fmt: skip
KEY = "123-qd-ubnd-2022"


def csv_of(grid: Iterable[Iterable[str]], mark: str = ",") -> bytes:
    """A CSV file of cells."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=mark).writerows(grid)
    return text.getvalue().encode()


def sent(grid: Iterable[Iterable[str]]) -> sheets.Upload:
    """A file of cells as it was received."""
    return sheets.receive(csv_of(grid), "a.csv", words.WORDS)


def sent_of(rows: Iterable[dict[Column, str]], columns: Iterable[Column]) -> sheets.Upload:
    """A file of rows with some of the columns."""
    listed = list(dict.fromkeys(columns))
    return sent([[HEADS[one] for one in listed],
                 *([row.get(one, "") for one in listed] for row in rows)])


def upload(rows: Iterable[dict[Column, str]]) -> sheets.Upload:
    """A file of rows with every column."""
    return sent_of(rows, Column)


def plan(database: Database, given: sheets.Upload, name: str = "officer") -> Plan:
    """The dry run of a file by one of the cast."""
    with database.reading() as rows:
        return plan_import(rows, given, words.WORDS, actor=cast.actor(rows, name), at=cast.MOMENT)


def apply(
    database: Database, given: sheets.Upload, name: str = "officer", *,
    is_other: bool = False, expected: str = "",
) -> Imported:
    """Import a file as its dry run of now says."""
    expected = expected or plan(database, given, name).digest
    with database.writing() as rows:
        return import_documents(rows, given, words.WORDS, expected=expected, is_other=is_other,
                                reason="Nhập từ tệp", actor=cast.actor(rows, name),
                                at=cast.MOMENT)


def document(rows: Session, key: str = KEY) -> Document:
    """A document by its key."""
    return rows.scalars(select(Document).where(Document.key == key)).one()


def workbook(
    rows: Iterable[dict[Column, Any]], far: tuple[int, int] | None = None, says: str | None = None
) -> bytes:
    """A workbook of openpyxl, perhaps with one cell far away."""
    book = openpyxl.Workbook()
    book.active.append(list(HEADS.values()))
    for row in rows:
        book.active.append([row.get(column) for column in Column])
    if far:
        book.active.cell(*far).number_format = "0"
        book.active.cell(*far).value = says
        book.active.row_dimensions[far[0]].height = 20
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _entities() -> bytes:
    return made.changed(workbook([SAMPLE]), swap={b"<worksheet": made.DOCTYPE + b"<worksheet"})


HOSTILE: dict[str, Callable[[], tuple[bytes, str]]] = {
    "a bomb": lambda: (made.of_zeros(workbook([SAMPLE]), 64 * 2**20), "evidence_bomb"),
    "entities": lambda: (_entities(), "evidence_crooked"),
    "macros": lambda: (
        made.changed(workbook([SAMPLE]), add={"xl/vbaProject.bin": b"x"}), "evidence_macro"
    ),
    "a password": lambda: (made.flagged(workbook([SAMPLE])), "evidence_encrypted"),
    "half of it": lambda: (workbook([SAMPLE])[:900], "evidence_unreadable"),
    "fetched data": lambda: (
        made.related(workbook([SAMPLE]), "externalLink", "https://x.example/a"),
        "evidence_external",
    ),
    "a secret": lambda: (
        workbook([{**SAMPLE, Column.SUBJECT: made.MARK}]), "evidence_secret"
    ),
}  # fmt: skip
