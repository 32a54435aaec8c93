"""What was done to one document, newest first, and the documents those deeds name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Document, DocumentChange, User
from db.vocabulary import DocumentKind


@dataclass(frozen=True, slots=True)
class Change:
    """One deed: who, when, and each field as it was and became."""

    id: int
    at: datetime
    who: str | None
    deed: str
    old: dict[str, Any]
    new: dict[str, Any]
    reason: str


def changes(session: Session, document_id: int, most: int) -> tuple[list[Change], int]:
    """The newest changes of a document and how many there are."""
    mine = DocumentChange.document_id == document_id
    rows = session.execute(
        select(DocumentChange.id, DocumentChange.at, User.full_name, DocumentChange.deed,
               DocumentChange.old, DocumentChange.new, DocumentChange.reason)
        .outerjoin(User, User.id == DocumentChange.actor_id)
        .where(mine)
        .order_by(DocumentChange.id.desc())
        .limit(most)
    ).all()
    if len(rows) < most:
        return [Change(*row) for row in rows], len(rows)
    total = session.scalar(select(func.count()).select_from(DocumentChange).where(mine)) or 0
    return [Change(*row) for row in rows], total


def called(
    session: Session, keys: Iterable[str]
) -> dict[str, tuple[DocumentKind, str | None, str | None]]:
    """Kind, number and subject of documents by their keys."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    rows = session.execute(
        select(Document.key, Document.kind, Document.number,
               func.coalesce(Document.subject, Document.subject_in_plan))
        .where(Document.key.in_(wanted))
    )
    return {key: (kind, number, said) for key, kind, number, said in rows}
