"""Routes of the papers' files, and their maker for files that are made in the background."""

from __future__ import annotations

import threading

from flask import Blueprint, Response, current_app, request
from sqlalchemy.orm import Session

from dashboard import given, papers
from dashboard.making import CALLED, MAKERS, Made, Maker, Order, Tell
from dashboard.paper_names import called
from dashboard.routes import guarded_route
from dashboard.store import record, visit_of
from dashboard.texts import papers as words
from dashboard.visit import Visit
from registry.errors import NotFound, Refused
from registry.evidence import names
from registry.papers import about as abouts
from registry.papers import docx, pdf, template
from registry.papers.paper import PaperKind
from registry.policy import Action

routes = Blueprint("paper_files", __name__)
# One office program at a time; the background makes the others.
PLACE = threading.BoundedSemaphore(1)
MEDIA_TYPES = {"docx": docx.MEDIA_TYPE, "pdf": "application/pdf"}
MAKER = "paper"
# What of an address says which paper is wanted.
ASKED = ("show",)


@guarded_route(
    routes, "/papers/<kind>/<about>.<any(docx, pdf):ending>", needs=Action.MAKE_PAPERS,
    methods=("GET",),
)
def fetch(kind: str, about: str, ending: str) -> Response:
    """The paper as its page shows it, with what people wrote in it."""
    query = given.query(request.query_string.decode("utf-8", "replace"))
    with record().reading() as rows:
        order = order_of(visit_of(rows, query))
        made = written(rows, abouts.kind_of(kind), about, order)
    # The office program takes seconds: no snapshot of the record is held open for it.
    made = _in_turn(made) if ending == "pdf" else made
    answer = Response(made.data, content_type=made.media_type)
    answer.headers["Content-Disposition"] = names.content_disposition(made.file_name)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def order_of(visit: Visit) -> Order:
    """What a visit asks for: the same moment and choices as its page."""
    wanted = {name: visit.query[name] for name in ASKED if name in visit.query}
    is_demonstration = bool(current_app.config["IS_DEMONSTRATION"])
    return Order(visit.actor, visit.at, visit.choices, wanted, visit.as_of, is_demonstration)


def written(rows: Session, kind: PaperKind, about: str, order: Order) -> Made:
    """The paper as a Word file, in the office's own form when it has one."""
    paper = papers.paper_of(rows, kind, about, order)
    _name, tail = called(rows, kind, about)
    data = docx.write(paper, template.for_kind(rows, kind))
    name = words.file_name(kind, tail, paper.at, "docx", is_demonstration=order.is_demonstration)
    return Made(name, MEDIA_TYPES["docx"], data)


def converted(made: Made) -> Made:
    """The same as a PDF. Refused where no office program is installed."""
    name = f"{made.file_name.removesuffix('docx')}pdf"
    return Made(name, MEDIA_TYPES["pdf"], pdf.convert(made.data))


def _in_turn(made: Made) -> Made:
    """A PDF; refused when another one is made at this moment."""
    # Without waiting: a request that waits holds a place of everybody else's.
    if not PLACE.acquire(blocking=False):
        raise Refused("paper_busy")
    try:
        return converted(made)
    finally:
        PLACE.release()


def _make(rows: Session, order: Order, tell: Tell) -> Made:
    wanted = order.wanted
    kind, ending = abouts.kind_of(wanted.get("kind", "")), wanted.get("ending", "docx")
    if ending not in MEDIA_TYPES:
        raise NotFound("paper")
    steps = list(MEDIA_TYPES).index(ending) + 1
    tell(0, steps)
    made = written(rows, kind, wanted.get("about", ""), order)
    tell(1, steps)
    made = converted(made) if ending == "pdf" else made
    tell(steps, steps)
    return made


def _title(wanted: dict[str, str]) -> str:
    kind, ending = wanted.get("kind", ""), wanted.get("ending", "docx")
    return words.ordered(kind, ending, wanted.get(CALLED, ""))


def _called(rows: Session, wanted: dict[str, str]) -> str:
    """Báo cáo năm 2026; a paper that cannot be is not put in the queue."""
    kind = abouts.kind_of(given.words(wanted.get("kind")))
    return called(rows, kind, given.words(wanted.get("about")))[0]


MAKERS[MAKER] = Maker(Action.MAKE_PAPERS, _title, _make, _called)
