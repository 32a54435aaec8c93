"""Due days by rule: how they are set, told beforehand, explained afterwards, and by whom first."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import cast
import flask
import pytest
from sqlalchemy import select

from dashboard import deadline_reasons, texts
from dashboard.queries import deadlines as days
from dashboard.texts import deadline_form as words
from db import Database
from db.models import Agency, Deadline, DueChange, Report, RoundEvent
from db.vocabulary import DeadlineRule, RoundDeed
from registry.calendar import DayOffPolicy, DueDay
from registry.deadlines import (
    BeforeYearly,
    FromDocument,
    LastWorkingDayOfQuarter,
    OnDate,
    Rule,
    WorkingDaysAfter,
)
from registry.due_dates import as_it_was, foretell, newest, set_deadline
from registry.errors import NotFound, Refused, Stale
from registry.plan_days import redate
from registry.settings import DEFAULTS, choose

PATH = "II.3.a"
REASON = "Kết luận giao ban tháng 11"
MONDAY = replace(DEFAULTS, day_off_policy=DayOffPolicy.NEXT_WORKING_DAY)
EVENT = WorkingDaysAfter(date(2026, 11, 10), "nhận được công văn đôn đốc", 5)
SOURCE = FromDocument("kh-tu-35-2021", "trước ngày 15 tháng 12", date(2026, 12, 15), True)


def given(
    database: Database, rule: Rule | None, agency: str | None = None, **more: Any
) -> Deadline:
    """The officer gives a task a day by a rule."""
    with database.writing() as rows:
        report = cast.report_of(rows, path=PATH)
        return set_deadline(
            rows, report.round_id, report.task_id, rule=rule,
            agency_id=rows.scalar(select(Agency.id).where(Agency.code == agency)),
            reason=REASON, actor=cast.actor(rows, "officer"), at=cast.MOMENT, **more,
        )


def choosing(database: Database, wanted: Any = MONDAY) -> None:
    with database.writing() as rows:
        who = cast.actor(rows, "officer")
        choose(rows, wanted, actor=who, at=cast.MOMENT)
        redate(rows, cast.plan_of(rows).id, actor=who, at=cast.MOMENT)


@pytest.mark.parametrize(
    ("rule", "kind", "due_on"),
    [
        (OnDate(date(2026, 12, 1)), DeadlineRule.ON_DATE, date(2026, 12, 1)),
        (EVENT, DeadlineRule.WORKING_DAYS_AFTER, date(2026, 11, 17)),
        (LastWorkingDayOfQuarter(4), DeadlineRule.LAST_WORKING_DAY_OF_QUARTER, date(2026, 12, 31)),
        (SOURCE, DeadlineRule.FROM_DOCUMENT, date(2026, 12, 14)),
    ],
)
def test_a_day_by_rule_is_foretold_kept_and_explained_alike(
    database: Database, rule: Rule, kind: DeadlineRule, due_on: date
) -> None:
    with database.reading() as rows:
        told = foretell(rows, cast.round_of(rows).id, rule, today=date(2026, 11, 10))
    made = given(database, rule)
    with database.reading() as rows:
        report = cast.report_of(rows, path=PATH)
        item = days.given_days(rows, report.round_id, report.task_id, report.agency_id)[0]
        assert (made.rule, made.due_on, report.due_on, told.due_on) == (kind, *[due_on] * 3)
        assert item.reckoned == (rule, told)
        assert REASON in deadline_reasons.because(rows, item)
        kept = select(DueChange.due_on).where(DueChange.deadline_id == made.id)
        assert set(rows.scalars(kept)) == {due_on}
        assert cast.deeds(rows, "set_deadline")[-1].details["rule"] == kind.value


def test_a_plain_day_that_is_off_moves_as_the_office_chose(database: Database) -> None:
    choosing(database)
    assert given(database, OnDate(date(2026, 12, 5))).due_on == date(2026, 12, 7)


def test_the_plan_s_own_day_is_explained_also_where_an_older_record_kept_no_terms() -> None:
    due = DueDay(date(2026, 11, 15), False, DayOffPolicy.KEEP, date(2026, 11, 14),
                 date(2026, 11, 14))
    told = as_it_was(DeadlineRule.BEFORE_YEARLY, None, due_on=due.due_on,
                     stated_on=due.stated_on, includes_day=False, policy=due.policy)
    assert told == (BeforeYearly(11, 15), due)
    officer = as_it_was(DeadlineRule.SET_BY_OFFICER, None, due_on=due.due_on, stated_on=None,
                        includes_day=False, policy=due.policy)
    assert officer is None


def test_a_document_that_the_registry_does_not_hold_states_no_day(database: Database) -> None:
    with pytest.raises(Refused, match="source_unknown"):
        given(database, FromDocument("khong-co", "", date(2026, 12, 15), False))


@pytest.mark.parametrize("typed", ["35-KH/TU", "35 kh/tu", "kh-tu-35-2021", " 35-kh/tu "])
def test_a_document_is_found_by_key_or_by_its_number_in_any_spelling(
    database: Database, typed: str
) -> None:
    with database.reading() as rows:
        assert days.document_meant(rows, typed).key == "kh-tu-35-2021"


def test_a_number_that_several_documents_bear_is_not_guessed(database: Database) -> None:
    with database.reading() as rows:
        with pytest.raises(Refused, match="source_ambiguous") as several:
            days.document_meant(rows, "30/NQ-CP")
        assert "nq-cp-30-2020" in texts.refusal(several.value)
        for typed, code in (("", "source_needed"), ("999/XY", "source_unknown"), ("/-", "unknown")):
            with pytest.raises(Refused, match=code):
                days.document_meant(rows, typed)


# Two officers at once


def seen_by(database: Database) -> int:
    with database.reading() as rows:
        report = cast.report_of(rows, path=PATH)
        return newest(rows, report.round_id, report.task_id)


def test_the_second_of_two_officers_is_told_of_the_first(database: Database) -> None:
    seen = seen_by(database)
    given(database, EVENT, seen=seen)
    before = cast.census(database)
    with pytest.raises(Stale) as late:
        given(database, SOURCE, seen=seen)
    assert late.value.details["due_on"] == date(2026, 11, 17)
    assert late.value.details["set_by"] == "Người officer"
    assert cast.census(database) == before
    given(database, SOURCE, seen=seen_by(database))


def test_a_day_for_another_agency_alone_is_no_concern_of_this_one_but_of_all(
    database: Database,
) -> None:
    seen = seen_by(database)
    given(database, EVENT, "so-y-te", seen=seen)
    given(database, EVENT, "so-tu-phap", seen=seen)
    with pytest.raises(Stale):
        given(database, SOURCE, seen=seen)


def test_the_same_press_twice_changes_nothing_the_second_time(database: Database) -> None:
    seen = seen_by(database)
    given(database, EVENT, seen=seen)
    before = cast.census(database)
    with pytest.raises(Exception, match="NothingChanged"):
        given(database, EVENT, seen=seen)
    assert cast.census(database) == before


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (OnDate(date(2026, 11, 9)), "deadline_in_past"),
        (OnDate(date(2032, 1, 1)), "deadline_outside_round"),
        (LastWorkingDayOfQuarter(3), "deadline_in_past"),
    ],
)
def test_what_could_not_be_set_is_not_foretold_either(
    database: Database, rule: Rule, code: str
) -> None:
    with database.reading() as rows:
        round_id = cast.round_of(rows).id
        with pytest.raises(Refused, match=code):
            foretell(rows, round_id, rule, today=date(2026, 11, 10))
        with pytest.raises(NotFound):
            foretell(rows, 999_999, rule, today=date(2026, 11, 10))
    with pytest.raises(Refused, match=code):
        given(database, rule)


# The choices of the office


def test_the_round_closes_with_the_plan_s_day_when_a_choice_moves_it(database: Database) -> None:
    choosing(database)
    with database.reading() as rows:
        around = cast.round_of(rows)
        last = rows.scalars(select(RoundEvent).order_by(RoundEvent.id.desc())).first()
        assert around.closes_on == date(2026, 11, 16)
        assert last is not None
        assert (last.deed, last.closes_on, last.reason) == (RoundDeed.EXTEND, around.closes_on, "")


def test_a_round_that_was_extended_keeps_its_day_when_a_choice_moves_the_plan_s(
    database: Database,
) -> None:
    with database.writing() as rows:
        cast.round_of(rows).closes_on = date(2026, 11, 30)
    choosing(database)
    with database.reading() as rows:
        assert cast.round_of(rows).closes_on == date(2026, 11, 30)
        assert cast.report_of(rows).due_on == date(2026, 11, 16)


# The form


def named(server: flask.Flask, input_id: str) -> str:
    """Dash's name of the callback that a field sets off."""
    callbacks = server.config["DASH"].callback_map
    return next(name for name, wired in callbacks.items()
                if any(one["id"] == input_id for one in wired["inputs"]))


def said_in(answer: Any) -> str:
    """All that an answer puts on the screen."""
    return json.dumps(answer.json, ensure_ascii=False)


def filled(database: Database, **fields: Any) -> dict[str, Any]:
    """The form of so-tu-phap's report as the browser sends it."""
    with database.reading() as rows:
        report = cast.report_of(rows, path=PATH)
        key = {"round": report.round_id, "task": report.task_id, "agency": report.agency_id,
               "seen": newest(rows, report.round_id, report.task_id)}
    said = {"rule": "on_date", "before": "before", "quarter": "4", **fields}
    return {"deadline-save.n_clicks": 1, "deadline-key.data": said.pop("key", key),
            "deadline-reason.value": said.pop("reason", REASON),
            **{f"deadline-{name.replace('_', '-')}.value": value for name, value in said.items()}}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"due_on": "05/12/2026"}, "trùng ngày nghỉ cuối tuần, giữ nguyên"),
        ({"rule": "working_days_after", "days": "5", "event": "họp giao ban",
          "event_on": "10/11/2026"}, "5 ngày làm việc kể từ ngày họp giao ban"),
        ({"rule": "last_working_day_of_quarter"}, "Ngày làm việc cuối cùng của quý IV"),
        ({"rule": "from_document", "document": "35-KH/TU", "stated_on": "15/12/2026"},
         "Kế hoạch số 35-KH/TU ngày 28/09/2021 ghi trước ngày 15/12/2026; không tính ngày đó"),
        ({"rule": "from_document", "document": "35-KH/TU", "stated_on": "15/12/2026",
          "before": "until"}, "chậm nhất ngày 15/12/2026; tính cả ngày đó"),
        ({"rule": "none"}, words.NO_MORE),
        ({"due_on": "09/11/2026"}, "Thời hạn 09/11/2026 đã qua"),
        ({"rule": "from_document", "document": "999/XY", "stated_on": "15/12/2026"},
         "Kho văn bản không có văn bản này"),
    ],
)
def test_the_form_says_the_day_before_it_is_set(
    browser: Any, server: flask.Flask, database: Database, fields: dict[str, Any], sentence: str
) -> None:
    officer = browser("officer")
    before = cast.census(database)
    answer = officer.call(named(server, "deadline-due-on"), filled(database, **fields))
    assert sentence in said_in(answer)
    assert cast.census(database) == before


def test_the_form_sets_the_day_and_shows_why(
    browser: Any, server: flask.Flask, database: Database
) -> None:
    fields = {"rule": "from_document", "document": "kh-tu-35-2021", "stated_on": "15/12/2026",
              "one": True}
    answer = browser("officer").call(named(server, "deadline-save"), filled(database, **fields))
    assert "Kế hoạch số 35-KH/TU ngày 28/09/2021 ghi trước ngày 15/12/2026" in said_in(answer)
    with database.reading() as rows:
        assert cast.report_of(rows, path=PATH).due_on == date(2026, 12, 14)
        assert cast.report_of(rows, "so-y-te", PATH).due_on is None


def test_the_form_names_who_was_first_and_a_second_press_is_taken(
    browser: Any, server: flask.Flask, database: Database
) -> None:
    late = filled(database, due_on="01/12/2026")
    given(database, EVENT)
    officer, save = browser("officer"), named(server, "deadline-save")
    answer = officer.call(save, late)
    assert "Người officer đã đặt ngày cuối 17/11/2026 trước bạn" in said_in(answer)
    kept = answer.json["response"]["deadline-key"]["data"]
    officer.call(save, {**late, "deadline-key.data": kept})
    with database.reading() as rows:
        assert cast.report_of(rows, path=PATH).due_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    "odd",
    [
        {"rule": "before_yearly"}, {"rule": ["on_date"]}, {"rule": None}, {"due_on": 5},
        {"due_on": "2026-13-45"}, {"rule": "working_days_after", "days": "-1"},
        {"rule": "working_days_after", "days": "²", "event": "x", "event_on": "10/11/2026"},
        {"rule": "last_working_day_of_quarter", "quarter": "5"}, {"key": None},
        {"rule": "last_working_day_of_quarter", "quarter": {"a": 1}},
        {"rule": "from_document", "document": "\x00", "stated_on": "15/12/2026"},
        {"rule": "from_document", "document": "35-KH/TU", "stated_on": "15/12/2026",
         "before": "sometime"},
        {"due_on": "01/12/2026", "key": {"round": 1, "task": 2**40, "agency": 1, "seen": 0}},
        {"due_on": "01/12/2026", "key": {"round": 1, "task": 1, "agency": 1, "seen": "x"}},
        {"due_on": "01/12/2026", "reason": "x"},
    ],
)
def test_odd_values_set_no_day_and_break_nothing(
    browser: Any, server: flask.Flask, database: Database, odd: dict[str, Any]
) -> None:
    officer, said = browser("officer"), filled(database, **odd)
    before = cast.census(database)
    for field in ("deadline-save", "deadline-due-on", "deadline-rule"):
        answer = officer.call(named(server, field), said)
        assert answer.status_code in (200, 204), field
        assert texts.UNKNOWN_ERROR not in answer.get_data(as_text=True)
    assert cast.census(database) == before


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
def test_nobody_but_the_officer_is_told_or_sets_a_day(
    browser: Any, server: flask.Flask, database: Database, name: str
) -> None:
    visitor = browser(name)
    for field in ("deadline-save", "deadline-due-on", "deadline-rule"):
        answer = visitor.call(named(server, field), filled(database, due_on="01/12/2026"))
        assert answer.status_code == 403


def test_a_granted_extension_is_told_with_the_day_it_moved(database: Database) -> None:
    with database.writing() as rows:
        report = cast.report_of(rows)
        rows.add(Deadline(
            round_id=report.round_id, task_id=report.task_id, agency_id=report.agency_id,
            due_on=date(2026, 11, 30), rule=DeadlineRule.EXTENSION, stated_on=date(2026, 11, 30),
            includes_day=True, reason="Chờ số liệu cấp xã", set_at=cast.MOMENT,
            terms={"day": "2026-11-30", "was": "2026-11-14"},
        ))
    with database.reading() as rows:
        report = cast.report_of(rows)
        item, plan = days.given_days(rows, report.round_id, report.task_id, report.agency_id)
        said = deadline_reasons.because(rows, item)
        assert said == "Gia hạn từ ngày 14/11/2026 đến ngày 30/11/2026. Lý do: Chờ số liệu cấp xã"
        assert deadline_reasons.because(rows, plan).startswith("Kế hoạch ghi “trước ngày 15/11")
        assert plan.is_in_force
        assert rows.scalar(select(Report.id).where(Report.deadline_id.is_(None))) is not None
