"""What moved since the last giao ban: each report once, and only to those who may see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import cast
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from test_past import REASON, choose, confirm, date_to, give_back, say, trees

from dashboard import texts
from dashboard.pages import moved as page
from dashboard.pages import overview
from dashboard.queries import board as boards
from dashboard.queries import moved as queries
from dashboard.queries.moved import Moved
from dashboard.texts import moved as words
from dashboard.visit import Visit
from db import Database
from db.models import Meeting, Reminder, ReminderReport, Report
from db.vocabulary import State, Verification
from registry import meetings
from registry.clock import day_of
from registry.errors import NotAllowed, NothingChanged, Refused
from registry.rounds import open_round
from registry.settings import Choices

SINCE = cast.MOMENT - timedelta(days=7)
BEFORE = SINCE - timedelta(days=1)
AFTER = SINCE + timedelta(days=1)
NOW = cast.MOMENT
CALL = "..moved-meetings.tree...moved-note.value...moved-held-at.value.."


def visit(rows: Session, name: str = "leader", **query: str) -> Visit:
    return Visit(rows, cast.actor(rows, name), NOW, day_of(NOW), Choices(), query)


def found(rows: Session, since: datetime = SINCE, agency_id: int | None = None) -> list[Moved]:
    return queries.moved(rows, cast.round_of(rows).id, since=since, today=day_of(NOW),
                         choices=Choices(), agency_id=agency_id)


def shown(rows: Session, name: str = "leader", **query: str) -> str:
    return "".join(trees(page.layout(visit(rows, name, **query)).body))


def listed(rows: Session, name: str = "leader", **query: str) -> str:
    """The list alone, without the filters."""
    body = page.layout(visit(rows, name, **query)).body
    return "".join(trees(body[1].children[0]))


def held(database: Database, at: datetime, note: str = "", name: str = "leader",
         now: datetime = NOW) -> Meeting:
    with database.writing() as rows:
        return meetings.note(rows, at, note, actor=cast.actor(rows, name), at=now)


# Each report once


def test_a_report_that_changed_often_is_one_line_from_first_to_last(database: Database) -> None:
    with database.writing() as rows:
        say(rows, BEFORE, State.IN_PROGRESS, 20)
        say(rows, AFTER, State.IN_PROGRESS, 60)
        say(rows, AFTER + timedelta(hours=1), State.AWAITING, 100, who="agency")
        give_back(rows, AFTER + timedelta(hours=2))
        say(rows, AFTER + timedelta(hours=3), State.AWAITING, 100, who="agency")
        confirm(rows, AFTER + timedelta(hours=4))
    with database.reading() as rows:
        (one,) = found(rows)
        assert one.report_id == cast.report_of(rows).id
        assert one.said is not None
        first, last = one.said
        assert (first.state, first.percent, first.verification) == (
            State.IN_PROGRESS, 20, Verification.SELF_REPORTED)
        assert (last.state, last.percent, last.verification) == (
            State.DONE, 100, Verification.VERIFIED)
        assert len(one.steps) == 5
        assert [step.reason for step in one.steps if step.reason] == ["Thiếu tài liệu kèm theo"]
        assert (one.is_newly_done, one.was_returned) == (True, True)
        assert words.times(5) in shown(rows)


def test_what_was_done_before_and_again_is_not_newly_done(database: Database) -> None:
    with database.writing() as rows:
        say(rows, BEFORE, State.DONE, 100, verified=True)
        give_back(rows, AFTER)
        say(rows, AFTER + timedelta(hours=1), State.DONE, 100, verified=True)
    with database.reading() as rows:
        (one,) = found(rows)
        assert (one.is_newly_done, one.was_returned) == (False, True)
        assert words.BACK_AS_BEFORE in listed(rows)


def test_a_day_given_moved_and_taken_away_is_told_with_its_reason(database: Database) -> None:
    with database.writing() as rows:
        date_to(rows, BEFORE, date(2026, 11, 20), "II.2.b")
        date_to(rows, AFTER, date(2026, 11, 25), "II.2.b")
        date_to(rows, AFTER + timedelta(hours=1), None, "II.2.b")
    with database.reading() as rows:
        lines = found(rows)
        owed = rows.scalars(select(Report).where(
            Report.task_id == cast.report_of(rows, path="II.2.b").task_id)).all()
        assert {one.report_id for one in lines} == {report.id for report in owed}
        assert {one.due for one in lines} == {(date(2026, 11, 20), None)}
        assert {step.reason for one in lines for step in one.steps} == {REASON}
        said = listed(rows)
        assert "20/11/2026" in said
        assert words.NO_DAY in said
        assert words.REASON.format(reason=REASON) in said


def test_the_days_a_round_begins_with_are_no_change(database: Database) -> None:
    with database.writing() as rows:
        open_round(rows, cast.plan_of(rows).id, 2027, opens_on=date(2027, 1, 15), at=AFTER,
                   actor=cast.actor(rows, "officer"))
    with database.reading() as rows:
        fresh = next(item for item in boards.rounds(rows, cast.plan_of(rows).id)
                     if item.year == 2027)
        assert queries.moved(rows, fresh.id, since=SINCE, today=day_of(NOW),
                             choices=Choices()) == []
        assert found(rows, cast.SET_UP - timedelta(days=1)) == []


def test_a_report_became_overdue_when_its_day_passed_though_nobody_touched_it(
    database: Database,
) -> None:
    with database.writing() as rows:
        date_to(rows, BEFORE, day_of(AFTER), "II.2.b")
        say(rows, BEFORE + timedelta(minutes=1), State.AWAITING, path="II.2.b", who="agency")
        date_to(rows, BEFORE, day_of(BEFORE), "II.2.c")
    with database.reading() as rows:
        lines = found(rows)
        paths = {one.task_id for one in lines}
        late = cast.report_of(rows, path="II.2.b")
        assert paths == {late.task_id}
        # Its agency reported in time: it is not late while it waits to be confirmed.
        assert late.id not in {one.report_id for one in lines}
        assert all(one.is_newly_overdue and not one.steps for one in lines)
        said = shown(rows, what="overdue")
        assert words.UNTOUCHED in said
        assert f'["b",{{}},"{len(lines)}"],["span",{{}},"{words.NEWLY_OVERDUE}"]' in said
        assert words.NOTHING in shown(rows)


def test_figures_are_of_what_the_filters_leave_and_open_it(database: Database) -> None:
    with database.writing() as rows:
        say(rows, AFTER, State.DONE, 100, verified=True)
        say(rows, AFTER, State.DONE, 100, verified=True, code="so-y-te")
        say(rows, AFTER, State.IN_PROGRESS, 5, code="so-y-te", path="II.2.b")
    with database.reading() as rows:
        counts = {query: [f'["b",{{}},"{count}"],["span",{{}},"{name}"]' for name, count in
                          ((words.CHANGED, changed), (words.NEWLY_DONE, done))]
                  for query, changed, done in (("", 3, 2), ("so-y-te", 2, 1))}
        for agency, figures in counts.items():
            said = shown(rows, agency=agency)
            assert all(figure in said for figure in figures), agency
        assert "Sở Tư pháp" not in listed(rows, agency="so-y-te")
        assert "II.2.b" not in listed(rows, what="done", agency="so-y-te")
        assert words.NOTHING in shown(rows, agency="khong-co")


def test_a_round_that_is_not_shown_but_moved_is_named(database: Database) -> None:
    with database.writing() as rows:
        say(rows, AFTER, State.IN_PROGRESS, 5)
        open_round(rows, cast.plan_of(rows).id, 2025, opens_on=date(2025, 1, 15),
                   actor=cast.actor(rows, "officer"), at=cast.SET_UP)
    with database.reading() as rows:
        assert words.of_round(2026, 1) in shown(rows, round="2025")
        assert words.OTHER_ROUNDS not in shown(rows)


def test_more_than_fifty_reports_are_shown_page_by_page_each_once(database: Database) -> None:
    with database.writing() as rows:
        for path in ("II.2.b", "II.2.c", "II.2.d"):
            date_to(rows, AFTER, date(2026, 12, 1), path)
    with database.reading() as rows:
        total = len(found(rows))
        assert total > 50
        for by in ("agency", "time"):
            pages = [listed(rows, by=by, page=str(number)) for number in (1, 2)]
            assert [one.count("what-moved") for one in pages] == [50, total - 50]


# Who sees what


def test_an_agency_never_sees_what_another_changed(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    with database.writing() as rows:
        say(rows, AFTER, State.IN_PROGRESS, 11)
        say(rows, AFTER, State.IN_PROGRESS, 77, code="so-y-te", path="II.2.b")
        date_to(rows, AFTER, date(2026, 12, 1), "II.2.c")
    mine = browser("agency")
    for address in ("/moved?since=2026-11-03", "/moved?since=2026-11-03&by=time",
                    "/moved?since=2026-11-03&agency=so-y-te", "/"):
        answer = mine.page(address)
        assert answer.status_code == 200
        assert "11%" in answer.text, address
        assert "77%" not in answer.text, address
        # The links of the filters repeat what the address asked for.
        assert "agency=so-y-te&round" not in answer.text, address
        assert "Sở Y tế" not in answer.text, address
    with database.reading() as rows:
        own = cast.actor(rows, "agency").agency_id
        assert {one.agency_id for one in found(rows, agency_id=own)} == {own}
        assert queries.counts(rows, (cast.round_of(rows).id,), since=SINCE, agency_id=own) == {
            cast.round_of(rows).id: 1}


# Giao ban


def test_a_meeting_is_noted_once_by_leaders_and_officers_and_never_before_it_is_held(
    database: Database,
) -> None:
    held(database, NOW, "Giao ban tuần")
    held(database, SINCE, name="officer")
    refused: tuple[tuple[datetime, str, str, type[Exception]], ...] = (
        (NOW + timedelta(seconds=1), "", "leader", Refused),
        (NOW.replace(year=2021), "", "leader", Refused),
        (SINCE + timedelta(hours=1), "a" * 501, "leader", Refused),
        (SINCE + timedelta(hours=1), "a\x00", "leader", Refused),
        (NOW - timedelta(seconds=59), "", "officer", NothingChanged),
        (SINCE + timedelta(hours=1), "", "agency", NotAllowed),
        (SINCE + timedelta(hours=1), "", "admin", NotAllowed),
    )
    for at, note, name, error in refused:
        before = cast.census(database)
        with pytest.raises(error):
            held(database, at, note, name)
        assert cast.census(database) == before
    with database.reading() as rows:
        noted = cast.deeds(rows, "note_meeting")
        assert [line.details["note"] for line in noted] == ["Giao ban tuần", ""]
        assert noted[0].details["held_at"] == NOW.isoformat()


def test_changes_are_counted_from_the_last_meeting_and_without_one_from_7_days_ago(
    database: Database,
) -> None:
    with database.writing() as rows:
        say(rows, NOW - timedelta(days=8), State.IN_PROGRESS, 5)
        say(rows, NOW - timedelta(days=3), State.IN_PROGRESS, 6, path="II.2.b")
    with database.reading() as rows:
        week = "00:00 ngày 03/11/2026"
        assert words.SINCE_DAYS.format(days=7, moment=week) in shown(rows)
        assert listed(rows).count("what-moved") == 1
    held(database, NOW - timedelta(days=9))
    with database.reading() as rows:
        said = shown(rows)
        assert words.SINCE_MEETING.format(moment="09:00 ngày 01/11/2026") in said
        assert listed(rows).count("what-moved") == 2
        assert words.OVERVIEW_SINCE in "".join(trees(overview.layout(visit(rows)).body))
    held(database, NOW - timedelta(days=2))
    with database.reading() as rows:
        assert words.NOTHING in shown(rows)
        assert listed(rows, since="2026-11-01").count("what-moved") == 2
        assert words.NOT_SINCE in shown(rows, since="2026-12-01")


def test_the_button_notes_a_meeting_now_or_at_the_moment_of_the_field(
    database: Database, browser: Callable[..., cast.Browser]
) -> None:
    leader = browser("leader")
    press = {"moved-meeting.n_clicks": 1}
    answer = leader.call(CALL, {**press, "moved-note.value": "Tuần 45",
                                "moved-held-at.value": "2026-11-09T08:00"})
    assert "Tuần 45" in answer.text
    assert leader.call(CALL, press).status_code == 200
    future = leader.call(CALL, {**press, "moved-held-at.value": "2026-11-12T08:00"})
    assert words.REFUSALS["moment_in_future"] in future.text
    assert leader.call(CALL, {"moved-held-at.value": "2026-11-08T08:00"}).status_code == 200
    assert browser("agency").call(CALL, press).status_code == 403
    with database.reading() as rows:
        kept = rows.scalars(select(Meeting).order_by(Meeting.held_at)).all()
        assert [one.note for one in kept] == ["Tuần 45", ""]
        assert kept[0].held_at == datetime.fromisoformat("2026-11-09T08:00+07:00")
        assert timedelta(0) <= kept[1].held_at - NOW < timedelta(minutes=5)


def test_what_a_meeting_was_noted_with_is_not_for_agencies(database: Database) -> None:
    held(database, SINCE, "Kiểm điểm Sở Y tế")
    with database.reading() as rows:
        assert "Kiểm điểm" in shown(rows)
        theirs = shown(rows, "agency")
        assert "Kiểm điểm" not in theirs
        assert words.NOTE_NOW not in theirs


# The overview


def overview_of(rows: Session, as_of: datetime | None = None, name: str = "leader") -> str:
    at = as_of or NOW
    query = {"as_of": as_of.isoformat()} if as_of else {}
    seen = Visit(rows, cast.actor(rows, name), at, day_of(at), Choices(escalate_after=2), query,
                 as_of)
    return "".join(trees(overview.layout(seen).body))


def test_the_overview_of_the_past_tells_what_had_moved_by_then(database: Database) -> None:
    with database.writing() as rows:
        say(rows, AFTER, State.IN_PROGRESS, 33)
        say(rows, AFTER + timedelta(days=2), State.DONE, 100, verified=True)
    # Noted later than the moment that is looked at, so it was not known then.
    held(database, AFTER + timedelta(hours=1))
    with database.reading() as rows:
        then = overview_of(rows, AFTER + timedelta(days=1))
        assert "33%" in then
        assert words.OVERVIEW_DAYS.format(days=7) in then
        assert words.OVERVIEW_SINCE in overview_of(rows)
        newest = queries.newest(rows, cast.plan_of(rows).id, since=SINCE, most=8,
                                until=AFTER + timedelta(days=1))
        assert [one.said[1].percent for one in newest if one.said] == [33]


def test_what_was_urged_often_and_is_not_done_is_shown_to_those_who_see_everything(
    database: Database,
) -> None:
    with database.writing() as rows:
        date_to(rows, BEFORE, day_of(BEFORE), "II.2.b")
        officer = cast.actor(rows, "officer").id
        urged = [cast.report_of(rows, code, "II.2.b") for code in ("so-tu-phap", "so-y-te")]
        for number, at in enumerate((AFTER, AFTER + timedelta(days=2)), 1):
            for report in urged[:1] if number == 2 else urged:
                letter = Reminder(round_id=report.round_id, agency_id=report.agency_id,
                                  number=number, subject="Đôn đốc", letter="…",
                                  sent_by_id=officer, sent_at=at)
                rows.add(letter)
                rows.flush()
                rows.add(ReminderReport(reminder_id=letter.id, report_id=report.id, times=number,
                                        due_on=day_of(BEFORE), days_late=3))
    title = words.URGED.format(times=2)
    row = words.URGED_ROW.format(times=2, day=texts.day(day_of(AFTER + timedelta(days=2))))
    with database.reading() as rows:
        assert title in overview_of(rows)
        assert overview_of(rows).count(row) == 1
        assert title not in overview_of(rows, AFTER + timedelta(days=1))
        assert title not in overview_of(rows, name="agency")
    with database.writing() as rows:
        say(rows, NOW, State.DONE, 100, path="II.2.b", verified=True)
    with database.reading() as rows:
        assert title not in overview_of(rows)


def test_the_choice_of_settings_is_no_change_of_a_report(database: Database) -> None:
    with database.writing() as rows:
        choose(rows, AFTER, due_soon_days=60)
    with database.reading() as rows:
        assert found(rows) == []


def test_everybody_s_page_opens(browser: Callable[..., cast.Browser]) -> None:
    for name in ("leader", "officer", "agency", "admin"):
        answer: Any = browser(name).page("/moved")
        assert words.NOTHING in answer.text, name
