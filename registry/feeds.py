"""Calendar feeds: whoever holds the secret address may read, until it is revoked or its owner
may no longer see what it shows."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Exists, String, cast, exists, func, select, update
from sqlalchemy.orm import Session

from db.models import Agency, AuditEvent, Document, Feed, User
from registry import audit
from registry.accounts import actor_of
from registry.errors import NotAllowed, NotFound, Refused
from registry.policy import Action, Actor, require, scope

# For a computer, a telephone and a colleague who stands in; more is a leak, not a need.
MOST = 10
# 256 bits, as a session's.
SECRET_BYTES = 32
NOTE_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Found:
    """A feed whose secret was shown: what it may read, and when it was last read."""

    id: int
    plan_id: int
    agency_id: int | None
    fetched_at: datetime | None


def open_feed(
    session: Session, plan_id: int, agency_id: int | None, *, actor: Actor, at: datetime
) -> tuple[Feed, str]:
    """Open a feed of one agency, or of the whole plan; gives it and its secret, told only here.

    An agency's account opens one of its own agency alone.
    """
    user_id = _require_owner(actor)
    only = scope(actor)
    if only is not None and agency_id != only:
        raise NotAllowed(Action.VIEW_ALL.value)
    if session.get(Document, plan_id) is None:
        raise NotFound("plan", id=plan_id)
    if agency_id is not None and session.get(Agency, agency_id) is None:
        raise NotFound("agency", id=agency_id)
    alive = select(func.count(Feed.id)).where(Feed.user_id == user_id, Feed.revoked_at.is_(None))
    if (session.scalar(alive) or 0) >= MOST:
        raise Refused("too_many_feeds", most=MOST)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = Feed(user_id=user_id, plan_id=plan_id, agency_id=agency_id,
                token_hash=_digest(secret), opened_at=at)
    session.add(feed)
    session.flush()
    details = {"agency": agency_id}
    audit.write(session, "open_feed", "feed", feed.id, actor=actor, at=at, details=details)
    return feed, secret


def revoke_feed(session: Session, feed_id: int, *, actor: Actor, at: datetime) -> None:
    """End a feed of one's own for good. Another's, or one that has ended, is not found."""
    user_id = _require_owner(actor)
    feed = session.get(Feed, feed_id, with_for_update=True)
    if feed is None or feed.user_id != user_id or feed.revoked_at is not None:
        raise NotFound("feed", id=feed_id)
    feed.revoked_at = at
    session.flush()
    details = {"agency": feed.agency_id}
    audit.write(session, "revoke_feed", "feed", feed.id, actor=actor, at=at, details=details)


def feed_of_secret(session: Session, secret: str) -> Found:
    """The feed of a secret. Raises NotFound: "feed" for one that never was, "feed_ended" for one
    that was revoked, or whose owner's account was closed or may no longer see it."""
    row = session.execute(
        select(Feed, User, _was_closed())
        .join(User, User.id == Feed.user_id)
        .where(Feed.token_hash == _digest(secret))
    ).first()
    if row is None:
        raise NotFound("feed")
    feed, user, was_closed = row
    if feed.revoked_at is not None or was_closed or not _may_still(user, feed):
        raise NotFound("feed_ended", id=feed.id)
    return Found(feed.id, feed.plan_id, feed.agency_id, feed.fetched_at)


def note_fetched(session: Session, feed_id: int, *, at: datetime) -> None:
    """Remember when a feed was last read; no deed of anybody's, so the log has no line of it."""
    session.execute(update(Feed).where(Feed.id == feed_id).values(fetched_at=at))


def _require_owner(actor: Actor) -> int:
    """The account a feed hangs on: a person's; no device has one."""
    require(actor, Action.VIEW)
    if actor.id is None:
        raise NotAllowed(Action.VIEW.value)
    return actor.id


def _may_still(user: User, feed: Feed) -> bool:
    try:
        only = scope(actor_of(user))
    except NotAllowed:
        return False
    return user.is_active and (only is None or feed.agency_id == only)


def _was_closed() -> Exists:
    """Whether the account was closed, or given a new password by an administrator, after the feed
    was opened: it starts anew then, as it does with its sessions."""
    return exists().where(
        AuditEvent.subject == "user",
        AuditEvent.subject_id == cast(User.id, String),
        # Whoever had the account before its password was given anew must lose this way in too.
        AuditEvent.deed.in_(("close_user", "reset_password")),
        AuditEvent.at >= Feed.opened_at,
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
