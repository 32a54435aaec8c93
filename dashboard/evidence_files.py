"""Routes of evidence: a file is sent to a report, and comes back byte for byte."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from dashboard import access, given
from dashboard.routes import guarded_route
from dashboard.store import record
from registry import clock
from registry.errors import Refused
from registry.evidence import keep, names
from registry.evidence.inspect import inspect
from registry.evidence.kinds import LARGEST
from registry.policy import Action

routes = Blueprint("evidence", __name__)
# The form around the file: its boundary, its name.
ENVELOPE = 64 * 1024


@routes.before_app_request
def let_files_in() -> None:
    """Only here may a request be as large as a file."""
    if request.endpoint == "evidence.add":
        request.max_content_length = LARGEST + ENVELOPE


@guarded_route(routes, "/evidence/<int:report_id>", needs=Action.RECORD_STATUS)
def add(report_id: int) -> Any:
    """Look at a file and keep it. Looking happens before the write lock is taken."""
    report_id, who = given.row_id(report_id), access.actor()
    # Asked before the file is looked at: looking costs seconds, and nobody else's.
    with record().reading() as rows:
        keep.require_place(rows, report_id, actor=who, at=clock.now())
    sent = request.files.get("file")
    if sent is None:
        raise Refused("evidence_missing")
    data = sent.stream.read(LARGEST + 1)
    found = inspect(data, sent.filename or "", scanner=current_app.config["CLAMAV"])
    with record().writing() as rows:
        kept = keep.add(rows, report_id, found, data, actor=who, at=clock.now())
        said = {"id": kept.id, "name": kept.name}
    return jsonify(said)


@guarded_route(routes, "/evidence/<int:evidence_id>", needs=Action.VIEW, methods=("GET",))
def fetch(evidence_id: int) -> Any:
    """The file as it came, to be saved and never shown inside a page of ours."""
    with record().reading() as rows:
        kept, content = keep.fetch(rows, given.row_id(evidence_id), actor=access.actor())
        name, media_type = kept.name, kept.media_type
    answer = Response(content, mimetype=media_type)
    answer.headers["Content-Disposition"] = names.content_disposition(name)
    return answer
