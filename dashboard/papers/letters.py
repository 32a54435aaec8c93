"""Công văn of Sở Nội vụ to one agency: đôn đốc, a question to be explained, a later day or none."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from dashboard import texts, urge_letters
from dashboard.making import Order
from dashboard.papers.frame import (
    cell,
    is_office,
    office_head,
    office_signs,
    paragraphs,
    province_head,
    province_signs,
    stated,
)
from dashboard.papers.ground import Ground, agency_of, ground_of, present_only
from dashboard.queries import papers as facts
from dashboard.queries.plan import AgencyInfo
from dashboard.texts import paper_words as words
from dashboard.texts import plans as plan_words
from dashboard.texts import urging as urge_words
from dashboard.texts.heatmap import label
from dashboard.urge_letters import Owed
from db.models import Report
from db.vocabulary import Outcome
from registry.clock import day_of
from registry.errors import Refused
from registry.papers.paper import Block, Column, Paper, PaperKind, Paragraph, Table, Words
from registry.standing import standing

# The pieces of the letter as texts.urging.letter words it, parted by empty lines.
OPENING, TASKS = 1, 2
URGE_SHARES = (0.5, 0.9, 3.8, 1.5, 1.5, 0.8)


def urging(rows: Session, about: dict[str, int], order: Order) -> Paper:
    """The letter that would go out now, or one that went out, as it was sent."""
    present_only(order)
    if "reminder" in about:
        return _sent(rows, about["reminder"], order)
    ground = ground_of(rows, order, round_id=about["round"])
    agency = agency_of(ground, about["agency"])
    theirs = _owed(ground, agency, near_too=order.wanted.get("show") == "all")
    letter = urge_letters.drafted(
        rows, ground.plan.id, ground.around, theirs, today=ground.today,
        answer_by=urge_letters.usual_answer_by(ground.today), choices=ground.choices,
    )
    pieces = letter.text.split("\n\n")
    opening = pieces[OPENING].replace(plan_words.in_full(ground.plan),
                                      ground.plan_cited(is_agencys=True))
    body: list[Block] = [stated(opening), _urged(ground, theirs)]
    for place, piece in enumerate(pieces[TASKS + 1:-2]):
        body += paragraphs(piece, f"request:{place}")
    return _letter(ground, PaperKind.URGING, agency, letter.subject,
                   (*body, *paragraphs(words.THANKS, "thanks")))


def _owed(ground: Ground, agency: AgencyInfo, *, near_too: bool) -> Owed:
    every = urge_letters.owed(ground.rows, ground.around.id, ground.today, ground.choices,
                              near_too=near_too)
    found = next((one for one in every if one.agency.id == agency.id), None)
    if found is None or not found.urgeable:
        raise Refused("paper_nothing_to_urge", agency=agency.name)
    return found


def _urged(ground: Ground, theirs: Owed) -> Table:
    """The tasks the letter names, with how late each is."""
    rows = []
    for place, one in enumerate(theirs.urgeable, 1):
        task = ground.tasks[one.task_id]
        far = urge_words.how_far(one.due_on, ground.today, one.days, is_overdue=one.is_overdue)
        note = words.note(words.URGE_DAYS_NOTE, ground.at) if place == 1 else ""
        rows.append((cell(str(place)), cell(label(task.path)),
                     cell(words.shortened(ground.task_words(task), urge_letters.LONGEST_TASK)),
                     cell(texts.day(one.due_on)), cell(far, note=note), cell(str(one.times + 1))))
    columns = tuple(Column(head, share, share != max(URGE_SHARES))
                    for head, share in zip(words.URGE_COLUMNS, URGE_SHARES, strict=True))
    return Table(columns, tuple(rows))


def _sent(rows: Session, reminder_id: int, order: Order) -> Paper:
    """A letter of the past: its own words and its own lần, which nobody can change any more."""
    sent = facts.reminder(rows, reminder_id)
    ground = replace(ground_of(rows, order, round_id=sent.round_id), at=sent.sent_at)
    agency = agency_of(ground, sent.agency_id)
    lines = [line for line in sent.letter.split("\n") if line.strip()]
    # What the letterhead and the foot of the paper say is not said twice.
    if lines and lines[0].endswith(agency.name):
        lines = lines[1:]
    if lines and lines[-1].strip() == words.OFFICE_NAME.upper():
        lines = lines[:-1]
    body = tuple(Paragraph((Words(line),)) for line in lines)
    return _letter(ground, PaperKind.URGING, agency, sent.subject, body)


def explanation(rows: Session, about: dict[str, int], order: Order) -> Paper:
    """The question to an agency about one task."""
    present_only(order)
    asked, report = facts.explanation(rows, about["explanation"])
    ground = ground_of(rows, order, round_id=report.round_id)
    agency, task = agency_of(ground, report.agency_id), ground.tasks[report.task_id]
    opening = words.EXPLAIN_OPENING.format(
        plan=ground.plan_cited(is_agencys=True), you=_you(agency),
        year=ground.around.year, path=label(task.path),
        task=words.shortened(ground.task_words(task), urge_letters.LONGEST_TASK),
    )
    by = words.EXPLAIN_NO_DAY.format(issuer=_issuer(agency))
    if asked.answer_by is not None:
        by = words.EXPLAIN_BY.format(day=texts.day(asked.answer_by), issuer=_issuer(agency))
    question = words.EXPLAIN_ASK.format(question=asked.question, you=_you(agency))
    return _letter(
        ground, PaperKind.EXPLANATION, agency,
        words.EXPLAIN_SUBJECT.format(path=label(task.path), plan=ground.named),
        (stated(opening, _state(ground, report)), *paragraphs(question, "question"),
         *paragraphs(by, "answer-by"), *paragraphs(words.THANKS, "thanks")),
    )


def _state(ground: Ground, report: Report) -> Words:
    stands = standing(report.state, report.due_on, report.reported_on, today=ground.today,
                      soon_until=ground.choices.soon_until(ground.today))
    return Words(words.own_state(texts.STATES[report.state], report.percent, stands, report.due_on,
                                 report.verification))


def extension(rows: Session, about: dict[str, int], order: Order) -> Paper:
    """The answer to an agency that asked for a later day."""
    present_only(order)
    asked, report = facts.extension(rows, about["extension"])
    if asked.outcome is None:
        raise Refused("paper_extension_waiting")
    ground = ground_of(rows, order, round_id=report.round_id)
    agency, task = agency_of(ground, report.agency_id), ground.tasks[report.task_id]
    opening = words.EXTEND_OPENING.format(
        issuer=_issuer(agency), asked=texts.day(day_of(asked.asked_at)), path=label(task.path),
        plan=ground.plan_cited(is_agencys=True), you=_you(agency),
        task=words.shortened(ground.task_words(task), urge_letters.LONGEST_TASK),
        was=texts.day(asked.old_due_on), wanted=texts.day(asked.wanted_on),
        reason=asked.reason.rstrip(" .;"),
    )
    if asked.outcome is Outcome.GRANTED:
        decided = words.EXTEND_GRANTED.format(day=texts.day(asked.granted_on),
                                              issuer=_issuer(agency))
    else:
        decided = words.EXTEND_REFUSED.format(was=texts.day(asked.old_due_on),
                                              issuer=_issuer(agency))
    is_refused = asked.outcome is Outcome.REFUSED
    why = words.EXTEND_REASON if is_refused else words.EXTEND_ANSWER
    answer = why.format(answer=asked.answer) if asked.answer else ""
    return _letter(
        ground, PaperKind.EXTENSION, agency,
        words.EXTEND_SUBJECT.format(path=label(task.path), plan=ground.named),
        (*paragraphs(opening, "opening"), stated(decided),
         *paragraphs(answer, "answer"), *paragraphs(words.THANKS, "thanks")),
    )


def _issuer(agency: AgencyInfo) -> str:
    """Who writes to this agency."""
    return words.TO_PROVINCE if is_office(agency) else words.OFFICE_NAME


def _you(agency: AgencyInfo) -> str:
    """How it is addressed: UBND tỉnh calls Sở Nội vụ by its name."""
    return agency.name if is_office(agency) else words.YOU


def _letter(
    ground: Ground, kind: PaperKind, agency: AgencyInfo, subject: str, body: tuple[Block, ...]
) -> Paper:
    is_own = is_office(agency)
    return Paper(
        kind=kind,
        letterhead=(province_head(ground, subject) if is_own
                    else office_head(ground, subject=subject)),
        type_name="",
        title="",
        to=(agency.name,),
        basis=(),
        body=body,
        recipients=(words.AS_ABOVE, words.FILED),
        signature=province_signs() if is_own else office_signs(),
        at=ground.at,
        is_demonstration=ground.order.is_demonstration,
    )
