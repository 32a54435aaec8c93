"""Gia hạn: who may ask for a later day and decide it, what a granted day moves and what stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import cast
import pytest
from sqlalchemy import select

from dashboard.request_views import extension_line
from db import Database
from db.models import Deadline, DueChange, Extension, Message, Report
from db.vocabulary import DeadlineRule, MessageKind, Outcome, Role, State
from registry import extensions
from registry.due_dates import set_deadline
from registry.errors import NotAllowed, NotFound, Refused, Stale
from registry.past import reports_at
from registry.policy import STRANGER

OLD, NEW = date(2026, 11, 14), date(2026, 11, 30)
REASON = "Chưa nhận đủ số liệu của các xã"
LATER = cast.MOMENT + timedelta(hours=1)


def asked(database: Database, name: str | None = "agency", wanted_on: date = NEW,
          reason: str = REASON, code: str = "so-tu-phap", path: str = cast.DATED_TASK,
          at: datetime = cast.MOMENT) -> Extension:
    """One of the cast asks for a later day."""
    with database.writing() as rows:
        who = cast.actor(rows, name) if name else STRANGER
        report = cast.report_of(rows, code, path)
        return extensions.ask(rows, report.id, wanted_on, reason, actor=who, at=at)


def decided(database: Database, extension_id: int, outcome: Outcome = Outcome.GRANTED,
            answer: str = "", name: str = "officer", **options: Any) -> Extension:
    """One of the cast decides a request."""
    with database.writing() as rows:
        given = {"expected_version": 1, "at": LATER, **options}
        return extensions.decide(rows, extension_id, outcome, answer,
                                 actor=cast.actor(rows, name), **given)


def lock(database: Database) -> None:
    with database.writing() as rows:
        cast.round_of(rows).locked_at = cast.MOMENT


def due_on(database: Database) -> date | None:
    with database.reading() as rows:
        return cast.report_of(rows).due_on


@pytest.mark.parametrize("name", ["agency", "officer"])
def test_an_agency_asks_for_its_own_report_and_the_office_for_any(
    database: Database, name: str
) -> None:
    one = asked(database, name)
    assert (one.old_due_on, one.wanted_on, one.outcome) == (OLD, NEW, None)
    assert due_on(database) == OLD, "asking moves nothing"


@pytest.mark.parametrize(("name", "error"), [
    ("other-agency", NotFound), ("leader", NotAllowed), ("admin", NotAllowed), (None, NotAllowed),
])
def test_nobody_else_asks_for_a_later_day(
    database: Database, name: str | None, error: type[Exception]
) -> None:
    before = cast.census(database)
    with pytest.raises(error):
        asked(database, name)
    assert cast.census(database) == before


@pytest.mark.parametrize(("wanted_on", "code"), [
    (OLD, "extension_not_later"),
    (date(2026, 11, 9), "deadline_in_past"),
    (date(2028, 1, 1), "extension_too_far"),
])
def test_a_day_that_is_no_later_or_past_or_far_off_is_refused(
    database: Database, wanted_on: date, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        asked(database, wanted_on=wanted_on)
    assert refused.value.code == code


@pytest.mark.parametrize("reason", ["", "    ", "ngắn", "x" * 1001, "có ký tự \x00 lạ"])
def test_a_request_needs_a_reason_that_can_be_read(database: Database, reason: str) -> None:
    with pytest.raises(Refused):
        asked(database, reason=reason)


def test_a_report_without_a_day_has_none_to_put_off(database: Database) -> None:
    with pytest.raises(Refused, match="extension_without_day"):
        asked(database, path="II.3.a")


@pytest.mark.parametrize("state", [State.DONE, State.NOT_APPLICABLE])
def test_who_is_done_needs_no_later_day(database: Database, state: State) -> None:
    with database.writing() as rows:
        cast.report_of(rows).state = state
    with pytest.raises(Refused, match="extension_not_needed"):
        asked(database)


def test_one_request_of_a_report_waits_at_a_time(database: Database) -> None:
    asked(database)
    with pytest.raises(Refused, match="extension_waiting"):
        asked(database)
    asked(database, "other-agency", code="so-y-te")
    with database.reading() as rows:
        assert len(rows.scalars(select(Extension)).all()) == 2
        assert len(cast.deeds(rows, "ask_extension")) == 2


def test_in_a_locked_round_nobody_asks_and_nobody_decides(database: Database) -> None:
    one = asked(database)
    lock(database)
    with pytest.raises(Refused, match="round_locked"):
        asked(database, "other-agency", code="so-y-te")
    with pytest.raises(Refused, match="round_locked"):
        decided(database, one.id)


def test_a_closed_round_can_still_be_asked_in_and_gives_its_agency_time(
    database: Database,
) -> None:
    with database.writing() as rows:
        cast.round_of(rows).closed_at = cast.MOMENT
    decided(database, asked(database).id)
    assert due_on(database) == NEW


def test_a_granted_day_becomes_the_due_day_and_the_old_one_stays_in_the_record(
    database: Database,
) -> None:
    one = decided(database, asked(database).id, answer="Đồng ý")
    with database.reading() as rows:
        report = cast.report_of(rows)
        deadline = rows.get_one(Deadline, report.deadline_id)
        assert report.due_on == NEW
        assert (deadline.rule, deadline.agency_id) == (DeadlineRule.EXTENSION, report.agency_id)
        assert deadline.terms == {"day": "2026-11-30", "was": "2026-11-14"}
        assert deadline.reason == f"{REASON} · Đồng ý"
        assert deadline.set_by_id == cast.user_of(rows, "officer").id
        assert cast.report_of(rows, "so-y-te").due_on == OLD, "nobody else's day moves"
        assert rows.get_one(Extension, one.id).granted_on == NEW


def test_the_past_tells_the_old_day_before_the_decision_and_the_new_one_after(
    database: Database,
) -> None:
    decided(database, asked(database).id)

    def told(at: datetime) -> date | None:
        with database.reading() as rows:
            report = cast.report_of(rows)
            lines = reports_at(rows, report.round_id, at)
            return next(line.due_on for line in lines if line.report_id == report.id)

    assert told(LATER - timedelta(seconds=1)) == OLD
    assert told(LATER) == NEW


def test_the_office_may_grant_another_day_than_the_one_asked_for(database: Database) -> None:
    day = date(2026, 11, 20)
    decided(database, asked(database).id, granted_on=day)
    assert due_on(database) == day


@pytest.mark.parametrize(("day", "code"), [
    (OLD, "extension_not_later"), (date(2026, 11, 1), "deadline_in_past"),
    (date(2028, 1, 1), "extension_too_far"),
])
def test_a_day_that_does_not_fit_is_not_granted(
    database: Database, day: date, code: str
) -> None:
    one = asked(database)
    with pytest.raises(Refused, match=code):
        decided(database, one.id, granted_on=day)
    assert due_on(database) == OLD


def test_a_refusal_leaves_the_day_and_needs_a_reason(database: Database) -> None:
    one = asked(database)
    with pytest.raises(Refused, match="reason_needed"):
        decided(database, one.id, Outcome.REFUSED)
    decided(database, one.id, Outcome.REFUSED, "Không đủ căn cứ")
    with database.reading() as rows:
        assert cast.report_of(rows).due_on == OLD
        moved = select(DueChange).where(DueChange.report_id == one.report_id)
        assert len(rows.scalars(moved).all()) == 1


@pytest.mark.parametrize("name", ["agency", "admin"])
def test_only_the_office_decides(database: Database, name: str) -> None:
    one = asked(database)
    with pytest.raises(NotAllowed):
        decided(database, one.id, name=name)


def test_a_request_is_decided_once(database: Database) -> None:
    one = asked(database)
    decided(database, one.id)
    with pytest.raises(Refused, match="extension_decided"):
        decided(database, one.id, Outcome.REFUSED, "Không đủ căn cứ", name="colleague")
    with database.reading() as rows:
        assert len(cast.deeds(rows, "decide_extension")) == 1


def test_a_request_that_nobody_made_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        decided(database, 999)


def test_a_day_that_moved_since_asking_is_not_granted_but_can_be_refused(
    database: Database,
) -> None:
    one = asked(database)
    with database.writing() as rows:
        report = rows.get_one(Report, one.report_id)
        set_deadline(rows, report.round_id, report.task_id, date(2026, 11, 20), reason=REASON,
                     actor=cast.actor(rows, "officer"), at=cast.MOMENT)
    with pytest.raises(Stale):
        decided(database, one.id)
    decided(database, one.id, Outcome.REFUSED, "Thời hạn đã đổi")
    assert due_on(database) == date(2026, 11, 20)


def test_the_office_is_told_of_a_request_and_the_agency_of_the_decision(
    database: Database,
) -> None:
    one = asked(database)
    decided(database, one.id)
    with database.reading() as rows:
        found = rows.scalars(
            select(Message).where(Message.kind == MessageKind.EXTENSION).order_by(Message.id)
        ).all()
        to_office, to_agency = found
        agency_id = cast.user_of(rows, "agency").agency_id
    assert (to_office.role, to_office.details["wanted_on"]) == (Role.OFFICER, "2026-11-30")
    assert to_agency.agency_id == agency_id
    assert (to_agency.details["outcome"], to_agency.details["due_on"]) == ("granted", "2026-11-30")


def test_every_later_day_is_counted_and_says_who_gave_it(database: Database) -> None:
    decided(database, asked(database).id)
    refused = asked(database, wanted_on=date(2026, 12, 5))
    decided(database, refused.id, Outcome.REFUSED, "Không đủ căn cứ")
    decided(database, asked(database, wanted_on=date(2026, 12, 10)).id)
    with database.reading() as rows:
        report = cast.report_of(rows)
        other = cast.report_of(rows, "so-y-te")
        lines = extension_line(rows, [report.id, other.id])
    assert lines == {report.id: (
        "Gia hạn lần 2 (hạn cũ 30/11/2026 → 10/12/2026, do Người officer duyệt lúc 10:00 ngày "
        "10/11/2026)"
    )}


def test_the_office_is_given_time_by_the_leaders_alone(database: Database) -> None:
    with database.writing() as rows:
        officer, leader = cast.actor(rows, "officer"), cast.actor(rows, "leader")
        report = cast.report_of(rows, "so-noi-vu", "II.1")
        due_on = cast.MOMENT.date() + timedelta(days=9)
        set_deadline(rows, report.round_id, report.task_id, due_on, reason="Theo chương trình",
                     actor=officer, at=cast.MOMENT)
        asked = extensions.ask(rows, report.id, due_on + timedelta(days=7),
                               "Chờ số liệu của các huyện", actor=officer, at=cast.MOMENT)
        with pytest.raises(Refused, match="extension_not_yours"):
            extensions.decide(rows, asked.id, Outcome.GRANTED, "", actor=officer,
                              expected_version=asked.version, at=cast.MOMENT)
        granted = extensions.decide(rows, asked.id, Outcome.GRANTED, "", actor=leader,
                                    expected_version=asked.version, at=cast.MOMENT)
    assert granted.outcome is Outcome.GRANTED


def test_leaders_decide_for_no_other_agency(database: Database) -> None:
    with database.writing() as rows:
        report = cast.report_of(rows)
        asked = extensions.ask(rows, report.id, report.due_on + timedelta(days=7),
                               "Chờ hướng dẫn của Bộ", actor=cast.actor(rows, "agency"),
                               at=cast.MOMENT)
        with pytest.raises(Refused, match="extension_not_yours"):
            extensions.decide(rows, asked.id, Outcome.GRANTED, "", at=cast.MOMENT,
                              actor=cast.actor(rows, "leader"), expected_version=asked.version)
