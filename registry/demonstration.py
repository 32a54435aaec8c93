"""Labelled demonstration data, made by code: accounts, rounds and reports that never happened."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agency, Document, Report, Round, Task
from db.vocabulary import Role
from registry import rounds
from registry.accounts import COMMAND_LINE, actor_of, create_user, set_active
from registry.demonstration_desk import Desk, DeskWords
from registry.demonstration_year import Cast, Words, Year
from registry.due_dates import set_deadline
from registry.policy import Actor
from registry.rounds import open_round

# Fixed, so that two demonstrations of one day show the same figures.
SEED = 66
FIRST_YEAR = 2022
OTHER_AGENCY = "so-y-te"


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


def demonstrate(
    session: Session,
    plan: Document,
    words: Words,
    desk: DeskWords,
    snapshot: str,
    *,
    today: date,
) -> None:
    """Add the accounts, one round a year up to this one, and a year's life in each.

    `snapshot` names the figures kept when a past round was locked ("… {year}").
    """
    at = moment(date(FIRST_YEAR, 10, 6))
    made = {account.role: _account(session, account, words, at) for account in ACCOUNTS}
    others = _closed_account(session, words, at)
    cast = Cast(made[Role.OFFICER], made[Role.LEADER], made[Role.AGENCY], others)
    chance = random.Random(SEED)  # noqa: S311 made-up rows must repeat
    for year in range(FIRST_YEAR, today.year + 1):
        opens_on = date(year, 10, 6) if year == FIRST_YEAR else date(year, 1, 15)
        if opens_on > today:
            break
        around = open_round(
            session, plan.id, year, opens_on=opens_on, actor=cast.officer, at=moment(opens_on)
        )
        _set_deadlines(session, around, words, cast.officer, chance, today)
        lived = Year(session, around, words, cast, chance, today)
        lived.live()
        if year < today.year:
            _settle(session, lived, snapshot.format(year=year))
        else:
            Desk(lived, desk, chance).live()


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
    return replace(actor_of(user), agency_id=agency.id if agency else None)


def _closed_account(session: Session, words: Words, at: datetime) -> Actor:
    """Who acts for the agencies that have no account here; nobody can sign in with it."""
    agency_id = session.scalar(select(Agency.id).where(Agency.code == OTHER_AGENCY))
    user, _ = create_user(session, "coquan", words.others, Role.AGENCY, agency_id=agency_id,
                          actor=COMMAND_LINE, at=at)
    set_active(session, user.id, False, actor=COMMAND_LINE, at=at)
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
                max(last, around.opens_on),
                reason=words.deadline_reason,
                actor=officer,
                at=moment(around.opens_on, 2),
            )


def _settle(session: Session, lived: Year, name: str) -> None:
    """A year that is over: closed in January of the next, and locked with its snapshot."""
    around, cast = lived.around, lived.cast
    closing = moment(date(around.year + 1, 1, 10))
    rounds.close_round(session, around.id, actor=cast.officer, at=closing)
    lived.settle(moment(date(around.year + 1, 1, 11)))
    locking = moment(date(around.year + 1, 1, 12))
    rounds.lock_round(session, around.id, name, actor=cast.officer, at=locking)


def moment(day: date, hour: int = 1, minute: int = 0) -> datetime:
    """A moment of a day's working hours in Việt Nam."""
    return datetime.combine(day, time(hour % 9, minute), tzinfo=UTC)


__all__ = ["ACCOUNTS", "DemonstrationAccount", "DeskWords", "Words", "demonstrate"]
