"""Routes of the forms of papers: one is sent to be used, and every one can be fetched."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from dashboard import access, given
from dashboard.routes import guarded_route
from dashboard.store import record
from dashboard.texts import paper_templates as words
from dashboard.texts.papers import SLUGS
from registry import clock
from registry.errors import NotFound, Refused
from registry.evidence import names
from registry.evidence.inspect import inspect
from registry.papers import template_check, templates
from registry.papers.docx import MEDIA_TYPE
from registry.papers.docx_form import house_form
from registry.papers.paper import PaperKind
from registry.policy import Action

routes = Blueprint("paper_templates", __name__)
# The form around the file: its boundary, its name.
ENVELOPE = 64 * 1024


@routes.before_app_request
def let_files_in() -> None:
    """Only here may a request be as large as a form."""
    if request.endpoint == "paper_templates.add":
        request.max_content_length = template_check.LARGEST + ENVELOPE


@guarded_route(routes, "/papers/templates/<kind>", needs=Action.KEEP_TEMPLATES)
def add(kind: str) -> Any:
    """Look at a form and use it. Looking happens before the write lock is taken."""
    chosen = _kind(kind)
    sent = request.files.get("file")
    if sent is None:
        raise Refused("evidence_missing")
    data = sent.stream.read(template_check.LARGEST + 1)
    found = inspect(data, sent.filename or "", scanner=current_app.config["CLAMAV"])
    checked = template_check.check(data, found, chosen)
    with record().writing() as rows:
        kept = templates.add(rows, checked, actor=access.actor(), at=clock.now())
        said = {"id": kept.id, "name": kept.name}
    return jsonify(said)


@guarded_route(
    routes, "/papers/templates/<int:template_id>.docx", needs=Action.KEEP_TEMPLATES,
    methods=("GET",),
)
def fetch(template_id: int) -> Any:
    """A form as it came."""
    with record().reading() as rows:
        kept, data = templates.fetch(rows, given.row_id(template_id), actor=access.actor())
        name = kept.name
    return _file(data, name)


@guarded_route(
    routes, "/papers/templates/<kind>/house.docx", needs=Action.KEEP_TEMPLATES, methods=("GET",)
)
def house(kind: str) -> Any:
    """The form of the house, for an office to begin with."""
    chosen = _kind(kind)
    return _file(house_form(chosen is PaperKind.MEETING),
                 words.FILE_NAME.format(slug=SLUGS[chosen]))


def _kind(said: str) -> PaperKind:
    try:
        return PaperKind(said)
    except ValueError as error:
        raise NotFound("paper_kind") from error


def _file(data: bytes, name: str) -> Response:
    answer = Response(data, content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = names.content_disposition(name)
    return answer
