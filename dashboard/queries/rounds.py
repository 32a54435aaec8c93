"""The rounds of the plan: how far their reports are, what was done with them, what was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.queries.remembered import remembered
from db.models import Report, Round, RoundEvent, Snapshot, User
from db.vocabulary import RoundDeed, Verification
from registry import snapshots


@dataclass(frozen=True, slots=True)
class Counts:
    """The reports of a round by whose word they stand on; every report is in exactly one."""

    silent: int = 0
    waiting: int = 0
    returned: int = 0
    verified: int = 0

    @property
    def reported(self) -> int:
        return self.waiting + self.returned + self.verified

    @property
    def total(self) -> int:
        return self.silent + self.reported


@dataclass(frozen=True, slots=True)
class Step:
    """What was done with a round, by whom and why."""

    deed: RoundDeed
    at: datetime
    who: str | None
    closes_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot, and whether the history still gives the same figures."""

    name: str
    taken_at: datetime
    taken_by: str | None
    sha256: str
    is_whole: bool
    id: int


@remembered
def counts(session: Session, plan: int) -> dict[int, Counts]:
    """How far the reports of each round are, by the round's id."""
    rows = session.execute(
        select(Report.round_id, Report.verification, func.count())
        .join(Round, Round.id == Report.round_id)
        .where(Round.plan_id == plan)
        .group_by(Report.round_id, Report.verification)
    )
    found: dict[int, dict[Verification, int]] = {}
    for round_id, verification, count in rows:
        found.setdefault(round_id, {})[verification] = count
    return {
        round_id: Counts(
            silent=by_word.get(Verification.NONE, 0),
            waiting=by_word.get(Verification.SELF_REPORTED, 0),
            returned=by_word.get(Verification.RETURNED, 0),
            verified=by_word.get(Verification.VERIFIED, 0),
        )
        for round_id, by_word in found.items()
    }


@remembered
def steps(session: Session, round_id: int) -> list[Step]:
    """The life of a round, newest first."""
    rows = session.execute(
        select(RoundEvent.deed, RoundEvent.at, User.full_name, RoundEvent.closes_on,
               RoundEvent.reason)
        .outerjoin(User, User.id == RoundEvent.actor_id)
        .where(RoundEvent.round_id == round_id)
        .order_by(RoundEvent.id.desc())
    )
    return [Step(*row) for row in rows]


@remembered
def kept(session: Session, round_id: int) -> list[Kept]:
    """The snapshots of a round, newest first, each told again from the history."""
    rows = session.execute(
        select(Snapshot, User.full_name)
        .outerjoin(User, User.id == Snapshot.taken_by_id)
        .where(Snapshot.round_id == round_id)
        .order_by(Snapshot.id.desc())
    ).all()
    return [
        Kept(taken.name, taken.taken_at, who, taken.sha256, snapshots.is_whole(session, taken),
             taken.id)
        for taken, who in rows
    ]
