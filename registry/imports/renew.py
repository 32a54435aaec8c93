"""Put a kept plan in step with a newer text of it: what stayed keeps its rows and its history."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models import (
    Agency,
    Assignment,
    Document,
    Report,
    Round,
    Section,
    Task,
    TextDefect,
)
from db.vocabulary import SectionLevel, State, Verification
from registry.changes import change_of, write_change
from registry.clock import day_of
from registry.duties import Part, TaskFound
from registry.imports.carried import GONE_PATH, carried, is_gone, let_go
from registry.imports.newer import Comparison, Node, compare, nodes_of, words_of
from registry.imports.vocabulary import DAY, GONE
from registry.plan_rows import with_rows
from registry.plans import Kept, Registered, Said, keep_reading
from registry.policy import Action, Actor, require
from registry.reading import PlanReading
from registry.rounds import OWES_REPORT


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a plan as they are kept, without those that are gone already."""

    sections: dict[int, Section]
    tasks: dict[int, Task]
    assignments: dict[int, dict[int, Assignment]]


def kept_nodes(session: Session, plan_id: int) -> tuple[Node, ...]:
    """The parts of a kept plan, to be compared with a newer text; those gone already left out."""
    rows = _rows(session, plan_id)
    codes = {one.id: one.code for one in session.scalars(select(Agency))}
    return tuple(
        Node(one.path, words_of(one.heading, one.text), one.id,
             _found(one, rows, codes) if one.id in rows.tasks else None)
        for one in rows.sections.values()
    )


def _rows(session: Session, plan_id: int) -> _Rows:
    sections = session.scalars(
        select(Section).where(Section.document_id == plan_id).order_by(Section.position)
    )
    living = {one.id: one for one in sections if not is_gone(one.path)}
    tasks = session.scalars(select(Task).where(Task.section_id.in_(living)))
    of_section = {task.section_id: task for task in tasks}
    given: dict[int, dict[int, Assignment]] = defaultdict(dict)
    for one in session.scalars(
        select(Assignment).join(Task, Task.id == Assignment.task_id)
        .where(Task.plan_id == plan_id).order_by(Assignment.id)
    ):
        given[one.task_id][one.agency_id] = one
    return _Rows(living, of_section, given)


def _found(section: Section, rows: _Rows, codes: Mapping[int, str]) -> TaskFound:
    task = rows.tasks[section.id]
    parts = {
        codes[agency_id]: Part(one.role, one.as_printed, one.has_yearly_date)
        for agency_id, one in rows.assignments[task.id].items() if one.ended_at is None
    }
    return TaskFound(section.path, task.yearly_before, task.due_value, parts)


def compared(
    session: Session, plan: Document, reading: PlanReading, tasks: Sequence[TaskFound]
) -> Comparison:
    """What a newer text, read, changes against the kept plan; nothing is written."""
    return compare(kept_nodes(session, plan.id), nodes_of(with_rows(reading), tasks))


def renew(
    session: Session,
    plan: Document,
    reading: PlanReading,
    registered: Registered,
    comparison: Comparison,
    *,
    text: str,
    dropped: frozenset[tuple[int, int]],
    said: Said,
    actor: Actor,
    at: datetime,
) -> int:
    """Write the newer text over the kept rows; gives how many reports no longer apply.

    What the text no longer has is kept under a part of its own, with its reports. `dropped` are
    places that a person said cite nothing.
    """
    require(actor, Action.IMPORT_PLANS)
    rows = _rows(session, plan.id)
    ended = {one.old_path for one in comparison.changes if one.was_task and not one.is_task}
    lost = [rows.tasks[id_] for id_, one in rows.sections.items() if one.path in ended]
    _set_aside(session, plan, rows, lost, comparison, at)
    reading, citations, open_citations = carried(session, plan, reading, text, comparison, dropped)
    session.execute(delete(TextDefect).where(TextDefect.document_id == plan.id))
    keep_reading(session, plan, reading, registered, said=said, kept=Kept(
        sections={path: rows.sections[id_] for path, id_ in comparison.pairs.items()},
        citations=citations,
        tasks={task.section_id: task for task in rows.tasks.values() if task not in lost},
        assignments={(task_id, agency_id): one for task_id, of in rows.assignments.items()
                     for agency_id, one in of.items()},
    ))
    _order_behind(session, plan)
    let_go(session, open_citations, gone_words(at), actor=actor, at=at)
    stopped = _end_parts(session, rows, lost, comparison, registered, at)
    return _no_longer_apply(session, stopped, actor, at)


def _set_aside(
    session: Session,
    plan: Document,
    rows: _Rows,
    lost: Sequence[Task],
    comparison: Comparison,
    at: datetime,
) -> None:
    """Move what the newer text no longer has to the end; every other path is free to be taken."""
    kept = session.scalars(select(Section.path).where(Section.document_id == plan.id)).all()
    number = 1 + sum(is_gone(path) and "." not in path for path in kept)
    homeless = [task for task in lost if task.section_id not in comparison.gone]
    gone = [rows.sections[id_] for id_ in comparison.gone]
    if gone or homeless:
        root = Section(
            document_id=plan.id, path=f"{GONE_PATH}{number}", segments=[f"{GONE_PATH}{number}"],
            level=SectionLevel.APPENDIX, position=0, line=0, end_line=0,
            heading=gone_words(at),
        )
        session.add(root)
        session.flush()
        # A task whose place says something else by now takes a copy of its words along.
        for task in homeless:
            copy = _copy(rows.sections[task.section_id])
            session.add(copy)
            session.flush()
            task.section_id, task.section = copy.id, copy
            gone.append(copy)
        for place, section in enumerate(gone, start=1):
            section.parent_id, section.path = root.id, f"{root.path}.{place}"
            section.segments = [*root.segments, *section.segments][:8]
            section.line = section.end_line = 0
    for section in rows.sections.values():
        if section.id not in comparison.gone:
            section.path = f"~{section.id}"
    session.flush()


def gone_words(at: datetime) -> str:
    """What a part, and a report, that a newer text no longer has says of itself."""
    return GONE.format(day=DAY.format(day=day_of(at)))


def _copy(section: Section) -> Section:
    return Section(
        document_id=section.document_id, path=f"~copy{section.id}", segments=section.segments,
        level=section.level, label=section.label, position=section.position, line=0, end_line=0,
        heading=section.heading, text=section.text,
    )


def _order_behind(session: Session, plan: Document) -> None:
    """The parts that are gone stand behind those that are there."""
    sections = session.scalars(select(Section).where(Section.document_id == plan.id)).all()
    last = sum(not is_gone(one.path) for one in sections)
    gone = sorted((one for one in sections if is_gone(one.path)), key=lambda one: _place(one.path))
    tasks = {task.section_id: task
             for task in session.scalars(select(Task).where(Task.plan_id == plan.id))}
    for position, section in enumerate(gone, start=last):
        section.position = position
        if section.id in tasks:
            tasks[section.id].position = position
    session.flush()


def _place(path: str) -> tuple[int, int]:
    root, _, place = path.removeprefix(GONE_PATH).partition(".")
    return int(root), int(place or 0)


def _end_parts(
    session: Session,
    rows: _Rows,
    lost: Sequence[Task],
    comparison: Comparison,
    registered: Registered,
    at: datetime,
) -> list[Assignment]:
    """Parts in tasks that the newer text gives no more; those it leaves, in a lesser role."""
    ids = {agency.id: code for code, agency in registered.agencies.items()}
    stopped = [one for task in lost for one in rows.assignments[task.id].values()]
    removed = {(comparison.pairs[one.path], code) for one in comparison.changes
               if one.path and one.is_task for code, _ in one.removed}
    lesser: list[Assignment] = []
    for section_id, task in rows.tasks.items():
        for agency_id, one in rows.assignments[task.id].items():
            if (section_id, ids.get(agency_id, "")) in removed:
                stopped.append(one)
            elif one.role not in OWES_REPORT:
                lesser.append(one)
    for one in stopped:
        one.ended_at = one.ended_at or at
    session.flush()
    return [*stopped, *lesser]


def _no_longer_apply(
    session: Session, stopped: Iterable[Assignment], actor: Actor, at: datetime
) -> int:
    """Reports of these that nobody touched, in rounds not locked, no longer apply."""
    ids = [one.id for one in stopped]
    untouched = (
        select(Report).join(Round, Round.id == Report.round_id)
        .where(Report.assignment_id.in_(ids), Round.locked_at.is_(None))
        .where(Report.state == State.NOT_STARTED, Report.verification == Verification.NONE)
        .order_by(Report.id)
    )
    reports = list(session.scalars(untouched))
    for report in reports:
        change = change_of(report, str(uuid.uuid4()), actor=actor, at=at)
        change.new_state, change.new_verification = State.NOT_APPLICABLE, Verification.VERIFIED
        change.new_result, change.is_on_behalf = gone_words(at), True
        write_change(session, report, change, "record_status", actor=actor)
    return len(reports)
