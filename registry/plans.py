"""Keep a reading of a plan: its sections, citations and slips, and the tasks and duties in them."""

from __future__ import annotations

from dataclasses import dataclass

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
from db.vocabulary import AssignmentRole, CitationRole, CitationVia, SectionLevel
from registry import reading as read
from registry.text import fold
from registry.vocabulary import PURPOSE_HEADINGS

# When the text names an agency twice in one task, its stronger part stands.
STRENGTH = (
    AssignmentRole.LEAD,
    AssignmentRole.ALL,
    AssignmentRole.COORDINATE,
    AssignmentRole.REQUESTED,
)
# The reader writes "before --11-15 yearly" for "trước ngày 15/11 hàng năm".
YEARLY_BEFORE = "before_day_month_yearly"


@dataclass(frozen=True, slots=True)
class Registered:
    """The rows of the registry a reading is tied to, by the keys the reading uses."""

    documents: dict[str, Document]
    agencies: dict[str, Agency]
    groups: dict[str, AgencyGroup]


def keep_reading(
    session: Session, plan: Document, reading: read.PlanReading, registered: Registered
) -> list[Task]:
    """Add the rows of one reading to its plan; nothing that was read is thrown away."""
    sections = _keep_sections(session, plan, reading)
    _keep_citations(session, plan, reading, sections, registered.documents)
    _keep_defects(session, plan, reading, sections)
    tasks = _keep_tasks(session, plan, sections)
    _keep_assignments(session, reading, tasks, registered)
    session.flush()
    return list(tasks.values())


def _keep_sections(
    session: Session, plan: Document, reading: read.PlanReading
) -> dict[str, Section]:
    kept: dict[str, Section] = {}
    for position, found in enumerate(reading.sections):
        parent = kept.get(found.path.rsplit(".", 1)[0]) if "." in found.path else None
        section = Section(
            document_id=plan.id,
            parent_id=parent.id if parent else None,
            path=found.path,
            segments=list(found.segments),
            level=SectionLevel(found.level.value),
            label=found.label or None,
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


def _keep_citations(
    session: Session,
    plan: Document,
    reading: read.PlanReading,
    sections: dict[str, Section],
    documents: dict[str, Document],
) -> None:
    for found in reading.citations:
        cited = documents.get(found.document_key or "")
        section = sections.get(found.section)
        session.add(
            Citation(
                document_id=plan.id,
                section_id=section.id if section else None,
                place=found.section,
                cited_id=cited.id if cited else None,
                number=found.number,
                printed_number=found.printed_number,
                via=CitationVia(found.via.value),
                role=CitationRole(found.role.value),
                surface=found.surface,
                start=found.start,
                end=found.end,
                line=found.line,
            )
        )


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
    session: Session, plan: Document, sections: dict[str, Section]
) -> dict[str, Task]:
    parents = {section.parent_id for section in sections.values()}
    tasks: dict[str, Task] = {}
    for path, section in sections.items():
        if section.id in parents or not _orders_something(path, section, sections):
            continue
        tasks[path] = Task(section_id=section.id, plan_id=plan.id, position=section.position)
    session.add_all(tasks.values())
    session.flush()
    return tasks


def _orders_something(path: str, section: Section, sections: dict[str, Section]) -> bool:
    """A leaf below a part that says what to do. The paragraph that only opens a part does not."""
    top = sections[path.split(".", 1)[0]]
    if top is section or _is_purpose(top):
        return False
    children = [other for other in sections.values() if other.parent_id == section.parent_id]
    return not (section.level is SectionLevel.PARAGRAPH and children[0] is section)


def _is_purpose(section: Section) -> bool:
    heading = fold(section.heading or "")
    return any(fold(word) in heading for word in PURPOSE_HEADINGS)


def _keep_assignments(
    session: Session, reading: read.PlanReading, tasks: dict[str, Task], registered: Registered
) -> None:
    dated = {
        found.section: found.value.split()[1].removeprefix("--")
        for found in reading.deadlines
        if found.strength is read.Strength.FIRM and found.rule == YEARLY_BEFORE
    }
    best: dict[tuple[str, int], Assignment] = {}
    for found in reading.assignments:
        task = tasks.get(found.section)
        if task is None:
            continue
        task.yearly_before = dated.get(found.section)
        role = AssignmentRole(found.role.value)
        for agency in _agencies(found.agency_id, registered):
            key = (found.section, agency.id)
            if key in best and STRENGTH.index(best[key].role) <= STRENGTH.index(role):
                continue
            best[key] = Assignment(
                task_id=task.id,
                agency_id=agency.id,
                role=role,
                as_printed=found.agency,
                # Those who are told to report each year owe it by the date; who gathers does not.
                has_yearly_date=task.yearly_before is not None and role is AssignmentRole.ALL,
            )
    session.add_all(best.values())


def _agencies(code: str | None, registered: Registered) -> list[Agency]:
    if code in registered.agencies:
        return [registered.agencies[code]]
    group = registered.groups.get(code or "")
    return list(group.members) if group else []
