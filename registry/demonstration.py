"""Labelled demonstration data, made by code: accounts, rounds and reports that never happened."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency, Document, Report, Round, Task
from db.vocabulary import Role, State
from registry.accounts import COMMAND_LINE, actor_of, create_user
from registry.policy import Actor
from registry.progress import StatusInput, record_status
from registry.rounds import open_round, set_deadline

# Fixed, so that two demonstrations of one day show the same figures.
SEED = 66
FIRST_YEAR = 2022


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """A way in for looking around; these passwords exist in demonstration records only."""

    username: str
    password: str
    role: Role
    agency_code: str | None = None


ACCOUNTS = (
    DemonstrationAccount("lanhdao", "xem-bang-theo-doi", Role.LEADER),
    DemonstrationAccount("noivu", "cap-nhat-tien-do", Role.OFFICER),
    DemonstrationAccount("tuphap", "bao-cao-cua-co-quan", Role.AGENCY, "so-tu-phap"),
    DemonstrationAccount("quantri", "quan-tri-tai-khoan", Role.ADMIN),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The Vietnamese the made-up rows carry; every one of them says that it is a demonstration."""

    names: dict[Role, str]
    result: str
    difficulty: str
    deadline_reason: str


def demonstrate(session: Session, plan: Document, words: Words, *, today: date) -> None:
    """Add the accounts, one round a year up to this one, and reports of every kind."""
    at = _moment(date(FIRST_YEAR, 10, 6))
    actors = {account.role: _account(session, account, words, at) for account in ACCOUNTS}
    officer = actors[Role.OFFICER]
    chance = random.Random(SEED)  # noqa: S311 made-up rows must repeat
    for year in range(FIRST_YEAR, today.year + 1):
        opens_on = date(year, 10, 6) if year == FIRST_YEAR else date(year, 1, 15)
        if opens_on > today:
            break
        around = open_round(
            session, plan.id, year, opens_on=opens_on, actor=officer, at=_moment(opens_on)
        )
        _set_deadlines(session, around, words, officer, chance, today)
        _report(session, around, words, officer, chance, today)


def _account(
    session: Session, account: DemonstrationAccount, words: Words, at: datetime
) -> Actor:
    agency = session.scalar(select(Agency).where(Agency.code == account.agency_code))
    user, _ = create_user(
        session,
        account.username,
        words.names[account.role],
        account.role,
        agency_id=agency.id if agency else None,
        password=account.password,
        actor=COMMAND_LINE,
        at=at,
    )
    return actor_of(user)


def _set_deadlines(
    session: Session,
    around: Round,
    words: Words,
    officer: Actor,
    chance: random.Random,
    today: date,
) -> None:
    tasks = session.scalars(select(Task).where(Task.plan_id == around.plan_id)).all()
    free = [task for task in tasks if task.yearly_before is None]
    for task in chance.sample(free, k=len(free) * 2 // 3):
        last = date(around.year, chance.choice((9, 10, 11, 11, 12, 12)), chance.randint(10, 28))
        if around.year == today.year and chance.random() < 0.25:
            # So that a demonstration always has something due in the coming days.
            last = today + timedelta(days=chance.randint(2, 13))
        with_reports = session.scalar(
            select(Report.id).where(Report.round_id == around.id, Report.task_id == task.id)
        )
        if with_reports is not None:
            set_deadline(
                session,
                around.id,
                task.id,
                last,
                reason=words.deadline_reason,
                actor=officer,
                at=_moment(around.opens_on),
            )


def _report(
    session: Session,
    around: Round,
    words: Words,
    officer: Actor,
    chance: random.Random,
    today: date,
) -> None:
    diligence: dict[int, float] = {}
    reports = session.scalars(select(Report).where(Report.round_id == around.id)).all()
    for report in reports:
        care = diligence.setdefault(report.agency_id, chance.betavariate(6, 2))
        said = _said(report, around, words, care, chance, today)
        if said is None:
            continue
        day, status = said
        record_status(
            session,
            report.id,
            status,
            expected_version=report.version,
            op_id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            actor=officer,
            at=_moment(day, chance.randint(8, 16), chance.randint(0, 59)),
        )


def _said(
    report: Report,
    around: Round,
    words: Words,
    care: float,
    chance: random.Random,
    today: date,
) -> tuple[date, StatusInput] | None:
    """What a made-up agency said, and on which day; None when it never said anything."""
    aim = report.due_on or date(around.year, 11, 20)
    slip = int(chance.gauss(-12 if chance.random() < care else 12, 14))
    day = max(aim + timedelta(days=slip), around.opens_on + timedelta(days=1))
    if day >= today:
        if chance.random() > care:
            return None
        span = max((today - around.opens_on).days, 1)
        day = around.opens_on + timedelta(days=chance.randint(1, span))
        if day >= today:
            return None
        share = chance.choice((10, 25, 40, 50, 60, 75, 80, 90))
        text = words.difficulty if chance.random() < 0.15 else ""
        return day, StatusInput(State.IN_PROGRESS, share, words.result, text)
    if chance.random() > 0.55 + care * 0.42:
        state = chance.choice((State.SUSPENDED, State.NOT_APPLICABLE, State.IN_PROGRESS))
        percent = 50 if state is State.IN_PROGRESS else None
        return day, StatusInput(state, percent, words.result, words.difficulty)
    if chance.random() < 0.12:
        return day, StatusInput(State.AWAITING, 100, words.result, done_on=day)
    verified = chance.random() < 0.8
    return day, StatusInput(State.DONE, 100, words.result, verified=verified, done_on=day)


def _moment(day: date, hour: int = 1, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour % 9, minute), tzinfo=UTC)


__all__ = ["ACCOUNTS", "DemonstrationAccount", "Words", "demonstrate"]
