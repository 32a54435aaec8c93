"""The rows of a snapshot's open data: its own figures, and what they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.queries import kept_plans, open_data
from dashboard.queries.kept_plans import KeptPlan
from dashboard.queries.plan import group_of
from db.models import Agency, Document, Round, Section, Snapshot, Task
from registry.clock import day_of
from registry.errors import NotFound

MOST = 2**31 - 2


@dataclass(frozen=True, slots=True)
class Packaged:
    """A snapshot with its plan, the year of its round, and its tables as plain rows."""

    plan: KeptPlan
    taken: Snapshot
    year: int
    reports: list[tuple[Any, ...]]
    tasks: list[tuple[Any, ...]]
    agencies: list[tuple[Any, ...]]
    documents: list[tuple[Any, ...]]


def packaged(session: Session, snapshot_id: int) -> Packaged:
    """Everything the open data of a snapshot holds. Raises NotFound."""
    row = session.execute(
        select(Snapshot, Round.year, Round.plan_id)
        .join(Round, Round.id == Snapshot.round_id)
        .where(Snapshot.id == snapshot_id)
    ).first()
    if row is None:
        raise NotFound("snapshot", id=snapshot_id)
    taken, year, plan_id = row
    kept_plans.turn_to(session, plan_id)
    return Packaged(
        kept_plans.shown(session), taken, year, _reports(session, taken, year), _tasks(session),
        _agencies(session), _documents(session, day_of(taken.taken_at)),
    )


def _reports(session: Session, taken: Snapshot, year: int) -> list[tuple[Any, ...]]:
    """The snapshot's lines (registry.snapshots.lines_at), with the words their numbers stand
    for."""
    paths = dict(session.execute(
        select(Task.id, Section.path).join(Section, Section.id == Task.section_id)
    ).all())
    codes = dict(session.execute(select(Agency.id, Agency.code)).all())
    return [
        (*line[:6], _day(line[6]), _day(line[7]), line[8], year, paths[line[1]], codes[line[2]])
        for line in taken.lines
    ]


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _tasks(session: Session) -> list[tuple[Any, ...]]:
    withheld = open_data.withheld(session)
    return [
        (row.id, row.path, group_of(row.path), row.position,
         None if row.path in withheld else row.text or row.heading, row.path in withheld,
         row.yearly_before)
        for row in open_data.tasks(session, 0, MOST)
    ]


def _agencies(session: Session) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in open_data.agencies(session, 0, MOST)]


def _documents(session: Session, today: date) -> list[tuple[Any, ...]]:
    wanted = open_data.open_documents(today).order_by(Document.id)
    return [tuple(row)[1:] for row in session.execute(wanted)]
