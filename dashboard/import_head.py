"""Draws the head of a review: which plan was read, what is left to look at, the way to keep it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.drawn import Node, el, link
from dashboard.import_findings import Found, Sort, doubtful, is_blank
from dashboard.queries.imports import Review, summary
from dashboard.texts import imports as words
from db.vocabulary import DocumentKind
from registry.errors import Refused
from registry.imports.summary import Summary
from registry.reading import Header
from registry.rounds import OWES_REPORT

PATH = "/import"


def head(session: Session, review: Review, found: Sequence[Found]) -> list[Node]:
    """The plan by the name it will be kept by, and what comes next; drawn anew after each
    correction."""
    would = summary(session, review)
    waiting = len(doubtful(found))
    told = review.reading.header
    # Of a subject over several lines, as printed.
    subject = " ".join((told.subject or "").split())
    return [
        el("nav", link(PATH, words.BACK), class_="crumbs"),
        el("header", el("h1", called(told)), el("p", review.name, class_="as-of"),
           class_="page-head"),
        el("p", texts.shortened(subject, 200), class_="review-subject") if subject else None,
        el("div", el("p", *_read(would), " ", _left(told, would, waiting)),
           *_next(review, would, found, waiting),
           class_="review-next", data_version=review.version),
    ]


def why_not(would: Summary) -> str:
    """Why keeping would be refused."""
    said: str = texts.refusal(Refused(would.refusal, **would.facts))
    return said


# Where the words are put that a refusal waits for.
FIELDS = {"import_number": ("number",), "import_header": ("issuer", "number", "subject"),
          "import_is_registered": ("number",)}


def to_field(refusal: str, found: Sequence[Found]) -> Node | None:
    """The way to the field of the head that has to be filled in."""
    names = FIELDS.get(refusal, ())
    heads = {one.of[0]: one for one in found if one.sort is Sort.HEADER}
    empty_first = sorted((name for name in names if name in heads),
                         key=lambda name: heads[name].of[1] not in (None, ""))
    if not empty_first:
        return None
    key = heads[empty_first[0]].key
    return link(f"?at={key}", words.TO_FIELD, data_at=key, class_="btn btn-primary small")


def called(told: Header) -> str:
    """Kế hoạch 91/KH-UBND; one whose number was left blank says so."""
    kind = texts.DOCUMENT_KINDS[DocumentKind(told.kind.value)]
    is_known = told.number and not is_blank(told.number)
    return f"{kind} {told.number if is_known else words.NO_NUMBER}"


def _read(would: Summary) -> list[Node]:
    agencies = {code for task in would.tasks for code in task.parts}
    counted = ((len(would.tasks), words.TASKS), (len(agencies), words.AGENCIES),
               (would.deadlines, words.DEADLINES))
    nodes: list[Node] = [f"{words.READ} "]
    for place, (count, name) in enumerate(counted):
        nodes += [", " if place else "", el("b", texts.number(count)), f" {name}"]
    return [*nodes, "."]


def _left(told: Header, would: Summary, waiting: int) -> Node:
    if would.refusal and not (would.tasks or told.number or told.issuer):
        return el("span", words.NO_PLAN_AT_ALL, class_="warn-word")
    if would.refusal:
        return el("span", why_not(would), class_="warn-word")
    return words.left(waiting)


def _next(
    review: Review, would: Summary, found: Sequence[Found], waiting: int
) -> list[Node]:
    """To keep at once where there is nothing to be said before it; else to what is said, or to
    what hinders."""
    below = el("button", words.TO_KEEP, data_do="keep", class_="btn small")
    if would.refusal:
        return [to_field(would.refusal, found), below]
    if not is_plain(review, would, waiting):
        return [below]
    now = el("button", words.KEEP_NOW, data_post=f"{PATH}/{review.id}/keep",
             class_="btn btn-primary small")
    return [now, below]


def is_plain(review: Review, would: Summary, waiting: int) -> bool:
    """Whether keeping does nothing but keep a new plan: nothing to look at, no stranger, no
    likeness, no task without an agency, no page badly legible."""
    is_new = would.plan is None or not would.plan.has_text
    owned = all(any(part.role in OWES_REPORT for part in task.parts.values())
                for task in would.tasks)
    return is_new and owned and not (waiting or would.refusal or would.alike or review.read.agencies
                           or would.unknown_agencies or would.open_citations or review.low_pages)
