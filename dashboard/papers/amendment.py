"""Tờ trình: what Sở Nội vụ proposes to amend in the plan, one line for each reason."""

from __future__ import annotations

from sqlalchemy.orm import Session

from dashboard.making import Order
from dashboard.papers.annual import amendment_lines
from dashboard.papers.frame import (
    SUBMISSION,
    figure,
    office_head,
    office_signs,
    paragraphs,
    stated,
)
from dashboard.papers.ground import ground_of, present_only
from dashboard.texts import paper_words as words
from registry.errors import Refused
from registry.papers.paper import Heading, Paper, PaperKind


def amendment(rows: Session, about: dict[str, int], order: Order) -> Paper:
    """From drafted lines of alarms that are certain, and from what hinders the agencies."""
    present_only(order)
    ground = ground_of(rows, order, round_id=about["round"])
    lines = amendment_lines(ground)
    if not lines:
        raise Refused("paper_nothing_to_amend", year=ground.around.year)
    count = len(dict.fromkeys(one.part for one in lines))
    note = words.note(words.AMEND_NOTE, ground.at)
    need = stated(words.AMEND_NEED.format(year=ground.around.year),
                  figure(count, words.AMEND_COUNT, note), ".")
    opening = words.AMEND_OPENING.format(issuer=words.OFFICE_NAME, to=words.TO_PROVINCE,
                                         plan=ground.named)
    closing = words.AMEND_CLOSING.format(to=words.TO_PROVINCE)
    return Paper(
        kind=PaperKind.AMENDMENT,
        letterhead=office_head(ground, SUBMISSION),
        type_name=words.SUBMISSION,
        title=words.AMEND_TITLE.format(plan=ground.named),
        to=(words.TO_PROVINCE,),
        basis=(words.basis(ground.plan_cited()),),
        body=(*paragraphs(opening, "opening"),
              Heading(1, "I.", words.AMEND_1), need, *paragraphs("", "need"),
              Heading(1, "II.", words.AMEND_2), *lines, *paragraphs(closing, "closing")),
        recipients=(words.AS_ABOVE, words.FILED),
        signature=office_signs(),
        at=ground.at,
        is_demonstration=order.is_demonstration,
    )
