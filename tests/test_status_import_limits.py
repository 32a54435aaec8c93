"""Tables meant to cost much, or whose rows do not say which report they mean."""

from __future__ import annotations

import io
import random
import string

import cast
import openpyxl
import pytest
import ugly

from db import Database
from registry.statuses import heads, named, sheets
from registry.statuses.columns import Column
from registry.statuses.plan import plan_statuses

HEADS = ["Mã dòng", "Mục", "Nhiệm vụ", "Cơ quan thực hiện", "Trạng thái", "Tiến độ"]


def sent(rows: list[list[object]]) -> sheets.Upload:
    """A sheet of these rows as it was received."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    into = io.BytesIO()
    book.save(into)
    return sheets.receive(into.getvalue(), "bảng.xlsx")


def codes(database: Database, upload: sheets.Upload, who: str = "officer") -> list[str]:
    """What its dry run refuses."""
    with database.reading() as rows:
        table = plan_statuses(rows, upload, cast.round_of(rows).id, actor=cast.actor(rows, who),
                              at=cast.MOMENT)
    return [problem.code for row in table.rows for problem in row.problems]


def odd_words(count: int) -> str:
    return " ".join("".join(random.choices(string.ascii_lowercase, k=4)) for _ in range(count))


def test_words_beyond_any_round_are_not_searched_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = []
    look = named.Known._look_for
    monkeypatch.setattr(named.Known, "_look_for",
                        lambda known, said: searched.append(said) or look(known, said))
    rows: list[list[object]] = [["", "", odd_words(20), odd_words(4), "Đang thực hiện", "50%"]
                                for _ in range(600)]
    refused = codes(database, sent([HEADS, *rows]))
    assert len(searched) <= named.MOST_SEARCHED
    assert len(refused) == 600


def test_heads_of_strangers_are_not_remembered_for_good() -> None:
    for _ in range(120):
        heads._placed([odd_words(4) for _ in range(60)], [""] * 60)
    assert heads._meaning.cache_info().currsize <= 4_096
    assert heads._meaning("x" * 5_000, 0) == (None, False)


@pytest.mark.parametrize(("path", "agency", "code"), [
    ("", "", []),
    (ugly.FIRST, "Sở Tư pháp", []),
    ("", "Một nơi không ai biết", []),
    (ugly.SECOND, "", ["sheet_key_other_task"]),
    ("", "Sở Y tế", ["sheet_key_other_agency"]),
])
def test_a_key_beside_another_task_or_agency_is_refused(
    database: Database, path: str, agency: str, code: list[str]
) -> None:
    with database.reading() as rows:
        one = cast.report_of(rows, "so-tu-phap", ugly.FIRST)
        key = named.write_key(cast.round_of(rows).year, "so-tu-phap", ugly.FIRST, one.version)
    upload = sent([HEADS, [key, path, "", agency, "Đang thực hiện", "12%"]])
    assert codes(database, upload) == code


@pytest.mark.parametrize(("head", "column"), [
    ("% hoàn thành", Column.PERCENT), ("Mức độ hoàn thành (%)", Column.PERCENT),
    ("Tỷ lệ hoàn thành (%)", Column.PERCENT), ("Mức độ hoàn thành", Column.STATE),
])
def test_a_head_with_a_percent_sign_is_of_percentages(head: str, column: Column) -> None:
    assert heads._meaning(head, 1) == (column, True)


def test_the_result_is_taken_from_the_column_that_is_called_so(database: Database) -> None:
    upload = sent([
        ["Mục", "Cơ quan", "Tình hình thực hiện", "Kết quả đạt được"],
        [ugly.FIRST, "Sở Tư pháp", "đang triển khai", "Đã mở 02 lớp tập huấn"],
    ])
    with database.reading() as rows:
        table = plan_statuses(rows, upload, cast.round_of(rows).id,
                              actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    assert table.head.places[Column.RESULT] == 3
