"""What a calendar feed says: each due day, of a plan or of one agency, as an event in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from dashboard import ics, texts
from dashboard.calendar_reasons import Whys, why, whys
from dashboard.components import STANDING_ORDER, address
from dashboard.queries import board as boards
from dashboard.queries import calendar as agencies
from dashboard.queries import feeds as queries
from dashboard.queries import kept_plans
from dashboard.queries import plan as plans
from dashboard.queries.feeds import Due
from dashboard.queries.plan import TaskInfo
from dashboard.queries.screens import hidden_paths
from dashboard.texts import feeds as words
from dashboard.texts import plans as plan_words
from db.vocabulary import State
from registry import settings


@dataclass(frozen=True, slots=True)
class Scene:
    """Whose calendar it is and what its events are called by."""

    plan: str
    agency: str | None
    code: str | None
    tasks: dict[int, TaskInfo]
    whys: Whys
    base: str
    today: date
    is_demonstration: bool
    category: str

    @property
    def named(self) -> str | None:
        """What an address must say of the plan; the usual one needs no word."""
        return None if self.plan == kept_plans.PLAN_KEY else self.plan


def calendar_of(
    session: Session,
    plan_id: int,
    agency_id: int | None,
    *,
    base: str,
    today: date,
    is_demonstration: bool,
) -> tuple[str, str, str, list[ics.Entry]]:
    """A calendar's name, a line about it, its page, and its events by day."""
    rounds = boards.rounds(session, plan_id)
    dues = queries.dues(session, rounds, agency_id, today=today, choices=settings.choices(session))
    agency = agencies.agency(session, agency_id) if agency_id is not None else None
    kept = kept_plans.every_by_id(session)[plan_id]
    scene = Scene(
        plan=kept.key,
        category=plan_words.written(kept),
        agency=agency.name if agency else None,
        code=agency.code if agency else None,
        tasks=_tasks(session, plan_id),
        whys=whys(session, {one.deadline_id for one in dues}),
        base=base,
        today=today,
        is_demonstration=is_demonstration,
    )
    plan = plan_words.short(kept)
    return (
        words.calendar_name(plan, scene.agency, is_demonstration=is_demonstration),
        words.about(plan, scene.agency, base, is_demonstration=is_demonstration),
        f"{base}{address('/calendar', agency=scene.code, plan=scene.named)}",
        [_entry(scene, due) for due in dues],
    )


def _tasks(session: Session, plan_id: int) -> dict[int, TaskInfo]:
    """The plan's tasks by id. A feed is read by programs outside the house: what speaks of an
    internal document is named by its place alone."""
    hidden = hidden_paths(session, plan_id)
    return {task.id: replace(task, words=words.HIDDEN) if task.path in hidden else task
            for task in plans.tasks(session, plan_id)}


def _entry(scene: Scene, due: Due) -> ics.Entry:
    task = scene.tasks[due.task_id]
    kind = words.kind_of(due.states, is_gone=due.is_gone, is_done=due.is_done,
                         has_day=due.has_day)
    code = due.whose.code if due.whose else None
    where = scene.base + address(f"/tasks/{due.task_id}", agency=code, round=due.year,
                                 plan=scene.named)
    is_open = not (due.is_gone or due.is_done)
    worst = min(STANDING_ORDER.index(one) for one in due.by_standing)
    # An agency knows whose calendar it reads; in the plan's, an agency with a day of its own is
    # named.
    named = due.whose.name if due.whose and scene.agency is None else None
    return ics.Entry(
        uid=ics.uid(scene.plan, due.year, due.task_id, code,
                    is_demonstration=scene.is_demonstration),
        due_on=due.due_on,
        summary=words.summary(kind, task.path, task.words, named,
                              is_demonstration=scene.is_demonstration),
        description=_description(scene, due, task, where),
        address=where,
        categories=(scene.category, texts.STANDINGS[STANDING_ORDER[worst]]),
        sequence=due.sequence,
        changed_at=due.changed_at,
        is_cancelled=due.is_gone,
        alarm=words.alarm(kind, task.path, due.due_on)
        if is_open and due.due_on >= scene.today else "",
    )


def _description(scene: Scene, due: Due, task: TaskInfo, where: str) -> str:
    if due.whose:
        how = words.standing_of_one(scene.today, next(iter(due.by_standing)),
                                    next(iter(due.states)), due.percent)
    else:
        how = words.standing_of_all(scene.today, due.by_standing, due.states[State.DONE],
                                    due.applicable)
    return words.description(
        place=task.path,
        said=task.words,
        due_on=due.due_on,
        has_day=due.has_day,
        year=due.year,
        agency=due.whose.name if due.whose else None,
        how=how,
        why=why(due.deadline_id, scene.whys),
        address=where,
        is_demonstration=scene.is_demonstration,
    )
