"""The post: each person's digest of the inbox, at most one a day, tried again until it went.

A mail is claimed in one short transaction, sent outside any, and marked in another: nobody waits
for a mail server. A crash between sending and marking sends that mail once more when its next try
is due; its Message-ID is the same, by which a mailbox knows the copy.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import Database
from db.models import Message, MessageRead, OutgoingMail, RecordKind, User
from registry import clock
from registry.accounts import actor_of
from registry.addresses import plain_address
from registry.errors import Refused
from registry.inbox import meant_for

# A first digest looks back so far; later ones begin where the last one ended.
LOOK_BACK = timedelta(days=7)
# Minutes until the next try, after the first failure, the second …
WAITS = (1, 5, 15, 60, 240)
GIVE_UP_AFTER = timedelta(days=3)
LONGEST_ERROR = 500
TIMEOUT = 20
# These concern one letter; any other failure concerns the server, and the rest would fail too.
ONE_LETTER = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError,
              ValueError, Refused)

Compose = Callable[[User, list[Message]], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Envelope:
    """One mail as it goes out."""

    id: int
    to: str
    subject: str
    body: str
    day: date


@dataclass(slots=True)
class Sent:
    """What one pass came to."""

    sent: int = 0
    failed: int = 0
    given_up: int = 0


Deliver = Callable[[Envelope, datetime], None]


def is_demonstration(session: Session) -> bool:
    """Whether this record is made up: then no mail is made, and none is sent."""
    return bool(session.scalar(select(RecordKind.is_demonstration)))


def owed_digests(session: Session, day: date) -> list[tuple[User, list[Message]]]:
    """Who has an address, no digest of this day, and unread messages from before it.

    The digest of a day covers what came since the last one's day and before this one began, so
    that it does not depend on the hour it is made; what comes today waits for tomorrow.
    """
    if is_demonstration(session):
        return []
    last = select(OutgoingMail.user_id, func.max(OutgoingMail.day).label("day")).group_by(
        OutgoingMail.user_id
    )
    known = {row.user_id: row.day for row in session.execute(last)}
    wanted = select(User).where(User.is_active, User.email.is_not(None)).order_by(User.id)
    found = []
    for user in session.scalars(wanted):
        before = known.get(user.id)
        if before is not None and before >= day:
            continue  # what follows would find nothing; this asks less of a pass every minute
        since = _start_of(before) if before else _start_of(day) - LOOK_BACK
        fresh = _unread(session, user, since, _start_of(day))
        if fresh:
            found.append((user, fresh))
    return found


def make_digests(
    session: Session, day: date, compose: Compose, at: datetime
) -> list[OutgoingMail]:
    """Put one mail into the outbox for everyone who is owed the digest of a day.

    Done twice it makes none twice. No line of the log: nothing that anybody sees has changed.
    """
    made = []
    for user, fresh in owed_digests(session, day):
        subject, body = compose(user, fresh)
        made.append(OutgoingMail(user_id=user.id, day=day, to=user.email or "", subject=subject,
                                 body=body, made_at=at, next_try_at=at, attempts=0, error=""))
    session.add_all(made)
    session.flush()
    return made


def due(session: Session, at: datetime) -> list[int]:
    """The mails to try now, the oldest first: not sent, not given up, of an open account."""
    if is_demonstration(session):
        return []
    wanted = (
        select(OutgoingMail.id)
        .join(User, User.id == OutgoingMail.user_id)
        .where(OutgoingMail.sent_at.is_(None), OutgoingMail.next_try_at <= at)
        .where(OutgoingMail.made_at > at - GIVE_UP_AFTER)
        .where(User.is_active, User.email.is_not(None))
        .order_by(OutgoingMail.id)
    )
    return list(session.scalars(wanted))


def claim(session: Session, mail_id: int, at: datetime) -> Envelope | None:
    """Take a mail for one try, to the address its person has now; None when it is not due.

    The next try is set before this one begins, so that no other pass takes it meanwhile.
    """
    if mail_id not in due(session, at):
        return None
    mail = session.get_one(OutgoingMail, mail_id)
    mail.to = session.get_one(User, mail.user_id).email or mail.to
    mail.attempts += 1
    wait = WAITS[min(mail.attempts, len(WAITS)) - 1]
    mail.next_try_at = at + timedelta(minutes=wait)
    session.flush()
    return Envelope(mail.id, mail.to, mail.subject, mail.body, mail.day)


def mark_sent(session: Session, mail_id: int, at: datetime) -> None:
    """The server took it."""
    mail = session.get_one(OutgoingMail, mail_id)
    mail.sent_at, mail.error = at, ""


def mark_failed(session: Session, mail_id: int, error: str) -> bool:
    """Keep why it did not go; whether that was the last try."""
    mail = session.get_one(OutgoingMail, mail_id)
    mail.error = error.replace("\x00", "")[:LONGEST_ERROR]
    return is_given_up(mail.made_at, mail.next_try_at)


def is_given_up(made_at: datetime, next_try_at: datetime) -> bool:
    """Whether a mail that has not gone is not tried any more."""
    return next_try_at >= made_at + GIVE_UP_AFTER


def send_all(
    database: Database, deliver: Deliver, now: Callable[[], datetime] = clock.now
) -> Sent:
    """Try every mail that is due. A server that does not answer ends the pass: the rest keep."""
    with database.reading() as rows:
        waiting = due(rows, now())
    outcome = Sent()
    for mail_id in waiting:
        with database.writing() as rows:
            envelope = claim(rows, mail_id, now())
        if envelope is None:
            continue
        try:
            deliver(envelope, now())
        except (OSError, ValueError, Refused) as error:
            with database.writing() as rows:
                outcome.given_up += mark_failed(rows, mail_id, str(error) or repr(error))
            outcome.failed += 1
            if not isinstance(error, ONE_LETTER):
                break
            continue
        with database.writing() as rows:
            mark_sent(rows, mail_id, now())
        outcome.sent += 1
    return outcome


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how to speak to it; certificates are always checked."""

    host: str
    port: int
    is_tls: bool = False
    is_starttls: bool = False
    user: str = ""
    password: str = ""
    sender: str = ""
    sender_name: str = ""

    def deliver(self, envelope: Envelope, at: datetime) -> None:
        """Hand one mail to the server. Raises OSError (smtplib's too), ValueError or Refused."""
        message = self.message(envelope, at)
        safely = ssl.create_default_context()
        with self._line(safely) as line:
            if self.is_starttls:
                line.starttls(context=safely)
            if self.user:
                line.login(self.user, self.password)
            line.send_message(message)

    def _line(self, safely: ssl.SSLContext) -> smtplib.SMTP:
        here = self.sender.rpartition("@")[2]
        if self.is_tls:
            return smtplib.SMTP_SSL(self.host, self.port, here, timeout=TIMEOUT, context=safely)
        return smtplib.SMTP(self.host, self.port, here, timeout=TIMEOUT)

    def message(self, envelope: Envelope, at: datetime) -> EmailMessage:
        """A mail in plain text; a line break in a header raises ValueError."""
        message = EmailMessage()
        message["From"] = Address(self.sender_name, addr_spec=self.sender)
        message["To"] = Address(addr_spec=plain_address(envelope.to))
        message["Subject"] = envelope.subject
        message["Date"] = format_datetime(at)
        domain = self.sender.rpartition("@")[2]
        message["Message-ID"] = f"<digest-{envelope.id}-{envelope.day:%Y%m%d}@{domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(envelope.body, cte="quoted-printable")
        return message


def server_at(url: str, sender: str, sender_name: str) -> Server:
    """The server of smtp://name:password@host:587?starttls or smtps://…; ValueError when odd.

    A password goes over an encrypted line or not at all.
    """
    said = urlsplit(url)
    is_tls, is_starttls = said.scheme == "smtps", said.query == "starttls"
    is_plain = said.scheme in ("smtp", "smtps") and said.query in ("", "starttls")
    is_twice = is_tls and is_starttls
    if not is_plain or is_twice or not said.hostname or said.path not in ("", "/"):
        raise ValueError("not a mail server")
    if said.username and not (is_tls or is_starttls):
        raise ValueError("a password needs an encrypted line")
    usual = 465 if is_tls else 587 if is_starttls else 25
    return Server(said.hostname, said.port or usual, is_tls, is_starttls,
                  unquote(said.username or ""), unquote(said.password or ""), sender, sender_name)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.VIETNAM)


def _unread(session: Session, user: User, since: datetime, until: datetime) -> list[Message]:
    seen = select(MessageRead.message_id).where(MessageRead.user_id == user.id)
    wanted = (
        select(Message)
        .where(meant_for(actor_of(user)), Message.id.not_in(seen))
        .where(Message.at >= since, Message.at < until)
        .order_by(Message.id.desc())
    )
    return list(session.scalars(wanted))
