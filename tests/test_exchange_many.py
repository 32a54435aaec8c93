"""Many random documents: imported, exported and imported again without a difference.

10,000 of them by `EXCHANGE_ROWS=10000 python -m pytest tests/test_exchange_many.py`.
"""

from __future__ import annotations

import os
from typing import Any

import cast
import exchange_hand as hand
import openpyxl
import pytest
import random_documents as dice
from exchange_hand import apply, plan, upload

from dashboard.texts import exchange as words
from db import Database
from registry.exchange import sheets
from registry.exchange.columns import Column, guarded, write_day
from registry.exchange.held import held
from registry.exchange.plan import Verdict

ROWS = int(os.environ.get("EXCHANGE_ROWS", "300"))


def exported(database: Database) -> tuple[bytes, bytes]:
    """The whole registry as CSV and as a workbook."""
    with database.reading() as rows:
        cells = [one.cells(words.WORDS) for one in held(rows, dice.TODAY)]
    plain = ([write_day(cell) if hasattr(cell, "year") else cell or "" for cell in row.values()]
             for row in cells)
    book = sheets.write_xlsx("a", hand.HEADS, cells, notes=(words.guide(),), title="a",
                             at=cast.MOMENT)
    return sheets.write_csv(hand.HEADS.values(), plain), book


def cells_of(book: bytes) -> list[list[Any]]:
    """The cells of the first sheet of a workbook."""
    import io

    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.timeout(1200)
def test_random_documents_come_in_go_out_and_come_in_again_without_a_difference(
    database: Database,
) -> None:
    given = dice.rows(ROWS)
    assert apply(database, upload(given)).new == ROWS
    first = exported(database)
    for name, data in (("a.csv", first[0]), ("a.xlsx", first[1])):
        again = sheets.receive(data, name, words.WORDS)
        table = sheets.table_of(again.grid, words.WORDS)
        back = [dict(zip(Column, [*cells, *[""] * 17], strict=False)) | {Column.KEY: ""}
                for _, cells in table.rows[-ROWS:]]
        read = {one: [row[one] for row in back] for one in Column}
        sent = {one: [row[one] for row in given] for one in Column}
        if name == "a.csv":
            assert read == sent
        found = plan(database, again)
        assert set(found.count()) == {Verdict.SAME}
    assert set(plan(database, upload(given)).count()) == {Verdict.SAME}
    second = exported(database)
    assert second[0] == first[0]
    assert cells_of(second[1]) == cells_of(first[1])


def test_what_the_plan_came_with_goes_out_and_in_without_a_difference(database: Database) -> None:
    for name, data in zip(("a.csv", "a.xlsx"), exported(database), strict=True):
        again = sheets.receive(data, name, words.WORDS)
        assert set(plan(database, again).count()) == {Verdict.SAME}


@pytest.mark.parametrize("first", "=+-@＝＋－＠")
def test_what_a_table_program_would_run_goes_out_as_words_and_comes_back(
    database: Database, first: str
) -> None:
    apply(database, upload([hand.SAMPLE]))
    with database.writing() as rows:
        # No deed lets it in; a record of before the rule may hold it.
        hand.document(rows).subject = f"{first}1+1"
    data, book = exported(database)
    assert f",'{first}1+1" in data.decode()
    [row] = [row for row in cells_of(book) if row[0] == hand.KEY]
    assert row[list(Column).index(Column.SUBJECT)] == f"'{first}1+1"
    for name, sent in (("a.csv", data), ("a.xlsx", book)):
        again = sheets.receive(sent, name, words.WORDS)
        assert set(plan(database, again).count()) == {Verdict.SAME}


def test_the_guard_of_a_cell_is_undone_exactly() -> None:
    from registry.exchange.columns import bare

    for cell in ("=1", "'=1", "''＠a", "'a", "", "'", "a=1", "-"):
        assert bare(guarded(cell)) == cell
