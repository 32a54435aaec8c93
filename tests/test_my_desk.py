"""An agency's desk: what it owes in groups that add up, the form, what comes back and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import cast
import orjson
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard import access, report_area, texts
from dashboard.pages import my
from dashboard.queries import my as desk
from dashboard.queries import tasks as reports
from dashboard.texts import my as words
from dashboard.texts import tasks as task_words
from dashboard.visit import Page, Visit
from db import Database
from db.models import Report, Round
from db.vocabulary import State, Verification
from registry import drafts
from registry.clock import day_of
from registry.progress import StatusInput, record_status
from registry.rounds import open_round
from registry.settings import Choices
from registry.verification import send_back, verify

Open = Callable[..., cast.Browser]
TODAY = day_of(cast.MOMENT)
REASON = "Chưa nêu số lớp tập huấn; đề nghị bổ sung số liệu."
SAVE = "..report-key.data...report-saved.data...report-said.tree.."
DECIDE = next(name for name in access.POLICIES if "decision-said.tree" in name)


def visit(rows: Session, name: str = "agency", **query: str) -> Visit:
    """One of the cast opens a page with these filters."""
    return Visit(rows, cast.actor(rows, name), cast.MOMENT, TODAY, Choices(), query)


def parts(one: Any) -> Iterator[Any]:
    """Every component of a page or a part of one."""
    if isinstance(one, Page):
        one = one.body
    for part in one if isinstance(one, list | tuple) else [one]:
        yield part
        children = getattr(part, "children", None)
        if children is not None and not isinstance(children, str):
            yield from parts(children)


def said(one: Any) -> str:
    """The drawn words of a page, each list of them whole."""
    return " ".join(_words(orjson.loads(part.tree)) for part in parts(one)
                    if isinstance(getattr(part, "tree", None), str))


def _words(node: Any) -> str:
    if isinstance(node, list):
        return "".join(_words(child) for child in node if not isinstance(child, dict))
    return "" if node is None else str(node)


def control(page: Any, name: str) -> Any:
    """The control of a form by its id."""
    return next((part for part in parts(page) if getattr(part, "id", None) == name), None)


def write(
    database: Database, state: State, path: str = cast.DATED_TASK, who: str = "agency",
    year: int = cast.YEAR, result: str = "xong", **more: Any,
) -> int:
    """One of the cast writes a report of so-tu-phap; its number."""
    with database.writing() as rows:
        report = of_year(rows, path, year)
        record_status(
            rows, report.id, StatusInput(state, result=result, **more),
            expected_version=report.version, op_id=cast.new_op(), actor=cast.actor(rows, who),
            at=cast.MOMENT,
        )
        return report.id


def of_year(rows: Session, path: str, year: int) -> Report:
    """so-tu-phap's report of a task in one round."""
    known = cast.plan_of(rows).id
    around = rows.scalars(select(Round).where(Round.plan_id == known, Round.year == year)).one()
    here = desk_task(rows, path)
    return rows.scalars(
        select(Report).where(Report.round_id == around.id, Report.task_id == here,
                             Report.agency_id == cast.actor(rows, "agency").agency_id)
    ).one()


def desk_task(rows: Session, path: str) -> int:
    """The number of the task at a place of the plan."""
    from dashboard.queries import plan as plans

    found = plans.tasks(rows, cast.plan_of(rows).id)
    return next(one.id for one in found if one.path == path)


def decide(database: Database, report_id: int, who: str = "officer", reason: str = "") -> None:
    """With a reason a report is returned, without one it is confirmed."""
    with database.writing() as rows:
        version = rows.get_one(Report, report_id).version
        common: dict[str, Any] = {
            "expected_version": version, "op_id": cast.new_op(),
            "actor": cast.actor(rows, who), "at": cast.MOMENT,
        }
        if reason:
            send_back(rows, report_id, reason, **common)
        else:
            verify(rows, report_id, **common)


def last_year(database: Database, **said: Any) -> None:
    """A round of 2025 with so-tu-phap's report of the dated task."""
    with database.writing() as rows:
        open_round(rows, cast.plan_of(rows).id, 2025, opens_on=date(2025, 1, 15),
                   actor=cast.actor(rows, "officer"), at=cast.SET_UP)
    write(database, State.IN_PROGRESS, year=2025, **said)


# The desk


def test_the_tiles_add_up_and_each_report_is_listed_once(database: Database) -> None:
    returned = write(database, State.AWAITING)
    decide(database, returned, reason=REASON)
    write(database, State.IN_PROGRESS, "II.2.b", percent=30)
    write(database, State.AWAITING, "II.2.c")
    decide(database, write(database, State.AWAITING, "II.2.d"))
    write(database, State.SUSPENDED, "II.2.e", who="officer")
    with database.reading() as rows:
        here = my._desk(visit(rows), cast.plan_of(rows).id, board_round(rows))
        counts = {group.value: len(lines) for group, lines in here.lines.items()}
        page = my.layout(visit(rows))
    assert {name: counts[name] for name in counts if name != "to-report"} == {
        "returned": 1, "in-hand": 1, "sent": 1, "confirmed": 1, "settled": 1
    }
    assert sum(counts.values()) == len(here.listed) == len({one.report_id for one in here.listed})
    for group, count in counts.items():
        assert f"{words.TILES[group]} ({count})" in said(page)
    in_hand = said(page).split(f"{words.TILES['in-hand']} (")[1].split("<h2")[0]
    in_hand = in_hand.split(f"{words.TILES['sent']} (")[0]
    assert words.SAVED in in_hand
    assert texts.VERIFICATIONS[Verification.SELF_REPORTED] not in in_hand
    assert said(page).count(words.SAVED) == 1


def board_round(rows: Session) -> Any:
    from dashboard.queries import board

    return board.rounds(rows, cast.plan_of(rows).id)[0]


def test_the_desk_says_whose_it_is_until_when_and_why_a_report_came_back(
    database: Database,
) -> None:
    decide(database, write(database, State.AWAITING), reason=REASON)
    with database.reading() as rows:
        shown = said(my.layout(visit(rows)))
    assert "Sở Tư pháp" in shown
    assert "Nhận báo cáo đến hết Thứ Bảy, 14/11/2026: còn 3 ngày làm việc" in shown
    assert REASON in shown
    returned, to_report = (shown.index(f"{words.TILES[name]} (") for name in
                           ("returned", "to-report"))
    assert returned < to_report


def test_reports_are_listed_by_their_day_those_without_one_last(database: Database) -> None:
    with database.writing() as rows:
        for path, due_on in (("II.2.c", date(2026, 11, 30)), ("II.2.b", date(2026, 11, 20))):
            cast.report_of(rows, "so-tu-phap", path).due_on = due_on
    with database.reading() as rows:
        here = my._desk(visit(rows), cast.plan_of(rows).id, board_round(rows))
        paths = [here.tasks[one.task_id].path for one in here.lines[desk.Group.TO_REPORT]]
    assert paths[:3] == [cast.DATED_TASK, "II.2.b", "II.2.c"]


def test_a_draft_is_marked_with_its_hour_for_its_writer_alone(database: Database) -> None:
    with database.writing() as rows:
        report = cast.report_of(rows)
        drafts.keep(rows, report.id, {"result": "nửa câu"}, based_on=1,
                    actor=cast.actor(rows, "agency"), at=cast.MOMENT)
    mark = words.DRAFT_AT.format(hour="09:00")
    with database.reading() as rows:
        assert mark in said(my.layout(visit(rows)))
        assert mark not in said(my.layout(visit(rows, "other-agency")))


def test_another_agency_s_report_does_not_open(database: Database) -> None:
    with database.reading() as rows:
        foreign = str(cast.report_of(rows, "so-y-te").id)
        page = my.layout(visit(rows, report=foreign))
        assert control(page, "report-form") is None
        assert words.TOO_FAR in said(page)


@pytest.mark.parametrize("who", ["leader", "officer", "admin"])
def test_only_an_agency_has_a_desk(browser: Open, who: str) -> None:
    assert texts.NO_RIGHT in browser(who).page("/my").text


# The form


def opened(database: Database, name: str = "agency") -> Any:
    """so-tu-phap's dated report of this year as one of the cast finds it."""
    with database.reading() as rows:
        row = of_year(rows, cast.DATED_TASK, cast.YEAR)
        report = reports.report_by_id(rows, row.id)
        return report_area.report_area(visit(rows, name), board_round(rows), report, "Nhiệm vụ")


def states(page: Any) -> list[str]:
    """What the form's select offers."""
    return [option["value"] for option in control(page, "report-state").options]


def test_an_agency_chooses_what_is_its_to_say_and_sends_by_a_button(database: Database) -> None:
    page = opened(database)
    assert states(page) == ["not_started", "in_progress"]
    assert not getattr(control(page, "report-send"), "style", None)
    assert control(page, "report-verified").style == {"display": "none"}
    officer = opened(database, "officer")
    assert states(officer) == [state.value for state in State]
    assert control(officer, "report-send").style == {"display": "none"}


def test_a_returned_report_opens_with_its_reason_over_the_fields(database: Database) -> None:
    decide(database, write(database, State.AWAITING), reason=REASON)
    shown = said(control(opened(database), "report-form"))
    assert REASON in shown
    assert shown.index(task_words.RETURNED_BECAUSE) < shown.index(task_words.AGENCY_HELP)


def test_a_draft_fills_the_form_and_says_so(database: Database) -> None:
    write(database, State.IN_PROGRESS, percent=20)
    with database.writing() as rows:
        report = cast.report_of(rows)
        drafts.keep(rows, report.id, {"state": "not_started", "percent": "0", "result": "nửa câu"},
                    based_on=report.version, actor=cast.actor(rows, "agency"), at=cast.MOMENT)
    page = opened(database)
    values = [control(page, f"report-{name}").value for name in ("state", "percent", "result")]
    assert values == ["not_started", "0", "nửa câu"]
    shown = said(page)
    assert task_words.DRAFT_OPEN.format(moment=texts.moment(cast.MOMENT)) in shown
    assert task_words.DRAFT_OUTDATED not in shown


def test_a_draft_older_than_the_record_stands_beside_what_the_record_says_now(
    database: Database,
) -> None:
    with database.writing() as rows:
        drafts.keep(rows, cast.report_of(rows).id, {"result": "nửa câu"}, based_on=1,
                    actor=cast.actor(rows, "agency"), at=cast.MOMENT)
    write(database, State.IN_PROGRESS, who="officer", result="Chữ Sở Nội vụ nhập")
    page = opened(database)
    assert control(page, "report-result").value == "nửa câu"
    assert task_words.DRAFT_OUTDATED in said(page)
    assert "Chữ Sở Nội vụ nhập" in said(control(page, "report-form"))


def test_last_year_is_shown_to_copy_from_and_fills_nothing_by_itself(database: Database) -> None:
    last_year(database, result="Kết quả năm trước", proposals="Đề xuất năm trước")
    page = opened(database)
    assert control(page, "report-result").value == ""
    shown = said(page)
    assert "Kết quả năm trước" in shown
    assert task_words.COPY.format(field=task_words.FIELDS["proposals"]) in shown
    assert task_words.COPY.format(field=task_words.FIELDS["product"]) not in shown


def test_last_year_is_the_round_before_and_the_agency_s_own(database: Database) -> None:
    last_year(database)
    with database.reading() as rows:
        found = {}
        for year in (2025, cast.YEAR):
            row = of_year(rows, cast.DATED_TASK, year)
            found[year] = desk.last_year(rows, reports.report_by_id(rows, row.id))
        assert found[2025] is None
        assert (found[cast.YEAR].year, found[cast.YEAR].result) == (2025, "xong")
        other = select(Report.id).where(Report.task_id == row.task_id,
                                        Report.round_id == row.round_id,
                                        Report.agency_id != row.agency_id)
        foreign = reports.report_by_id(rows, rows.scalars(other).first() or 0)
        assert desk.last_year(rows, foreign).result == ""


def form(report_id: int, version: int = 1, **fields: Any) -> dict[str, Any]:
    """What the form sends when a button is pressed."""
    values = {"state": "in_progress", "percent": "40", "result": "đang làm", **fields}
    return {
        "report-key.data": {"id": report_id, "version": version, "op": cast.new_op(),
                            "title": "Nhiệm vụ"},
        "report-save.n_clicks": 1,
        "report-send.n_clicks": 1,
        **{f"report-{name}.value": value for name, value in fields_of(values)},
    }


def fields_of(values: dict[str, Any]) -> list[tuple[str, Any]]:
    """The form's controls by their ids."""
    return [(name.replace("_", "-"), value) for name, value in values.items()]


def test_an_agency_saves_its_progress_and_sends_the_report(
    browser: Open, database: Database
) -> None:
    agency = browser("agency")
    with database.reading() as rows:
        report_id = cast.report_of(rows).id
    given = form(report_id, product="Kế hoạch 12", proposals="Bổ sung vốn")
    agency.call(SAVE, given, changed="report-save.n_clicks")
    answer = agency.call(SAVE, form(report_id, 2, product="Kế hoạch 12"),
                         changed="report-send.n_clicks")
    assert "Sở Nội vụ sẽ xác nhận hoặc trả lại" in answer.text
    with database.reading() as rows:
        report = rows.get_one(Report, report_id)
        assert (report.state, report.version) == (State.AWAITING, 3)
        assert (report.product, report.proposals) == ("Kế hoạch 12", "")
        assert report.reported_on == TODAY


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"percent": "101"}, "từ 0 đến 100, không phải 101"),
        ({"percent": "một nửa"}, "số nguyên từ 0 đến 100"),
        ({"result": "  "}, "Điền ô Kết quả"),
        ({"result": "đ" * 10_001}, "dài hơn 10000 ký tự"),
    ],
)
def test_a_refusal_is_said_beside_the_button_and_the_draft_stays(
    browser: Open, database: Database, given: dict[str, Any], sentence: str
) -> None:
    agency = browser("agency")
    with database.writing() as rows:
        report_id = cast.report_of(rows).id
        drafts.keep(rows, report_id, {"result": "nửa câu"}, based_on=1,
                    actor=cast.actor(rows, "agency"), at=cast.MOMENT)
    answer = agency.call(SAVE, form(report_id, **given), changed="report-send.n_clicks")
    assert sentence in _words(answer.json["response"]["report-said"]["tree"])
    with database.reading() as rows:
        assert rows.get_one(Report, report_id).version == 1
        assert desk.draft_of(rows, report_id, cast.user_of(rows, "agency").id) is not None


def test_last_year_s_words_are_sent_only_when_the_reader_says_they_still_hold(
    browser: Open, database: Database
) -> None:
    last_year(database, result="Kết quả năm trước")
    agency = browser("agency")
    with database.reading() as rows:
        report_id = of_year(rows, cast.DATED_TASK, cast.YEAR).id
    given = form(report_id, result=" Kết quả năm trước ")
    refused = agency.call(SAVE, given, changed="report-send.n_clicks")
    assert words.REFUSALS["same_as_last_year"].format(year=2025) in refused.text
    agency.call(SAVE, {**given, "report-same.value": True}, changed="report-send.n_clicks")
    with database.reading() as rows:
        assert rows.get_one(Report, report_id).state is State.AWAITING


# What becomes of it


def test_an_officer_s_words_for_an_agency_are_marked_as_such(database: Database) -> None:
    write(database, State.IN_PROGRESS, who="officer", percent=30)
    with database.reading() as rows:
        shown = said(my.layout(visit(rows, report=str(cast.report_of(rows).id))))
    # In the row of the list and in the line of the history.
    assert shown.count(f"({texts.ON_BEHALF})") == 2


def test_the_history_tells_a_return_with_its_reason_and_every_text(database: Database) -> None:
    report_id = write(database, State.AWAITING, product="Kế hoạch 12", proposals="Bổ sung vốn")
    decide(database, report_id, reason=REASON)
    with database.reading() as rows:
        back, sent = reports.history(rows, report_id)
    assert (back.is_returned, back.reason, back.texts) == (True, REASON, {})
    assert sent.texts == {"result": "xong", "product": "Kế hoạch 12", "proposals": "Bổ sung vốn"}
    assert not sent.is_returned


def test_what_an_officer_just_saved_can_be_confirmed_at_once(
    browser: Open, database: Database
) -> None:
    officer = browser("officer")
    with database.reading() as rows:
        report_id = cast.report_of(rows).id
    answer = officer.call(SAVE, form(report_id), changed="report-save.n_clicks")
    renewed = answer.json["sideUpdate"]["decision-key"]["data"]
    assert (renewed["id"], renewed["version"]) == (report_id, 2)
    officer.call(DECIDE, {**press(report_id, 2), "decision-key.data": renewed},
                 changed="decision-verify.n_clicks")
    with database.reading() as rows:
        assert rows.get_one(Report, report_id).verification is Verification.VERIFIED


def press(report_id: int, version: int, reason: str = "") -> dict[str, Any]:
    """What the buttons under a report send."""
    return {
        "decision-key.data": {"id": report_id, "version": version, "op": cast.new_op(),
                              "title": "Nhiệm vụ"},
        "decision-verify.n_clicks": 1,
        "decision-return.n_clicks": 1,
        "decision-reason.value": reason,
    }


def test_an_officer_confirms_or_returns_beside_the_form(
    browser: Open, database: Database
) -> None:
    report_id, officer = write(database, State.AWAITING), browser("officer")
    short = officer.call(DECIDE, press(report_id, 2, "chưa"), changed="decision-return.n_clicks")
    assert texts.SENTENCES["reason_needed"] in short.text
    officer.call(DECIDE, press(report_id, 2, REASON), changed="decision-return.n_clicks")
    with database.reading() as rows:
        assert rows.get_one(Report, report_id).verification is Verification.RETURNED
    write(database, State.AWAITING)
    officer.call(DECIDE, press(report_id, 4), changed="decision-verify.n_clicks")
    with database.reading() as rows:
        assert rows.get_one(Report, report_id).state is State.DONE


def office_report(database: Database) -> int:
    """Sở Nội vụ's own report of a task, sent by an officer."""
    with database.writing() as rows:
        report = cast.report_of(rows, "so-noi-vu", "II.2.b")
        record_status(
            rows, report.id, StatusInput(State.AWAITING, 100, "xong"), expected_version=1,
            op_id=cast.new_op(), actor=cast.actor(rows, "officer"), at=cast.MOMENT,
        )
        return report.id


def test_the_office_s_own_report_is_confirmed_by_a_leader_and_by_nobody_else(
    browser: Open, database: Database
) -> None:
    report_id = office_report(database)
    for name, code in (("officer", "own_report"), ("admin", None)):
        answer = browser(name).call(DECIDE, press(report_id, 2), changed="decision-verify.n_clicks")
        assert (texts.SENTENCES[code] if code else texts.NOT_ALLOWED) in answer.text
    browser("leader").call(DECIDE, press(report_id, 2), changed="decision-verify.n_clicks")
    with database.reading() as rows:
        assert rows.get_one(Report, report_id).verification is Verification.VERIFIED


def test_the_buttons_are_drawn_for_whoever_may_decide(database: Database) -> None:
    write(database, State.AWAITING)
    office_report(database)
    with database.reading() as rows:
        around = board_round(rows)
        for code, path, who in (("so-tu-phap", cast.DATED_TASK, "officer"),
                                ("so-noi-vu", "II.2.b", "leader")):
            report = reports.report_by_id(rows, cast.report_of(rows, code, path).id)
            drawn = {
                name for name in ("leader", "officer", "agency", "admin")
                if name != "agency" or code == "so-tu-phap"
                if control(report_area.report_area(visit(rows, name), around, report, ""),
                           "decision-verify") is not None
            }
            assert drawn == {who}


def test_a_closed_round_is_read_only_for_an_agency_without_time_left(database: Database) -> None:
    with database.writing() as rows:
        around = cast.round_of(rows)
        around.closes_on, around.closed_at = TODAY - timedelta(days=1), cast.MOMENT
    with database.reading() as rows:
        dated = reports.report_by_id(rows, cast.report_of(rows).id)
        undated = reports.report_by_id(rows, cast.report_of(rows, path="II.2.b").id)
        here, closed = visit(rows), board_round(rows)
        assert control(report_area.report_area(here, closed, dated, ""), "report-form") is not None
        shut = report_area.report_area(here, closed, undated, "")
        assert control(shut, "report-form") is None
        assert task_words.SHUT_CLOSED in said(shut)
