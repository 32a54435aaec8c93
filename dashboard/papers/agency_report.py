"""The report an agency sends to Sở Nội vụ: its figures and its own words, under its own name."""

from __future__ import annotations

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.making import Order
from dashboard.papers import voices
from dashboard.papers.figures import counted_line, rates_line
from dashboard.papers.frame import (
    REPORT,
    agency_head,
    agency_signs,
    is_office,
    office_head,
    paragraphs,
    stated,
)
from dashboard.papers.ground import Ground, agency_of, ground_of
from dashboard.queries.board import Line, tally
from dashboard.queries.papers import SaidWords
from dashboard.texts import paper_words as words
from registry.errors import Refused
from registry.papers.paper import Block, Heading, Paper, PaperKind, Words


def agency_report(rows: Session, about: dict[str, int], order: Order) -> Paper:
    """One agency's report of one round."""
    ground = ground_of(rows, order, round_id=about["round"])
    agency = agency_of(ground, about["agency"])
    lines = ground.lines(agency.id)
    if not lines:
        raise Refused("paper_nothing_owed", year=ground.around.year)
    said = ground.said(agency.id)
    counted = tally(lines)
    told = words.OWN_COUNTED.format(moment=words.moment(ground.at), agency=agency.name)
    is_own = is_office(agency)
    head = office_head(ground, REPORT) if is_own else agency_head(ground, agency, REPORT)
    year, plan = ground.around.year, ground.named
    opening = words.REPORT_OPENING.format(issuer=agency.name, plan=plan, year=year)
    to = words.TO_PROVINCE if is_own else words.OFFICE_NAME
    return Paper(
        kind=PaperKind.AGENCY_REPORT,
        letterhead=head,
        type_name=words.REPORT,
        title=words.AGENCY_TITLE.format(plan=plan, year=year),
        to=(to,),
        basis=(words.basis(ground.plan_cited(is_agencys=True)),),
        body=(
            *paragraphs(opening, "opening"),
            Heading(1, "I.", words.OWN_1),
            counted_line(ground, (told,), lines), rates_line(ground, counted),
            *paragraphs("", "assessment"),
            *_tasks(ground, lines, said),
            Heading(1, "II.", words.OWN_2),
            *_said(ground, lines, said, "difficulty", words.NO_OWN_HINDRANCES),
            Heading(1, "III.", words.OWN_3),
            *_said(ground, lines, said, "proposal", words.NO_PROPOSALS),
            *paragraphs(words.CLOSING.format(plan=plan, year=year, issuer=agency.name),
                        "closing"),
        ),
        recipients=(words.AS_ABOVE, words.FILED),
        signature=agency_signs(agency),
        at=ground.at,
        is_demonstration=order.is_demonstration,
    )


def _tasks(ground: Ground, lines: list[Line], said: dict[int, SaidWords]) -> list[Block]:
    """Task by task: where it stands, and the agency's words."""
    found: list[Block] = []
    for line in lines:
        state = words.own_state(texts.STATES[line.state], line.percent, line.standing, line.due_on,
                                line.verification)
        note = words.note(words.OWN_STATE_NOTE, ground.at)
        task = words.ended(ground.task_line(line.task_id))
        found.append(stated(Words(f"{task} ", is_italic=True),
                            Words(f"{state[0].upper()}{state[1:]}", note=note)))
        spoken = voices.result(said[line.report_id]) if line.report_id in said else ""
        found += paragraphs(spoken or words.NOTHING_SAID, f"result:{line.task_id}")
    return found


def _said(
    ground: Ground, lines: list[Line], said: dict[int, SaidWords], part: str, nothing: str
) -> list[Block]:
    """What the agency says of its difficulties, or proposes, task by task."""
    pick = voices.difficulties if part == "difficulty" else voices.proposals
    found: list[Block] = []
    for line in lines:
        spoken = pick(said[line.report_id]) if line.report_id in said else ""
        if spoken:
            task = words.task_line(ground.tasks[line.task_id].path, "", 0).rstrip(": ")
            found += paragraphs(f"{task}: {spoken}", f"{part}:{line.task_id}")
    return found or list(paragraphs(nothing, f"no-{part}"))
