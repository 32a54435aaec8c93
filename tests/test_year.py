"""One whole year of the reporting round, on frozen time: thirty-odd agencies, forty-three tasks,
drafts, returns, extensions, three letters, lock, reopening; and every past moment told again."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import cast
import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.queries import board as boards
from db import Database
from db.models import Draft, Message, Report, Round, Snapshot, Task
from db.vocabulary import MessageKind, Outcome, Role, State, Verification
from registry import audit, drafts, extensions, rounds, snapshots, urging
from registry.clock import day_of
from registry.due_dates import set_deadline
from registry.errors import Refused
from registry.policy import Actor
from registry.progress import StatusInput, record_status
from registry.settings import choices, choices_at
from registry.verification import send_back, verify

WORDS = StatusInput(State.AWAITING, 100, "Đã ban hành kế hoạch của cơ quan")


def noon(day: date) -> datetime:
    """Midday in Việt Nam."""
    return datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC)


@dataclass
class Simulation:
    """The record, who acts, and what the board said at each moment that was written down."""

    database: Database
    traveller: time_machine.Traveller
    officer: Actor
    leader: Actor
    agency: Actor
    round_id: int
    seen: dict[datetime, list[boards.Line]] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(66))

    @contextmanager
    def deed(self, day: date, minute: int = 0) -> Iterator[tuple[Session, datetime]]:
        """A transaction at a moment of the frozen year."""
        at = noon(day) + timedelta(minutes=minute)
        self.traveller.move_to(at)
        with self.database.writing() as rows:
            yield rows, at

    def of(self, agency_id: int) -> Actor:
        """The account of an agency."""
        return replace(self.agency, agency_id=agency_id)

    def write_down(self, day: date) -> None:
        """What the present says at the end of a day."""
        at = noon(day) + timedelta(hours=6)
        self.traveller.move_to(at)
        with self.database.reading() as rows:
            self.seen[at] = boards.board(
                rows, self.round_id, today=day_of(at), choices=choices(rows)
            )

    def reports(self, *where: Any) -> list[Report]:
        with self.database.reading() as rows:
            wanted = select(Report).where(Report.round_id == self.round_id, *where)
            return list(rows.scalars(wanted.order_by(Report.id)))

    def send(self, report: Report, day: date, minute: int, said: StatusInput = WORDS) -> None:
        """An agency says how far it is; Sở Nội vụ says it for itself."""
        with self.deed(day, minute) as (rows, at):
            fresh = rows.get_one(Report, report.id)
            office = cast.report_of(rows, "so-noi-vu").agency_id
            actor = self.officer if report.agency_id == office else self.of(report.agency_id)
            record_status(rows, report.id, said, expected_version=fresh.version,
                          op_id=cast.new_op(), actor=actor, at=at)

    def settle(self, day: date, *, returned: int) -> None:
        """Sở Nội vụ and the leaders' office confirm what waits, and return some of it."""
        waiting = self.reports(Report.verification == Verification.SELF_REPORTED)
        with self.database.reading() as rows:
            office = cast.report_of(rows, "so-noi-vu").agency_id
        for place, report in enumerate(waiting):
            actor = self.leader if report.agency_id == office else self.officer
            with self.deed(day, place) as (rows, at):
                if place < returned:
                    send_back(rows, report.id, "Chưa gửi kèm sản phẩm", actor=actor, at=at,
                              expected_version=report.version, op_id=cast.new_op())
                else:
                    verify(rows, report.id, expected_version=report.version,
                           op_id=cast.new_op(), actor=actor, at=at)


@pytest.fixture
def year(database: Database, moment: time_machine.Traveller) -> Simulation:
    with database.reading() as rows:
        actors = [cast.actor(rows, name) for name in ("officer", "leader", "agency")]
        return Simulation(database, moment, *actors, cast.round_of(rows).id)


def spring(year: Simulation) -> None:
    """Days are set for some tasks; agencies begin, some of them only in a draft."""
    with year.deed(date(2026, 2, 2)) as (rows, at):
        tasks = rows.scalars(select(Task).where(Task.yearly_before.is_(None))).all()
        owed = set(rows.scalars(select(Report.task_id).where(Report.round_id == year.round_id)))
        for task in [task for task in tasks if task.id in owed][::2]:
            set_deadline(rows, year.round_id, task.id, date(2026, 10, 30),
                         reason="Theo chương trình công tác", actor=year.officer, at=at)
    year.write_down(date(2026, 2, 3))
    begun = year.reports()[::3]
    for place, report in enumerate(begun):
        said = StatusInput(State.IN_PROGRESS, year.chance.randint(1, 90), "Đang làm")
        year.send(report, date(2026, 5, 4), place, said)
    with year.deed(date(2026, 6, 1)) as (rows, at):
        for report in year.reports()[1::9]:
            drafts.keep(rows, report.id, {"result": "nháp"}, based_on=report.version,
                        actor=year.of(report.agency_id), at=at)
    year.write_down(date(2026, 6, 1))


def autumn(year: Simulation) -> None:
    """Most reports come; extensions are asked for; Sở Nội vụ confirms and returns."""
    coming = [report for report in year.reports() if year.chance.random() < 0.7]
    for place, report in enumerate(coming):
        year.send(report, date(2026, 10, 20), place)
    year.settle(date(2026, 10, 28), returned=25)
    year.write_down(date(2026, 10, 29))
    owing = year.reports(Report.state == State.NOT_STARTED, Report.due_on == date(2026, 10, 30))
    for place, report in enumerate(owing[:12]):
        with year.deed(date(2026, 10, 30), place) as (rows, at):
            asked = extensions.ask(rows, report.id, date(2026, 11, 27), "Chờ hướng dẫn của Bộ",
                                   actor=year.of(report.agency_id), at=at)
            outcome = Outcome.REFUSED if place % 3 == 0 else Outcome.GRANTED
            extensions.decide(rows, asked.id, outcome, "Đã xem xét", actor=year.officer, at=at,
                              expected_version=asked.version)
    year.write_down(date(2026, 11, 2))


def three_letters(year: Simulation) -> None:
    """The late are urged three times, each some working days after the last."""
    for day in (date(2026, 11, 16), date(2026, 11, 20), date(2026, 11, 27)):
        with year.deed(day) as (rows, at):
            owing = urging.who_to_urge(rows, year.round_id, day_of(at), choices(rows))
            late = [one for one in owing if one.is_overdue and one.may_urge]
            for agency_id in sorted({one.agency_id for one in late}):
                theirs = [one.report_id for one in late if one.agency_id == agency_id]
                urging.urge(rows, year.round_id, agency_id, theirs, "V/v đôn đốc", "Kính gửi…",
                            actor=year.officer, at=at)
        year.write_down(day)


def test_a_year_from_the_opening_to_the_reopened_lock(year: Simulation) -> None:
    spring(year)
    autumn(year)
    with year.database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(Draft))
    with pytest.raises(Refused, match="round_still_open"), year.deed(date(2026, 11, 14)) as (r, at):
        rounds.close_round(r, year.round_id, actor=year.officer, at=at)
    three_letters(year)
    _every_letter_was_counted(year)
    _closed_and_locked(year)
    _reopened_and_locked_again(year)
    _every_moment_is_told_again(year)


def _every_letter_was_counted(year: Simulation) -> None:
    with year.database.reading() as rows:
        owing = urging.who_to_urge(rows, year.round_id, date(2026, 11, 27), choices(rows))
        times = Counter(one.times for one in owing if one.is_overdue)
        told = rows.scalars(
            select(Message.role).where(Message.kind == MessageKind.ESCALATION)
        ).all()
    assert times[3] > 0
    assert set(times) <= {1, 2, 3}
    # A message names one report or several of an agency; each goes to the leaders.
    assert told
    assert set(told) == {Role.LEADER}


def _closed_and_locked(year: Simulation) -> None:
    with year.deed(date(2026, 12, 1)) as (rows, at):
        rounds.close_round(rows, year.round_id, actor=year.officer, at=at)
    late = year.reports(Report.state == State.NOT_STARTED, Report.due_on < date(2026, 12, 1))
    with pytest.raises(Refused, match="round_closed"):
        year.send(late[0], date(2026, 12, 1), 5)
    with year.deed(date(2026, 12, 1), 9) as (rows, at):
        _some_report_waits(year, rows, at, late[0])
    with pytest.raises(Refused, match="reports_waiting"), year.deed(date(2026, 12, 2)) as (r, at):
        rounds.lock_round(r, year.round_id, "Số liệu chốt", actor=year.officer, at=at)
    year.settle(date(2026, 12, 2), returned=3)
    year.write_down(date(2026, 12, 2))
    with year.deed(date(2026, 12, 3)) as (rows, at):
        rounds.lock_round(rows, year.round_id, "Số liệu chốt năm 2026", actor=year.officer, at=at)
    year.write_down(date(2026, 12, 3))
    with pytest.raises(Refused, match="round_locked"), year.deed(date(2026, 12, 4)) as (r, at):
        record_status(r, late[0].id, WORDS, expected_version=late[0].version,
                      op_id=cast.new_op(), actor=year.officer, at=at)


def _some_report_waits(year: Simulation, rows: Session, at: datetime, report: Report) -> None:
    fresh = rows.get_one(Report, report.id)
    record_status(rows, report.id, WORDS, expected_version=fresh.version, op_id=cast.new_op(),
                  actor=year.officer, at=at)


def _reopened_and_locked_again(year: Simulation) -> None:
    with year.deed(date(2026, 12, 10)) as (rows, at):
        rounds.reopen_round(rows, year.round_id, "Ghi nhầm hai báo cáo", actor=year.leader, at=at)
    with year.database.reading() as rows:
        office = cast.report_of(rows, "so-noi-vu").agency_id
    returned = year.reports(Report.verification == Verification.RETURNED,
                            Report.agency_id != office)
    for place, report in enumerate(returned[:2]):
        with year.deed(date(2026, 12, 10), 1 + place) as (rows, at):
            record_status(rows, report.id, replace(WORDS, verified=True, state=State.DONE),
                          expected_version=report.version, op_id=cast.new_op(),
                          actor=year.officer, at=at)
    with year.deed(date(2026, 12, 11)) as (rows, at):
        rounds.lock_round(rows, year.round_id, "Số liệu chốt, sửa lần 1", actor=year.officer,
                          at=at)
    year.write_down(date(2026, 12, 11))


def _every_moment_is_told_again(year: Simulation) -> None:
    year.traveller.move_to(noon(date(2027, 3, 1)))
    with year.database.reading() as rows:
        owed = rows.scalar(select(func.count()).where(Report.round_id == year.round_id))
        assert owed
        assert owed > 800
        for at, then in year.seen.items():
            told = boards.board(rows, year.round_id, today=day_of(at),
                                choices=choices_at(rows, at), as_of=at)
            assert told == then, at
            assert sum(boards.tally(told).by_standing.values()) == owed
        figures = [_figures(rows, taken) for taken in rows.scalars(select(Snapshot))]
        assert snapshots.broken(rows) == []
        assert audit.first_broken(rows) is None
        assert rows.get_one(Round, year.round_id).locked_at is not None
    assert len(figures) == 2
    assert figures[0] != figures[1]


def _figures(rows: Session, taken: Snapshot) -> Counter[str]:
    """What a signed report would say, from the snapshot and from the board of its moment."""
    kept = Counter(line[8] for line in taken.lines)
    told = boards.board(rows, taken.round_id, today=day_of(taken.taken_at),
                        choices=choices_at(rows, taken.taken_at), as_of=taken.taken_at)
    assert Counter(line.standing.value for line in told) == kept
    return Counter({f"{line[3]} {line[8]}": 1 for line in taken.lines}) + kept
