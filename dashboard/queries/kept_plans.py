"""The plans that are kept side by side, and the one that a session is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard.queries.remembered import CHOSEN, remembered
from db.models import Document, Report, Round, Section, Task
from db.vocabulary import DocumentKind, State
from registry import usual_plan
from registry.errors import NotFound
from registry.imports.carried import GONE_PATH

# Shown when an address names no plan.
PLAN_KEY = usual_plan.KEY
STILL_OWED = (State.NOT_STARTED, State.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A document whose sections are kept: what every page calls it."""

    id: int
    key: str
    kind: DocumentKind
    number: str | None
    issued_on: date | None
    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class Size:
    """How much a plan holds: its tasks, and the years of its rounds that are not closed."""

    tasks: int
    open_years: tuple[int, ...]


@remembered
def every(session: Session) -> list[KeptPlan]:
    """Every plan, the one shown by default first, then in the order in which they were issued."""
    kept = select(Section.document_id).distinct()
    rows = session.execute(
        select(Document.id, Document.key, Document.kind, Document.number, Document.issued_on,
               Document.issuer, Document.subject, Document.subject_in_plan)
        .where(Document.id.in_(kept))
        .order_by(Document.issued_on, Document.id)
    )
    plans = [KeptPlan(*row[:6], row[6] or row[7] or "") for row in rows]
    return sorted(plans, key=lambda plan: plan.key != PLAN_KEY)


def every_by_id(session: Session) -> dict[int, KeptPlan]:
    """The same by their ids."""
    return {plan.id: plan for plan in every(session)}


def shown(session: Session) -> KeptPlan:
    """The plan that a session is about. Raises NotFound when none is kept."""
    chosen = session.info.get(CHOSEN)
    found = (plan for plan in every(session) if chosen in (None, plan.id))
    plan = next(found, None)
    if plan is None:
        raise NotFound("plan")
    return plan


def is_default(session: Session, plan: KeptPlan) -> bool:
    """Whether an address need not name this plan."""
    return plan == every(session)[0]


def is_usual(session: Session) -> bool:
    """Whether it is the plan that some of our own words about parts were written for."""
    return shown(session).key == PLAN_KEY


def of_key(session: Session, key: str) -> KeptPlan:
    """A plan by its permanent address. Raises NotFound."""
    plan = next((plan for plan in every(session) if plan.key == key), None)
    if plan is None:
        raise NotFound("plan", key=key[:80])
    return plan


def choose(session: Session, plan: KeptPlan) -> None:
    """From here on this session's figures are of this plan; the default is chosen by itself."""
    session.info.pop(CHOSEN, None)
    if not is_default(session, plan):
        session.info[CHOSEN] = plan.id


def turn_to(session: Session, plan_id: int) -> None:
    """Go on with the plan of a row that was asked for, whichever was chosen before."""
    plan = next((plan for plan in every(session) if plan.id == plan_id), None)
    if plan is not None:
        choose(session, plan)


def turned_to(session: Session, round_id: int) -> int:
    """The plan of a round; the session goes on with it when it was about another."""
    plan = of_round(session, round_id)
    if plan is None:
        raise NotFound("round", id=round_id)
    turn_to(session, plan)
    return plan


@remembered
def of_round(session: Session, round_id: int) -> int | None:
    """The plan whose round this is."""
    return session.scalar(select(Round.plan_id).where(Round.id == round_id))


def of_task(session: Session, task_id: int) -> int | None:
    """The plan that orders a task."""
    return session.scalar(select(Task.plan_id).where(Task.id == task_id))


@remembered
def owed(session: Session, agency_id: int | None) -> dict[int, int]:
    """How many reports each plan's open rounds still wait for, of one agency when asked."""
    wanted = (
        select(Round.plan_id, func.count())
        .join(Report, Report.round_id == Round.id)
        .where(Round.closed_at.is_(None), Round.locked_at.is_(None), Report.state.in_(STILL_OWED))
        .group_by(Round.plan_id)
    )
    if agency_id is not None:
        wanted = wanted.where(Report.agency_id == agency_id)
    return dict(session.execute(wanted).all())


@remembered
def task_counts(session: Session) -> dict[int, int]:
    """How many tasks each plan's text orders now, by its id; what a newer text dropped left out."""
    counted = (
        select(Task.plan_id, func.count())
        .join(Section, Section.id == Task.section_id)
        .where(~Section.path.startswith(GONE_PATH))
        .group_by(Task.plan_id)
    )
    return dict(session.execute(counted).all())


@remembered
def sizes(session: Session) -> dict[int, Size]:
    """How much each plan holds, by its id."""
    tasks = task_counts(session)
    years: dict[int, list[int]] = {}
    going = select(Round.plan_id, Round.year).where(
        Round.closed_at.is_(None), Round.locked_at.is_(None))
    for plan_id, year in session.execute(going.order_by(Round.year)):
        years.setdefault(plan_id, []).append(year)
    return {plan.id: Size(tasks.get(plan.id, 0), tuple(years.get(plan.id, ())))
            for plan in every(session)}
