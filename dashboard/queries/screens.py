"""Wallboards as the administrator's list shows them, and what must not be read from a wall."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from dashboard.queries import scores
from dashboard.queries.remembered import remembered
from db.models import AuditEvent, Citation, Document, Report, Round, Screen, Section, User
from db.vocabulary import ScreenView, Sensitivity, State
from registry.settings import Choices
from registry.standing import Standing


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """One wallboard; never its secret."""

    id: int
    name: str
    place: str
    custodian: str
    views: tuple[ScreenView, ...]
    seconds: int
    enrolled_by: str
    enrolled_at: datetime
    seen_at: datetime | None
    withdrawn_by: str | None
    withdrawn_at: datetime | None
    version: int


def screens(session: Session) -> list[ScreenLine]:
    """Every wallboard, those in use first."""
    enrolled, withdrawn = aliased(User), aliased(User)
    rows = session.execute(
        select(Screen, enrolled.full_name, withdrawn.full_name)
        .join(enrolled, enrolled.id == Screen.enrolled_by_id)
        .outerjoin(withdrawn, withdrawn.id == Screen.withdrawn_by_id)
        .order_by(Screen.withdrawn_at.is_not(None), Screen.name, Screen.id)
    )
    return [
        ScreenLine(row.id, row.name, row.place, row.custodian, tuple(map(ScreenView, row.views)),
                   row.seconds, who, row.enrolled_at, row.seen_at, by, row.withdrawn_at,
                   row.version)
        for row, who, by in rows
    ]


_lines = AuditEvent.__table__.c


@functools.cache
def _later(quiet: tuple[str, ...]) -> Select[tuple[int]]:
    """Asked every few seconds by every screen, so of plain columns and made once."""
    return select(func.max(_lines.id)).where(
        _lines.id > bindparam("known"), _lines.deed.not_in(quiet)
    )


def has_news(connection: Connection, known: int, quiet: tuple[str, ...]) -> bool:
    """Whether anything but some quiet deeds was written after a line of the log."""
    return connection.scalar(_later(quiet), {"known": known}) is not None


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """One round, counted: what a rate of completion is made of."""

    by_standing: Counter[Standing]
    done: int
    applicable: int


@remembered
def by_round(
    session: Session, plan: int, *, today: date, choices: Choices
) -> dict[int, RoundCounts]:
    """The plan's rounds by year, the oldest first, counted in the database."""
    rows = session.execute(
        select(Round.year, func.count().filter(Report.state == State.DONE),
               func.count().filter(Report.state != State.NOT_APPLICABLE))
        .join(Round, Round.id == Report.round_id)
        .where(Round.plan_id == plan)
        .group_by(Round.year)
    )
    states = {year: (done, applicable) for year, done, applicable in rows}
    frame = scores.trend(session, plan, today=today, choices=choices)
    return {
        int(year): RoundCounts(Counter({kind: int(row[kind.value]) for kind in Standing}),
                               *states[int(year)])
        for year, row in frame.iterrows()
    }


@remembered
def hidden_paths(session: Session, plan: int) -> frozenset[str]:
    """The places of the plan whose words are not for a wall: they speak of an internal document,
    or the plan is one itself."""
    sections = select(Section.path).where(Section.document_id == plan)
    if session.get_one(Document, plan).sensitivity is not Sensitivity.INTERNAL:
        internal = select(Document.id).where(Document.sensitivity == Sensitivity.INTERNAL)
        spoken_of = select(Citation.section_id).where(Citation.cited_id.in_(internal))
        sections = sections.where(Section.id.in_(spoken_of))
    return frozenset(session.scalars(sections))
