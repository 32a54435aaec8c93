"""Rounds of reporting: who owes what, until when, and who may set a deadline with what reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import cast
import pytest
from sqlalchemy import func, select

from db import Database
from db.models import Agency, Assignment, Deadline, Report, Round, Setting, Task
from db.vocabulary import AssignmentRole, DeadlineRule, State, Verification
from registry.calendar import DayOffPolicy
from registry.due_dates import set_deadline
from registry.errors import NotAllowed, NotFound, NothingChanged, Refused
from registry.plan_days import yearly_due
from registry.policy import STRANGER
from registry.rounds import foresee, open_round
from registry.settings import Choices

REASON = "Công văn của Sở Nội vụ"


def opened(database: Database, year: int = 2027, name: str = "officer", **options: Any) -> Round:
    """Open another round as one of the cast."""
    with database.writing() as rows:
        who = cast.actor(rows, name) if name else STRANGER
        plan_id = options.pop("plan_id", cast.plan_of(rows).id)
        opens_on = date(year, 1, 15) if 1 <= year <= 9999 else date(2027, 1, 15)
        return open_round(rows, plan_id, year, opens_on=opens_on, actor=who, at=cast.MOMENT)


def test_a_round_asks_one_report_of_everyone_who_owes_one_and_of_nobody_else(
    database: Database,
) -> None:
    around = opened(database)
    with database.reading() as rows:
        owed = {
            tuple(row)
            for row in rows.execute(
                select(Assignment.task_id, Assignment.agency_id)
                .join(Agency, Agency.id == Assignment.agency_id)
                .where(
                    Assignment.role.in_((AssignmentRole.LEAD, AssignmentRole.ALL)),
                    Agency.is_confirmed,
                )
            )
        }
        mine = select(Report.task_id, Report.agency_id).where(Report.round_id == around.id)
        asked = [tuple(row) for row in rows.execute(mine)]
        assert len(asked) == len(set(asked))
        assert set(asked) == owed
        fresh = rows.scalars(select(Report).where(Report.round_id == around.id)).all()
        assert {report.state for report in fresh} == {State.NOT_STARTED}
        assert {report.verification for report in fresh} == {Verification.NONE}
        assert {report.percent for report in fresh} == {None}


def test_only_the_duty_the_plan_dates_has_a_deadline_and_it_ends_on_the_14th(
    database: Database,
) -> None:
    with database.reading() as rows:
        dated = rows.scalars(select(Report).where(Report.due_on.is_not(None))).all()
        task = rows.scalars(select(Task).where(Task.yearly_before.is_not(None))).one()
        assert {report.task_id for report in dated} == {task.id}
        assert {report.due_on for report in dated} == {date(2026, 11, 14)}
        rule = rows.scalars(select(Deadline)).one()
        assert (rule.rule, rule.stated_on) == (DeadlineRule.BEFORE_YEARLY, date(2026, 11, 15))
        assert {report.deadline_id for report in dated} == {rule.id}


@pytest.mark.parametrize(
    ("includes_day", "policy", "due_on"),
    [
        # 14/11/2026 is a Saturday, 15/11/2026 a Sunday.
        (False, DayOffPolicy.KEEP, date(2026, 11, 14)),
        (True, DayOffPolicy.KEEP, date(2026, 11, 15)),
        (False, DayOffPolicy.NEXT_WORKING_DAY, date(2026, 11, 16)),
        (False, DayOffPolicy.PREVIOUS_WORKING_DAY, date(2026, 11, 13)),
        (True, DayOffPolicy.PREVIOUS_WORKING_DAY, date(2026, 11, 13)),
    ],
)
def test_whether_the_15th_counts_and_a_day_off_moves_it_is_the_office_s_choice(
    includes_day: bool, policy: DayOffPolicy, due_on: date
) -> None:
    chosen = Choices(before_includes_day=includes_day, day_off_policy=policy)
    assert yearly_due("11-15", 2026, chosen).due_on == due_on


def test_the_office_s_choice_is_used_when_a_round_is_opened(database: Database) -> None:
    with database.writing() as rows:
        rows.add(Setting(name="before_includes_day", value="true"))
    around = opened(database)
    with database.reading() as rows:
        days = set(rows.scalars(select(Report.due_on).where(Report.round_id == around.id)))
        assert days == {None, date(2027, 11, 15)}


def test_what_opening_a_year_would_make_is_what_it_makes(database: Database) -> None:
    with database.writing() as rows:
        later = rows.scalars(select(Agency).where(Agency.code == "so-y-te")).one()
        ended = rows.scalars(select(Agency).where(Agency.code == "so-tu-phap")).one()
        later.valid_from, ended.valid_to = date(2027, 1, 16), date(2027, 1, 15)
    with database.reading() as rows:
        told = foresee(rows, cast.plan_of(rows).id, 2027, opens_on=date(2027, 1, 15),
                       today=cast.MOMENT.date())
    around = opened(database)
    with database.reading() as rows:
        mine = rows.scalars(select(Report.agency_id).where(Report.round_id == around.id)).all()
        assert (told.reports, told.agencies) == (len(mine), len(set(mine)))
        assert told.closes_on == around.closes_on == date(2027, 11, 14)
        assert later.id not in mine
        assert ended.id in mine
        details = cast.deeds(rows, "open_round")[-1].details
        assert details == {"year": 2027, "opens_on": "2027-01-15", "closes_on": "2027-11-14",
                           "reports": len(mine)}


def test_a_round_opens_in_its_own_year_or_after_it(database: Database) -> None:
    with pytest.raises(Refused, match="round_opens_early"), database.writing() as rows:
        open_round(rows, cast.plan_of(rows).id, 2025, opens_on=date(2024, 12, 31),
                   actor=cast.actor(rows, "officer"), at=cast.MOMENT)


@pytest.mark.parametrize("name", ["leader", "agency", "admin", ""])
def test_only_an_officer_opens_a_round(database: Database, name: str) -> None:
    before = cast.census(database)
    with pytest.raises(NotAllowed):
        opened(database, name=name)
    assert cast.census(database) == before


def test_a_round_is_opened_once_and_for_a_plan_that_is_there(database: Database) -> None:
    with pytest.raises(Refused, match="round_exists"):
        opened(database, year=cast.YEAR)
    with pytest.raises(NotFound):
        opened(database, plan_id=999_999)
    for year in (-1, 0, 1999, 2101, 10**9):
        with pytest.raises(Refused):
            opened(database, year=year)


def deadline(
    database: Database,
    due_on: date | None = date(2026, 12, 1),
    reason: str = REASON,
    name: str = "officer",
    **options: Any,
) -> Deadline:
    """Set a deadline for a task of so-tu-phap as one of the cast."""
    with database.writing() as rows:
        report = rows.scalars(
            select(Report)
            .join(Agency, Agency.id == Report.agency_id)
            .where(Agency.code == "so-tu-phap", Report.due_on.is_(None))
            .order_by(Report.id)
            .limit(1)
        ).first() or cast.report_of(rows)
        return set_deadline(
            rows,
            options.pop("round_id", report.round_id),
            options.pop("task_id", report.task_id),
            due_on,
            reason=reason,
            actor=cast.actor(rows, name) if name else STRANGER,
            at=cast.MOMENT,
            **options,
        )


def test_a_deadline_keeps_who_set_it_when_and_why(database: Database) -> None:
    made = deadline(database)
    with database.reading() as rows:
        kept = rows.get_one(Deadline, made.id)
        officer = cast.user_of(rows, "officer")
        assert (kept.set_by_id, kept.set_at, kept.reason) == (officer.id, cast.MOMENT, REASON)
        due = set(rows.scalars(select(Report.due_on).where(Report.deadline_id == made.id)))
        assert due == {date(2026, 12, 1)}
        line = cast.deeds(rows, "set_deadline")[-1]
        assert line.details["reason"] == REASON
        assert line.details["due_on"] == "2026-12-01"


def test_a_deadline_for_one_agency_leaves_the_others_alone(database: Database) -> None:
    with database.reading() as rows:
        mine, other = cast.report_of(rows), cast.report_of(rows, "so-y-te")
        task_id, agency_id, other_due = mine.task_id, mine.agency_id, other.due_on
    deadline(database, task_id=task_id, agency_id=agency_id)
    with database.reading() as rows:
        assert cast.report_of(rows).due_on == date(2026, 12, 1)
        assert cast.report_of(rows, "so-y-te").due_on == other_due


def test_a_deadline_can_be_taken_away_again_with_a_reason(database: Database) -> None:
    first = deadline(database)
    second = deadline(database, None, task_id=first.task_id)
    with database.reading() as rows:
        left = set(rows.scalars(select(Report.due_on).where(Report.deadline_id == second.id)))
        assert left == {None}
        count = select(func.count()).select_from(Deadline)
        assert rows.scalar(count.where(Deadline.task_id == first.task_id)) == 2


@pytest.mark.parametrize("name", ["leader", "agency", "admin", ""])
def test_only_an_officer_sets_a_deadline(database: Database, name: str) -> None:
    before = cast.census(database)
    with pytest.raises(NotAllowed):
        deadline(database, name=name)
    assert cast.census(database) == before


@pytest.mark.parametrize(
    ("due_on", "reason", "code"),
    [
        (date(2026, 12, 1), "", "reason_needed"),
        (date(2026, 12, 1), "    a    ", "reason_needed"),
        (date(2026, 12, 1), "x" * 1001, "reason_needed"),
        (date(2026, 12, 1), "có ký tự\x00lạ", "text_unreadable"),
        (date(2025, 12, 31), REASON, "deadline_outside_round"),
        (date(2032, 1, 1), REASON, "deadline_outside_round"),
    ],
)
def test_a_deadline_needs_a_reason_and_a_day_of_its_round(
    database: Database, due_on: date, reason: str, code: str
) -> None:
    before = cast.census(database)
    with pytest.raises(Refused, match=code):
        deadline(database, due_on, reason)
    assert cast.census(database) == before


def test_the_same_deadline_again_changes_nothing(database: Database) -> None:
    made = deadline(database)
    with pytest.raises(NothingChanged):
        deadline(database, task_id=made.task_id)


def test_a_deadline_of_nothing_is_not_found(database: Database) -> None:
    for odd in ({"round_id": 999_999}, {"task_id": 999_999}):
        with pytest.raises(NotFound):
            deadline(database, **odd)


def test_a_locked_round_keeps_its_deadlines(database: Database) -> None:
    with database.writing() as rows:
        cast.round_of(rows).locked_at = cast.MOMENT
    with pytest.raises(Refused, match="round_locked"):
        deadline(database)
