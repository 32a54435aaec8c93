"""Tables of statuses: read however crooked, compared, recorded whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import cast
import openpyxl
import pytest
import ugly
from hypothesis import given
from hypothesis import strategies as some

from dashboard.texts import refusals
from db import Database
from db.vocabulary import State, Verification
from registry.errors import NothingChanged, Refused
from registry.progress import StatusInput, record_status
from registry.statuses import sheets, values
from registry.statuses.apply import Recorded, record_statuses
from registry.statuses.columns import Column
from registry.statuses.plan import Plan, RowPlan, Verdict, plan_statuses
from registry.verification import verify

OWN = "so-tu-phap"


def sent(data: bytes, name: str = "bảng.xlsx") -> sheets.Upload:
    """A table as it was received."""
    return sheets.receive(data, name)


def plan(database: Database, upload: sheets.Upload, who: str = "officer") -> Plan:
    """Its dry run by one of the cast."""
    with database.reading() as rows:
        return plan_statuses(rows, upload, cast.round_of(rows).id, actor=cast.actor(rows, who),
                             at=cast.MOMENT)


def record(
    database: Database, upload: sheets.Upload, who: str = "officer", *, leaves: bool = False,
    expected: str = "",
) -> Recorded:
    """Record it as its dry run of now says."""
    expected = expected or plan(database, upload, who).digest
    with database.writing() as rows:
        return record_statuses(rows, upload, cast.round_of(rows).id, expected=expected,
                               leaves_others=leaves, actor=cast.actor(rows, who), at=cast.MOMENT)


def said(database: Database, path: str = ugly.FIRST, code: str = OWN) -> tuple[Any, ...]:
    """What is recorded of a report."""
    with database.reading() as rows:
        one = cast.report_of(rows, code, path)
        return one.state, one.percent, one.result, one.verification, one.version


def save(
    database: Database, path: str = ugly.FIRST, who: str = "officer", *, at: datetime = cast.MOMENT,
    **words: Any,
) -> None:
    """Somebody saves a report by its form."""
    with database.writing() as rows:
        one = cast.report_of(rows, OWN, path)
        typed = {"state": State.IN_PROGRESS, "percent": 10, "result": "Ghi tay"} | words
        record_status(rows, one.id, StatusInput(**typed), expected_version=one.version,
                      op_id=cast.new_op(), actor=cast.actor(rows, who), at=at)


def only(table: Plan, verdict: Verdict) -> list[RowPlan]:
    return [row for row in table.rows if row.verdict is verdict]


def codes(table: Plan) -> list[str]:
    return [problem.code for row in table.rows for problem in row.problems]


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("kind", ugly.ALIKE)
def test_a_table_is_understood_however_it_is_laid_out(database: Database, kind: str) -> None:
    upload = sent(ugly.ALIKE[kind]())
    table = plan(database, upload)
    assert codes(table) == []
    assert len(only(table, Verdict.CHANGED)) == 2
    assert record(database, upload) == Recorded(2, 0, 0)
    assert said(database)[:3] == (State.IN_PROGRESS, 40, ugly.ROWS[0][6])
    assert said(database, ugly.SECOND)[:3] == (State.AWAITING, 100, ugly.ROWS[1][6])


@pytest.mark.parametrize("kind", ugly.HOSTILE)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(kind: str) -> None:
    make, name, code = ugly.HOSTILE[kind]
    with pytest.raises(Refused) as refused:
        sent(make(), name)
    if code:
        assert refused.value.code == code
    assert refused.value.code in refusals.sentences()


def test_the_days_are_read_from_words_and_done_means_done(database: Database) -> None:
    assert record(database, sent(ugly.date_words())).changed == 2
    with database.reading() as rows:
        for path in (ugly.FIRST, ugly.SECOND):
            one = cast.report_of(rows, OWN, path)
            assert (one.state, one.percent) == (State.DONE, 100)
            assert one.reported_on == date(2026, 11, 5)


def test_merged_tasks_go_to_the_agency_of_each_row(database: Database) -> None:
    upload = sent(ugly.merged_tasks())
    below = plan(database, upload).rows[1]
    assert below.above
    record(database, upload)
    assert said(database, code="so-y-te")[:3] == (State.IN_PROGRESS, 20, "Đang lấy ý kiến")


@pytest.mark.parametrize(
    ("place", "cell", "code"),
    [
        (1, "IX.9", "sheet_two_tasks"), (3, "Sở Không Có", "sheet_unknown_agency"),
        (4, "gần xong", "sheet_state"), (4, "Quá hạn", "sheet_state"),
        (5, "1", "sheet_percent_unsure"), (5, "140%", "sheet_percent"),
        (5, "=1/2", "sheet_formula"), (6, "=cmd|' /C calc'!A0", "sheet_formula"),
        (3, None, "sheet_no_agency"), (3, "UBND tỉnh", "sheet_no_report"),
        (6, "x" * 10_001, "text_too_long"), (4, "Chưa thực hiện", "not_started_above_0"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_understood_is_refused_with_its_reason(
    database: Database, place: int, cell: Any, code: str
) -> None:
    row = [*ugly.ROWS[0][:place], cell, *ugly.ROWS[0][place + 1 :]]
    if code == "sheet_two_tasks":
        row[1] = "II.3.a"
    table = plan(database, sent(ugly.plain(row, ugly.ROWS[1])))
    assert codes(table) == [code]
    assert [row.verdict for row in table.rows] == [Verdict.REFUSED, Verdict.CHANGED]
    assert code in refusals.sentences()


def test_nothing_is_written_of_a_table_with_a_refused_row_unless_one_says_so(
    database: Database,
) -> None:
    bad = [*ugly.ROWS[0][:4], "gần xong", *ugly.ROWS[0][5:]]
    upload, before = sent(ugly.plain(bad, ugly.ROWS[1])), cast.census(database)
    with pytest.raises(Refused, match="sheet_refused"):
        record(database, upload)
    assert cast.census(database) == before
    assert record(database, upload, leaves=True) == Recorded(1, 0, 1)
    assert said(database)[0] is State.NOT_STARTED


def test_a_refusal_in_the_midst_of_recording_leaves_nothing_behind(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from registry.statuses import apply

    upload, before, done = sent(ugly.plain()), cast.census(database), []

    def second_fails(*given: Any, **named: Any) -> Any:
        done.append(1)
        if len(done) == 2:
            raise Refused("round_locked", year=2026)
        return record_status(*given, **named)

    monkeypatch.setattr(apply, "record_status", second_fails)
    with pytest.raises(Refused, match="round_locked"):
        record(database, upload)
    assert cast.census(database) == before


def test_the_same_file_twice_changes_nothing(database: Database) -> None:
    upload = sent(ugly.plain())
    record(database, upload)
    before = cast.census(database)
    assert [row.verdict for row in plan(database, upload).rows] == [Verdict.SAME] * 2
    with pytest.raises(NothingChanged):
        record(database, upload)
    assert cast.census(database) == before


def test_each_row_is_history_and_log_and_the_import_one_line_more(database: Database) -> None:
    record(database, sent(ugly.plain()))
    with database.reading() as rows:
        assert len(cast.deeds(rows, "record_status")) == 2
        [line] = cast.deeds(rows, "import_statuses")
        assert (line.details["changed"], line.details["name"]) == (2, "bảng.xlsx")


def test_an_empty_cell_leaves_its_field_alone(database: Database) -> None:
    save(database, result="Giữ nguyên", difficulties="Thiếu người")
    row = [*ugly.ROWS[0][:5], "60%", None]
    record(database, sent(ugly.plain(row)))
    assert said(database)[:3] == (State.IN_PROGRESS, 60, "Giữ nguyên")


def test_a_row_that_twice_means_one_report_is_refused_the_second_time(database: Database) -> None:
    table = plan(database, sent(ugly.plain(ugly.ROWS[0], ugly.ROWS[0])))
    assert [row.verdict for row in table.rows] == [Verdict.CHANGED, Verdict.REFUSED]
    assert codes(table) == ["sheet_twice"]


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [("08:59 10/11/2026", Verdict.CONFLICT), ("09/11/2026", Verdict.CONFLICT),
     ("09:00 10/11/2026", Verdict.CHANGED), ("10/11/2026", Verdict.CHANGED)],
)
def test_a_newer_entry_is_not_overwritten(
    database: Database, shown: str, verdict: Verdict
) -> None:
    save(database)
    head, row = [*ugly.HEAD, "Cập nhật lúc"], [*ugly.ROWS[0], shown]
    upload = sent(ugly.plain(row, head=head))
    assert plan(database, upload).rows[0].verdict is verdict
    if verdict is Verdict.CONFLICT:
        with pytest.raises(Refused, match="sheet_refused"):
            record(database, upload)
        assert said(database)[2] == "Ghi tay"


def test_what_moved_since_the_dry_run_is_shown_again(database: Database) -> None:
    upload = sent(ugly.plain())
    digest = plan(database, upload).digest
    save(database)
    with pytest.raises(Refused, match="sheet_moved"):
        record(database, upload, expected=digest)


def test_an_agency_records_its_own_rows_and_no_other(database: Database) -> None:
    foreign = [3, ugly.FIRST, ugly.WORDS[ugly.FIRST], ugly.OTHER, "Đang thực hiện", "5%", "x"]
    upload = sent(ugly.plain(*ugly.ROWS, foreign))
    assert codes(plan(database, upload, "agency")) == ["sheet_foreign"]
    assert record(database, upload, "agency", leaves=True) == Recorded(2, 0, 1)
    assert said(database)[3] is Verification.SELF_REPORTED
    assert said(database, code="so-y-te")[0] is State.NOT_STARTED


def test_an_agency_that_says_done_awaits_being_confirmed(database: Database) -> None:
    row = [*ugly.ROWS[0][:4], "Đã xong", "100%", "Đã làm"]
    record(database, sent(ugly.plain(row)), "agency")
    assert said(database)[0] is State.AWAITING
    record(database, sent(ugly.plain(row)), "officer")
    assert said(database)[0] is State.DONE


def test_an_agency_needs_no_column_of_agencies(database: Database) -> None:
    rows = [[*row[:3], *row[4:]] for row in [ugly.HEAD, *ugly.ROWS]]
    upload = sent(ugly.book(("Bảng", rows)))
    assert codes(plan(database, upload)) == ["sheet_no_agency"] * 2
    assert record(database, upload, "agency").changed == 2


def test_a_leader_may_not_and_a_locked_round_takes_nothing(database: Database) -> None:
    from registry.errors import NotAllowed

    upload = sent(ugly.plain())
    with pytest.raises(NotAllowed):
        plan(database, upload, "leader")
    with database.writing() as rows:
        around = cast.round_of(rows)
        around.closed_at = around.locked_at = cast.MOMENT
    assert set(codes(plan(database, upload, "agency"))) == {"round_locked"}
    assert set(codes(plan(database, upload))) == {"round_locked"}


def test_what_was_confirmed_stays_so_when_an_officer_puts_its_words_right(
    database: Database,
) -> None:
    save(database, state=State.DONE, percent=100, result="Xong")
    with database.writing() as rows:
        one = cast.report_of(rows, OWN, ugly.FIRST)
        verify(rows, one.id, expected_version=one.version, op_id=cast.new_op(),
               actor=cast.actor(rows, "officer"), at=cast.MOMENT + timedelta(minutes=1))
    row = [*ugly.ROWS[0][:4], "Hoàn thành", "100%", "Xong, đúng chữ"]
    record(database, sent(ugly.plain(row)))
    assert said(database)[2:4] == ("Xong, đúng chữ", Verification.VERIFIED)


def test_columns_can_be_put_right_by_a_person(database: Database) -> None:
    head = [*ugly.HEAD[:6], "Ghi chú"]
    upload = sent(ugly.plain(*ugly.ROWS, head=head))
    assert Column.RESULT not in plan(database, upload).head.places
    chosen = sheets.Upload(upload.name, upload.sha256, upload.sheets, {Column.RESULT: 6})
    record(database, chosen)
    assert said(database)[2] == ugly.ROWS[0][6]


# Cells


@given(some.dates(date(2000, 1, 1), date(2099, 12, 31)), some.sampled_from([
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "ngày {d} tháng {m} năm {y}",
    "Ngày {d:02} tháng {m:02} năm {y}", "{y}-{m:02}-{d:02}", " {d} / {m} / {y} ",
]))  # fmt: skip
def test_a_day_is_the_same_however_it_is_written(day: date, form: str) -> None:
    assert values.day(form.format(d=day.day, m=day.month, y=day.year)) == day
    assert values.day(str((day - values.EXCEL_BEGINS).days)) == day


@given(some.integers(0, 100))
def test_a_percentage_is_the_same_however_it_is_written(share: int) -> None:
    for form in (f"{share}%", f"{share} %", f" {share},0 % "):
        assert values.percent(form) == share
    if 0 < share < 100:
        assert values.percent(f"0,{share:02}") == share


@given(some.text(max_size=80))
def test_a_cell_is_a_value_or_a_refusal_and_nothing_else(cell: str) -> None:
    for read in (values.day, values.moment, values.percent, values.state):
        try:
            read(cell)
        except Refused as refused:
            code = refused.code
        else:
            continue
        assert code in refusals.sentences()


@pytest.mark.parametrize("cell", ["13/13/2026", "11/31/2026", "2026", "5/11", "", "31/02/2026",
                                  "ngày năm tháng mười một"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(Refused):
        values.day(cell)


# The sheet that is handed out

Open = Callable[..., cast.Browser]


def fetched(browser: cast.Browser, address: str) -> bytes:
    answer = browser.http.get(address)
    assert answer.status_code == 200, answer.text
    return bytes(answer.data)


@pytest.mark.parametrize("who", ["officer", "agency"])
def test_the_sheet_that_is_handed_out_comes_back_without_a_difference(
    browser: Open, database: Database, who: str
) -> None:
    save(database, percent=1, result="=cmd|' /C calc'!A0", difficulties="dòng một\r\ndòng hai  ")
    save(database, ugly.SECOND, state=State.DONE, percent=100, result="Xong")
    data = fetched(browser(who), "/update/template.xlsx?round=2026")
    table = plan(database, sent(data), who)
    assert codes(table) == []
    assert {row.verdict for row in table.rows} == {Verdict.SAME}
    assert len(table.rows) == (867 if who == "officer" else 31)


def test_only_what_was_typed_into_it_is_recorded_and_never_over_a_newer_entry(
    browser: Open, database: Database
) -> None:
    data = fetched(browser("agency"), "/update/template.xlsx?round=2026")
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.active
    head = next(row for row in sheet.iter_rows() if row[0].value == "Mã dòng")
    places = {cell.value: cell.column for cell in head}
    assert sheet.protection.sheet
    assert sheet.cell(head[0].row + 1, places["Mã dòng"]).protection.locked
    assert not sheet.cell(head[0].row + 1, places["Trạng thái"]).protection.locked
    row = next(one[0].row for one in sheet.iter_rows() if one[1].value == ugly.FIRST)
    sheet.cell(row, places["Trạng thái"]).value = "Đang thực hiện"
    sheet.cell(row, places["Tiến độ"]).value = 0.35
    out = io.BytesIO()
    book.save(out)
    upload = sent(out.getvalue())
    save(database, at=cast.MOMENT)
    table = plan(database, upload, "agency")
    assert len(only(table, Verdict.CONFLICT)) == 1
    assert len(only(table, Verdict.CHANGED)) == 0
