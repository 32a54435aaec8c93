"""Whose an open session is: asked with every request, so by one statement of plain columns."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from db.models import SignIn, User
from db.vocabulary import Role


class OpenSession(NamedTuple):
    """Whose an open session is, since when, and when it was last in use."""

    id: int
    username: str
    full_name: str
    role: Role
    agency_id: int | None
    must_change_password: bool
    started_at: datetime
    seen_at: datetime


_users, _sign_ins = User.__table__.c, SignIn.__table__.c
# Asked with every request, so of plain columns and made once.
_OPEN = select(
    *(_users[name] for name in OpenSession._fields[:6]), _sign_ins.started_at, _sign_ins.seen_at
).where(
    _sign_ins.token_hash == bindparam("token_hash"), _sign_ins.ended_at.is_(None),
    _users.id == _sign_ins.user_id, _users.is_active,
)  # fmt: skip


def session_of_token(
    connection: Connection, token: str, *, at: datetime, idle: timedelta, longest: timedelta
) -> OpenSession | None:
    """The open session of a token, of an account that is active.

    None when the session ended, idled out or grew too old.
    """
    row = connection.execute(_OPEN, {"token_hash": digest(token)}).first()
    if row is None or at - row.seen_at > idle or at - row.started_at > longest:
        return None
    return OpenSession._make(row)


def digest(token: str) -> str:
    """How a session's secret token is kept: never as it is."""
    return hashlib.sha256(token.encode()).hexdigest()
