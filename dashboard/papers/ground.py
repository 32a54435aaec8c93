"""What every paper stands on: the moment, the plan, the round, its reports as the screens show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.making import Order
from dashboard.queries import board as boards
from dashboard.queries import kept_plans
from dashboard.queries import papers as facts
from dashboard.queries import plan as plans
from dashboard.queries.board import Line, RoundInfo
from dashboard.queries.papers import KeptFigures, PlanFacts, SaidWords
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.queries.screens import hidden_paths
from dashboard.texts import paper_words as words
from dashboard.texts import plans as plan_words
from dashboard.visit import Visit
from db.models import Citation, Document
from db.vocabulary import Sensitivity, State, Verification
from registry.clock import day_of
from registry.errors import NotFound, Refused
from registry.policy import Action, can
from registry.settings import Choices, read
from registry.standing import Standing

# Where the plan's citations say that they stand in its trích yếu.
SUBJECT_PLACE = "H.trichyeu"


@dataclass(frozen=True)
class Ground:
    """One round at one moment, as the order sees it; `kept` when it is a snapshot's figures."""

    rows: Session
    order: Order
    plan: PlanFacts
    around: RoundInfo
    at: datetime
    choices: Choices
    as_of: datetime | None
    tasks: dict[int, TaskInfo]
    agencies: dict[int, AgencyInfo]
    kept: KeptFigures | None = None

    @property
    def today(self) -> date:
        return day_of(self.at)

    @property
    def visit(self) -> Visit:
        """The same for the parts of pages that a paper repeats."""
        return Visit(self.rows, self.order.actor, self.at, self.today, self.choices)

    def lines(self, agency_id: int | None = None) -> list[Line]:
        """The reports, by the same query as the screens; a snapshot's are its own rows."""
        if self.kept is not None:
            return [line for line in map(_kept_line, self.kept.lines)
                    if agency_id in (None, line.agency_id)]
        return boards.board(self.rows, self.around.id, today=self.today, choices=self.choices,
                            agency_id=agency_id, as_of=self.as_of)

    def said(self, agency_id: int | None = None) -> dict[int, SaidWords]:
        """The agencies' words of that moment, by report."""
        return facts.words(self.rows, self.around.id, until=self.as_of, agency_id=agency_id)

    def task_line(self, task_id: int, longest: int = 220) -> str:
        """A task in one line; what speaks of an internal document is for those who see all."""
        task = self.tasks[task_id]
        return words.task_line(task.path, self.task_words(task), longest)

    def task_words(self, task: TaskInfo) -> str:
        """A task's words, for whoever may read them in a paper."""
        sees_all = can(self.order.actor, Action.VIEW_ALL)
        if not sees_all and task.path in hidden_paths(self.rows, self.plan.id):
            return words.HIDDEN_TASK
        return " ".join(task.words.split()).rstrip(" ./;")

    def plan_cited(self, *, is_agencys: bool = False) -> str:
        """The plan with number, day, issuer and subject, as it is cited first.

        A paper of an agency's, or to one, leaves out a subject that names an internal document.
        """
        plan = self.plan
        is_told = not (is_agencys and names_internal(self.rows, plan))
        return words.plan_cited(texts.DOCUMENT_KINDS[plan.kind], plan.number, plan.issued_on,
                                plan.issuer, plan.subject if is_told else "")

    @property
    def named(self) -> str:
        """The plan by its kind and number."""
        return plan_words.numbered(self.plan)

    @property
    def is_usual(self) -> bool:
        """Whether it is the plan that words about its parts were written for."""
        return kept_plans.every_by_id(self.rows)[self.plan.id].key == kept_plans.PLAN_KEY


def ground_of(
    rows: Session, order: Order, *, round_id: int, kept: KeptFigures | None = None
) -> Ground:
    """The ground of a round, whose plan the session turns to. Raises NotFound."""
    plan = kept_plans.turned_to(rows, round_id)
    around = next((one for one in boards.rounds(rows, plan) if one.id == round_id), None)
    if around is None:
        raise NotFound("round", id=round_id)
    at = kept.taken_at if kept else order.as_of or order.at
    as_of = kept.taken_at if kept else order.as_of
    choices = order.choices
    if kept is not None:
        choices = read({name: said for name, said in kept.choices.items() if name != "soon_until"})
    headings = frozenset(kind.upper() for kind in texts.DOCUMENT_KINDS.values())
    return Ground(
        rows, order, facts.plan_facts(rows, plan, headings), around, at, choices, as_of,
        {one.id: one for one in plans.tasks(rows, plan)},
        {one.id: one for one in plans.agencies(rows)}, kept,
    )


def names_internal(rows: Session, plan: PlanFacts) -> bool:
    """Whether the plan's subject speaks of an internal document, or the plan is one."""
    inner = rows.execute(select(Document.id, Document.number)
                         .where(Document.sensitivity == Sensitivity.INTERNAL)).all()
    if any(one.id == plan.id or (one.number and one.number in plan.subject) for one in inner):
        return True
    cited = select(Citation.place, Citation.surface).where(
        Citation.document_id == plan.id, Citation.cited_id.in_([one.id for one in inner]))
    return any(place == SUBJECT_PLACE or surface in plan.subject
               for place, surface in rows.execute(cited))


def agency_of(ground: Ground, agency_id: int) -> AgencyInfo:
    """One agency. Raises NotFound."""
    if agency_id not in ground.agencies:
        raise NotFound("agency", id=agency_id)
    return ground.agencies[agency_id]


def present_only(order: Order) -> None:
    """Refuse a past moment where only the present can be told."""
    if order.as_of is not None:
        raise Refused("paper_only_now")


def _kept_line(row: list[object]) -> Line:
    """A row as registry.snapshots keeps it; freshness is not kept and not told."""
    report_id, task_id, agency_id, state, verification, percent, due_on, on, stands = row
    return Line(
        report_id, task_id, agency_id, State(state), Verification(verification), percent,
        date.fromisoformat(due_on) if due_on else None,
        date.fromisoformat(on) if on else None, None, False, Standing(stands), False,
    )


def told(line: Line) -> bool:
    """Whether a report's words count: sent by its agency, and not given back."""
    return line.verification in (Verification.SELF_REPORTED, Verification.VERIFIED)


def by_task(lines: Iterable[Line]) -> dict[int, list[Line]]:
    """Reports by their task, in the plan's order."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.task_id, []).append(line)
    return found
