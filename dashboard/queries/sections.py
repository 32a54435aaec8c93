"""The plan's outline with its citations, slips and agencies; progress by task or by agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from dashboard.queries.board import Line, board
from db.models import (
    Agency,
    Assignment,
    Citation,
    Document,
    Report,
    Requirement,
    Section,
    Task,
    TextDefect,
)
from db.vocabulary import (
    AssignmentRole,
    CitationRole,
    CitationVia,
    DocumentKind,
    State,
)
from registry.settings import Choices
from registry.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the outline; `task_id` when it orders something."""

    id: int
    parent_id: int | None
    path: str
    label: str | None
    heading: str | None
    text: str | None
    line: int
    end_line: int
    task_id: int | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with what the registry knows of the document; `key` is None when unresolved."""

    section_id: int | None
    place: str
    start: int
    end: int
    via: CitationVia
    role: CitationRole
    key: str | None
    kind: DocumentKind | None
    number: str | None
    issued_on: date | None
    is_date_verified: bool | None


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the printed text; `section_id` is None in the header and the ending."""

    section_id: int | None
    line: int | None
    printed: str
    proposed: str | None
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Named:
    """Words of the text that name agencies of a task; `code` when they name exactly one."""

    task_id: int
    as_printed: str
    role: AssignmentRole
    count: int
    code: str | None


@dataclass(frozen=True, slots=True)
class Requires:
    """An item of section I and a task that meets it."""

    item_id: int
    task_id: int
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far some reports are: counts by standing, done, all, and all but "not applicable"."""

    done: int = 0
    total: int = 0
    applicable: int = 0
    by_standing: Counter[Standing] = field(default_factory=Counter)


def outline(session: Session, plan: int) -> list[SectionRow]:
    """Every section of the plan in the order of its text."""
    rows = session.execute(
        select(Section.id, Section.parent_id, Section.path, Section.label, Section.heading,
               Section.text, Section.line, Section.end_line, Task.id)
        .outerjoin(Task, Task.section_id == Section.id)
        .where(Section.document_id == plan)
        .order_by(Section.position)
    )
    return [SectionRow(*row) for row in rows]


def received_text(session: Session, document: int) -> str:
    """A document's text as it was received; empty when only its record is kept."""
    return session.scalar(select(Document.text).where(Document.id == document)) or ""


def citations(session: Session, plan: int, sections: Iterable[int] | None = None) -> list[Cited]:
    """The plan's citations in order: of some sections, or (None) of its header and preamble."""
    wanted = _of_sections(
        select(Citation.section_id, Citation.place, Citation.start, Citation.end, Citation.via,
               Citation.role, Document.key, Document.kind,
               func.coalesce(Document.number, Citation.number), Document.issued_on,
               Document.is_date_verified)
        .outerjoin(Document, Document.id == Citation.cited_id)
        .where(Citation.document_id == plan)
        .order_by(Citation.start),
        Citation.section_id,
        sections,
    )
    return [Cited(*row) for row in session.execute(wanted)]


def slips(session: Session, plan: int, sections: Iterable[int] | None = None) -> list[Slip]:
    """The slips of some sections, or (None) of the header and the ending."""
    wanted = _of_sections(
        select(TextDefect.section_id, TextDefect.line, TextDefect.printed, TextDefect.proposed,
               TextDefect.kind, TextDefect.why)
        .where(TextDefect.document_id == plan)
        .order_by(TextDefect.line, TextDefect.id),
        TextDefect.section_id,
        sections,
    )
    return [Slip(*row) for row in session.execute(wanted)]


def named(session: Session, tasks: Iterable[int]) -> list[Named]:
    """Which words of the text name whom, for some tasks."""
    rows = session.execute(
        select(Assignment.task_id, Assignment.as_printed, Assignment.role, func.count(),
               func.min(Agency.code))
        .join(Agency, Agency.id == Assignment.agency_id)
        .where(Assignment.task_id.in_(list(tasks)))
        .group_by(Assignment.task_id, Assignment.as_printed, Assignment.role)
    )
    return [
        Named(task, printed, role, count, code if count == 1 else None)
        for task, printed, role, count, code in rows
    ]


def requirements(session: Session, plan: int) -> list[Requires]:
    """Which task meets which item of section I, in the order of the tasks."""
    rows = session.execute(
        select(Requirement.item_id, Requirement.task_id, Requirement.is_confirmed)
        .join(Task, Task.id == Requirement.task_id)
        .where(Task.plan_id == plan)
        .order_by(Requirement.item_id, Task.position)
    )
    return [Requires(*row) for row in rows]


def progress(
    session: Session,
    round_id: int,
    *,
    by_agency: bool = False,
    today: date,
    choices: Choices,
    agency_id: int | None = None,
    tasks: Iterable[int] | None = None,
    as_of: datetime | None = None,
) -> dict[int, Progress]:
    """How far each task (or agency) is, counted by the database: one row for each kind of report.

    A standing hangs on a report's day only by whether it was in time, so one day stands for all.
    `as_of` a past moment the board of that moment is counted instead.
    """
    if as_of is not None:
        lines = board(session, round_id, today=today, choices=choices, agency_id=agency_id,
                      task_ids=tasks, as_of=as_of)
        return _counted(lines, by_agency=by_agency)
    by = Report.agency_id if by_agency else Report.task_id
    in_time = case((Report.reported_on.is_(None), None), else_=Report.reported_on <= Report.due_on)
    wanted = (
        select(by, Report.state, Report.due_on, func.min(Report.reported_on), func.count())
        .where(Report.round_id == round_id)
        .group_by(by, Report.state, Report.due_on, in_time)
    )
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    if tasks is not None:
        wanted = wanted.where(Report.task_id.in_(list(tasks)))
    kept: dict[int, list[Progress]] = {}
    for key, state, due_on, reported_on, count in session.execute(wanted):
        kind = standing(
            state, due_on, reported_on, today=today, soon_until=choices.soon_until(today)
        )
        done = count if state is State.DONE else 0
        applicable = 0 if state is State.NOT_APPLICABLE else count
        part = Progress(done, count, applicable, Counter({kind: count}))
        kept.setdefault(key, []).append(part)
    return {key: together(parts) for key, parts in kept.items()}


def _counted(lines: Iterable[Line], *, by_agency: bool) -> dict[int, Progress]:
    kept: dict[int, list[Progress]] = {}
    for line in lines:
        key = line.agency_id if by_agency else line.task_id
        done = int(line.state is State.DONE)
        applicable = int(line.state is not State.NOT_APPLICABLE)
        kept.setdefault(key, []).append(Progress(done, 1, applicable, Counter({line.standing: 1})))
    return {key: together(parts) for key, parts in kept.items()}


def together(parts: Iterable[Progress]) -> Progress:
    """Several tasks as one figure; every report is counted once."""
    done = total = applicable = 0
    by_standing: Counter[Standing] = Counter()
    for part in parts:
        done += part.done
        total += part.total
        applicable += part.applicable
        by_standing.update(part.by_standing)
    return Progress(done, total, applicable, by_standing)


def _of_sections(
    wanted: Select, column: InstrumentedAttribute[int | None],  # type: ignore[type-arg]
    sections: Iterable[int] | None,
) -> Select:  # type: ignore[type-arg]
    if sections is None:
        return wanted.where(column.is_(None))
    return wanted.where(column.in_(list(sections)))
