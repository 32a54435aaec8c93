"""Routes of a document's files: one is sent to the registry, and comes back byte for byte."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from dashboard import access, given
from dashboard.queries import links as queries
from dashboard.routes import guarded_route
from dashboard.store import record
from registry import clock, document_files
from registry.errors import NotFound, Refused
from registry.evidence import names
from registry.evidence.inspect import inspect
from registry.evidence.kinds import LARGEST, MEDIA_TYPES, Kind
from registry.policy import Action

routes = Blueprint("document_files", __name__)
# The form around the file: its boundary, its name.
ENVELOPE = 64 * 1024
# A browser draws these itself; Word and Excel files are saved.
OPENED = (MEDIA_TYPES[Kind.PDF], MEDIA_TYPES[Kind.PNG], MEDIA_TYPES[Kind.JPEG])
# Nothing of a stranger's file may run, load or be framed here; a browser's own viewer needs the
# image itself and styles of its own. No "sandbox": older browsers then show no PDF at all.
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)


@routes.before_app_request
def let_files_in() -> None:
    """Only here may a request be as large as a file."""
    if request.endpoint == "document_files.add":
        request.max_content_length = LARGEST + ENVELOPE


@guarded_route(routes, "/documents/<key>/files", needs=Action.KEEP_REGISTRY)
def add(key: str) -> Any:
    """Look at a file and keep it. Looking happens before the write lock is taken."""
    who = access.actor()
    with record().reading() as rows:
        document_id = queries.id_of(rows, key[:80].replace("\0", ""))
        if document_id is None:
            raise NotFound("document", key=key)
        document_files.require_place(rows, document_id, actor=who)
    sent = request.files.get("file")
    if sent is None:
        raise Refused("evidence_missing")
    data = sent.stream.read(LARGEST + 1)
    found = inspect(data, sent.filename or "", scanner=current_app.config["CLAMAV"])
    with record().writing() as rows:
        file = document_files.add(rows, document_id, found, data, actor=who, at=clock.now())
        said = {"id": file.id, "name": file.name}
    return jsonify(said)


@guarded_route(routes, "/document-files/<int:file_id>", needs=Action.VIEW, methods=("GET",))
def fetch(file_id: int) -> Any:
    """The file as it came: a PDF or an image opens in the browser, the rest is saved."""
    with record().reading() as rows:
        file, content = document_files.fetch(rows, given.row_id(file_id), actor=access.actor())
        name, media_type = file.name, file.media_type
    answer = Response(content, mimetype=media_type)
    said = names.content_disposition(name)
    if media_type in OPENED:
        said = said.replace("attachment;", "inline;", 1)
    answer.headers["Content-Disposition"] = said
    answer.headers["Content-Security-Policy"] = POLICY
    return answer
