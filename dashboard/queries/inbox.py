"""The inbox as a page shows it, the letters it opens, and where the digests go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Agency, Message, MessageRead, OutgoingMail, Reminder, User
from db.vocabulary import MessageKind
from registry.errors import NotFound
from registry.inbox import meant_for
from registry.policy import Actor
from registry.post import is_given_up


@dataclass(frozen=True, slots=True)
class Line:
    """One message, and whether this person has seen it."""

    id: int
    at: datetime
    kind: MessageKind
    details: dict[str, Any]
    address: str
    is_read: bool


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter of urging, whole."""

    agency: str
    number: int
    subject: str
    text: str
    sent_by: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Stuck:
    """A mail that has not gone, and why."""

    to: str
    day: date
    attempts: int
    error: str
    is_given_up: bool


# None of these is remembered: reading a message or sending a mail adds no line to the log.


def messages(
    session: Session, actor: Actor, *, only_unread: bool, first: int, most: int
) -> list[Line]:
    """A page of the inbox, the newest message first."""
    read = MessageRead.message_id.is_not(None).label("is_read")
    wanted = (
        select(Message.id, Message.at, Message.kind, Message.details, Message.address, read)
        .outerjoin(MessageRead, (MessageRead.message_id == Message.id)
                   & (MessageRead.user_id == actor.id))
        .where(meant_for(actor))
        .order_by(Message.id.desc())
        .offset(first)
        .limit(most)
    )
    if only_unread:
        wanted = wanted.where(MessageRead.message_id.is_(None))
    return [Line(*row) for row in session.execute(wanted)]


def count(session: Session, actor: Actor) -> int:
    """How many messages there are for a person, read or not."""
    return session.scalar(select(func.count()).select_from(Message).where(meant_for(actor))) or 0


def letter(session: Session, letter_id: int, only_agency: int | None) -> LetterText:
    """A letter by its id. Raises NotFound, for another agency's too."""
    wanted = (
        select(Agency.name, Reminder.number, Reminder.subject, Reminder.letter, User.full_name,
               Reminder.sent_at)
        .join(Agency, Agency.id == Reminder.agency_id)
        .join(User, User.id == Reminder.sent_by_id)
        .where(Reminder.id == letter_id)
    )
    if only_agency is not None:
        wanted = wanted.where(Reminder.agency_id == only_agency)
    row = session.execute(wanted).first()
    if row is None:
        raise NotFound("reminder", id=letter_id)
    return LetterText(*row)


def email_of(session: Session, user_id: int | None) -> str:
    """Where a person's digests go; empty when nowhere."""
    return session.scalar(select(User.email).where(User.id == user_id)) or ""


def emails(session: Session) -> dict[int, str]:
    """Where every account's digests go, those that have an address."""
    rows = session.execute(select(User.id, User.email).where(User.email.is_not(None)))
    return {row.id: row.email for row in rows}


def stuck(session: Session, most: int = 20) -> list[Stuck]:
    """The newest mails that failed and have not gone yet."""
    rows = session.execute(
        select(OutgoingMail.to, OutgoingMail.day, OutgoingMail.attempts, OutgoingMail.error,
               OutgoingMail.made_at, OutgoingMail.next_try_at)
        .where(OutgoingMail.sent_at.is_(None), OutgoingMail.error != "")
        .order_by(OutgoingMail.id.desc())
        .limit(most)
    )
    return [Stuck(*row[:4], is_given_up(row.made_at, row.next_try_at)) for row in rows]
