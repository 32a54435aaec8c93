"""Relations between documents: typed, two-way, each with its source and its effects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Document, DocumentRelation, Effect
from db.vocabulary import AlarmCause, RelationKind
from registry import written
from registry.alarms import AFFECTING, drop_alarms, is_news, raise_alarm
from registry.errors import NotFound, NothingChanged, Refused
from registry.fields import FIRST_DAY, LAST_DAY, Proof
from registry.keeping import kept, note_change, source_of
from registry.policy import Action, Actor, require

LONGEST_CLAUSE = 300
MOST_EFFECTS = 50


@dataclass(frozen=True, slots=True)
class EffectOf:
    """One effect as it is given: the affecting clause, the affected one, and from when."""

    from_clause: str = ""
    to_clause: str = ""
    from_on: date | None = None


def relate(
    session: Session,
    kind: RelationKind,
    from_id: int,
    to_id: int,
    *,
    is_certain: bool,
    note: str = "",
    proof: Proof,
    effects: Iterable[EffectOf] = (),
    actor: Actor,
    at: datetime,
) -> DocumentRelation:
    """Say how one document relates to another, and where that was read.

    Refused: a relation to itself, one that is there already, a cycle of replacements. When the
    other document is changed by it and something rests on that, an item to settle is left.
    """
    require(actor, Action.KEEP_REGISTRY)
    if from_id == to_id:
        raise written.refuse("to_id", "itself")
    acting, affected = kept(session, from_id), kept(session, to_id)
    _refuse_twice(session, kind, from_id, to_id)
    if kind is RelationKind.REPLACES and is_reached(session, to_id, from_id):
        raise written.refuse("to_id", "cycle")
    given = [_checked(one) for one in effects]
    if len(given) > MOST_EFFECTS:
        raise written.refuse("effects", "too_many", most=MOST_EFFECTS)
    relation = DocumentRelation(
        kind=kind, from_id=from_id, to_id=to_id, is_certain=is_certain,
        note=written.text(note, "note", longest=1000), sources=[source_of(session, proof).key],
        added_by_id=actor.id, added_at=at,
    )
    session.add(relation)
    session.flush()
    if kind in AFFECTING:
        given = given or [EffectOf()]
    for place, one in enumerate(given):
        # However many clauses: one deed, one message.
        add_effect_row(session, relation, one, acting, is_told=not place, actor=actor, at=at)
    _note(session, "add_relation", relation, acting, affected, actor=actor, at=at)
    return relation


def confirm(
    session: Session, relation_id: int, proof: Proof, *, actor: Actor, at: datetime
) -> DocumentRelation:
    """What was only possible is so: the source that says it is kept."""
    require(actor, Action.KEEP_REGISTRY)
    relation = _relation(session, relation_id)
    if relation.is_certain:
        raise NothingChanged("relation")
    relation.is_certain = True
    relation.sources = [*relation.sources, source_of(session, proof).key]
    session.flush()
    _note_both(session, "confirm_relation", relation, actor=actor, at=at)
    return relation


def remove(
    session: Session, relation_id: int, reason: str, *, actor: Actor, at: datetime
) -> DocumentRelation:
    """Take a relation away that is not so; the record keeps it, and who took it away."""
    require(actor, Action.KEEP_REGISTRY)
    relation = _relation(session, relation_id)
    reason = written.text(reason, "reason", longest=1000, needed=True) or ""
    relation.removed_at, relation.removed_by_id = at, actor.id
    effects = select(Effect.id).where(Effect.relation_id == relation.id)
    drop_alarms(session, effects, reason, actor=actor, at=at)
    session.flush()
    _note_both(session, "remove_relation", relation, reason=reason, actor=actor, at=at)
    return relation


def add_effect(
    session: Session, relation_id: int, given: EffectOf, *, actor: Actor, at: datetime
) -> Effect:
    """One more clause that a relation changes."""
    require(actor, Action.KEEP_REGISTRY)
    relation = _relation(session, relation_id)
    acting = session.get(Document, relation.from_id) if relation.from_id else None
    made = add_effect_row(session, relation, _checked(given), acting, actor=actor, at=at)
    _note_both(session, "add_effect", relation, actor=actor, at=at,
               clauses=[made.from_clause, made.to_clause], from_on=made.from_on)
    return made


def add_effect_row(
    session: Session,
    relation: DocumentRelation,
    given: EffectOf,
    acting: Document | None,
    *,
    is_told: bool = True,
    actor: Actor,
    at: datetime,
) -> Effect:
    """The row of an effect, and the item to settle it leaves; the deed has asked for the right."""
    if actor.id is None:
        require(actor, Action.KEEP_REGISTRY)
    made = Effect(relation_id=relation.id, from_clause=given.from_clause,
                  to_clause=given.to_clause, from_on=given.from_on)
    session.add(made)
    session.flush()
    day = given.from_on or (acting.issued_on if acting else None)
    if relation.kind in AFFECTING and relation.to_id and is_news(session, relation.to_id, day):
        raise_alarm(session, relation.to_id, AlarmCause.EFFECT, effect_id=made.id,
                    from_on=given.from_on, is_told=is_told, actor=actor, at=at)
    return made


def _checked(given: EffectOf) -> EffectOf:
    if given.from_on is not None and not FIRST_DAY <= given.from_on <= LAST_DAY:
        raise written.refuse("from_on", "day_out_of_range")
    return EffectOf(
        written.line(given.from_clause, "from_clause", longest=LONGEST_CLAUSE) or "",
        written.line(given.to_clause, "to_clause", longest=LONGEST_CLAUSE) or "",
        given.from_on,
    )


def _relation(session: Session, relation_id: int) -> DocumentRelation:
    relation = session.get(DocumentRelation, relation_id, with_for_update=True)
    if relation is None or relation.removed_at is not None:
        raise NotFound("relation", id=relation_id)
    return relation


def _refuse_twice(session: Session, kind: RelationKind, from_id: int, to_id: int) -> None:
    there = select(DocumentRelation.id).where(
        DocumentRelation.kind == kind, DocumentRelation.from_id == from_id,
        DocumentRelation.to_id == to_id, DocumentRelation.removed_at.is_(None),
    )
    if session.scalar(there.limit(1)) is not None:
        raise Refused("relation_exists")


def is_reached(session: Session, start: int, wanted: int) -> bool:
    """Whether replacing leads from one document to the other."""
    seen, front = {start}, {start}
    while front:
        steps = select(DocumentRelation.to_id).where(
            DocumentRelation.kind == RelationKind.REPLACES, DocumentRelation.from_id.in_(front),
            DocumentRelation.to_id.is_not(None), DocumentRelation.removed_at.is_(None),
        )
        front = {one for one in session.scalars(steps) if one is not None} - seen
        if wanted in front:
            return True
        seen |= front
    return False


def _note_both(
    session: Session, deed: str, relation: DocumentRelation, *, reason: str = "", actor: Actor,
    at: datetime, **facts: object,
) -> None:
    sides = [session.get(Document, side) for side in (relation.from_id, relation.to_id) if side]
    _note(session, deed, relation, *sides, reason=reason, actor=actor, at=at, **facts)


def _note(
    session: Session, deed: str, relation: DocumentRelation, *sides: Document | None,
    reason: str = "", actor: Actor, at: datetime, **facts: object,
) -> None:
    """A line in the history of each side; the log tells of it once for each."""
    keys = [side.key if side else relation.other_name for side in sides]
    said: dict[str, object] = {"relation": relation.kind.value, "between": keys,
                               "is_certain": relation.is_certain}
    said |= {name: value.isoformat() if isinstance(value, date) else value
             for name, value in facts.items()}
    for side in sides:
        if side is not None:
            note_change(session, side, deed, {}, said, reason=reason, actor=actor, at=at)
