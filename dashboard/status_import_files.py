"""Route of tables of statuses: a file is sent to be looked at before anything is recorded."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, jsonify, request

from dashboard import access
from dashboard.exchange_files import ENVELOPE, folder
from dashboard.routes import guarded_route
from dashboard.texts import status_import as words
from registry.errors import Refused
from registry.policy import Action
from registry.statuses import sheets, waiting

routes = Blueprint("status_import", __name__)


@routes.before_app_request
def let_files_in() -> None:
    """Only here may a request be as large as a file."""
    if request.endpoint == "status_import.receive":
        request.max_content_length = sheets.LARGEST + ENVELOPE


@guarded_route(routes, "/update/import/file", needs=Action.RECORD_STATUS)
def receive() -> Any:
    """Read a table and keep its cells for the dry run. Nothing is written to the record."""
    sent = request.files.get("file")
    if sent is None:
        raise Refused("evidence_missing")
    data = sent.stream.read(sheets.LARGEST + 1)
    scanner = current_app.config["CLAMAV"]
    try:
        upload = sheets.receive(data, sent.filename or "", scanner=scanner)
    except Refused as refused:
        raise words.worded(refused) from refused
    waiting.keep(folder(), upload, actor=access.actor())
    return jsonify(name=upload.name)
