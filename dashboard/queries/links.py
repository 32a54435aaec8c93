"""The links of documents with what came of asking them last, and the files of a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session, aliased

from db.models import Document, DocumentFile, DocumentLink, LinkCheck, User
from db.vocabulary import DocumentKind, LinkResult, Scan, Sensitivity

PER_PAGE = 20
NEVER, EVERY = "never", "all"
# What wants somebody's hand comes first.
ORDER = (LinkResult.DEAD, LinkResult.UNREACHABLE, LinkResult.MOVED, LinkResult.REFUSED, None,
         LinkResult.OK)


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link as its list shows it; no result when nobody asked it yet."""

    id: int
    url: str
    key: str
    kind: DocumentKind
    number: str | None
    subject: str | None
    result: LinkResult | None
    status: int | None
    final_url: str | None
    detail: str | None
    checked_at: datetime | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a document as its list shows it."""

    id: int
    name: str
    kind: str
    size: int
    sha256: str
    scan: Scan
    is_unread: bool
    added_by: str
    added_at: datetime


LAST = aliased(LinkCheck)


def counts(session: Session) -> dict[LinkResult | None, int]:
    """How many links have which last result; None counts those nobody asked."""
    wanted = _with_last(select(LAST.result, func.count())).group_by(LAST.result)
    found: dict[LinkResult | None, int] = dict(session.execute(wanted).all())
    return {result: found.get(result, 0) for result in ORDER}


def listed(session: Session, show: str, *, page: int) -> list[LinkLine]:
    """One page of the links whose last result has this value, or NEVER; EVERY means all."""
    wanted = _lines().order_by(
        case({one: place for place, one in enumerate(ORDER) if one}, value=LAST.result,
             else_=ORDER.index(None)),
        Document.number, DocumentLink.id,
    )
    if show == NEVER:
        wanted = wanted.where(LAST.id.is_(None))
    elif show != EVERY:
        wanted = wanted.where(LAST.result == LinkResult(show))
    wanted = wanted.limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    return [LinkLine(*row) for row in session.execute(wanted)]


def of_document(session: Session, document_id: int) -> list[LinkLine]:
    """The links of one document, oldest first."""
    wanted = _lines().where(DocumentLink.document_id == document_id).order_by(DocumentLink.id)
    return [LinkLine(*row) for row in session.execute(wanted)]


def files_of(session: Session, document_id: int) -> list[FileLine]:
    """The files of one document, oldest first; those taken away are left out."""
    rows = session.execute(
        select(DocumentFile.id, DocumentFile.name, DocumentFile.kind, DocumentFile.size,
               DocumentFile.sha256, DocumentFile.scan, DocumentFile.is_unread, User.full_name,
               DocumentFile.added_at)
        .join(User, User.id == DocumentFile.added_by_id)
        .where(DocumentFile.document_id == document_id, DocumentFile.removed_at.is_(None))
        .order_by(DocumentFile.id)
    )
    return [FileLine(*row) for row in rows]


def place_of(session: Session, document_id: int) -> tuple[str, bool] | None:
    """A document's key and whether its files are for those alone who see all; None: no such."""
    row = session.execute(
        select(Document.key, Document.sensitivity)
        .where(Document.id == document_id, Document.merged_into_id.is_(None))
    ).first()
    return (row.key, row.sensitivity is Sensitivity.INTERNAL) if row else None


def id_of(session: Session, key: str) -> int | None:
    """The document at an address, when it is still one of its own."""
    return session.scalar(
        select(Document.id).where(Document.key == key, Document.merged_into_id.is_(None))
    )


def _lines() -> Select[Any]:
    """Every link with its last answer, and since when the answers have been the same."""
    check = aliased(LinkCheck)
    other = (
        select(func.coalesce(func.max(check.id), 0))
        .where(check.link_id == DocumentLink.id, check.result != LAST.result)
        .correlate(DocumentLink, LAST).scalar_subquery()
    )
    same = aliased(LinkCheck)
    since = (
        select(func.min(same.at)).where(same.link_id == DocumentLink.id, same.id > other)
        .correlate(DocumentLink, LAST).scalar_subquery()
    )
    subject = func.coalesce(Document.subject, Document.subject_in_plan)
    return _with_last(select(
        DocumentLink.id, DocumentLink.url, Document.key, Document.kind, Document.number, subject,
        LAST.result, LAST.status, LAST.final_url, LAST.detail, LAST.at, since,
    ))


def _with_last(wanted: Select[Any]) -> Select[Any]:
    newest = (
        select(func.max(LinkCheck.id)).where(LinkCheck.link_id == DocumentLink.id)
        .correlate(DocumentLink).scalar_subquery()
    )
    return (
        wanted.select_from(DocumentLink)
        .join(Document, Document.id == DocumentLink.document_id)
        .outerjoin(LAST, and_(LAST.link_id == DocumentLink.id, LAST.id == newest))
        .where(DocumentLink.removed_at.is_(None), Document.merged_into_id.is_(None))
    )
