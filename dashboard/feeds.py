"""The address a calendar program reads deadlines from; it asks no session, only its own secret."""

from __future__ import annotations

import gzip
import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime, time

from flask import Blueprint, Response, current_app, request
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from dashboard import ics
from dashboard.feed_entries import calendar_of
from dashboard.queries import kept_plans
from dashboard.queries.feeds import changed_at
from dashboard.queries.remembered import remember
from dashboard.routes import open_route
from dashboard.store import whole_record
from registry import clock, feeds
from registry.errors import NotFound
from registry.feeds import Found

log = logging.getLogger("dashboard")
routes = Blueprint("feeds", __name__)
MEDIA_TYPE = "text/calendar; charset=utf-8"
# What a browser saves it as: never the address, which is the secret.
SAVED_AS = 'inline; filename="calendar.ics"'


@dataclass(frozen=True, slots=True)
class Written:
    """A calendar as it is sent, plain and packed. `tag` names what it says, whenever it was made;
    `at` is when the record, or the day by which standings change, last moved."""

    plain: bytes
    packed: bytes
    tag: str
    at: datetime


def base_address() -> str:
    """Where this system is reached from outside, without the last slash."""
    said: str = current_app.config.get("PUBLIC_URL") or request.url_root
    return said.rstrip("/")


@open_route(routes, "/calendar/<token>.ics")
def feed(token: str) -> Response:
    """The calendar of a secret: 404 for one that never was, 410 for one that was ended."""
    try:
        with whole_record().reading() as rows:
            found = feeds.feed_of_secret(rows, token)
            kept_plans.turn_to(rows, found.plan_id)
            written = _written(rows, found, base_address())
    except NotFound as lost:
        return Response(status=410 if lost.code == "feed_ended" else 404, mimetype="text/plain")
    except SQLAlchemyError:
        # Said here and not further up, where the address would come to stand in the log.
        log.exception("a calendar feed could not use the record")
        return Response(status=503, mimetype="text/plain", headers={"Retry-After": "600"})
    _note(found)
    return _answer(written)


@routes.after_app_request
def let_be_kept(response: Response) -> Response:
    """By the one program that asked, which asks again each time whether anything changed."""
    if request.endpoint == "feeds.feed" and response.status_code in (200, 304):
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _written(rows: Session, found: Found, base: str) -> Written:
    """Made anew only when something was written, or a new day began."""
    today, is_demonstration = clock.today(), bool(current_app.config["IS_DEMONSTRATION"])
    key = ("feed", found.plan_id, found.agency_id, base, today, is_demonstration)

    def make() -> Written:
        begun = datetime.combine(today, time(), tzinfo=clock.VIETNAM)
        at = max(begun, changed_at(rows) or begun)
        name, about, where, entries = calendar_of(
            rows, found.plan_id, found.agency_id, base=base, today=today,
            is_demonstration=is_demonstration,
        )  # fmt: skip
        latest = max((entry.changed_at for entry in entries), default=None)
        plain = ics.calendar(name, about, where, entries, latest)
        return Written(plain, gzip.compress(plain, 5, mtime=0), hashlib.sha256(plain).hexdigest(),
                       at)

    return remember(rows, key, make)


def _answer(written: Written) -> Response:
    is_packed = "gzip" in request.accept_encodings
    answer = Response(written.packed if is_packed else written.plain, content_type=MEDIA_TYPE)
    if is_packed:
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    answer.headers["Content-Disposition"] = SAVED_AS
    # Weak: packed or not, it says the same.
    answer.set_etag(written.tag[:32], weak=True)
    answer.last_modified = written.at
    answer.make_conditional(request)
    return answer


def _note(found: Found) -> None:
    """When it was last read, to the hour: programs ask often, and reading must stay cheap."""
    at = clock.now()
    if found.fetched_at is not None and at - found.fetched_at < feeds.NOTE_EVERY:
        return
    try:
        with whole_record().writing() as rows:
            at = clock.now()
            feeds.note_fetched(rows, found.id, at=at)
    except SQLAlchemyError:  # a record that can't be written just now can still be read
        log.warning("could not note that a calendar feed was read", exc_info=True)
