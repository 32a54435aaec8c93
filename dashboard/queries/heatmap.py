"""What stands across the map of documents: those that tasks' own words cite, and those tasks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.queries.remembered import remembered
from db.models import Citation, Document, DocumentName, Task
from db.vocabulary import DocumentKind, DocumentLevel


@dataclass(frozen=True, slots=True)
class Rested:
    """A document that tasks rest on. `is_repeated`: another of these bears the same number."""

    key: str
    kind: DocumentKind
    level: DocumentLevel
    number: str | None
    name: str | None
    subject: str | None
    issued_on: date | None
    is_date_verified: bool
    is_repeated: bool
    task_ids: frozenset[int]


@remembered
def rested_on(session: Session, plan: int) -> list[Rested]:
    """The documents cited in the words of a plan's tasks, by level and day; the plan's words of
    itself are none. The same join as `queries.tasks.tasks_citing`, so that a cell's count is
    its list's."""
    name = select(func.min(DocumentName.name)).where(DocumentName.document_id == Document.id)
    rows = session.execute(
        select(Document.key, Document.kind, Document.level, Document.number,
               name.scalar_subquery(), func.coalesce(Document.subject, Document.subject_in_plan),
               Document.issued_on, Document.is_date_verified, Task.id)
        .join(Citation, Citation.cited_id == Document.id)
        .join(Task, Task.section_id == Citation.section_id)
        .where(Task.plan_id == plan, Document.id != plan)
        .distinct()
    ).all()
    tasks: dict[tuple[object, ...], set[int]] = {}
    for *facts, task in rows:
        tasks.setdefault(tuple(facts), set()).add(task)
    same = Counter(facts[3] for facts in tasks)
    levels = list(DocumentLevel)
    found = [Rested(*facts, facts[3] is not None and same[facts[3]] > 1, frozenset(ids))  # type: ignore[arg-type]
             for facts, ids in tasks.items()]
    return sorted(found, key=lambda one: (levels.index(one.level), one.issued_on is None,
                                          one.issued_on or date.min, one.key))
