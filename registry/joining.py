"""Two records of one document become one; one record of two documents becomes two."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models import (
    Alarm,
    Citation,
    Document,
    DocumentFile,
    DocumentLink,
    DocumentName,
    DocumentRelation,
    Effect,
    LookAlike,
)
from db.vocabulary import RelationKind, Sensitivity
from registry import search, written
from registry.citations import rule
from registry.documents import Fields, add
from registry.errors import NotFound, Refused
from registry.fields import MOST_NAMES
from registry.keeping import kept, note_change, refuse_stale, touch
from registry.policy import Action, Actor, require
from registry.relations import is_reached

MOST_MOVED = 500


def merge(
    session: Session,
    document_id: int,
    into_id: int,
    *,
    reason: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Document:
    """Two records were one document: everything of the first goes to the second.

    The first keeps its permanent address, which leads to the second from then on.
    """
    require(actor, Action.KEEP_REGISTRY)
    if document_id == into_id:
        raise written.refuse("into_id", "itself")
    gone, into = kept(session, document_id), kept(session, into_id)
    refuse_stale(session, gone, expected_version)
    if gone.text is not None:
        # A plan's own record holds its text and its tasks.
        raise Refused("merge_plan")
    if gone.kind is not into.kind or _differ(gone.issued_on, into.issued_on):
        raise Refused("merge_differs")
    reason = written.text(reason, "reason", longest=1000, needed=True) or ""
    citations = list(session.scalars(
        select(Citation).where(Citation.cited_id == gone.id).order_by(Citation.id)
    ))
    for citation in citations:
        rule(session, citation, into.id, reason=reason, actor=actor, at=at)
    moved = {"citations": [one.id for one in citations],
             "relations": _move_relations(session, gone, into, actor, at)}
    _move_names(gone, into)
    _move_links(session, gone, into)
    for table in (DocumentFile, LookAlike, Alarm):
        _move_rows(session, table, gone.id, into.id)
    if gone.sensitivity is Sensitivity.INTERNAL:
        # What was not to leave the house does not leave it under another name.
        into.sensitivity = Sensitivity.INTERNAL
    touch(into)
    _lead_on(session, gone, into)
    old: dict[str, Any] = {"merged_into": None}
    note_change(session, gone, "merge_document", old, {"merged_into": into.key, **moved},
                reason=reason, actor=actor, at=at)
    note_change(session, into, "take_merged", {}, {"merged": gone.key, **moved}, reason=reason,
                actor=actor, at=at)
    search.keep_document(session, gone)
    search.keep_document(session, into)
    return into


def split(
    session: Session,
    document_id: int,
    fields: Fields,
    *,
    citation_ids: Iterable[int] = (),
    relation_ids: Iterable[int] = (),
    reason: str,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Document:
    """One record held two documents: some of its citations and relations go to a new one."""
    require(actor, Action.KEEP_REGISTRY)
    document = kept(session, document_id)
    refuse_stale(session, document, expected_version)
    reason = written.text(reason, "reason", longest=1000, needed=True) or ""
    wanted, related = set(citation_ids), set(relation_ids)
    if not wanted | related:
        raise Refused("nothing_split")
    citations = _chosen(session, document, wanted)
    relations = _chosen_relations(session, document, related)
    made = add(session, fields, is_other=True, reason=reason, actor=actor, at=at)
    for citation in citations:
        rule(session, citation, made.id, reason=reason, actor=actor, at=at)
    for relation in relations:
        _turn(session, relation, document.id, made.id)
    touch(document)
    session.flush()
    moved = {"citations": sorted(wanted), "relations": sorted(related)}
    note_change(session, document, "split_document", {}, {"split_off": made.key, **moved},
                reason=reason, actor=actor, at=at)
    return made


def _lead_on(session: Session, gone: Document, into: Document) -> None:
    """The address of what is gone, and of all that led to it, leads to the other from now on."""
    gone.merged_into_id, gone.identity = into.id, None
    for before in session.scalars(select(Document).where(Document.merged_into_id == gone.id)):
        before.merged_into_id = into.id
    session.flush()


def _differ(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one != other


def _move_relations(
    session: Session, gone: Document, into: Document, actor: Actor, at: datetime
) -> list[int]:
    """What would stand twice, or point at itself, is taken away; a cycle is refused."""
    standing = {
        (one.kind, one.from_id, one.to_id) for one in _relations(session, into.id)
    }
    moved = []
    for relation in _relations(session, gone.id):
        from_id = into.id if relation.from_id == gone.id else relation.from_id
        to_id = into.id if relation.to_id == gone.id else relation.to_id
        if from_id == to_id or (relation.kind, from_id, to_id) in standing:
            relation.removed_at, relation.removed_by_id = at, actor.id
            continue
        relation.from_id, relation.to_id = from_id, to_id
        session.flush()
        if relation.kind is RelationKind.REPLACES and from_id and to_id and is_reached(
            session, to_id, from_id
        ):
            raise written.refuse("into_id", "cycle")
        moved.append(relation.id)
    return moved


def _relations(session: Session, document_id: int) -> list[DocumentRelation]:
    sides = or_(DocumentRelation.from_id == document_id, DocumentRelation.to_id == document_id)
    wanted = select(DocumentRelation).where(sides, DocumentRelation.removed_at.is_(None))
    return list(session.scalars(wanted.order_by(DocumentRelation.id)))


def _turn(session: Session, relation: DocumentRelation, old_id: int, new_id: int) -> None:
    """Hang a relation on the new document, with the items its effects left."""
    relation.from_id = new_id if relation.from_id == old_id else relation.from_id
    if relation.to_id != old_id:
        return
    relation.to_id = new_id
    effects = select(Effect.id).where(Effect.relation_id == relation.id)
    for alarm in session.scalars(select(Alarm).where(Alarm.effect_id.in_(effects))):
        alarm.document_id = new_id


def _move_names(gone: Document, into: Document) -> None:
    known = {one.name for one in into.names}
    fresh = [one for one in gone.names if one.name not in known]
    into.names.extend(
        DocumentName(name=one.name, is_alias=one.is_alias, language=one.language)
        for one in fresh[: MOST_NAMES - len(into.names)]
    )


def _move_links(session: Session, gone: Document, into: Document) -> None:
    """Addresses the other record has already stay with the record that is gone."""
    there = set(session.scalars(
        select(DocumentLink.url).where(
            DocumentLink.document_id == into.id, DocumentLink.removed_at.is_(None)
        )
    ))
    for link in session.scalars(select(DocumentLink).where(DocumentLink.document_id == gone.id)):
        if link.url not in there:
            link.document_id = into.id


def _move_rows(session: Session, table: Any, old_id: int, new_id: int) -> None:
    for row in session.scalars(select(table).where(table.document_id == old_id)):
        row.document_id = new_id


def _chosen(session: Session, document: Document, ids: set[int]) -> list[Citation]:
    if len(ids) > MOST_MOVED:
        raise Refused("bad_choice")
    wanted = select(Citation).where(Citation.id.in_(ids), Citation.cited_id == document.id)
    found = list(session.scalars(wanted.order_by(Citation.id)))
    if len(found) != len(ids):
        raise NotFound("citation")
    return found


def _chosen_relations(
    session: Session, document: Document, ids: set[int]
) -> list[DocumentRelation]:
    found = [one for one in _relations(session, document.id) if one.id in ids]
    if len(found) != len(ids):
        raise NotFound("relation")
    return found
