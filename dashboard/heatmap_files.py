"""Routes of the map's files: the map in view as a picture, as a page to print, and as a table."""

from __future__ import annotations

import threading

from flask import Blueprint, Response, current_app, request

from dashboard import given, texts
from dashboard.heatmap_columns import wanted_of
from dashboard.heatmap_picture import Said, one_sheet, sheets
from dashboard.heatmap_rows import Map, map_of
from dashboard.heatmap_table import csv_file, xlsx_file
from dashboard.pictures import pdf, png, svg
from dashboard.queries import board as boards
from dashboard.queries import kept_plans
from dashboard.routes import guarded_route
from dashboard.store import record, visit_of
from dashboard.texts import heatmap as words
from dashboard.texts import plans as plan_words
from dashboard.visit import Visit
from registry.errors import NotFound, Refused
from registry.evidence import names
from registry.policy import Action

routes = Blueprint("heatmap_files", __name__)
MEDIA_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
# A drawn page takes a second of the processor: more at once would hold up everybody's pages.
DRAWN = ("pdf", "png")
AT_ONCE = 2
PLACES = threading.BoundedSemaphore(AT_ONCE)
# A picture that is opened by itself runs nothing and fetches nothing; its letters are inside it.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'"
)


@guarded_route(
    routes, "/heatmap.<any(svg, png, pdf, xlsx, csv):ending>", needs=Action.VIEW_ALL,
    methods=("GET",),
)
def fetch(ending: str) -> Response:
    """The map as the same address shows it on the page: filters, moment, order, comparison."""
    query = given.query(request.query_string.decode("utf-8", "replace"))
    is_demonstration = bool(current_app.config["IS_DEMONSTRATION"])
    with record().reading() as rows:
        visit = visit_of(rows, query)
        wanted = wanted_of(visit, boards.plan_id(rows))
        if wanted is None:
            raise NotFound("round")
        shown = map_of(visit, wanted)
        said = said_of(visit, is_demonstration=is_demonstration)
    answer = Response(_in_turn(ending, shown, said), content_type=MEDIA_TYPES[ending])
    name = words.file_name(wanted.across, wanted.around.year, said.at, ending,
                           is_demonstration=is_demonstration)
    answer.headers["Content-Disposition"] = names.content_disposition(name)
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def said_of(visit: Visit, *, is_demonstration: bool) -> Said:
    """What a file says besides the map."""
    plan = kept_plans.shown(visit.session)
    return Said(visit.at, visit.choices.due_soon_days, visit.choices.stale_days, is_demonstration,
                plan_words.line(plan), plan_words.system(plan))


def _in_turn(ending: str, shown: Map, said: Said) -> bytes:
    """The file; refused when it would be one too many that is drawn at this moment."""
    if ending not in DRAWN:
        return written(ending, shown, said)
    # Without waiting: a request that waits holds a place of everybody else's.
    if not PLACES.acquire(blocking=False):
        raise Refused("map_busy")
    try:
        return written(ending, shown, said)
    finally:
        PLACES.release()


def written(ending: str, shown: Map, said: Said) -> bytes:
    """The map as a file of one kind."""
    wanted = shown.wanted
    view = words.view_line(wanted.across, wanted.around.year, wanted.named, wanted.sort)
    title = f"{texts.HEATMAP} · {view} · {texts.as_of(said.at)}"
    if ending == "pdf":
        return pdf.write(sheets(shown, said), title=title, author=said.system, at=said.at)
    if ending == "png":
        return png.write(one_sheet(shown, said), title=title)
    if ending == "svg":
        described = f"{words.FIGURES[wanted.across]} {said.plan}"
        return svg.write(one_sheet(shown, said), title=title, description=described)
    return csv_file(shown) if ending == "csv" else xlsx_file(shown, said)
