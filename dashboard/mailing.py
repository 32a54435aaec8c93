"""One pass of the post, as the timer on the server runs it: today's digests, then what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from dashboard.message_names import names_of
from dashboard.queries import kept_plans
from dashboard.texts import command_line as command_words
from dashboard.texts import inbox as words
from dashboard.texts.plans import short
from db import Database
from db.models import Message, User
from registry import clock, post


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Where mail goes out, from what hour on digests are made, and where readers find us."""

    server: post.Server
    digest_hour: int = 7
    public_url: str = ""


def one_pass(
    database: Database, settings: MailSettings | None, now: Callable[[], datetime] = clock.now
) -> tuple[str, bool]:
    """Make the digests of the day once its hour has come, send what is due; say what was done.

    The second part is whether all went well: a server that refuses or does not answer is not.
    """
    with database.reading() as rows:
        if post.is_demonstration(rows):
            return command_words.MAIL_DEMONSTRATION, True
    if settings is None:
        return command_words.MAIL_OFF, True
    made = _digests(database, settings, now())
    outcome = post.send_all(database, settings.server.deliver, now)
    said = command_words.mail(made, outcome.sent, outcome.failed, outcome.given_up)
    return said, not outcome.failed


def _digests(database: Database, settings: MailSettings, at: datetime) -> int:
    day = clock.day_of(at)
    if clock.local(at).hour < settings.digest_hour:
        return 0
    # Nearly every pass finds nothing to make, and then nobody waits for the write lock.
    with database.reading() as rows:
        if not post.owed_digests(rows, day):
            return 0
    with database.writing() as rows:
        compose = composer(rows, settings.public_url, at)
        return len(post.make_digests(rows, day, compose, at))


def composer(rows: Session, public_url: str, at: datetime) -> post.Compose:
    """How a digest is worded; the names it needs are asked once for all."""
    names = names_of(rows)
    plan = short(kept_plans.every(rows)[0])
    where = f"{public_url.rstrip('/')}/inbox" if public_url else ""

    def compose(user: User, messages: list[Message]) -> tuple[str, str]:
        lines = [(one.at, words.sentence(one.kind, one.details, names)) for one in messages]
        subject = words.digest_subject(plan, len(messages), clock.day_of(at))
        return subject, words.digest(user.full_name, lines, where)

    return compose
