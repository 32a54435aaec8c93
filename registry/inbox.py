"""The inbox inside the system: who is told what. It always works, with or without e-mail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from db.models import Agency, Message, MessageRead
from db.vocabulary import MessageKind, Role
from registry import usual_plan
from registry.office import OFFICE
from registry.policy import Action, Actor, require


def tell(
    session: Session,
    kind: MessageKind,
    *,
    agency_id: int | None = None,
    role: Role | None = None,
    user_id: int | None = None,
    address: str = "",
    at: datetime,
    details: dict[str, Any],
    plan_id: int | None = None,
) -> Message:
    """Leave a message for an agency, a role or a person, as part of the deed it tells of.

    Of another plan than the usual one (`plan_id`) the address and the details name it.
    Asks no right: whoever did the deed had it.
    """
    key = usual_plan.key_to_name(session, plan_id) if plan_id is not None else ""
    if key:
        address, details = usual_plan.with_plan(address, key), {**details, "plan": key}
    message = Message(
        at=at,
        kind=kind,
        agency_id=agency_id,
        role=role,
        user_id=user_id,
        details=details,
        address=address,
    )
    session.add(message)
    session.flush()
    return message


def meant_for(actor: Actor) -> ColumnElement[bool]:
    """Which messages are for this person: theirs, their agency's, their role's.

    The officers are Sở Nội vụ, so what is said to it as an agency is said to them.
    """
    if actor.role is None:
        return false()
    own = Message.user_id == actor.id
    if actor.role is Role.AGENCY:
        return or_(own, Message.agency_id == actor.agency_id)
    if actor.role is Role.OFFICER:
        office = select(Agency.id).where(Agency.code == OFFICE).scalar_subquery()
        return or_(own, Message.role == actor.role, Message.agency_id == office)
    return or_(own, Message.role == actor.role)


def unread(session: Session, actor: Actor) -> int:
    """How many messages there are for this person that they have not seen."""
    seen = select(MessageRead.message_id).where(MessageRead.user_id == actor.id)
    fresh = select(func.count()).select_from(Message)
    wanted = fresh.where(meant_for(actor), Message.id.not_in(seen))
    return session.scalar(wanted) or 0


def mark_read(session: Session, *, actor: Actor, at: datetime) -> int:
    """Note that the actor has seen every message there is for them; how many were new."""
    require(actor, Action.VIEW)
    seen = select(MessageRead.message_id).where(MessageRead.user_id == actor.id)
    wanted = select(Message.id).where(and_(meant_for(actor), Message.id.not_in(seen)))
    fresh = list(session.scalars(wanted))
    session.add_all(MessageRead(message_id=one, user_id=actor.id, at=at) for one in fresh)
    return len(fresh)
