"""What changed since a page was drawn: nothing, in one cheap answer, or the page drawn anew."""

from __future__ import annotations

import hmac

import orjson
from dash._utils import to_json
from flask import Blueprint, Response, current_app, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard import access, given, inbox_link
from dashboard.routes import guarded_route
from dashboard.store import whole_record
from db.models import AuditEvent
from registry import clock, inbox
from registry.policy import Action

routes = Blueprint("live", __name__)

# Deeds that no page shows but the log.
QUIET = ("sign_in", "sign_out", "sign_in_failed", "change_password", "order_file", "cancel_file",
         "make_file", "fail_file", "sweep_files")
_lines = AuditEvent.__table__.c
# Asked by every open page every two seconds, so of plain columns and made once.
# Each deed by itself: a list would be written out anew with every question.
_NEWEST = (select(_lines.id).where(*(_lines.deed != deed for deed in QUIET))
           .order_by(_lines.id.desc()).limit(1))


def seen(session: Session) -> str:
    """What a page that is drawn now has seen: the newest line of the log, and the day, by which
    standings change although nobody writes."""
    return _sealed(session.scalar(_NEWEST))


def _sealed(newest: int | None) -> str:
    # How much others write is nobody's business: the number itself is not told.
    said = f"{newest} {clock.today():%Y%m%d}".encode()
    return hmac.digest(str(current_app.secret_key).encode(), said, "sha256").hex()[:20]


@guarded_route(routes, "/live", needs=Action.VIEW, methods=("GET",))
def changes() -> Response:
    """204 when the page has seen everything; else the page of `path` and `search` drawn anew.

    `seen` is what the page was drawn with; without one, or with an odd one, it is drawn.
    """
    with whole_record().asking() as connection:
        newest = _sealed(connection.scalar(_NEWEST))
    if newest == request.args.get("seen"):
        return Response(status=204)
    with whole_record().reading() as rows:
        return _drawn(rows)


def _drawn(rows: Session) -> Response:
    from dashboard import shell  # it uses this module

    who = access.actor()
    path, search = given.words(request.args.get("path")), given.words(request.args.get("search"))
    body = shell.parts(shell.page_at(rows, who, path or "/", search))
    tree = orjson.dumps(inbox_link.drawn(inbox.unread(rows, who))).decode()
    said = f'{{"seen":"{seen(rows)}","inbox":{to_json(tree)},"body":{to_json(body)}}}'
    return Response(said, mimetype="application/json")
