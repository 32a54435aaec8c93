"""The office's choices, what they do to days already reckoned, and what a day does to a form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import cast
import pytest
from sqlalchemy import select

from dashboard.queries import board as boards
from dashboard.queries.deadlines import given_days
from db import Database
from db.models import Agency, Deadline, Report
from db.vocabulary import State
from registry.calendar import DayOffPolicy
from registry.due_dates import set_deadline
from registry.errors import NotAllowed, NothingChanged, Refused, Stale
from registry.plan_days import redate
from registry.progress import StatusInput, record_status
from registry.rounds import open_round
from registry.settings import DEFAULTS, Choices, choices, choose

MONDAY = replace(DEFAULTS, day_off_policy=DayOffPolicy.NEXT_WORKING_DAY)


def chosen(database: Database, wanted: Choices, name: str = "officer") -> None:
    with database.writing() as rows:
        who = cast.actor(rows, name)
        choose(rows, wanted, actor=who, at=cast.MOMENT)
        redate(rows, cast.plan_of(rows).id, actor=who, at=cast.MOMENT)


def dated(database: Database, agency: str | None, day: date, path: str = "II.3.a") -> None:
    with database.writing() as rows:
        report = cast.report_of(rows, path=path)
        code = select(Agency.id).where(Agency.code == agency)
        set_deadline(
            rows,
            report.round_id,
            report.task_id,
            day,
            agency_id=rows.scalar(code) if agency else None,
            reason=f"Lý do riêng của {agency}",
            actor=cast.actor(rows, "officer"),
            at=cast.MOMENT,
        )


def saved(database: Database, said: StatusInput, name: str = "officer", version: int = 1,
          path: str = "II.3.a") -> None:
    with database.writing() as rows:
        record_status(
            rows,
            cast.report_of(rows, path=path).id,
            said,
            expected_version=version,
            op_id=cast.new_op(),
            actor=cast.actor(rows, name),
            at=cast.MOMENT,
        )


def test_a_choice_about_days_off_moves_the_day_of_the_open_round(database: Database) -> None:
    chosen(database, MONDAY)

    with database.reading() as rows:
        report = cast.report_of(rows)
        reason = rows.get_one(Deadline, report.deadline_id)
        assert choices(rows) == MONDAY
        assert report.due_on == date(2026, 11, 16)
        assert (reason.due_on, reason.day_off_policy) == (date(2026, 11, 16), "next_working_day")
        assert cast.deeds(rows, "choose")[0].details == {
            "day_off_policy": ["keep", "next_working_day"]
        }


def test_a_day_that_so_noi_vu_set_does_not_move_with_a_choice(database: Database) -> None:
    dated(database, None, date(2026, 12, 1), path=cast.DATED_TASK)
    chosen(database, MONDAY)

    with database.reading() as rows:
        assert cast.report_of(rows).due_on == date(2026, 12, 1)


@pytest.mark.parametrize("name", ["leader", "admin", "agency"])
def test_only_so_noi_vu_chooses_and_opens_rounds(database: Database, name: str) -> None:
    with pytest.raises(NotAllowed):
        chosen(database, MONDAY, name)
    with pytest.raises(NotAllowed), database.writing() as rows:
        open_round(
            rows,
            cast.plan_of(rows).id,
            2025,
            opens_on=date(2025, 1, 15),
            actor=cast.actor(rows, name),
            at=cast.MOMENT,
        )


def test_odd_choices_are_refused_and_equal_ones_change_nothing(database: Database) -> None:
    for odd in (replace(DEFAULTS, due_soon_days=0), replace(DEFAULTS, stale_days=9999)):
        with pytest.raises(Refused, match="bad_days"):
            chosen(database, odd)
    with pytest.raises(Refused, match="bad_choice"):
        chosen(database, replace(DEFAULTS, rate="half"))
    with pytest.raises(NothingChanged):
        chosen(database, DEFAULTS)


def test_an_agency_that_has_ended_owes_no_report_in_a_later_round(database: Database) -> None:
    with database.writing() as rows:
        ended = rows.scalars(select(Agency).where(Agency.code == "so-y-te")).one()
        ended.valid_to = date(2026, 6, 30)
    with database.writing() as rows:
        around = open_round(
            rows,
            cast.plan_of(rows).id,
            2027,
            opens_on=date(2027, 1, 15),
            actor=cast.actor(rows, "officer"),
            at=cast.MOMENT,
        )
        owing = set(rows.scalars(select(Report.agency_id).where(Report.round_id == around.id)))
        assert ended.id not in owing
        assert len(owing) > 20


def test_setting_a_day_does_not_make_an_open_form_stale(database: Database) -> None:
    dated(database, None, date(2026, 12, 1))

    saved(database, StatusInput(State.IN_PROGRESS, 10), version=1)

    with database.reading() as rows:
        assert cast.report_of(rows, path="II.3.a").due_on == date(2026, 12, 1)


def test_a_late_save_is_told_what_the_colleague_wrote(database: Database) -> None:
    saved(database, StatusInput(State.IN_PROGRESS, 10, "Đã họp", "Thiếu kinh phí"))

    with pytest.raises(Stale) as late:
        saved(database, StatusInput(State.IN_PROGRESS, 20, "Chưa họp"))

    assert late.value.details["result"] == "Đã họp"
    assert late.value.details["difficulties"] == "Thiếu kinh phí"


def test_nobody_reads_the_day_that_was_set_for_another_agency(database: Database) -> None:
    dated(database, "so-y-te", date(2026, 12, 24))
    dated(database, "so-tu-phap", date(2026, 12, 25))

    with database.reading() as rows:
        report = cast.report_of(rows, path="II.3.a")
        given = given_days(rows, report.round_id, report.task_id, report.agency_id)
        assert [(item.due_on, item.is_in_force) for item in given] == [(date(2026, 12, 25), True)]
        assert given_days(rows, report.round_id, report.task_id, None) == []


@pytest.mark.parametrize("state", [State.DONE, State.SUSPENDED, State.NOT_APPLICABLE])
def test_an_agency_cannot_take_itself_off_the_list(database: Database, state: State) -> None:
    with pytest.raises(Refused, match="agency_cannot_verify"):
        saved(database, StatusInput(state), "agency")


def test_an_agency_cannot_date_its_report_back(database: Database) -> None:
    early = cast.MOMENT.date() - timedelta(days=60)
    saved(database, StatusInput(State.AWAITING, 100, "Đã xong", done_on=early), "agency")

    with database.reading() as rows:
        assert cast.report_of(rows, path="II.3.a").reported_on == date(2026, 11, 10)


def test_an_agency_cannot_undo_what_so_noi_vu_confirmed(database: Database) -> None:
    saved(database, StatusInput(State.DONE, 100, "Đã xong", verified=True))

    with pytest.raises(Refused, match="already_verified"):
        saved(database, StatusInput(State.IN_PROGRESS, 50), "agency", version=2)


def test_a_report_is_not_dated_before_its_round(database: Database) -> None:
    with pytest.raises(Refused, match="done_before_round"):
        saved(database, StatusInput(State.DONE, 100, "Đã xong", done_on=date(2026, 1, 14)))


def test_nothing_is_stale_on_the_first_day_of_a_round(database: Database) -> None:
    with database.reading() as rows:
        around = cast.round_of(rows)
        first = boards.board(rows, around.id, today=around.opens_on, choices=DEFAULTS)
        later = around.opens_on + timedelta(days=DEFAULTS.stale_days + 1)
        last = boards.board(rows, around.id, today=later, choices=DEFAULTS)
    assert not any(line.is_stale for line in first)
    assert all(line.is_stale for line in last)


def test_an_agency_says_what_it_finished_before_it_waits_for_confirmation(
    database: Database,
) -> None:
    with pytest.raises(Refused, match="result_needed"):
        saved(database, StatusInput(State.AWAITING, 100, " "), "agency")


def test_an_agency_cannot_undo_what_so_noi_vu_set_aside(database: Database) -> None:
    saved(database, StatusInput(State.SUSPENDED))

    with pytest.raises(Refused, match="already_verified"):
        saved(database, StatusInput(State.IN_PROGRESS, 50), "agency", version=2)


def test_work_not_begun_has_no_progress(database: Database) -> None:
    with pytest.raises(Refused, match="not_started_above_0"):
        saved(database, StatusInput(State.NOT_STARTED, 70))
