"""Routes of plans' files: one is sent, asked after, looked at, corrected, dropped."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request

from dashboard import access, given
from dashboard.import_deeds import corrections
from dashboard.import_detail import found_in, marked, shown
from dashboard.import_findings import doubtful
from dashboard.import_head import head
from dashboard.import_keeping import foot
from dashboard.import_list_views import files, progress, seen
from dashboard.import_views import PATH, findings_tree, path_of, text_tree
from dashboard.queries import imports as queries
from dashboard.routes import body, guarded_route
from dashboard.store import record
from dashboard.texts import imports as words
from db.vocabulary import ImportState
from registry import clock
from registry.errors import NotFound, Refused
from registry.evidence import virus
from registry.evidence.kinds import LARGEST
from registry.imports import deeds
from registry.imports.keep import keep as keep_now
from registry.imports.keep import keep_ahead, read_ahead
from registry.policy import Action

routes = Blueprint("plan_imports", __name__)
# The form around the file: its boundary, its name.
ENVELOPE = 64 * 1024
# What the reader knows changes rarely; where it never rests, the text is read under the lock.
MOST_READINGS = 3
PLACES = ("line", "column", "to_line", "to_column")


@routes.before_app_request
def let_files_in() -> None:
    """Only here may a request be as large as a file."""
    if request.endpoint == "plan_imports.receive":
        request.max_content_length = LARGEST + ENVELOPE


@guarded_route(routes, f"{PATH}/file", needs=Action.IMPORT_PLANS)
def receive() -> Any:
    """Keep a file and order its reading; the same file again is the import it already is."""
    sent = request.files.get("file")
    if sent is None:
        raise Refused("evidence_missing")
    data = sent.stream.read(LARGEST + 1)
    scan = virus.scan(data, current_app.config["CLAMAV"])
    with record().writing() as rows:
        at = clock.now()
        kept = deeds.receive(rows, data, sent.filename or "", scan=scan, actor=access.actor(),
                             at=at)
        is_new = kept.received_at == at
        again = words.KEPT_BEFORE if kept.state is ImportState.KEPT else words.SENT_BEFORE
        said = {"id": kept.id, "name": kept.name, "note": "" if is_new else again}
    return jsonify(said)


@guarded_route(routes, f"{PATH}/state", needs=Action.IMPORT_PLANS, methods=("GET",))
def state() -> Any:
    """The list anew when anything in it moved since it was drawn, else 204."""
    with record().reading() as rows:
        listed = queries.listed(rows)
    if seen(listed) == request.args.get("seen"):
        return Response(status=204)
    return jsonify(id="import-files", tree=files(listed))


@guarded_route(routes, f"{PATH}/<int:import_id>/state", needs=Action.IMPORT_PLANS,
               methods=("GET",))
def state_of(import_id: int) -> Any:
    """How far one file is; `open` is the address to open anew when it can be reviewed."""
    with record().reading() as rows:
        one = queries.one(rows, given.row_id(import_id))
    if seen([one]) == request.args.get("seen"):
        return Response(status=204)
    is_ready = one.state is ImportState.READY
    return jsonify(id="import-progress", tree=progress(one),
                   open=path_of(import_id) if is_ready else "")


@guarded_route(routes, f"{PATH}/<int:import_id>/finding", needs=Action.IMPORT_PLANS,
               methods=("GET",))
def finding(import_id: int) -> Any:
    """One finding with its forms; or, with `mark`, the form that marks words by hand."""
    with record().reading() as rows:
        review = queries.review(rows, given.row_id(import_id))
        known = queries.known(rows)
        mark = request.args.get("mark")
        if mark is None:
            return jsonify(shown(rows, review, known, given.words(request.args.get("at"))))
    places = {name: given.whole(request.args.get(name)) for name in PLACES}
    return jsonify(marked(review, known, mark, places))


@guarded_route(routes, f"{PATH}/<int:import_id>/correct", needs=Action.IMPORT_PLANS)
def correct(import_id: int) -> Any:
    """Put one correction in force, or take one back; gives the whole review as it then stands."""
    sent, import_id = body(), given.row_id(import_id)
    expected = given.row_id(sent.get("expected"))
    with record().writing() as rows:
        who = access.actor()
        at = clock.now()
        if sent.get("deed") == "undo":
            deeds.uncorrect(rows, import_id, given.whole(sent.get("target")),
                            expected_version=expected, actor=who, at=at)
        else:
            said = corrections(sent.get("deed"), sent.get("target"), sent.get("values"))
            deeds.correct(rows, import_id, said, expected_version=expected, actor=who, at=at)
    with record().reading() as rows:
        return jsonify(_anew(rows, import_id, sent.get("at"), sent.get("deed")))


@guarded_route(routes, f"{PATH}/<int:import_id>/review", needs=Action.IMPORT_PLANS,
               methods=("GET",))
def review(import_id: int) -> Any:
    """The whole review as it stands now, for a page that a colleague's correction made old."""
    with record().reading() as rows:
        made = _anew(rows, given.row_id(import_id), request.args.get("at"), "")
    return jsonify({**made, "said": words.CHANGED_BY_OTHER})


def _anew(rows: Any, import_id: int, at: Any, deed: Any) -> dict[str, Any]:
    review = queries.review(rows, import_id)
    found = found_in(review)
    at = given.words(at)
    try:
        panel = shown(rows, review, queries.known(rows), at) if at else None
    except NotFound:
        panel = None
    return {
        "version": review.version,
        "said": words.UNDONE if deed == "undo" else words.corrected(len(doubtful(found))),
        "head": head(rows, review, found),
        "text": text_tree(review, found),
        "findings": findings_tree(review, found),
        "foot": foot(rows, review, found),
        "finding": panel,
    }


@guarded_route(routes, f"{PATH}/<int:import_id>/keep", needs=Action.IMPORT_PLANS)
def keep(import_id: int) -> Any:
    """Keep a file as a plan, as it is read with the corrections that its officer has seen."""
    expected, import_id = given.row_id(body().get("expected")), given.row_id(import_id)
    for _ in range(MOST_READINGS):
        # A long text takes seconds: it is read before the write lock, which all others need.
        with record().reading() as rows:
            ahead = read_ahead(rows, import_id, expected_version=expected, actor=access.actor())
        with record().writing() as rows:
            if keep_ahead(rows, ahead, actor=access.actor(), at=clock.now()) is not None:
                return jsonify(address=path_of(import_id))
    with record().writing() as rows:
        keep_now(rows, import_id, expected_version=expected, actor=access.actor(), at=clock.now())
    return jsonify(address=path_of(import_id))


@guarded_route(routes, f"{PATH}/<int:import_id>/drop", needs=Action.IMPORT_PLANS)
def drop(import_id: int) -> Any:
    """Put a file away without keeping it as a plan."""
    with record().writing() as rows:
        deeds.drop(rows, given.row_id(import_id), actor=access.actor(), at=clock.now())
    return jsonify(address=PATH)


@guarded_route(routes, f"{PATH}/<int:import_id>/again", needs=Action.IMPORT_PLANS)
def again(import_id: int) -> Any:
    """Order the reading of a file once more after it failed."""
    with record().writing() as rows:
        deeds.read_again(rows, given.row_id(import_id), actor=access.actor(), at=clock.now())
    return jsonify(address=path_of(import_id))
