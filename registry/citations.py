"""Which document some words of a plan mean: resolved by Sở Nội vụ, or waiting with candidates."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Citation, CitationRuling, Document, DocumentName
from db.vocabulary import AlarmCause
from registry import audit, written
from registry.alarms import ALARMING, raise_alarm
from registry.errors import NotFound, NothingChanged
from registry.identity import Alike, look_alikes
from registry.keeping import kept
from registry.policy import Action, Actor, require
from registry.text import fold

MOST_CANDIDATES = 8


def resolve(
    session: Session,
    citation_id: int,
    document_id: int,
    *,
    reason: str,
    actor: Actor,
    at: datetime,
) -> Citation:
    """Say which document the words mean; who said so, when and why is kept."""
    require(actor, Action.KEEP_REGISTRY)
    citation = _citation(session, citation_id)
    document = kept(session, document_id)
    if citation.cited_id == document.id:
        raise NothingChanged("citation")
    reason = written.text(reason, "reason", longest=1000, needed=True) or ""
    was = citation.cited_id
    rule(session, citation, document.id, reason=reason, actor=actor, at=at)
    old = session.get_one(Document, was).key if was else None
    _log(session, "resolve_citation", citation, reason, actor, at, document=[old, document.key])
    return citation


def mark_general(
    session: Session, citation_id: int, *, reason: str, actor: Actor, at: datetime
) -> Citation:
    """Say that the words mean no single document ("các nghị định của Chính phủ")."""
    require(actor, Action.KEEP_REGISTRY)
    citation = _citation(session, citation_id)
    if citation.is_general:
        raise NothingChanged("citation")
    reason = written.text(reason, "reason", longest=1000, needed=True) or ""
    old = session.get_one(Document, citation.cited_id).key if citation.cited_id else None
    rule(session, citation, None, is_general=True, reason=reason, actor=actor, at=at)
    _log(session, "mark_general", citation, reason, actor, at, document=[old, None])
    return citation


def rule(
    session: Session,
    citation: Citation,
    cited_id: int | None,
    *,
    is_general: bool = False,
    reason: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Change what a citation means and keep who said so; the deed has asked for the right."""
    if actor.id is None:
        require(actor, Action.KEEP_REGISTRY)
    session.add(CitationRuling(citation_id=citation.id, at=at, actor_id=actor.id,
                               old_cited_id=citation.cited_id, new_cited_id=cited_id,
                               is_general=is_general, reason=reason))
    citation.cited_id, citation.is_general = cited_id, is_general
    session.flush()
    if cited_id is None:
        return
    force = session.get_one(Document, cited_id).validity
    if force in ALARMING:
        # These words rest on it from now on; what was settled before did not know of them.
        raise_alarm(session, cited_id, AlarmCause.VALIDITY, new=force, actor=actor, at=at)


def candidates(session: Session, citation: Citation) -> list[Alike]:
    """Documents the words may mean: of the same number, or of a name that holds or is in them."""
    if citation.number:
        return look_alikes(session, citation.number)[:MOST_CANDIDATES]
    said = fold(citation.surface)
    names = session.execute(
        select(DocumentName.document_id, DocumentName.name)
        .join(Document, Document.id == DocumentName.document_id)
        .where(Document.merged_into_id.is_(None))
    )
    near = {id_ for id_, name in names if fold(name) in said or said in fold(name)}
    found = session.execute(
        select(Document.id, Document.key, Document.kind, Document.number, Document.issuer,
               Document.issued_on, Document.subject)
        .where(Document.id.in_(near), Document.merged_into_id.is_(None))
        .order_by(Document.id)
        .limit(MOST_CANDIDATES)
    )
    return [Alike(*row) for row in found]


def _citation(session: Session, citation_id: int) -> Citation:
    citation = session.get(Citation, citation_id, with_for_update=True)
    if citation is None:
        raise NotFound("citation", id=citation_id)
    return citation


def _log(
    session: Session, deed: str, citation: Citation, reason: str, actor: Actor, at: datetime,
    **details: object,
) -> None:
    audit.write(session, deed, "citation", citation.id, actor=actor, at=at,
                details={"place": citation.place, "surface": citation.surface[:200],
                         "reason": reason, **details})
