"""What each paper of the office says: drafted from the record, with what people wrote over it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from dashboard.making import Order
from dashboard.papers import edited
from dashboard.papers.agency_report import agency_report
from dashboard.papers.amendment import amendment
from dashboard.papers.annual import annual_report
from dashboard.papers.edited import Part
from dashboard.papers.letters import explanation, extension, urging
from dashboard.papers.meeting import meeting
from registry.errors import NotFound
from registry.papers import about as abouts
from registry.papers.edits import edits_of
from registry.papers.paper import Paper, PaperKind

DRAFTED: dict[PaperKind, Callable[[Session, dict[str, int], Order], Paper]] = {
    PaperKind.ANNUAL_REPORT: annual_report,
    PaperKind.AGENCY_REPORT: agency_report,
    PaperKind.URGING: urging,
    PaperKind.EXPLANATION: explanation,
    PaperKind.EXTENSION: extension,
    PaperKind.AMENDMENT: amendment,
    PaperKind.MEETING: meeting,
}


def drafted(rows: Session, kind: PaperKind, about: str, order: Order) -> Paper:
    """The paper as the record alone words it. Raises NotFound for another agency's."""
    named = abouts.read(kind, about)
    if not abouts.may_make(order.actor, kind, named):
        raise NotFound("paper")
    return DRAFTED[kind](rows, named, order)


def with_parts(
    rows: Session, kind: PaperKind, about: str, order: Order
) -> tuple[Paper, dict[str, Part]]:
    """The paper as it holds now, its empty parts too, and each part with its draft."""
    draft = drafted(rows, kind, about, order)
    parts = edited.parts(draft, edits_of(rows, kind, about, until=order.as_of))
    return edited.applied(draft, parts), parts


def paper_of(rows: Session, kind: PaperKind, about: str, order: Order) -> Paper:
    """The paper as it goes out: drafted from the record, with what people wrote over it."""
    paper, _parts = with_parts(rows, kind, about, order)
    return edited.finished(paper)


__all__ = ["Part", "drafted", "paper_of", "with_parts"]
