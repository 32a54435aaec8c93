"""Accounts and signing in: passwords, throttling, sessions that end everywhere at once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from db.models import Agency, SignIn, SignInFailure, User
from db.vocabulary import Role
from registry import audit, passwords
from registry.addresses import plain_address
from registry.errors import NotFound, NothingChanged, Refused
from registry.policy import STRANGER, Action, Actor, require
from registry.sign_ins import OpenSession, digest

FAILURES_ALLOWED = 5
FAILURES_PER_ADDRESS = 50
FAILURE_WINDOW = timedelta(minutes=15)
UNKNOWN_NAME = "?"


def actor_of(user: User | OpenSession, address: str = "") -> Actor:
    """The acting person behind an account."""
    return Actor(user.id, user.full_name, user.role, user.agency_id, address)


def check_password(
    session: Session, username: str, password: str, *, address: str, at: datetime
) -> int:
    """The account a name and password belong to; only reads, so no writer waits for the hashing.

    Raises Refused: "too_many_failures" (with the minutes to wait) or "wrong_password", the same
    whether the name exists or not. The failure is recorded by `record_failure`.
    """
    username = _as_typed(username)
    _refuse_guessing(session, username, address, at)
    user = session.scalar(select(User).where(User.username == username))
    fits = passwords.fits(user.password_hash if user else None, password)
    if user is None or not fits or not user.is_active:
        raise Refused("wrong_password")
    return user.id


def open_sign_in(
    session: Session, user_id: int, *, address: str, at: datetime
) -> tuple[User, str]:
    """Open a session for an account whose password was checked; gives its secret token."""
    user = session.get(User, user_id)
    if user is None or not user.is_active:
        raise Refused("wrong_password")
    # Plainly, without a new version: two sign-ins at once are no conflict.
    session.execute(update(User).where(User.id == user_id).values(last_signed_in_at=at))
    session.execute(delete(SignInFailure).where(SignInFailure.username == user.username))
    token = secrets.token_urlsafe(32)
    session.add(SignIn(token_hash=digest(token), user_id=user.id, started_at=at, seen_at=at))
    audit.write(session, "sign_in", "user", user.id, actor=actor_of(user, address), at=at)
    return user, token


def record_failure(session: Session, username: str, *, address: str, at: datetime) -> None:
    """Count a wrong password, in a transaction of its own."""
    username = _as_typed(username)
    session.add(SignInFailure(username=username, address=address, at=at))
    # A name nobody has may be a password typed into the wrong field: it is not kept for ever.
    is_known = session.scalar(select(User.id).where(User.username == username)) is not None
    named = username if is_known else UNKNOWN_NAME
    who = Actor(None, named, None, address=address)
    audit.write(session, "sign_in_failed", "user", named, actor=who, at=at)


def touch(session: Session, token: str, *, at: datetime) -> None:
    """Note that a session is in use."""
    session.execute(update(SignIn).where(SignIn.token_hash == digest(token)).values(seen_at=at))


def sign_out(session: Session, token: str, *, actor: Actor, at: datetime) -> None:
    """End one session, in every worker."""
    session.execute(update(SignIn).where(SignIn.token_hash == digest(token)).values(ended_at=at))
    audit.write(session, "sign_out", "user", actor.id, actor=actor, at=at)


def create_user(
    session: Session,
    username: str,
    full_name: str,
    role: Role,
    *,
    agency_id: int | None = None,
    email: str = "",
    password: str | None = None,
    actor: Actor,
    at: datetime,
) -> tuple[User, str]:
    """Open an account; gives it and its one-time password, which must be changed at first use.

    A `password` given here (demonstration accounts only) need not be changed.
    """
    _require_account_manager(actor)
    username = username.strip().lower()
    _refuse_bad_account(session, username, full_name, role, agency_id)
    secret = password or passwords.one_time_password()
    user = User(
        username=username,
        full_name=full_name.strip(),
        email=plain_address(email) if email.strip() else None,
        role=role,
        agency_id=agency_id,
        password_hash=passwords.hash_of(secret),
        must_change_password=password is None,
        created_at=at,
    )
    session.add(user)
    session.flush()
    details = {"username": username, "role": role, "agency_id": agency_id}
    audit.write(session, "create_user", "user", user.id, actor=actor, at=at, details=details)
    return user, secret


@dataclass(frozen=True, slots=True)
class NewPassword:
    """A change of password that was checked and hashed, and the hash it replaces."""

    user_id: int
    old_hash: str
    new_hash: str


def check_new_password(
    session: Session, user_id: int, old: str, new: str, *, actor: Actor, at: datetime
) -> NewPassword:
    """Whether the old password is right and the new one will do; only reads, as it hashes.

    Raises Refused: "wrong_old_password" (count it by `record_failure`), "too_many_failures",
    "password_length" or "password_weak"; NothingChanged when both are the same.
    """
    user = session.get(User, user_id)
    if user is None or actor.id != user_id:
        raise NotFound("user", id=user_id)
    _refuse_guessing(session, user.username, actor.address, at)
    if not passwords.fits(user.password_hash, old):
        raise Refused("wrong_old_password")
    passwords.refuse_weak(new, user.username)
    if old == new:
        raise NothingChanged("password")
    return NewPassword(user_id, user.password_hash, passwords.hash_of(new))


def change_password(
    session: Session, wanted: NewPassword, *, actor: Actor, at: datetime
) -> None:
    """Change one's own password; every open session of the account ends."""
    user = session.get(User, wanted.user_id, with_for_update=True)
    if user is None or actor.id != wanted.user_id:
        raise NotFound("user", id=wanted.user_id)
    if user.password_hash != wanted.old_hash:
        raise Refused("wrong_old_password")
    user.password_hash = wanted.new_hash
    user.must_change_password = False
    _end_sessions(session, user.id, at)
    audit.write(session, "change_password", "user", user.id, actor=actor, at=at)


def reset_password(session: Session, user_id: int, *, actor: Actor, at: datetime) -> str:
    """Give an account a new one-time password. Nobody chooses another person's password."""
    _require_account_manager(actor)
    user = _user(session, user_id)
    secret = passwords.one_time_password()
    user.password_hash = passwords.hash_of(secret)
    user.must_change_password = True
    _end_sessions(session, user_id, at)
    session.execute(delete(SignInFailure).where(SignInFailure.username == user.username))
    audit.write(session, "reset_password", "user", user_id, actor=actor, at=at)
    return secret


def set_active(
    session: Session, user_id: int, is_active: bool, *, actor: Actor, at: datetime
) -> None:
    """Close an account, or open it again. An administrator cannot close their own."""
    _require_account_manager(actor)
    user = _user(session, user_id)
    if user.is_active == is_active:
        raise NothingChanged("user")
    if user_id == actor.id:
        raise Refused("own_account")
    user.is_active = is_active
    if not is_active:
        _end_sessions(session, user_id, at)
    deed = "open_user" if is_active else "close_user"
    audit.write(session, deed, "user", user_id, actor=actor, at=at)


def set_email(
    session: Session, user_id: int, email: str, *, actor: Actor, at: datetime
) -> None:
    """Where an account's digests go; empty for none. Said by an administrator or by the person."""
    if actor.id is None or actor.id != user_id:
        _require_account_manager(actor)
    user = _user(session, user_id)
    wanted = plain_address(email) if email.strip() else None
    if user.email == wanted:
        raise NothingChanged("user")
    details = {"email": [user.email, wanted]}
    user.email = wanted
    audit.write(session, "set_email", "user", user_id, actor=actor, at=at, details=details)


def _require_account_manager(actor: Actor) -> None:
    # The command line on the server itself acts without an account: whoever may run it there
    # could write to the database anyway. The log shows it by its name.
    if actor == COMMAND_LINE:
        return
    require(actor, Action.MANAGE_ACCOUNTS)


COMMAND_LINE = Actor(id=None, name="app.py", role=STRANGER.role, address="localhost")


def _as_typed(username: str) -> str:
    """A name as it is looked up and counted: PostgreSQL cannot even be asked for a NUL."""
    return username.replace("\x00", "").strip().lower()[:60]


def _user(session: Session, user_id: int) -> User:
    user = session.get(User, user_id)
    if user is None:
        raise NotFound("user", id=user_id)
    return user


def _refuse_bad_account(
    session: Session, username: str, full_name: str, role: Role, agency_id: int | None
) -> None:
    is_plain = username.isascii() and username.replace(".", "").replace("-", "").isalnum()
    if not 3 <= len(username) <= 60 or not is_plain:
        raise Refused("bad_username", username=username[:60])
    if not 1 <= len(full_name.strip()) <= 120 or "\x00" in full_name:
        raise Refused("bad_full_name")
    if (role is Role.AGENCY) != (agency_id is not None):
        raise Refused("agency_needed" if role is Role.AGENCY else "agency_not_wanted")
    if agency_id is not None and session.get(Agency, agency_id) is None:
        raise NotFound("agency", id=agency_id)
    if session.scalar(select(User.id).where(User.username == username)) is not None:
        raise Refused("username_taken", username=username)


def _refuse_guessing(session: Session, username: str, address: str, at: datetime) -> None:
    since = at - FAILURE_WINDOW
    count = select(func.count()).select_from(SignInFailure).where(SignInFailure.at > since)
    by_name = session.scalar(count.where(SignInFailure.username == username)) or 0
    by_address = session.scalar(count.where(SignInFailure.address == address)) or 0
    if by_name >= FAILURES_ALLOWED or by_address >= FAILURES_PER_ADDRESS:
        raise Refused("too_many_failures", minutes=FAILURE_WINDOW.seconds // 60)


def _end_sessions(session: Session, user_id: int, at: datetime) -> None:
    session.execute(
        update(SignIn)
        .where(SignIn.user_id == user_id, SignIn.ended_at.is_(None))
        .values(ended_at=at)
    )
