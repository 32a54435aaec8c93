"""Who answers for a task of the plan, and what each of them said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from dashboard.queries import kept_plans
from dashboard.queries.board import reports_then
from db.models import Agency, Assignment, Report, Round
from db.vocabulary import AssignmentRole, State, Verification
from registry.past import PastReport


@dataclass(frozen=True, slots=True)
class Duty:
    """One agency's part in one task, with its report of the round when it owes one."""

    agency_id: int
    code: str
    name: str
    role: AssignmentRole
    is_confirmed: bool
    state: State | None
    verification: Verification | None
    percent: int | None
    due_on: date | None
    reported_on: date | None
    changed_at: datetime | None
    is_on_behalf: bool | None


def duties(
    session: Session, task_id: int, round_id: int | None, *, as_of: datetime | None = None
) -> list[Duty]:
    """Every agency the text names for a task, in the agencies' order; `as_of` a past moment with
    what each said then."""
    joined = (Report.assignment_id == Assignment.id) & (Report.round_id == round_id)
    rows = session.execute(
        select(Agency.id, Agency.code, Agency.name, Assignment.role, Agency.is_confirmed,
               Report.state, Report.verification, Report.percent, Report.due_on,
               Report.reported_on, Report.changed_at, Report.is_on_behalf)
        .join(Agency, Agency.id == Assignment.agency_id)
        .outerjoin(Report, joined)
        .where(Assignment.task_id == task_id)
        .order_by(Agency.position)
    )
    found = [Duty(*row) for row in rows]
    if as_of is None or round_id is None:
        return found
    then = {line.agency_id: line for line in reports_then(session, round_id, as_of)
            if line.task_id == task_id}
    return [_duty_then(duty, then.get(duty.agency_id)) for duty in found]


def _duty_then(duty: Duty, line: PastReport | None) -> Duty:
    if line is None:
        return replace(duty, state=None, verification=None, percent=None, due_on=None,
                       reported_on=None, changed_at=None, is_on_behalf=None)
    return replace(duty, state=line.state, verification=line.verification, percent=line.percent,
                   due_on=line.due_on, reported_on=line.reported_on, changed_at=line.changed_at,
                   is_on_behalf=line.is_on_behalf)


def agency_names(session: Session) -> list[tuple[int, str, str]]:
    """Id, code and name of every agency that owes reports on the shown plan, in their order."""
    rounds = select(Round.id).where(Round.plan_id == kept_plans.shown(session).id)
    owes = exists().where(
        Report.round_id.in_(rounds),
        Report.agency_id == Agency.id,
    )
    rows = session.execute(
        select(Agency.id, Agency.code, Agency.name)
        .where(owes)
        .order_by(Agency.position)
    )
    return [(id_, code, name) for id_, code, name in rows]


def owing_by_task(session: Session, round_id: int) -> dict[int, list[int]]:
    """The agencies that owe a report on each task in a round, in the agencies' order."""
    rows = session.execute(
        select(Report.task_id, Report.agency_id)
        .join(Agency, Agency.id == Report.agency_id)
        .where(Report.round_id == round_id)
        .order_by(Report.task_id, Agency.position)
    )
    kept: dict[int, list[int]] = {}
    for task, agency in rows:
        kept.setdefault(task, []).append(agency)
    return kept
