"""What changed since a page was drawn: nothing, in one cheap answer, or the page drawn anew."""

from __future__ import annotations

import orjson
from dash._utils import to_json
from flask import Blueprint, Response, request
from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from dashboard import access, given, inbox_link
from dashboard.queries.remembered import version
from dashboard.routes import guarded_route
from dashboard.store import record
from db.models import AuditEvent
from registry import clock, inbox
from registry.policy import Action

routes = Blueprint("live", __name__)

# Deeds that no page shows but the log.
QUIET = ("sign_in", "sign_out", "sign_in_failed", "change_password")
_lines = AuditEvent.__table__.c
# Asked by every open page every two seconds, so of plain columns and made once.
_LATER = select(func.max(_lines.id)).where(
    _lines.id > bindparam("known"), _lines.deed.not_in(QUIET)
)


def seen(session: Session) -> str:
    """What a page that is drawn now has seen: the newest line of the log, and the day, by which
    standings change although nobody writes."""
    return f"{version(session)}.{clock.today():%Y%m%d}"


@guarded_route(routes, "/live", needs=Action.VIEW, methods=("GET",))
def changes() -> Response:
    """204 when the page has seen everything; else the page of `path` and `search` drawn anew.

    `seen` is what the page was drawn with; without one, or with an odd one, it is drawn.
    """
    said, _, day = request.args.get("seen", "").partition(".")
    known = int(said) if said.isascii() and said.isdigit() and len(said) < 16 else -1
    with record().asking() as connection:
        newer = connection.scalar(_LATER, {"known": known})
    if newer is None and day == f"{clock.today():%Y%m%d}":
        return Response(status=204)
    with record().reading() as rows:
        return _drawn(rows)


def _drawn(rows: Session) -> Response:
    from dashboard import shell  # it uses this module

    who = access.actor()
    path, search = given.words(request.args.get("path")), given.words(request.args.get("search"))
    body = shell.parts(shell.page_at(rows, who, path or "/", search))
    tree = orjson.dumps(inbox_link.drawn(inbox.unread(rows, who))).decode()
    said = f'{{"seen":"{seen(rows)}","inbox":{to_json(tree)},"body":{to_json(body)}}}'
    return Response(said, mimetype="application/json")
