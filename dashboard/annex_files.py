"""Routes of the annex of a round and of the sheet that is handed out to fill in."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, request

from dashboard import annex, annex_form, given
from dashboard.making import Made, Order, quietly
from dashboard.routes import guarded_route
from dashboard.store import record, visit_of
from dashboard.visit import Visit
from registry.evidence import names
from registry.policy import Action

routes = Blueprint("annex_files", __name__)
TAKES_IT_BACK = "/update/import"


@guarded_route(routes, "/papers/annex.xlsx", needs=Action.MAKE_PAPERS, methods=("GET",))
def fetch() -> Response:
    """The annex of `?round=2026[&agency=so-tu-phap][&as_of=…]`; several rounds are ordered."""
    with record().reading() as rows:
        visit = visit_of(rows, _query())
        wanted = {name: visit.query.get(name, "") for name in ("round", "agency")}
        return _file(annex.make(rows, _order(visit, wanted), quietly))


@guarded_route(routes, "/update/template.xlsx", needs=Action.RECORD_STATUS, methods=("GET",))
def template() -> Response:
    """The sheet of `?round=2026[&agency=so-tu-phap]` as it stands now, to be filled in."""
    with record().reading() as rows:
        query = {name: said for name, said in _query().items() if name != "as_of"}
        visit = visit_of(rows, query)
        wanted = {name: visit.query.get(name, "") for name in ("round", "agency")}
        base = (current_app.config.get("PUBLIC_URL") or request.url_root).rstrip("/")
        address = f"{base}{TAKES_IT_BACK}"
        return _file(annex_form.form_of(rows, _order(visit, wanted), address))


def _query() -> dict[str, str]:
    return given.query(request.query_string.decode("utf-8", "replace"))


def _order(visit: Visit, wanted: dict[str, str]) -> Order:
    is_demonstration = bool(current_app.config["IS_DEMONSTRATION"])
    return Order(visit.actor, visit.at, visit.choices, wanted, visit.as_of, is_demonstration)


def _file(made: Made) -> Response:
    answer = Response(made.data, content_type=made.media_type)
    answer.headers["Content-Disposition"] = names.content_disposition(made.file_name)
    return answer
