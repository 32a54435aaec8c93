"""What a task rests on: documents cited in its own words, in the sections above, by the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.queries.relations import is_alarmed
from dashboard.queries.remembered import remembered
from db.models import Citation, Document, Section, Task
from db.vocabulary import CitationRole, CitationVia, DocumentKind, Validity
from registry.validity import shown


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that stand for a document; `path` is None in the header and the preamble."""

    path: str | None
    place: str
    start: int
    end: int
    role: CitationRole
    surface: str
    is_general: bool
    key: str | None
    kind: DocumentKind | None
    number: str | None
    name: str | None
    issued_on: date | None
    is_date_verified: bool | None
    validity: Validity | None
    is_alarmed: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """What stands in a task's own words, above it, and over the whole plan."""

    own: list[Cited]
    above: list[Cited]
    plan: list[Cited]


@remembered
def of_task(session: Session, plan: int, task_id: int, today: date) -> Basis:
    """The citations a task rests on, each in the order of the text; a plan's words of itself
    are none."""
    own = session.scalar(select(Section.path).join(Task).where(Task.id == task_id)) or ""
    above = _above(own)
    kept: dict[str, list[Cited]] = {"own": [], "above": [], "plan": []}
    for one in _cited(session, plan, {own, *above}, today):
        where = "plan" if one.path is None else "own" if one.path == own else "above"
        kept[where].append(one)
    return Basis(**kept)


def _above(path: str) -> set[str]:
    """The sections around one, and the opening paragraph of each."""
    parts = path.split(".")
    around = {".".join(parts[:count]) for count in range(1, len(parts))}
    return around | {f"{one}.intro" for one in around} - {path}


def _cited(session: Session, plan: int, paths: set[str], today: date) -> list[Cited]:
    said = func.coalesce(Document.subject, Document.subject_in_plan)
    rows = session.execute(
        select(Section.path, Citation.place, Citation.start, Citation.end, Citation.role,
               Citation.surface, Citation.is_general, Document.key, Document.kind,
               func.coalesce(Document.number, Citation.number), said, Document.issued_on,
               Document.is_date_verified, shown(today), is_alarmed())
        .select_from(Citation)
        .outerjoin(Section, Section.id == Citation.section_id)
        .outerjoin(Document, Document.id == Citation.cited_id)
        .where(
            Citation.document_id == plan,
            Citation.via != CitationVia.SELF,
            Section.path.in_(paths) | Citation.section_id.is_(None),
        )
        .order_by(Citation.start)
    )
    return [Cited(*row) for row in rows]
