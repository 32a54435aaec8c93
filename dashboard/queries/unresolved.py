"""Words of the plan that point at documents nobody named, and what was ruled of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from dashboard.queries import kept_plans
from db.models import Citation, CitationRuling, Document, DocumentName, Section, User
from db.vocabulary import CitationRole

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """One citation; `ruled_*` is the newest ruling on it, when somebody ruled."""

    id: int
    document_id: int
    place: str
    path: str | None
    surface: str
    start: int
    end: int
    role: CitationRole
    key: str | None
    number: str | None
    ruled_by: str | None
    ruled_at: datetime | None
    reason: str | None


def counts(session: Session) -> dict[str, int]:
    """How many wait, how many mean no single document, how many somebody resolved."""
    return {
        name: session.scalar(
            select(func.count()).select_from(Citation).where(_of_plan(session), condition)) or 0
        for name, condition in _conditions().items()
    }


def listed(session: Session, show: str, *, page: int = 1) -> list[Waiting]:
    """The citations of one list in the order of the text."""
    newest = (
        select(func.max(CitationRuling.id))
        .where(CitationRuling.citation_id == Citation.id)
        .correlate(Citation)
        .scalar_subquery()
    )
    cited = aliased(Document)
    name = (
        select(func.min(DocumentName.name))
        .where(DocumentName.document_id == cited.id)
        .correlate(cited)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Citation.id, Citation.document_id, Citation.place, Section.path, Citation.surface,
               Citation.start, Citation.end, Citation.role, cited.key,
               func.coalesce(cited.number, name, cited.subject, cited.key), User.full_name,
               CitationRuling.at, CitationRuling.reason)
        .outerjoin(Section, Section.id == Citation.section_id)
        .outerjoin(cited, cited.id == Citation.cited_id)
        .outerjoin(CitationRuling, CitationRuling.id == newest)
        .outerjoin(User, User.id == CitationRuling.actor_id)
        .where(_of_plan(session), _conditions()[show])
        .order_by(Citation.document_id, Citation.start, Citation.id)
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE)
    )
    return [Waiting(*row) for row in rows]


def _of_plan(session: Session) -> ColumnElement[bool]:
    return Citation.document_id == kept_plans.shown(session).id


def _conditions() -> dict[str, ColumnElement[bool]]:
    # What a merge or a split moved was resolved before.
    ruled = select(CitationRuling.citation_id).where(CitationRuling.old_cited_id.is_(None))
    return {
        "waiting": Citation.cited_id.is_(None) & ~Citation.is_general,
        "general": Citation.is_general,
        "resolved": Citation.cited_id.is_not(None) & Citation.id.in_(ruled),
    }
