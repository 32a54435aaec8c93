"""Keep a reading of a plan: its sections, citations and slips, and the tasks and duties in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from db.models import (
    Agency,
    AgencyGroup,
    Assignment,
    Citation,
    Document,
    Section,
    Task,
    TextDefect,
)
from db.vocabulary import CitationRole, CitationVia, SectionLevel
from registry import reading as read
from registry.duties import TaskFound, tasks_of
from registry.plan_rows import with_rows

# What the columns hold; a path beyond is kept by its place in the text.
LONGEST_PATH, LONGEST_LABEL, LONGEST_NUMBER, LONGEST_PRINTED = 60, 40, 60, 80


@dataclass(frozen=True, slots=True)
class Registered:
    """The rows of the registry a reading is tied to, by the keys the reading uses."""

    documents: dict[str, Document]
    agencies: dict[str, Agency]
    groups: dict[str, AgencyGroup]

    def members(self) -> dict[str, tuple[str, ...]]:
        """The codes of the agencies in each group."""
        return {
            code: tuple(agency.code for agency in group.members)
            for code, group in self.groups.items()
        }


@dataclass(frozen=True, slots=True)
class Said:
    """A person's word on a reading: which sections are tasks, by the line they begin at, and which
    citations mean no single document, by their places."""

    tasks: Mapping[int, bool] = field(default_factory=dict)
    general: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of an older reading of the plan that this one is about as well: sections by the path
    they have now, citations by their place in the text now. They are put in step, and stay."""

    sections: Mapping[str, Section] = field(default_factory=dict)
    citations: Mapping[tuple[int, int], Citation] = field(default_factory=dict)
    tasks: Mapping[int, Task] = field(default_factory=dict)
    assignments: Mapping[tuple[int, int], Assignment] = field(default_factory=dict)


NOTHING, FRESH = Said(), Kept()


def keep_reading(
    session: Session,
    plan: Document,
    reading: read.PlanReading,
    registered: Registered,
    *,
    said: Said = NOTHING,
    kept: Kept = FRESH,
) -> list[Task]:
    """Write the rows of one reading of a plan; nothing that was read is thrown away. Gives the
    tasks in the order of the text."""
    reading = with_rows(reading)
    sections = _keep_sections(session, plan, reading, kept)
    _keep_citations(session, plan, reading, sections, registered.documents, said, kept)
    _keep_defects(session, plan, reading, sections)
    found = tasks_of(reading, registered.agencies, registered.members(), said.tasks)
    tasks = _keep_tasks(session, plan, found, sections, kept)
    _keep_assignments(session, found, tasks, registered, kept)
    session.flush()
    return list(tasks.values())


def _put(row: Any, **values: object) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _keep_sections(
    session: Session, plan: Document, reading: read.PlanReading, older: Kept
) -> dict[str, Section]:
    kept: dict[str, Section] = {}
    for position, found in enumerate(reading.sections):
        parent = kept.get(found.path.rsplit(".", 1)[0]) if "." in found.path else None
        section = older.sections.get(found.path) or Section(document_id=plan.id)
        _put(
            section,
            parent_id=parent.id if parent else None,
            path=_fitting(found.path, position),
            segments=list(found.segments),
            level=SectionLevel(found.level.value),
            label=found.label[:LONGEST_LABEL] or None,
            position=position,
            heading=found.heading or None,
            text=found.text or None,
            line=found.line,
            end_line=found.end_line,
        )
        session.add(section)
        session.flush()
        kept[found.path] = section
    return kept


def _fitting(path: str, position: int) -> str:
    """A path as the record can hold it: one that is nested too deep goes by its place."""
    if len(path) <= LONGEST_PATH:
        return path
    return f"{path.split('.', 1)[0][:20]}.~{position}"


def _keep_citations(
    session: Session,
    plan: Document,
    reading: read.PlanReading,
    sections: dict[str, Section],
    documents: dict[str, Document],
    said: Said,
    older: Kept,
) -> None:
    for found in reading.citations:
        cited = documents.get(found.document_key or "")
        section = sections.get(found.section)
        citation = older.citations.get((found.start, found.end))
        if citation is None:
            citation = Citation(document_id=plan.id, cited_id=None, is_general=False)
        if cited is not None:
            # What an older text's words mean was settled by a person; a reading only adds to it.
            citation.cited_id = cited.id
        is_general = (found.start, found.end) in said.general
        _put(
            citation,
            section_id=section.id if section else None,
            place=section.path if section else found.section,
            number=_short(found.number, LONGEST_NUMBER),
            printed_number=_short(found.printed_number, LONGEST_PRINTED),
            via=CitationVia(found.via.value),
            role=CitationRole(found.role.value),
            surface=found.surface,
            start=found.start,
            end=found.end,
            line=found.line,
            is_general=is_general or (citation.is_general and cited is None),
        )
        session.add(citation)


def _short(words: str | None, longest: int) -> str | None:
    """No number is so long: what is longer is a slip of the reading, and its words are kept."""
    return words if words is not None and len(words) <= longest else None


def _keep_defects(
    session: Session, plan: Document, reading: read.PlanReading, sections: dict[str, Section]
) -> None:
    by_line = {use.line: use.section for use in reading.lines}
    for found in reading.defects:
        section = sections.get(by_line.get(found.line, ""))
        session.add(
            TextDefect(
                document_id=plan.id,
                section_id=section.id if section else None,
                line=found.line or None,
                printed=found.printed,
                proposed=found.proposed or None,
                kind=found.kind,
                why=found.why,
            )
        )


def _keep_tasks(
    session: Session,
    plan: Document,
    found: tuple[TaskFound, ...],
    sections: dict[str, Section],
    older: Kept,
) -> dict[str, Task]:
    tasks: dict[str, Task] = {}
    for one in found:
        section = sections[one.path]
        task = older.tasks.get(section.id) or Task(section_id=section.id, plan_id=plan.id)
        _put(task, position=section.position, yearly_before=one.yearly_before,
             due_value=one.due_value)
        tasks[one.path] = task
    session.add_all(tasks.values())
    session.flush()
    return tasks


def _keep_assignments(
    session: Session,
    found: tuple[TaskFound, ...],
    tasks: dict[str, Task],
    registered: Registered,
    older: Kept,
) -> None:
    for one in found:
        task = tasks[one.path]
        for code, part in one.parts.items():
            agency = registered.agencies[code]
            assignment = older.assignments.get((task.id, agency.id)) or Assignment(
                task_id=task.id, agency_id=agency.id
            )
            _put(assignment, role=part.role, as_printed=part.as_printed,
                 has_yearly_date=part.has_yearly_date, ended_at=None)
            session.add(assignment)
