"""What is recorded of a report, who may record it, and what the calendar makes of it."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import cast
import pytest
from sqlalchemy import func, select

from db import Database
from db.models import AuditEvent, Report, StatusChange
from db.vocabulary import State, Verification
from registry import audit
from registry.clock import day_of
from registry.errors import NotAllowed, NotFound, NothingChanged, Refused, Stale
from registry.policy import STRANGER, Actor
from registry.progress import StatusInput, record_status
from registry.standing import Standing, standing

DUE = date(2026, 11, 14)
EARLY, LATE = date(2026, 11, 13), date(2026, 11, 15)
HALF = StatusInput(State.IN_PROGRESS, 50, "một nửa", "")

TABLE = [
    # state, due, reported, today, what the calendar makes of it
    (State.NOT_STARTED, DUE, None, date(2026, 10, 30), Standing.ON_TRACK),
    (State.NOT_STARTED, DUE, None, date(2026, 10, 31), Standing.DUE_SOON),
    (State.NOT_STARTED, DUE, None, DUE, Standing.DUE_SOON),
    (State.NOT_STARTED, DUE, None, LATE, Standing.OVERDUE),
    (State.IN_PROGRESS, DUE, None, LATE, Standing.OVERDUE),
    (State.IN_PROGRESS, DUE, None, EARLY, Standing.DUE_SOON),
    (State.AWAITING, DUE, DUE, LATE, Standing.ON_TRACK),
    (State.AWAITING, DUE, LATE, LATE, Standing.OVERDUE),
    (State.AWAITING, DUE, None, LATE, Standing.OVERDUE),
    (State.DONE, DUE, DUE, LATE, Standing.DONE_ON_TIME),
    (State.DONE, DUE, LATE, LATE, Standing.DONE_LATE),
    (State.DONE, DUE, None, LATE, Standing.NOT_ASSESSABLE),
    (State.SUSPENDED, DUE, None, LATE, Standing.NOT_ASSESSABLE),
    (State.NOT_APPLICABLE, DUE, EARLY, LATE, Standing.NOT_ASSESSABLE),
    (State.SUSPENDED, None, None, LATE, Standing.NOT_ASSESSABLE),
    (State.NOT_STARTED, None, None, LATE, Standing.OPEN_ENDED),
    (State.AWAITING, None, DUE, LATE, Standing.OPEN_ENDED),
    (State.DONE, None, DUE, LATE, Standing.OPEN_ENDED),
]


@pytest.mark.parametrize(("state", "due", "reported", "today", "expected"), TABLE)
def test_standing_follows_from_state_deadline_report_and_day(
    state: State, due: date | None, reported: date | None, today: date, expected: Standing
) -> None:
    soon_until = today + timedelta(days=14)
    assert standing(state, due, reported, today=today, soon_until=soon_until) is expected


def test_without_a_deadline_nothing_is_ever_on_time_late_or_overdue() -> None:
    judged = {
        standing(state, None, reported, today=today, soon_until=today + timedelta(days=14))
        for state in State
        for reported in (None, EARLY, LATE)
        for today in (EARLY, LATE, date(2099, 1, 1))
    }
    assert judged == {Standing.OPEN_ENDED, Standing.NOT_ASSESSABLE}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 14, 16, 59, 59, tzinfo=UTC), date(2026, 11, 14)),
        (datetime(2026, 11, 14, 17, 0, 0, tzinfo=UTC), date(2026, 11, 15)),
        (datetime(2026, 12, 31, 17, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2028, 2, 28, 17, 0, 0, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_a_day_ends_at_midnight_in_viet_nam(moment: datetime, day: date) -> None:
    assert day_of(moment) == day


def record(
    database: Database, name: str | Actor, said: StatusInput = HALF, **options: Any
) -> StatusChange:
    """Record a status as one of the cast, on so-tu-phap's dated report unless told otherwise."""
    with database.reading() as rows:
        report = cast.report_of(rows, options.pop("agency", "so-tu-phap"))
        report_id, version = report.id, report.version
        who = cast.actor(rows, name) if isinstance(name, str) else name
    with database.writing() as rows:
        return record_status(
            rows,
            options.pop("report_id", report_id),
            said,
            expected_version=options.pop("version", version),
            op_id=options.pop("op_id", cast.new_op()),
            actor=who,
            at=options.pop("at", cast.MOMENT),
        )


def trace(database: Database) -> tuple[int, int]:
    """How many status changes, and how many lines of the log about them."""
    with database.reading() as rows:
        changes = rows.scalar(select(func.count()).select_from(StatusChange))
        logged = rows.scalar(
            select(func.count()).select_from(AuditEvent).where(AuditEvent.deed == "record_status")
        )
    return changes or 0, logged or 0


def test_an_officer_records_and_one_change_and_one_line_of_the_log_remain(
    database: Database,
) -> None:
    change = record(database, "officer", replace(HALF, verified=True))
    assert trace(database) == (1, 1)
    with database.reading() as rows:
        report = cast.report_of(rows)
        assert (report.state, report.percent, report.result) == (State.IN_PROGRESS, 50, "một nửa")
        assert report.verification is Verification.VERIFIED
        assert report.version == change.version == 2
        line = cast.deeds(rows, "record_status")[0]
        assert line.subject_id == str(report.id)
        assert line.actor_name == "Người officer"
        assert line.role == "officer"
        assert line.address == "192.0.2.1"
        assert line.details["state"] == ["not_started", "in_progress"]
        assert line.details["op_id"] == change.op_id


def test_an_agency_records_its_own_report_in_its_own_word(database: Database) -> None:
    record(database, "agency", StatusInput(State.AWAITING, 100, "đã báo cáo"))
    with database.reading() as rows:
        report = cast.report_of(rows)
        assert report.verification is Verification.SELF_REPORTED
        assert report.reported_on == date(2026, 11, 10)


@pytest.mark.parametrize("who", ["leader", "admin", STRANGER])
def test_who_has_no_right_to_record_is_refused(database: Database, who: str | Actor) -> None:
    with pytest.raises(NotAllowed):
        record(database, who)
    assert trace(database) == (0, 0)


def test_a_foreign_agency_is_told_there_is_no_such_report(database: Database) -> None:
    with pytest.raises(NotFound) as foreign:
        record(database, "other-agency")
    with pytest.raises(NotFound) as absent:
        record(database, "other-agency", report_id=999_999)
    assert foreign.value.code == absent.value.code
    assert trace(database) == (0, 0)


@pytest.mark.parametrize(
    "said", [StatusInput(State.DONE, 100), replace(HALF, verified=True)], ids=["done", "verified"]
)
def test_an_agency_can_neither_verify_nor_call_a_thing_done(
    database: Database, said: StatusInput
) -> None:
    with pytest.raises(Refused, match="agency_cannot_verify"):
        record(database, "agency", said)
    assert trace(database) == (0, 0)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(HALF, percent=101), "percent_out_of_range"),
        (replace(HALF, percent=-1), "percent_out_of_range"),
        (replace(HALF, percent=50.5), "percent_out_of_range"),  # type: ignore[arg-type]
        (replace(HALF, percent=float("nan")), "percent_out_of_range"),  # type: ignore[arg-type]
        (StatusInput(State.DONE, 99), "done_below_100"),
        (StatusInput(State.AWAITING, 100, done_on=date(2026, 11, 11)), "done_in_future"),
        (replace(HALF, result="a\x00b"), "text_unreadable"),
        (replace(HALF, difficulties="\x00"), "text_unreadable"),
        (replace(HALF, result="đ" * 10_001), "text_too_long"),
        (replace(HALF, difficulties="đ" * 10_001), "text_too_long"),
    ],
)
def test_values_that_do_not_hold_together_are_refused(
    database: Database, said: StatusInput, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        record(database, "officer", said)
    assert trace(database) == (0, 0)


def test_a_report_may_be_said_done_today_at_the_last_second_of_the_day(
    database: Database,
) -> None:
    last = datetime(2026, 11, 14, 16, 59, 59, tzinfo=UTC)
    record(database, "officer", StatusInput(State.AWAITING, 100, "xong", done_on=DUE), at=last)
    with pytest.raises(Refused, match="done_in_future"):
        record(database, "officer", StatusInput(State.AWAITING, 99, "xong", done_on=LATE), at=last)
    with database.reading() as rows:
        assert cast.report_of(rows).reported_on == DUE


def test_the_day_of_a_finished_report_stays_when_it_is_verified_later(database: Database) -> None:
    record(database, "agency", StatusInput(State.AWAITING, 100, "xong"), at=cast.MOMENT)
    later = cast.MOMENT + timedelta(days=20)
    record(database, "officer", StatusInput(State.DONE, 100, "xong", verified=True), at=later)
    with database.reading() as rows:
        assert cast.report_of(rows).reported_on == date(2026, 11, 10)


def test_saving_what_is_already_saved_changes_nothing(database: Database) -> None:
    record(database, "officer")
    with pytest.raises(NothingChanged):
        record(database, "officer")
    assert trace(database) == (1, 1)


def test_who_saves_on_an_old_version_is_told_who_saved_when_and_what(database: Database) -> None:
    record(database, "officer", version=1)
    with pytest.raises(Stale) as stale:
        record(database, "colleague", replace(HALF, percent=80), version=1)
    assert stale.value.details["who"] == "Người officer"
    assert stale.value.details["at"] == cast.MOMENT
    assert stale.value.details["old_state"] is State.NOT_STARTED
    assert stale.value.details["new_state"] is State.IN_PROGRESS
    assert stale.value.details["new_percent"] == 50
    assert stale.value.details["version"] == 2
    assert trace(database) == (1, 1)


def test_the_same_form_sent_twice_is_recorded_once(database: Database) -> None:
    op_id = cast.new_op()
    first = record(database, "officer", op_id=op_id, version=1)
    again = record(database, "officer", op_id=op_id, version=1)
    assert again.id == first.id
    assert trace(database) == (1, 1)


def test_a_form_s_id_can_not_be_used_by_another_person_or_for_another_report(
    database: Database,
) -> None:
    op_id = cast.new_op()
    record(database, "officer", op_id=op_id)
    with pytest.raises(Refused, match="op_id_reused"):
        record(database, "colleague", op_id=op_id)
    with pytest.raises(Refused, match="op_id_reused"):
        record(database, "officer", op_id=op_id, agency="so-y-te")
    assert trace(database) == (1, 1)


@pytest.mark.parametrize("op_id", ["", "x" * 37, "a\x00b", "đ"])
def test_an_odd_form_id_is_refused_on_both_engines(database: Database, op_id: str) -> None:
    with pytest.raises(Refused, match="bad_choice"):
        record(database, "officer", op_id=op_id)


def test_a_locked_round_takes_nothing_any_more(database: Database) -> None:
    with database.writing() as rows:
        cast.round_of(rows).locked_at = cast.MOMENT
    with pytest.raises(Refused, match="round_locked"):
        record(database, "officer")
    assert trace(database) == (0, 0)


def test_two_saves_at_the_same_moment_have_exactly_one_winner(database: Database) -> None:
    for turn in range(5):
        outcomes = _race(database, turn)
        assert sorted(outcomes) == ["Stale", "won"], f"turn {turn}: {outcomes}"
        assert trace(database) == (turn + 1, turn + 1)


def test_the_same_form_sent_twice_at_the_same_moment_is_recorded_once(database: Database) -> None:
    outcomes = _race(database, 0, op_id=cast.new_op(), names=("officer", "officer"))
    assert outcomes == ["won", "won"]
    assert trace(database) == (1, 1)


def _race(
    database: Database,
    turn: int,
    op_id: str | None = None,
    names: tuple[str, str] = ("officer", "colleague"),
) -> list[str]:
    """Two threads save one report from the same version; gives how each fared."""
    with database.reading() as rows:
        version = cast.report_of(rows).version
    gate = threading.Barrier(2)
    outcomes: list[str] = []

    def save(name: str, percent: int) -> None:
        gate.wait(timeout=10)
        said = replace(HALF, percent=percent)
        try:
            record(database, name, said, version=version, op_id=op_id or cast.new_op())
            outcomes.append("won")
        except Exception as error:
            outcomes.append(type(error).__name__)

    percents = (turn, turn) if op_id else (turn, turn + 50)
    threads = [
        threading.Thread(target=save, args=pair) for pair in zip(names, percents, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return outcomes


def test_many_writers_of_different_reports_lose_nothing(database: Database) -> None:
    """Eight threads of five saves each: forty changes, one unbroken log, no lock complaint."""
    with database.reading() as rows:
        ids = list(rows.scalars(select(Report.id).order_by(Report.id).limit(8)))
    failures: list[str] = []

    def save(report_id: int) -> None:
        for percent in range(5):
            said = replace(HALF, percent=percent)
            try:
                record(
                    database, "officer", said, report_id=report_id, version=percent + 1
                )
            except Exception as error:
                failures.append(repr(error))

    threads = [threading.Thread(target=save, args=(report_id,)) for report_id in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert trace(database) == (40, 40)
    with database.reading() as rows:
        assert audit.first_broken(rows) is None
