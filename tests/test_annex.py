"""The annex of a round: a true workbook; its figures are the board's, its words only words."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import cast
import openpyxl
import pytest
from test_screens import make_internal

from dashboard import annex, texts
from dashboard.making import MAKERS, Cancelled, Order, quietly
from dashboard.queries import board as boards
from dashboard.queries import scores
from dashboard.texts import annex as words
from dashboard.texts import paper_words
from db import Database
from db.vocabulary import Outcome, State
from registry.clock import day_of
from registry.errors import NotAllowed, NotFound, Refused
from registry.extensions import ask, decide
from registry.progress import StatusInput, record_status
from registry.rounds import open_round
from registry.settings import choices
from registry.standing import Standing

Open = Callable[..., cast.Browser]
ADDRESS = "/papers/annex.xlsx?round=2026"
CALC = "=cmd|' /C calc'!A0"
LINK = "https://example.vn/ket-qua"
HEADS = [head for head, *_ in words.COLUMNS]


def save(database: Database, code: str, path: str, at: datetime = cast.MOMENT, **said: Any) -> None:
    """An officer saves a report."""
    with database.writing() as rows:
        one = cast.report_of(rows, code, path)
        record_status(rows, one.id, StatusInput(**said), expected_version=one.version,
                      op_id=cast.new_op(), actor=cast.actor(rows, "officer"), at=at)


def made(
    database: Database, who: str = "officer", as_of: datetime | None = None, **wanted: str
) -> Any:
    """The annex as the queue makes it, opened again."""
    with database.reading() as rows:
        order = Order(cast.actor(rows, who), cast.MOMENT + timedelta(hours=1), choices(rows),
                      wanted or {"round": "2026"}, as_of, False)
        data = MAKERS["annex"].make(rows, order, quietly).data
    return openpyxl.load_workbook(io.BytesIO(data))


def table(book: Any, number: int = 0) -> list[dict[str, Any]]:
    """The rows below the head of a sheet, by their heads."""
    rows = [[cell.value for cell in row] for row in book.worksheets[number].iter_rows()]
    at = next(place for place, row in enumerate(rows)
              if row[0] in (HEADS[0], words.TOTAL_HEADS[0]))
    return [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :] if row[1] is not None]


def row_of(book: Any, agency: str, path: str) -> dict[str, Any]:
    return next(row for row in table(book)
                if row["Cơ quan thực hiện"] == agency and row["Mục"] == path)


def test_the_full_table_is_framed_to_be_read_filtered_and_printed(
    browser: Open, database: Database
) -> None:
    answer = browser("leader").http.get(ADDRESS)
    assert "phu-luc-2026-20261110-09" in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert tuple(book.sheetnames) == words.SHEETS
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "E7"
    assert sheet.auto_filter.ref == "A6:W873"
    assert sheet.print_area == "'Phụ lục'!$A$1:$W$873"
    assert sheet.print_title_rows == "$6:$6"
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("landscape", 8)
    # One page wide is what a file that is silent about it means.
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
    assert len(table(book)) == 867
    above = [sheet.cell(row, 1).value for row in range(1, 6)]
    assert "Số liệu lúc 09:00 ngày 10/11/2026" in above
    assert any(line and line.startswith("Tỷ lệ hoàn thành = ") for line in above)


def test_days_are_days_shares_are_percentages_and_words_are_words(database: Database) -> None:
    save(database, "so-tu-phap", cast.DATED_TASK, state=State.DONE, percent=100, result=CALC,
         product=LINK, difficulties="+84 123", proposals="dòng một\ndòng hai")
    book = made(database)
    row = next(one for one in table(book) if one["Trạng thái"] == "Hoàn thành")
    assert row["Thời hạn"] == datetime(2026, 11, 14)  # noqa: DTZ001 a cell knows no zone
    assert row["Ngày báo cáo"] == datetime(2026, 11, 10)  # noqa: DTZ001
    assert row["Cập nhật lúc"] == datetime(2026, 11, 10, 9)  # noqa: DTZ001
    assert (row["Tiến độ"], row["Kết quả"], row["Sản phẩm"]) == (1, f"'{CALC}", LINK)
    assert row["Đánh giá"] == "Hoàn thành đúng hạn"
    kinds = {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line}
    assert "f" not in kinds
    assert not [cell for sheet in book for line in sheet.iter_rows() for cell in line
                if cell.hyperlink]
    percent = HEADS.index("Tiến độ") + 1
    assert {book.worksheets[0].cell(line, percent).number_format for line in range(7, 20)} == {
        "0%"}


def test_nothing_is_invented_where_nobody_said_anything(database: Database) -> None:
    for row in table(made(database)):
        assert (row["Tiến độ"], row["Ngày báo cáo"], row["Kết quả"], row["Cập nhật lúc"]) == (
            None, None, None, None)
        assert (row["Số lần gia hạn"], row["Hạn trước gia hạn"]) == (0, None)
        assert (row["Thời hạn"] == words.NO_DUE) is (row["Đánh giá"] == "Không thời hạn")


def test_the_figures_are_the_boards_and_add_up(database: Database) -> None:
    save(database, "so-tu-phap", cast.DATED_TASK, state=State.DONE, percent=100, result="Xong")
    save(database, "so-y-te", "II.2.a", state=State.NOT_APPLICABLE)
    book = made(database)
    with database.reading() as rows:
        chosen = choices(rows)
        lines = boards.board(rows, cast.round_of(rows).id, today=day_of(cast.MOMENT),
                             choices=chosen)
        tally = boards.tally(lines)
        rate = scores.completion(tally, chosen)
    full, totals = table(book), table(book, 1)
    *agencies, whole = [row for row in totals if row["Tổng số lượt"] is not None]
    assert whole["Cơ quan"] == words.TOTAL
    for kind in Standing:
        said = texts.STANDINGS[kind]
        assert whole[said] == tally.by_standing[kind] == sum(row[said] for row in agencies)
        assert whole[said] == sum(row["Đánh giá"] == said for row in full)
    assert whole["Tổng số lượt"] == tally.total == len(full) == sum(
        whole[texts.STANDINGS[kind]] for kind in Standing)
    assert (whole["Tử số"], whole["Mẫu số"]) == (rate.part, rate.whole)
    assert whole["Tỷ lệ hoàn thành"] == pytest.approx(rate.part / rate.whole)


def test_a_past_moment_gives_what_was_said_then(database: Database) -> None:
    first, later = cast.MOMENT - timedelta(days=2), cast.MOMENT - timedelta(days=1)
    save(database, "so-tu-phap", "II.2.a", first, state=State.IN_PROGRESS, percent=10, result="Cũ")
    save(database, "so-tu-phap", "II.2.a", later, state=State.IN_PROGRESS, percent=90,
         result="Mới")
    then = row_of(made(database, as_of=first), "Sở Tư pháp", "II.2.a")
    now = row_of(made(database), "Sở Tư pháp", "II.2.a")
    assert (then["Tiến độ"], then["Kết quả"]) == (0.1, "Cũ")
    assert (now["Tiến độ"], now["Kết quả"]) == (0.9, "Mới")
    with pytest.raises(Refused, match="annex_empty"):
        made(database, as_of=cast.SET_UP - timedelta(days=1))


def test_a_later_day_is_told_with_the_day_before_it(database: Database) -> None:
    with database.writing() as rows:
        one = cast.report_of(rows)
        asked = ask(rows, one.id, date(2026, 11, 30), "Chờ số liệu của huyện",
                    actor=cast.actor(rows, "agency"), at=cast.MOMENT)
        decide(rows, asked.id, Outcome.GRANTED, "Đồng ý gia hạn",
               expected_version=asked.version, actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    row = next(row for row in table(made(database)) if row["Số lần gia hạn"])
    assert row["Hạn trước gia hạn"] == datetime(2026, 11, 14)  # noqa: DTZ001
    assert row["Thời hạn"] == datetime(2026, 11, 30)  # noqa: DTZ001
    assert "Gia hạn từ ngày 14/11/2026" in row["Lý do thời hạn"]
    before = made(database, as_of=cast.MOMENT - timedelta(minutes=1))
    assert not any(row["Số lần gia hạn"] for row in table(before))


def test_an_agency_gets_its_own_rows_alone(browser: Open, database: Database) -> None:
    own = table(made(database, "agency"))
    assert {row["Cơ quan thực hiện"] for row in own} == {"Sở Tư pháp"}
    agency = browser("agency")
    assert agency.http.get(f"{ADDRESS}&agency=so-tu-phap").status_code == 200
    assert agency.http.get(f"{ADDRESS}&agency=so-y-te").status_code == 404
    assert len(table(made(database, round="2026", agency="so-y-te"))) == len(own)


def test_what_cannot_be_made_is_said_in_a_sentence(browser: Open, database: Database) -> None:
    officer = browser("officer")
    for query, status in (("round=1999", 404), ("round=x", 422), ("", 422)):
        answer = officer.http.get(f"/papers/annex.xlsx?{query}")
        assert answer.status_code == status
        assert answer.json["error"]
    assert browser("admin").http.get(ADDRESS).status_code == 403
    with pytest.raises(NotFound):
        made(database, round="2026", agency="không có")
    with pytest.raises(NotAllowed):
        made(database, "admin")


def test_several_rounds_stand_in_one_table_and_are_ordered_in_the_background(
    database: Database,
) -> None:
    with database.writing() as rows:
        open_round(rows, cast.plan_of(rows).id, 2027, opens_on=date(2027, 1, 4),
                   actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    rows_ = table(made(database, rounds="2027,2026"))
    assert [row["STT"] for row in rows_] == list(range(1, 2 * 867 + 1))
    assert [rows_[0]["Kỳ"], rows_[-1]["Kỳ"]] == [2026, 2027]
    assert words.job_title({"rounds": "2026,2027"}) == "Phụ lục kỳ 2026, 2027"


def test_an_annex_nobody_wants_any_more_is_given_up(database: Database) -> None:
    def told(done: int, of: int, step: str = "") -> None:
        raise Cancelled

    with database.reading() as rows:
        order = Order(cast.actor(rows, "officer"), cast.MOMENT, choices(rows), {"round": "2026"},
                      None, False)
        with pytest.raises(Cancelled):
            annex.make(rows, order, told)


def test_demonstration_data_is_marked_on_every_sheet_and_in_the_name(
    browser: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = browser("officer")
    monkeypatch.setitem(officer.server.config, "IS_DEMONSTRATION", True)
    for address in (ADDRESS, "/update/template.xlsx?round=2026"):
        answer = officer.http.get(address)
        assert "TRINH-DIEN" in answer.headers["Content-Disposition"]
        for sheet in openpyxl.load_workbook(io.BytesIO(answer.data)):
            cells = [str(cell.value) for row in sheet.iter_rows(max_row=9) for cell in row]
            assert any("TRÌNH DIỄN" in cell for cell in cells)


def test_what_speaks_of_an_internal_document_stays_out_of_an_agency_s_table(
    database: Database, moment: Any
) -> None:
    before = table(made(database, who="agency"))
    hidden = make_internal(database)[:30]
    after = table(made(database, who="agency"))
    assert len(before) == len(after)
    assert hidden in str(before)
    assert hidden not in str(after)
    assert paper_words.HIDDEN_TASK in str(after)
    assert hidden in str(table(made(database)))
