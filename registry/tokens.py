"""Keys of other systems to the open data: what each may read, how often, until when; their secret
is told once, and kept as a hash alone."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.orm import Session

from db.models import Agency, ApiToken
from registry import audit
from registry.clock import VIETNAM, day_of
from registry.errors import NotAllowed, NotFound, Refused
from registry.policy import Action, Actor, require

# By which a key is known for what it is, wherever one turns up.
PREFIX = "plan_"
# 256 bits, as a session's.
SECRET_BYTES = 32
HINT = len(PREFIX) + 6
LONGEST_NAME, LONGEST_CUSTODIAN = 80, 120
FEWEST, USUAL, MOST = 1, 60, 600
NOTE_EVERY = timedelta(hours=1)


class Scope(StrEnum):
    """What a key may read: the plan's text and tasks, the registry of documents, the progress."""

    PLAN = "plan"
    DOCUMENTS = "documents"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an administrator says of a key. With an agency, the progress of that agency alone;
    `ends_on` is the last day it opens anything."""

    name: str
    custodian: str
    scopes: tuple[Scope, ...]
    agency_id: int | None = None
    per_minute: int = USUAL
    ends_on: date | None = None


class Found(NamedTuple):
    """A key whose secret was shown."""

    id: int
    token_hash: str
    scopes: list[str]
    agency_id: int | None
    per_minute: int
    ends_at: datetime | None
    used_at: datetime | None
    withdrawn_at: datetime | None


_columns = ApiToken.__table__.c
# Asked with every question of every system, so of plain columns and made once.
_FOUND = select(*(_columns[name] for name in Found._fields)).where(
    _columns.token_hash == bindparam("token_hash")
)


def open_token(
    session: Session, chosen: Chosen, *, actor: Actor, at: datetime
) -> tuple[ApiToken, str]:
    """Open a key; gives it and its secret, told only here."""
    require(actor, Action.MANAGE_TOKENS)
    if actor.id is None:
        raise NotAllowed(Action.MANAGE_TOKENS.value)
    chosen = _checked(session, chosen, at)
    secret = f"{PREFIX}{secrets.token_urlsafe(SECRET_BYTES)}"
    token = ApiToken(
        name=chosen.name,
        custodian=chosen.custodian,
        token_hash=_digest(secret),
        hint=secret[:HINT],
        scopes=[scope.value for scope in chosen.scopes],
        agency_id=chosen.agency_id,
        per_minute=chosen.per_minute,
        opened_by_id=actor.id,
        opened_at=at,
        ends_at=_end_of(chosen.ends_on) if chosen.ends_on else None,
    )
    session.add(token)
    session.flush()
    details = {
        "name": token.name,
        "custodian": token.custodian,
        "scopes": ", ".join(token.scopes),
        "agency": token.agency_id,
        "per_minute": token.per_minute,
        "ends_on": chosen.ends_on,
    }
    audit.write(session, "open_token", "token", token.id, actor=actor, at=at, details=details)
    return token, secret


def withdraw(session: Session, token_id: int, *, actor: Actor, at: datetime) -> ApiToken:
    """Take a key out of use for good; from its next question on it opens nothing."""
    require(actor, Action.MANAGE_TOKENS)
    token = session.get(ApiToken, token_id, with_for_update=True)
    if token is None or token.withdrawn_at is not None:
        raise NotFound("token", id=token_id)
    token.withdrawn_at, token.withdrawn_by_id = at, actor.id
    session.flush()
    details = {"name": token.name}
    audit.write(session, "withdraw_token", "token", token.id, actor=actor, at=at, details=details)
    return token


def of_secret(asked: Connection | Session, secret: str, at: datetime) -> Found:
    """The key of a secret. Raises NotFound: "token" for one that never was, "token_withdrawn",
    or "token_ended" for one whose last day is over."""
    row = asked.execute(_FOUND, {"token_hash": _digest(secret)}).first()
    if row is None:
        raise NotFound("token")
    found = Found._make(row)
    if found.withdrawn_at is not None:
        raise NotFound("token_withdrawn", id=found.id)
    if found.ends_at is not None and found.ends_at <= at:
        raise NotFound("token_ended", id=found.id)
    return found


def note_used(session: Session, token_id: int, *, at: datetime) -> None:
    """Remember when a key was last used; no deed of anybody's, so the log has no line of it."""
    session.execute(update(ApiToken).where(ApiToken.id == token_id).values(used_at=at))


def last_day(ends_at: datetime) -> date:
    """The last day a key opens anything."""
    return day_of(ends_at - timedelta(seconds=1))


def _checked(session: Session, chosen: Chosen, at: datetime) -> Chosen:
    """The same without the spaces around; refused when something is missing or odd."""
    name = _words(chosen.name, LONGEST_NAME, "token_name")
    custodian = _words(chosen.custodian, LONGEST_CUSTODIAN, "token_custodian")
    scopes = tuple(scope for scope in Scope if scope in chosen.scopes)
    if not scopes:
        raise Refused("token_scopes")
    if not FEWEST <= chosen.per_minute <= MOST:
        raise Refused("token_per_minute", fewest=FEWEST, most=MOST)
    if chosen.ends_on is not None and chosen.ends_on < day_of(at):
        raise Refused("token_end", day=chosen.ends_on)
    if chosen.agency_id is not None and session.get(Agency, chosen.agency_id) is None:
        raise NotFound("agency", id=chosen.agency_id)
    return Chosen(name, custodian, scopes, chosen.agency_id, chosen.per_minute, chosen.ends_on)


def _words(said: str, longest: int, code: str) -> str:
    said = " ".join(said.split())
    if not 2 <= len(said) <= longest or "\x00" in said:
        raise Refused(code, longest=longest)
    return said


def _end_of(day: date) -> datetime:
    if day >= date.max:
        raise Refused("token_end", day=day)
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=VIETNAM)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
