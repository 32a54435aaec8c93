"""The validity alarm: something happened to a document, and what rests on it must be looked at.

Sở Nội vụ settles each item; what rests on the document is looked up, never copied.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.models import Alarm, Citation, Document, DocumentRelation, Effect
from db.vocabulary import (
    AlarmCause,
    AlarmOutcome,
    CitationVia,
    MessageKind,
    RelationKind,
    Role,
    Validity,
)
from registry import audit, inbox, written
from registry.accounts import COMMAND_LINE
from registry.clock import day_of
from registry.errors import NotFound, NothingChanged, Refused, Stale
from registry.keeping import note_change
from registry.policy import Action, Actor, require

# These change what the other document says or whether it holds.
AFFECTING = frozenset(
    {
        RelationKind.AMENDS,
        RelationKind.REPLACES,
        RelationKind.REPEALS,
        RelationKind.CORRECTS,
        RelationKind.SUSPENDS,
        RelationKind.CONSOLIDATES,
    }
)
ALARMING = (Validity.PARTLY_EXPIRED, Validity.EXPIRED)


def cites(document_id: int) -> ColumnElement[bool]:
    """The citations of a document by others."""
    return (Citation.cited_id == document_id) & (Citation.via != CitationVia.SELF)


def citing_since(session: Session, document_id: int) -> date | None:
    """The day of the youngest document whose text rests on this one; None when none does."""
    return session.scalar(
        select(func.max(func.coalesce(Document.issued_on, date(1900, 1, 1))))
        .join(Citation, Citation.document_id == Document.id)
        .where(cites(document_id))
    )


def raise_alarm(
    session: Session,
    document_id: int,
    cause: AlarmCause,
    *,
    effect_id: int | None = None,
    link_id: int | None = None,
    old: Validity | None = None,
    new: Validity | None = None,
    from_on: date | None = None,
    is_told: bool = True,
    actor: Actor,
    at: datetime,
) -> Alarm | None:
    """Leave an item to settle, and tell the officers. None when the same one is open already.

    The deed that found it has asked whether the actor may.
    """
    if actor != COMMAND_LINE:
        require(actor, Action.KEEP_REGISTRY)
    same = select(Alarm.id).where(
        Alarm.document_id == document_id, Alarm.cause == cause, Alarm.settled_at.is_(None),
        Alarm.effect_id == effect_id if effect_id else Alarm.effect_id.is_(None),
        Alarm.link_id == link_id if link_id else Alarm.link_id.is_(None),
    )
    if cause is AlarmCause.VALIDITY:
        same = same.where(Alarm.new_validity == new)
    if session.scalar(same.limit(1)) is not None:
        return None
    made = Alarm(document_id=document_id, cause=cause, effect_id=effect_id, link_id=link_id,
                 old_validity=old, new_validity=new, from_on=from_on, raised_at=at,
                 raised_by_id=actor.id)
    session.add(made)
    session.flush()
    if is_told:
        document = session.get_one(Document, document_id)
        details = {"alarm": made.id, "cause": cause.value, "key": document.key,
                   "kind": document.kind.value, "number": document.number,
                   "new": new.value if new else None, "old": old.value if old else None}
        inbox.tell(session, MessageKind.ALARM, role=Role.OFFICER,
                   address=f"/alarms?open={made.id}", at=at, details=details)
    return made


def redraft(
    session: Session,
    alarm_id: int,
    words: str,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Alarm:
    """Keep the proposed line "đề nghị sửa đổi, bổ sung" as the officer words it."""
    require(actor, Action.SETTLE_ALARM)
    alarm = _open_alarm(session, alarm_id, expected_version)
    words = written.text(words, "draft", needed=True) or ""
    if words == alarm.draft:
        raise NothingChanged("alarm")
    was, alarm.draft = alarm.draft, words
    session.flush()
    _log(session, "draft_amendment", alarm, actor, at, amendment=[was, words])
    return alarm


def settle(
    session: Session,
    alarm_id: int,
    outcome: AlarmOutcome,
    note: str,
    *,
    draft: str = "",
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Alarm:
    """Say what follows from it and why; its effect counts as dealt with from then on.

    `draft` is the proposed line, needed when the plan is to be amended and none was kept yet.
    """
    require(actor, Action.SETTLE_ALARM)
    alarm = _open_alarm(session, alarm_id, expected_version)
    note = written.text(note, "note", longest=2000, needed=True) or ""
    draft = written.text(draft, "draft") or alarm.draft
    if outcome is AlarmOutcome.AMEND_PLAN and not draft:
        raise written.refuse("draft", "needed")
    if outcome is AlarmOutcome.AMEND_PLAN and not _is_certain(session, alarm):
        # Nothing that is only possible goes to the leaders as a reason to amend the plan.
        raise Refused("alarm_not_confirmed")
    alarm.outcome, alarm.note, alarm.draft = outcome, note, draft
    alarm.settled_at, alarm.settled_by_id = at, actor.id
    if alarm.effect_id is not None:
        effect = session.get_one(Effect, alarm.effect_id)
        effect.settled_at, effect.settled_by_id = at, actor.id
    session.flush()
    said = {"amendment": alarm.draft} if outcome is AlarmOutcome.AMEND_PLAN else {}
    _log(session, "settle_alarm", alarm, actor, at, outcome=outcome, note=alarm.note, **said)
    return alarm


def drop_alarms(
    session: Session, effects: Select[Any], reason: str, *, actor: Actor, at: datetime
) -> None:
    """Close what is open about effects that turned out not to be; the deed has asked its right."""
    if actor.id is None:
        require(actor, Action.SETTLE_ALARM)
    waiting = select(Alarm).where(Alarm.effect_id.in_(effects), Alarm.settled_at.is_(None))
    for alarm in session.scalars(waiting):
        alarm.outcome, alarm.note = AlarmOutcome.NOT_SO, reason
        alarm.settled_at, alarm.settled_by_id = at, actor.id


def settle_due(session: Session, *, actor: Actor, at: datetime) -> int:
    """What the days bring by themselves: force begins or ends, effects begin; how many items.

    Run by the timer as the command line; may be run as often as wished.
    """
    if actor != COMMAND_LINE:
        require(actor, Action.KEEP_REGISTRY)
    today, raised = day_of(at), 0
    for document, becomes in _due(session, today):
        was, document.validity = document.validity, becomes
        note_change(session, document, "validity_came_due", {"validity": was and was.value},
                    {"validity": becomes.value}, actor=actor, at=at)
        if becomes is Validity.EXPIRED and citing_since(session, document.id) is not None:
            made = raise_alarm(session, document.id, AlarmCause.VALIDITY, old=was, new=becomes,
                               from_on=document.expires_on, actor=actor, at=at)
            raised += made is not None
    return raised + raise_known(session, actor=actor, at=at)


def raise_known(
    session: Session, *, is_told: bool = True, actor: Actor, at: datetime
) -> int:
    """Items for what the registry knows already and nobody was ever asked to settle."""
    if actor != COMMAND_LINE:
        require(actor, Action.KEEP_REGISTRY)
    raised = 0
    for document in _weakened(session):
        made = raise_alarm(session, document.id, AlarmCause.VALIDITY, new=document.validity,
                           from_on=document.expires_on, is_told=is_told, actor=actor, at=at)
        raised += made is not None
    for effect_id, to_id, from_on in _unlooked_effects(session, day_of(at)):
        made = raise_alarm(session, to_id, AlarmCause.EFFECT, effect_id=effect_id, from_on=from_on,
                           is_told=is_told, actor=actor, at=at)
        raised += made is not None
    return raised


def is_news(session: Session, to_id: int, day: date | None) -> bool:
    """Whether something rests on the document that was written before this day.

    What happened before the citing plan was issued is no news to it.
    """
    since = citing_since(session, to_id)
    return since is not None and (day is None or day > since)


def _due(session: Session, today: date) -> list[tuple[Document, Validity]]:
    begins = select(Document).where(
        Document.effective_on <= today, Document.validity == Validity.NOT_YET,
        Document.merged_into_id.is_(None),
    )
    ends = select(Document).where(
        Document.expires_on <= today, Document.merged_into_id.is_(None),
        or_(Document.validity.is_(None), Document.validity != Validity.EXPIRED),
    )
    found = {one.id: (one, Validity.IN_FORCE) for one in session.scalars(begins)}
    found |= {one.id: (one, Validity.EXPIRED) for one in session.scalars(ends)}
    return [found[key] for key in sorted(found)]


def _weakened(session: Session) -> list[Document]:
    """Cited documents without full force, of which no item ever told."""
    told = select(Alarm.document_id).where(Alarm.cause == AlarmCause.VALIDITY)
    cited = select(Citation.cited_id).where(
        Citation.cited_id.is_not(None), Citation.via != CitationVia.SELF
    )
    return list(session.scalars(
        select(Document)
        .where(Document.validity.in_(ALARMING), Document.id.in_(cited), Document.id.not_in(told),
               Document.merged_into_id.is_(None))
        .order_by(Document.id)
    ))


def _unlooked_effects(session: Session, today: date) -> list[tuple[int, int, date | None]]:
    """Effects that have begun, younger than a text that rests on the document, never told of."""
    acting = aliased(Document)
    day = func.coalesce(Effect.from_on, acting.issued_on)
    told = select(Alarm.effect_id).where(Alarm.effect_id.is_not(None))
    rows = session.execute(
        select(Effect.id, DocumentRelation.to_id, Effect.from_on, day)
        .join(DocumentRelation, DocumentRelation.id == Effect.relation_id)
        .outerjoin(acting, acting.id == DocumentRelation.from_id)
        .where(DocumentRelation.kind.in_(AFFECTING), DocumentRelation.removed_at.is_(None),
               DocumentRelation.to_id.is_not(None), Effect.settled_at.is_(None),
               Effect.id.not_in(told), or_(Effect.from_on.is_(None), Effect.from_on <= today))
        .order_by(Effect.id)
    ).all()
    return [
        (effect_id, to_id, from_on)
        for effect_id, to_id, from_on, day in rows
        if to_id is not None and is_news(session, to_id, day)
    ]


def _is_certain(session: Session, alarm: Alarm) -> bool:
    if alarm.effect_id is None:
        return True
    effect = session.get_one(Effect, alarm.effect_id)
    return session.get_one(DocumentRelation, effect.relation_id).is_certain


def _open_alarm(session: Session, alarm_id: int, expected_version: int) -> Alarm:
    alarm = session.get(Alarm, alarm_id, with_for_update=True)
    if alarm is None:
        raise NotFound("alarm", id=alarm_id)
    if alarm.settled_at is not None:
        raise Refused("alarm_settled")
    if alarm.version != expected_version:
        raise Stale("alarm", version=alarm.version)
    return alarm


def _log(
    session: Session, deed: str, alarm: Alarm, actor: Actor, at: datetime, **details: object
) -> None:
    key = session.get_one(Document, alarm.document_id).key
    audit.write(session, deed, "alarm", alarm.id, actor=actor, at=at,
                details={"key": key, "cause": alarm.cause, **details})
