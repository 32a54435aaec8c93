"""What every deed on a document does: find it as it was read, note the change and its proof."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from db.models import Document, DocumentChange, FieldSource, Source
from registry import audit, written
from registry.errors import NotFound, Stale
from registry.fields import Proof, plain
from registry.policy import Action, Actor, require


def kept(session: Session, document_id: int) -> Document:
    """A document that is still one of its own. Raises NotFound."""
    document = session.get(Document, document_id, with_for_update=True)
    if document is None or document.merged_into_id is not None:
        raise NotFound("document", id=document_id)
    return document


def touch(document: Document) -> None:
    """Count a change that lies in another table: a form opened before must be told of it."""
    flag_modified(document, "notes")


def refuse_stale(session: Session, document: Document, expected_version: int) -> None:
    """Raise Stale, with the last change, unless the version is the one that was read."""
    if document.version == expected_version:
        return
    last = session.scalar(
        select(DocumentChange)
        .where(DocumentChange.document_id == document.id)
        .order_by(DocumentChange.id.desc())
        .limit(1)
    )
    raise Stale("document", version=document.version, at=last.at if last else None)


def prove(
    session: Session,
    document: Document,
    fields: Iterable[str],
    proof: Proof,
    actor: Actor,
    at: datetime,
) -> list[FieldSource]:
    """Note which source says so, and who looked; the deed has asked whether the actor may."""
    if actor.id is None:
        require(actor, Action.KEEP_REGISTRY)
    source = source_of(session, proof)
    made = [
        FieldSource(document_id=document.id, field=field, source_key=source.key, source=source,
                    value=plain(getattr(document, field)), verified_by_id=actor.id,
                    verified_at=at)
        for field in fields
    ]
    session.add_all(made)
    session.flush()
    return made


def forget_proofs(session: Session, document: Document, changed: Collection[str]) -> None:
    """Let go of sources: they proved the old words, not the new ones."""
    for proof in [one for one in document.sources if one.field in changed]:
        session.delete(proof)
        document.sources.remove(proof)


def note_change(
    session: Session,
    document: Document,
    deed: str,
    old: dict[str, Any],
    new: dict[str, Any],
    *,
    reason: str = "",
    actor: Actor,
    at: datetime,
) -> DocumentChange:
    """A line in the document's history and one in the log; the deed has asked for the right."""
    if actor.id is None and actor.name == "":
        require(actor, Action.KEEP_REGISTRY)
    change = DocumentChange(document_id=document.id, at=at, actor_id=actor.id, deed=deed,
                            old=old, new=new, reason=reason)
    session.add(change)
    session.flush()
    details: dict[str, Any] = {"key": document.key}
    details |= {name: [old[name], new.get(name)] if name in old else new[name]
                for name in {**old, **new}}
    if reason:
        details["reason"] = reason
    audit.write(session, deed, "document", document.id, actor=actor, at=at, details=details)
    return change


def source_of(session: Session, proof: Proof) -> Source:
    """The row of a source; the same words at the same address are one source."""
    supports = written.text(proof.supports, "proof", longest=1000, needed=True) or ""
    url = written.line(proof.url, "proof_url", longest=2000)
    if url and not url.lower().startswith(("https://", "http://")):
        raise written.refuse("proof_url", "not_http")
    key = f"seen-{hashlib.sha256(f'{url}|{supports}'.encode()).hexdigest()[:32]}"
    source = session.get(Source, key)
    if source is None:
        source = Source(key=key, url=url, supports=supports, quality="")
        session.add(source)
        session.flush()
    return source
