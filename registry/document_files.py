"""Files of a document: put there, taken away again; the bytes stay as they came, for ever."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Document, DocumentFile, EvidenceFile
from db.vocabulary import Sensitivity
from registry.errors import NotFound, NothingChanged, Refused
from registry.evidence.inspect import Inspected
from registry.evidence.kinds import Marks
from registry.keeping import kept, note_change
from registry.policy import Action, Actor, can, require

MOST_FILES = 20
MOST_BYTES = 100 * 1024 * 1024


def add(
    session: Session,
    document_id: int,
    found: Inspected,
    data: bytes,
    *,
    actor: Actor,
    at: datetime,
) -> DocumentFile:
    """Keep an inspected file beside a document. The same bytes twice are refused as there."""
    document = require_place(session, document_id, size=found.size, actor=actor)
    beside = DocumentFile.document_id == document_id, DocumentFile.removed_at.is_(None)
    if session.scalar(select(DocumentFile.id).where(*beside, DocumentFile.sha256 == found.sha256)):
        raise NothingChanged("document_file")
    if session.get(EvidenceFile, found.sha256) is None:
        session.add(EvidenceFile(sha256=found.sha256, size=found.size, content=data))
        session.flush()
    file = DocumentFile(
        document_id=document_id,
        sha256=found.sha256,
        name=found.name,
        kind=found.kind.value,
        media_type=found.media_type,
        size=found.size,
        scan=found.scan,
        is_unread=found.marks is Marks.UNREAD,
        added_by_id=actor.id,
        added_at=at,
    )
    session.add(file)
    session.flush()
    note_change(session, document, "add_document_file", {}, _said(file), actor=actor, at=at)
    return file


def require_place(
    session: Session, document_id: int, *, size: int = 0, actor: Actor
) -> Document:
    """The document, when the actor may put a file of this size beside it.

    What was taken away still counts: its bytes are kept as well.
    """
    require(actor, Action.KEEP_REGISTRY)
    # Without a lock: it is asked by a reader as well, before the file is looked at.
    document = session.get(Document, document_id)
    if document is None or document.merged_into_id is not None:
        raise NotFound("document", id=document_id)
    count, total = session.execute(
        select(func.count(), func.coalesce(func.sum(DocumentFile.size), 0)).where(
            DocumentFile.document_id == document_id
        )
    ).one()
    if count >= MOST_FILES or total + size > MOST_BYTES:
        raise Refused("document_files_too_many", files=MOST_FILES,
                      megabytes=MOST_BYTES // 1024**2)
    return document


def remove(session: Session, file_id: int, *, actor: Actor, at: datetime) -> DocumentFile:
    """Take a file away from its document; the record keeps it, and who took it away."""
    require(actor, Action.KEEP_REGISTRY)
    file = session.get(DocumentFile, file_id, with_for_update=True)
    if file is None:
        raise NotFound("document_file", id=file_id)
    if file.removed_at is not None:
        raise NothingChanged("document_file")
    document = kept(session, file.document_id)
    file.removed_at, file.removed_by_id = at, actor.id
    session.flush()
    note_change(session, document, "remove_document_file", _said(file), {}, actor=actor, at=at)
    return file


def fetch(session: Session, file_id: int, *, actor: Actor) -> tuple[DocumentFile, bytes]:
    """A file for whoever may see it. Raises NotFound for everybody else.

    A file of an internal document, or one taken away, is for those alone who see all.
    """
    require(actor, Action.VIEW)
    row = session.execute(
        select(DocumentFile, EvidenceFile.content, Document.sensitivity)
        .join(EvidenceFile, EvidenceFile.sha256 == DocumentFile.sha256)
        .join(Document, Document.id == DocumentFile.document_id)
        .where(DocumentFile.id == file_id)
    ).first()
    sees_all = can(actor, Action.VIEW_ALL)
    is_inner = row is not None and (
        row.sensitivity is Sensitivity.INTERNAL or row[0].removed_at is not None
    )
    if row is None or (is_inner and not sees_all):
        raise NotFound("document_file", id=file_id)
    return row[0], row[1]


def _said(file: DocumentFile) -> dict[str, object]:
    return {"name": file.name, "size": file.size, "sha256": file.sha256}
