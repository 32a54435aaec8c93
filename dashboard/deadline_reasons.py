"""Why a task is due on its day: every day it was given in a round, by its rule, in words."""

from __future__ import annotations

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.drawn import Node, el
from dashboard.queries import board as boards
from dashboard.queries import deadlines as days
from dashboard.queries.deadlines import GivenDay
from dashboard.queries.tasks import TaskDetail
from dashboard.texts import deadline_form as words
from dashboard.texts import tasks as task_words
from dashboard.visit import Visit
from registry.deadlines import FromDocument


def reasons(
    visit: Visit, task: TaskDetail, around: boards.RoundInfo, agency_id: int | None
) -> list[Node]:
    """The due days of a task in a round, each with its rule; the one in force is marked."""
    if agency_id is None:
        agency_id = visit.only_agency
    found = days.given_days(visit.session, around.id, task.id, agency_id)
    if not found:
        return [el("h2", task_words.DUE), el("p", task_words.NO_DUE, class_="quiet")]
    items = [
        el("li",
           el("b", texts.weekday(item.due_on) if item.due_on else task_words.NO_DAY),
           el("span", f" {task_words.IN_FORCE}", class_="in-force") if item.is_in_force else None,
           el("p", because(visit.session, item)),
           el("p", task_words.set_by(item.set_by, item.set_at, item.only_agency), class_="quiet"))
        for item in found
    ]
    return [el("h2", task_words.DUE), el("ol", *items, class_="history")]


def because(session: Session, item: GivenDay) -> str:
    """Why a task was given a day, in words."""
    rule = item.reckoned[0] if item.reckoned else None
    document = None
    if isinstance(rule, FromDocument):
        known = {one.key: document_name(one) for one in days.named_documents(session)}
        document = known.get(rule.document_key)
    return words.because(item.rule, item.reckoned, due_on=item.due_on, old_due_on=item.old_due_on,
                         reason=item.reason, document=document)


def document_name(one: days.NamedDocument) -> str:
    """What a document is called in a sentence."""
    return words.document(one.kind, one.number, one.issued_on, one.key)
