"""The plan's outline: its tasks and agencies as rows and columns of every view."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard.queries.remembered import remembered
from db.models import Agency, Report, Section, Task
from db.vocabulary import AgencyKind


@dataclass(frozen=True, slots=True)
class TaskInfo:
    """A task by its place in the plan: `group` is the item it stands under (II.3, III.2 …)."""

    id: int
    section_id: int
    path: str
    group: str
    words: str
    yearly_before: str | None


@dataclass(frozen=True, slots=True)
class AgencyInfo:
    """An agency as the lists show it."""

    id: int
    code: str
    name: str
    short_name: str
    kind: AgencyKind
    is_confirmed: bool


@remembered
def tasks(session: Session, plan: int) -> list[TaskInfo]:
    """The plan's tasks in the order of its text."""
    rows = session.execute(
        select(Task.id, Task.section_id, Section.path, Section.heading, Section.text,
               Task.yearly_before)
        .join(Section, Section.id == Task.section_id)
        .where(Task.plan_id == plan)
        .order_by(Task.position)
    )
    return [
        TaskInfo(id_, section_id, path, group_of(path), text or heading or "", yearly)
        for id_, section_id, path, heading, text, yearly in rows
    ]


def group_of(path: str) -> str:
    """The item a task belongs to: II.3.đ is under II.3; III.5 is its own group."""
    return ".".join(path.split(".")[:2])


@remembered
def headings(session: Session, plan: int) -> dict[str, str]:
    """What each section of the outline is called, by its path."""
    rows = session.execute(
        select(Section.path, Section.heading, Section.text).where(Section.document_id == plan)
    )
    return {path: heading or text or path for path, heading, text in rows}


@remembered
def agencies(session: Session, *, with_reports_in: int | None = None) -> list[AgencyInfo]:
    """Agencies in their order; with a round, only those that owe a report in it."""
    wanted = select(
        Agency.id, Agency.code, Agency.name, Agency.short_name, Agency.kind, Agency.is_confirmed
    ).order_by(Agency.position)
    if with_reports_in is not None:
        owing = select(Report.agency_id).where(Report.round_id == with_reports_in)
        wanted = wanted.where(Agency.id.in_(owing))
    return [AgencyInfo(*row) for row in session.execute(wanted)]


def agency_info(row: Agency) -> AgencyInfo:
    """The frozen form of a row."""
    return AgencyInfo(row.id, row.code, row.name, row.short_name, row.kind, row.is_confirmed)
