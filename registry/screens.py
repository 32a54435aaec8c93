"""Wallboards: a device shows a code, an administrator lets it in, and takes it away again."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from db.models import AuditEvent, Screen, ScreenEnrolment
from db.vocabulary import Role, ScreenView
from registry import audit
from registry.errors import NotFound, NothingChanged, Refused, Stale
from registry.policy import Action, Actor, require

CODE_LASTS = timedelta(minutes=15)
CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another: 0 O, 1 I L
CODE_LENGTH = 8
WAITING_PER_ADDRESS, WAITING_IN_ALL = 20, 500
WRONG_CODES = 10
SHORTEST_TURN, USUAL_TURN, LONGEST_TURN = 5, 20, 600
LONGEST_NAME, LONGEST_WORDS = 80, 120
WRONG = "screen_code_wrong"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an administrator says of a wallboard; `views` in the order they are shown."""

    name: str
    place: str
    custodian: str
    views: tuple[ScreenView, ...]
    seconds: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A device that shows its code. The secret stays in its browser and is kept here hashed."""

    secret: str
    code: str
    until: datetime


class Device(NamedTuple):
    """A wallboard as it asks for its pictures, in use or withdrawn."""

    id: int
    name: str
    place: str
    views: list[str]
    seconds: int
    version: int
    seen_at: datetime | None
    withdrawn_at: datetime | None


_columns = Screen.__table__.c
# Asked every few seconds by every screen, so of plain columns and made once.
_DEVICE = select(*(_columns[name] for name in Device._fields)).where(
    _columns.token_hash == bindparam("token_hash")
)


def begin(session: Session, secret: str, *, address: str, at: datetime) -> Waiting:
    """Let a device wait with a code: the one it shows already, or a new secret with its own code.

    Raises Refused "screen_in_use" for the secret of a wallboard in use, so that it is never lost,
    and "too_many_waiting" (with the minutes) when too many wait in all. Behind one address the
    oldest gives way: what a visitor fills it with shuts no later device out.
    """
    session.execute(delete(ScreenEnrolment).where(ScreenEnrolment.begun_at <= at - CODE_LASTS))
    if secret:
        kept = session.get(ScreenEnrolment, digest(secret))
        if kept is not None:
            return Waiting(secret, code_of(secret), kept.begun_at + CODE_LASTS)
        device = device_of(session, secret)
        if device is not None and device.withdrawn_at is None:
            raise Refused("screen_in_use")
    _make_room(session, address)
    fresh = secrets.token_urlsafe(32)
    session.add(
        ScreenEnrolment(
            token_hash=digest(fresh),
            code_hash=digest(code_of(fresh)),
            address=address,
            begun_at=at,
        )
    )
    session.flush()
    return Waiting(fresh, code_of(fresh), at + CODE_LASTS)


def enrol(
    session: Session, code: str, chosen: Chosen, *, actor: Actor, at: datetime
) -> tuple[Screen, str]:
    """Let the device in that shows this code; gives the wallboard and the device's address.

    Raises Refused "screen_code_wrong" (count it by `record_wrong_code`), the same whether the code
    lapsed or never was, and "too_many_codes" after too many of them.
    """
    require(actor, Action.MANAGE_SCREENS)
    _refuse_guessing(session, actor, at)
    chosen = _checked(chosen)
    found = session.scalar(
        select(ScreenEnrolment).where(
            ScreenEnrolment.code_hash == digest(plain_code(code)),
            ScreenEnrolment.begun_at > at - CODE_LASTS,
        )
    )
    if found is None or actor.id is None:
        raise Refused(WRONG)
    screen = Screen(
        name=chosen.name,
        place=chosen.place,
        custodian=chosen.custodian,
        views=[view.value for view in chosen.views],
        seconds=chosen.seconds,
        token_hash=found.token_hash,
        enrolled_by_id=actor.id,
        enrolled_at=at,
    )
    device = found.address
    session.add(screen)
    session.delete(found)
    session.flush()
    details = {**_said(screen), "device": device}
    audit.write(session, "enrol_screen", "screen", screen.id, actor=actor, at=at, details=details)
    return screen, device


def record_wrong_code(session: Session, *, actor: Actor, at: datetime) -> None:
    """Count a wrong code, in a transaction of its own: the log holds the count."""
    require(actor, Action.MANAGE_SCREENS)
    audit.write(session, WRONG, "screen", "", actor=actor, at=at)


def change(
    session: Session,
    screen_id: int,
    chosen: Chosen,
    *,
    expected_version: int,
    actor: Actor,
    at: datetime,
) -> Screen:
    """Rename a wallboard, give it to another custodian, or choose other views."""
    require(actor, Action.MANAGE_SCREENS)
    screen = _in_use(session, screen_id, expected_version)
    chosen, before = _checked(chosen), _said(screen)
    screen.name, screen.place, screen.custodian = chosen.name, chosen.place, chosen.custodian
    screen.views, screen.seconds = [view.value for view in chosen.views], chosen.seconds
    after = _said(screen)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if not changed:
        raise NothingChanged("screen")
    session.flush()
    audit.write(session, "change_screen", "screen", screen.id, actor=actor, at=at, details=changed)
    return screen


def withdraw(
    session: Session, screen_id: int, *, expected_version: int, actor: Actor, at: datetime
) -> Screen:
    """Take a wallboard out of use for good; at its next question it shows nothing more."""
    require(actor, Action.MANAGE_SCREENS)
    screen = _in_use(session, screen_id, expected_version)
    screen.withdrawn_at, screen.withdrawn_by_id = at, actor.id
    session.flush()
    details = {"name": screen.name}
    audit.write(
        session, "withdraw_screen", "screen", screen.id, actor=actor, at=at, details=details
    )
    return screen


def device_of(asked: Connection | Session, secret: str) -> Device | None:
    """The wallboard that a device's secret belongs to."""
    row = asked.execute(_DEVICE, {"token_hash": digest(secret)}).first() if secret else None
    return Device._make(row) if row else None


def actor_of_device(device: Device, address: str = "") -> Actor:
    """The acting device: it may see the pictures of wallboards and nothing else."""
    return Actor(None, device.name, Role.SCREEN, address=address)


def note_seen(session: Session, screen_id: int, *, at: datetime) -> None:
    """Note that a wallboard asks; plainly, without a new version: no form holds it."""
    session.execute(update(Screen).where(Screen.id == screen_id).values(seen_at=at))


def digest(secret: str) -> str:
    """How secrets and codes are kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


def code_of(secret: str) -> str:
    """The code a secret shows: a device that is loaded anew shows the same, and nobody can tell
    the secret from it."""
    number = int(digest(f"code:{secret}"), 16)
    letters = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(CODE_LETTERS))
        letters.append(CODE_LETTERS[place])
    return "".join(letters)


def plain_code(typed: str) -> str:
    """A code without the space, the dash and the small letters it may be typed with."""
    return "".join(letter for letter in typed[:40].upper() if letter in CODE_LETTERS)


def _make_room(session: Session, address: str) -> None:
    newest_first = (ScreenEnrolment.begun_at.desc(), ScreenEnrolment.token_hash)
    waiting = session.scalars(
        select(ScreenEnrolment).where(ScreenEnrolment.address == address).order_by(*newest_first)
    )
    for old in waiting.all()[WAITING_PER_ADDRESS - 1 :]:
        session.delete(old)
    session.flush()
    in_all = session.scalar(select(func.count()).select_from(ScreenEnrolment)) or 0
    if in_all >= WAITING_IN_ALL:
        raise Refused("too_many_waiting", minutes=CODE_LASTS.seconds // 60)


def _refuse_guessing(session: Session, actor: Actor, at: datetime) -> None:
    wrong = select(func.count()).select_from(AuditEvent).where(
        AuditEvent.at > at - CODE_LASTS,
        AuditEvent.deed == WRONG,
        AuditEvent.actor_id == actor.id,
    )
    if (session.scalar(wrong) or 0) >= WRONG_CODES:
        raise Refused("too_many_codes", minutes=CODE_LASTS.seconds // 60)


def _checked(chosen: Chosen) -> Chosen:
    """The same without the spaces around; refused when something is missing or odd."""
    name = _words(chosen.name, LONGEST_NAME, "screen_name")
    place = _words(chosen.place, LONGEST_WORDS, "screen_place")
    custodian = _words(chosen.custodian, LONGEST_WORDS, "screen_custodian")
    if not chosen.views:
        raise Refused("screen_views")
    if not SHORTEST_TURN <= chosen.seconds <= LONGEST_TURN:
        raise Refused("screen_seconds", shortest=SHORTEST_TURN, longest=LONGEST_TURN)
    return Chosen(name, place, custodian, _in_order(chosen.views), chosen.seconds)


def _words(said: str, longest: int, code: str) -> str:
    said = " ".join(said.split())
    if not 2 <= len(said) <= longest or "\x00" in said:
        raise Refused(code, longest=longest)
    return said


def _in_order(views: Sequence[ScreenView]) -> tuple[ScreenView, ...]:
    return tuple(view for view in ScreenView if view in views)


def _in_use(session: Session, screen_id: int, expected_version: int) -> Screen:
    screen = session.get(Screen, screen_id, with_for_update=True)
    if screen is None or screen.withdrawn_at is not None:
        raise NotFound("screen", id=screen_id)
    if screen.version != expected_version:
        raise Stale("screen")
    return screen


def _said(screen: Screen) -> dict[str, object]:
    return {
        "name": screen.name,
        "place": screen.place,
        "custodian": screen.custodian,
        "views": ", ".join(screen.views),
        "seconds": screen.seconds,
    }
