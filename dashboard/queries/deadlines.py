"""The days a task was given in a round, and the documents whose words may give it another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dashboard.queries.remembered import remembered
from db.models import Agency, Deadline, Document, Report, User
from db.vocabulary import DeadlineRule, DocumentKind
from registry.calendar import DayOffPolicy, DueDay
from registry.deadlines import Rule
from registry.due_dates import as_it_was
from registry.errors import Refused
from registry.text import fold_number


@dataclass(frozen=True, slots=True)
class GivenDay:
    """A day a task was given, and why. `reckoned` is None for a day that no rule gave."""

    due_on: date | None
    rule: DeadlineRule
    reckoned: tuple[Rule, DueDay] | None
    old_due_on: date | None
    reason: str
    set_by: str | None
    set_at: datetime
    only_agency: str | None
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document by what people call it."""

    key: str
    kind: DocumentKind
    number: str | None
    issued_on: date | None
    subject: str | None


@remembered
def given_days(
    session: Session, round_id: int, task_id: int, agency_id: int | None
) -> list[GivenDay]:
    """The due days a task was given in a round, newest first: those for all agencies, and those
    for the one agency shown. Nobody reads here what was set for another."""
    for_all_or_it = Deadline.agency_id.is_(None)
    if agency_id is not None:
        for_all_or_it = or_(for_all_or_it, Deadline.agency_id == agency_id)
    in_force = session.scalar(
        select(Report.deadline_id).where(
            Report.round_id == round_id, Report.task_id == task_id, Report.agency_id == agency_id
        )
    )
    rows = session.execute(
        select(Deadline, User.full_name, Agency.name)
        .outerjoin(User, User.id == Deadline.set_by_id)
        .outerjoin(Agency, Agency.id == Deadline.agency_id)
        .where(Deadline.round_id == round_id, Deadline.task_id == task_id, for_all_or_it)
        .order_by(Deadline.id.desc())
    )
    return [_given(row, who, agency, in_force) for row, who, agency in rows]


def _given(row: Deadline, who: str | None, agency: str | None, in_force: int | None) -> GivenDay:
    reckoned = as_it_was(
        row.rule,
        row.terms,
        due_on=row.due_on,
        stated_on=row.stated_on,
        includes_day=row.includes_day,
        policy=DayOffPolicy(row.day_off_policy),
    )
    was: Any = (row.terms or {}).get("was")
    old = date.fromisoformat(was) if row.rule is DeadlineRule.EXTENSION and was else None
    return GivenDay(row.due_on, row.rule, reckoned, old, row.reason, who, row.set_at, agency,
                    row.id == in_force)


@remembered
def named_documents(session: Session) -> list[NamedDocument]:
    """Every document of the registry that is one text, by its number."""
    rows = session.execute(
        select(Document.key, Document.kind, Document.number, Document.issued_on, Document.subject)
        .where(~Document.is_group)
        .order_by(Document.number.is_(None), Document.number, Document.key)
    )
    return [NamedDocument(*row) for row in rows]


def document_meant(session: Session, typed: str) -> NamedDocument:
    """The one document of a key, or of a number in any spelling ("66/kh-ubnd").

    Raises Refused when there is none, or when several bear the number.
    """
    if not typed.strip():
        raise Refused("source_needed")
    known = named_documents(session)
    number = fold_number(typed)
    found = [one for one in known if one.key == typed.strip()] or [
        one for one in known if number and one.number and fold_number(one.number) == number
    ]
    if not found:
        raise Refused("source_unknown")
    if len(found) > 1:
        raise Refused("source_ambiguous", keys=", ".join(one.key for one in found))
    return found[0]
