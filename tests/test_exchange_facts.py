"""What a file may do to facts that stand: empty cells, cut cells, what a dry run vouches for."""

from __future__ import annotations

from dataclasses import replace

import exchange_hand as hand
import pytest
import random_documents as dice
from exchange_hand import HEADS, KEY, SAMPLE, apply, plan, upload
from test_exchange import problem
from test_exchange_many import cells_of, exported

from dashboard.texts import exchange as words
from db import Database
from registry.exchange import sheets, workbook
from registry.exchange.apply import Imported
from registry.exchange.columns import LONGEST_CELL, Column
from registry.exchange.held import held
from registry.exchange.plan import Verdict

FULL = {
    **SAMPLE, Column.EFFECTIVE_ON: "06/10/2022", Column.EXPIRES_ON: "01/01/2090",
    Column.SUBJECT: "Về việc thử", Column.SIGNER: "Lê Văn Hẳn", Column.VALIDITY: "Còn hiệu lực",
    Column.SENSITIVITY: "Công khai", Column.NAMES: "Quyết định thử", Column.ALIASES: "QĐ 123",
    Column.LINKS: "https://vbpl.vn/1", Column.NOTES: "một\nhai", Column.SOURCE: "Công báo số 5",
}  # fmt: skip
NOTES = [f"{number} {'x' * 990}" for number in range(50)]


def kept(database: Database) -> dict[Column, object]:
    """The document of the sample as a row."""
    with database.reading() as rows:
        return held(rows, dice.TODAY, ids=[hand.document(rows).id])[0].cells(words.WORDS)


# Empty cells


@pytest.mark.parametrize("empty", ["", " \n\xa0"])
def test_empty_cells_leave_every_fact_alone(database: Database, empty: str) -> None:
    apply(database, upload([FULL]))
    before = kept(database)
    blank = {**dict.fromkeys(Column, empty), Column.KEY: KEY}
    [row] = plan(database, upload([blank])).rows
    assert (row.verdict, row.problems) == (Verdict.SAME, [])
    assert apply(database, upload([{**blank, Column.SIGNER: "Thạch Ý"}])) == Imported(0, 1, 0)
    assert kept(database) == {**before, Column.SIGNER: "Thạch Ý"}


# Cells too long for a file


def many_notes(database: Database) -> str:
    """Give the sample more notes than a cell holds; the cell as it is exported."""
    apply(database, upload([FULL]))
    with database.writing() as rows:
        hand.document(rows).notes = NOTES
    return str(kept(database)[Column.NOTES])


def test_a_cell_too_long_is_cut_at_a_whole_entry_and_changes_nothing_coming_in(
    database: Database,
) -> None:
    cell = many_notes(database)
    lines = cell.split("\n")
    assert len(cell) < LONGEST_CELL
    assert lines == [*NOTES[:32], "… (còn 18 mục)"]
    for name, data in zip(("a.csv", "a.xlsx"), exported(database), strict=True):
        again = sheets.receive(data, name, words.WORDS)
        assert set(plan(database, again).count()) == {Verdict.SAME}
    sent = {Column.KEY: KEY, **FULL, Column.NOTES: cell, Column.SIGNER: "Thạch Ý"}
    assert apply(database, upload([sent])) == Imported(0, 1, 0)
    with database.reading() as rows:
        assert hand.document(rows).notes == NOTES


def test_half_of_a_fact_never_takes_the_place_of_the_whole(database: Database) -> None:
    cell = many_notes(database)
    for notes in (f"{cell}\nthêm", "\n".join(NOTES[:32]), "mới"):
        assert "tệp không chứa hết" in problem(database, {**FULL, Column.KEY: KEY,
                                                        Column.NOTES: notes})
    with database.writing() as rows:
        hand.document(rows).notes = ["một"]
    assert "tệp không chứa hết" in problem(database, {**FULL, Column.KEY: KEY, Column.NOTES: cell})


def test_a_new_source_is_taken_though_those_before_do_not_fit(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_notes(database)
    cut = lambda entries, more: more.format(count=len(list(entries)))  # noqa: E731
    monkeypatch.setattr("registry.exchange.held.joined", cut)
    sent = hand.sent_of([{**SAMPLE, Column.KEY: KEY, Column.SIGNER: "Thạch Ý",
                          Column.SOURCE: "Công báo số 6"}],
                        [*SAMPLE, Column.KEY, Column.SIGNER, Column.SOURCE])
    assert apply(database, sent) == Imported(0, 1, 0)


def test_no_single_cell_keeps_a_workbook_from_being_written(database: Database) -> None:
    apply(database, upload([SAMPLE]))
    with database.writing() as rows:
        hand.document(rows).signer = "x" * 40_000
    [row] = [row for row in cells_of(exported(database)[1]) if row[0] == KEY]
    assert len(row[list(Column).index(Column.SIGNER)]) == LONGEST_CELL


# What a dry run vouches for


@pytest.mark.parametrize("cells", [
    {Column.LINKS: "https://vbpl.vn/2"}, {Column.VALIDITY: "Hết hiệu lực một phần"},
    {Column.SOURCE: "Công báo số 6"}, {Column.SOURCE: "Công báo số 5 https://congbao.gov.vn/5"},
], ids=range(4))
def test_the_digest_holds_all_that_a_new_row_wants(
    database: Database, cells: dict[Column, str]
) -> None:
    one = upload([FULL])
    other = replace(upload([{**FULL, **cells}]), sha256=one.sha256)
    found = [plan(database, sent) for sent in (one, other)]
    assert [row.verdict for plan in found for row in plan.rows] == [Verdict.NEW] * 2
    assert found[0].digest != found[1].digest


def test_the_digest_holds_the_source_of_a_changed_row_and_the_file(database: Database) -> None:
    apply(database, upload([FULL]))
    changed = {**FULL, Column.KEY: KEY, Column.SIGNER: "Thạch Ý", Column.SOURCE: "Công báo số 6"}
    one = upload([changed])
    other = replace(upload([{**changed, Column.SOURCE: "Công báo số 7"}]), sha256=one.sha256)
    digests = [plan(database, sent).digest
               for sent in (one, one, other, replace(one, sha256="0" * 64))]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3


# Many columns


def test_columns_are_counted_by_the_mark_that_parts_them_alone(database: Database) -> None:
    many = {**SAMPLE, Column.SUBJECT: "một, " * 80 + "hết"}
    data = hand.csv_of([HEADS.values(), [many.get(one, "") for one in Column]], ";")
    [row] = plan(database, sheets.receive(data, "a.csv", words.WORDS)).rows
    assert row.verdict is Verdict.NEW
    assert sheets.MOST_COLUMNS == workbook.MOST_COLUMNS
