"""Routes of whole lists of documents: a file is sent to be imported, and exports are fetched."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
from flask import Blueprint, Response, current_app, jsonify, redirect, request

from dashboard import access
from dashboard.queries import documents as queries
from dashboard.queries import kept_plans
from dashboard.routes import guarded_route
from dashboard.store import record
from dashboard.texts import exchange as words
from db.vocabulary import DocumentKind, DocumentLevel, Sensitivity, Validity
from registry import clock
from registry.errors import NotFound, Refused
from registry.evidence import names
from registry.exchange import linked, sheets, waiting
from registry.exchange.columns import Column, write_day
from registry.exchange.held import Held, held, standing_for
from registry.policy import Action, can
from registry.search import LONGEST_QUERY

routes = Blueprint("exchange", __name__)
# The form around the file: its boundary, its name.
ENVELOPE = 64 * 1024
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON_LD = "application/ld+json"
EVERY = 1_000_000


@routes.before_app_request
def let_files_in() -> None:
    """Only here may a request be as large as a file."""
    if request.endpoint == "exchange.receive":
        request.max_content_length = sheets.LARGEST + ENVELOPE


def folder() -> str:
    """Where this installation keeps files for this record between dry run and import."""
    said = f"{current_app.secret_key}\n{record().engine.url}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@guarded_route(routes, "/documents/import/file", needs=Action.KEEP_REGISTRY)
def receive() -> Any:
    """Read a file and keep its rows for the dry run. Nothing is written to the record."""
    sent = request.files.get("file")
    if sent is None:
        raise Refused("evidence_missing")
    data = sent.stream.read(sheets.LARGEST + 1)
    scanner = current_app.config["CLAMAV"]
    try:
        upload = sheets.receive(data, sent.filename or "", words.WORDS, scanner=scanner)
    except Refused as refused:
        raise words.worded(refused) from refused
    waiting.keep(folder(), upload, actor=access.actor())
    return jsonify(name=upload.name)


@guarded_route(
    routes, "/documents/import/template.xlsx", needs=Action.KEEP_REGISTRY, methods=("GET",)
)
def template() -> Any:
    """An empty sheet with every head, and one that explains them."""
    heads = {column: words.WORDS.headers[column] for column in Column}
    data = sheets.write_xlsx(words.SHEET, heads, (), notes=(words.guide(),), title=words.TITLE,
                             at=clock.now())
    return _file(data, XLSX, "mau-nhap-van-ban.xlsx")


@guarded_route(routes, "/documents/export.csv", needs=Action.VIEW, methods=("GET",))
def as_csv() -> Any:
    """The list as filtered, as CSV that can be imported again."""
    taken = _taken()
    rows = ([_plain(cell) for cell in one.cells(words.WORDS).values()] for one in taken.documents)
    data = sheets.write_csv([words.WORDS.headers[column] for column in Column], rows)
    return _file(data, CSV, taken.name("csv"))


@guarded_route(routes, "/documents/export.xlsx", needs=Action.VIEW, methods=("GET",))
def as_xlsx() -> Any:
    """The same as a workbook; a second sheet says of what moment it is."""
    taken = _taken()
    heads = {column: words.WORDS.headers[column] for column in Column}
    note = words.export_note(taken.at, len(taken.documents), taken.left_out, _is_demonstration())
    data = sheets.write_xlsx(
        words.SHEET, heads, (one.cells(words.WORDS) for one in taken.documents),
        notes=(note, words.guide()), title=note.lines[0][0], at=taken.at,
    )
    return _file(data, XLSX, taken.name("xlsx"))


@guarded_route(routes, "/documents/export.jsonld", needs=Action.VIEW, methods=("GET",))
def as_linked() -> Any:
    """The same as JSON-LD with the terms of ELI."""
    taken = _taken()
    return _file(_graph(taken, "export"), JSON_LD, taken.name("jsonld"))


@guarded_route(routes, "/documents/<key>.jsonld", needs=Action.VIEW, methods=("GET",))
def one_linked(key: str) -> Any:
    """One document as JSON-LD; one that was merged leads to the other."""
    at = clock.now()
    with record().reading() as rows:
        found = standing_for(rows, key[:80].replace("\0", ""))
        if found is None:
            raise NotFound("document", key=key)
        document_id, standing = found
        documents = held(rows, clock.day_of(at), ids=[document_id], with_internal=_sees_all())
    if not documents:
        raise NotFound("document", key=key)
    if standing != key:
        return redirect(f"/documents/{standing}.jsonld")
    return Response(_graph(_Taken(documents, 0, at), key), mimetype=JSON_LD)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What an export takes along, how many it may not, and the moment."""

    documents: list[Held]
    left_out: int
    at: datetime

    def name(self, ending: str) -> str:
        return words.file_name(self.at, ending, self.left_out, _is_demonstration())


def _taken() -> _Taken:
    """The documents that fit the filters of the list, as far as the account may take them."""
    at = clock.now()
    with record().reading() as rows:
        fitting, _ = queries.listed(rows, _wanted(), first=kept_plans.shown(rows).key,
                                    offset=0, limit=EVERY)
        ids = {one.id for one in fitting}
        everything = held(rows, clock.day_of(at), ids=ids)
    found = [one for one in everything if not one.is_merged]
    kept = [one for one in found if _sees_all() or not _is_internal(one)]
    return _Taken(kept, len(found) - len(kept), at)


def _wanted() -> queries.Wanted:
    """The filters of /documents; a value that is none asks for everything, as it does there."""
    validities = {*(one.value for one in Validity), queries.UNVERIFIED}
    return queries.Wanted(
        words=request.args.get("q", "").replace("\0", "")[: LONGEST_QUERY],
        level=_asked("level", {one.value for one in DocumentLevel}),
        kind=_asked("kind", {one.value for one in DocumentKind}),
        validity=_asked("validity", validities),
        today=clock.day_of(clock.now()),
    )


def _asked(name: str, allowed: set[str]) -> str:
    value = request.args.get(name, "")
    return value if value in allowed else ""


def _graph(taken: _Taken, name: str) -> bytes:
    with record().reading() as rows:
        edges = linked.relations(rows)
        ends = {end for _, from_id, to_id in edges for end in (from_id, to_id)}
        others = held(rows, clock.day_of(taken.at), ids=ends, with_internal=_sees_all())
    keys = {one.id: one.key for one in others if not one.is_merged}
    base = (current_app.config.get("PUBLIC_URL") or request.url_root).rstrip("/")
    said = linked.graph(taken.documents, edges, keys, base=base, at=taken.at,
                        here=f"{linked.address(base, name)}.jsonld",
                        is_demonstration=_is_demonstration(), left_out=taken.left_out)
    return orjson.dumps(said, option=orjson.OPT_INDENT_2)


def _sees_all() -> bool:
    return can(access.actor(), Action.VIEW_ALL)


def _is_internal(one: Held) -> bool:
    return one.fields.sensitivity is Sensitivity.INTERNAL


def _is_demonstration() -> bool:
    return bool(current_app.config["IS_DEMONSTRATION"])


def _plain(cell: str | date | None) -> str:
    return write_day(cell) if isinstance(cell, date) else cell or ""


def _file(data: bytes, media_type: str, name: str) -> Response:
    answer = Response(data, content_type=media_type)
    answer.headers["Content-Disposition"] = names.content_disposition(name)
    return answer
