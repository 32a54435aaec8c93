"""The routes by which a report's form keeps what is typed before it is sent. None gives a draft
out: a form that opens is drawn with it, for the one who typed it."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Blueprint, jsonify, request

from dashboard import access, given
from dashboard.routes import body, guarded_route
from dashboard.store import record
from dashboard.texts import tasks as words
from registry import clock, drafts
from registry.errors import Refused
from registry.policy import Action

routes = Blueprint("drafts", __name__)
# Letters of four bytes, and what JSON puts around them.
LARGEST = 4 * drafts.LONGEST + 10_000


@guarded_route(routes, "/drafts/<int:report_id>", needs=Action.RECORD_STATUS)
def keep(report_id: int) -> Any:
    """Keep the fields of a form as the draft of whoever is signed in, if it was they who typed."""
    if (request.content_length or 0) > LARGEST:
        raise Refused("text_too_long", longest=drafts.LONGEST)
    sent, who = body(), access.actor()
    # In another tab somebody else may have signed in since.
    if sent.get("owner") != who.id:
        raise Refused("other_account")
    fields, based_on = _fields(sent.get("fields")), given.row_id(sent.get("based_on"))
    wanted = given.row_id(report_id)
    with record().writing() as rows:
        at = clock.now()
        drafts.keep(rows, wanted, fields, based_on=based_on, actor=who, at=at)
    return jsonify(saved_at=words.hour(at))


@guarded_route(
    routes, "/drafts/<int:report_id>", needs=Action.RECORD_STATUS, methods=("DELETE",)
)
def forget(report_id: int) -> Any:
    """Throw one's own draft of a report away."""
    with record().writing() as rows:
        drafts.forget(rows, given.row_id(report_id), access.actor())
    return jsonify(saved_at=None)


def _fields(sent: Any) -> dict[str, Any]:
    if not isinstance(sent, dict):
        raise Refused("bad_choice")
    try:
        # Half a letter can be kept but never be drawn again.
        orjson.dumps(sent)
    except TypeError:
        raise Refused("text_unreadable") from None
    return sent
