"""The rows of the annex: each report of a round with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.deadline_reasons import because
from dashboard.making import Order
from dashboard.queries import annex as queries
from dashboard.queries import basis, kept_plans
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries.annex import Reports, Words
from dashboard.queries.board import Line, RoundInfo
from dashboard.queries.plan import AgencyInfo
from dashboard.queries.screens import hidden_paths
from dashboard.texts import annex as words
from dashboard.texts import paper_words
from dashboard.texts import plans as plan_words
from dashboard.texts import relations as relation_words
from dashboard.texts.heatmap import label
from db.vocabulary import AssignmentRole
from registry.clock import day_of, local
from registry.policy import Action, can
from registry.settings import Choices

NOTHING = Words("", "", "", "")
BESIDE = (AssignmentRole.COORDINATE, AssignmentRole.REQUESTED)
Cell = str | int | float | date | datetime | None


class Ground(NamedTuple):
    """What all rows share: the plan's tasks and agencies, the moment, the choices of then.

    For those who do not see everything, tasks that speak of an `inner` document have no words.
    """

    plan: int
    tasks: dict[int, plans.TaskInfo]
    agencies: dict[int, AgencyInfo]
    parts: dict[int, dict[int, AssignmentRole]]
    at: datetime
    as_of: datetime | None
    choices: Choices
    inner: frozenset[str]
    # What the plan is called, by its number and on a line; its key when it is not the usual one.
    named: str
    line: str
    system: str
    key: str


def ground(session: Session, order: Order, as_of: datetime | None) -> Ground:
    """What is asked once for all rounds."""
    shown = kept_plans.shown(session)
    plan, at, choices = shown.id, order.at, order.choices
    sees_all = can(order.actor, Action.VIEW_ALL)
    hidden = frozenset() if sees_all else hidden_paths(session, plan)
    return Ground(
        plan,
        {one.id: replace(one, words=paper_words.HIDDEN_TASK) if one.path in hidden else one
         for one in plans.tasks(session, plan)},
        {one.id: one for one in plans.agencies(session)},
        queries.parts_of(session, plan),
        as_of or at,
        as_of,
        choices,
        frozenset() if sees_all else queries.inner_documents(session),
        plan_words.numbered(shown),
        plan_words.line(shown),
        plan_words.system(shown),
        "" if shown.key == kept_plans.PLAN_KEY else shown.key,
    )


def lines_of(
    session: Session, here: Ground, around: RoundInfo, agency_id: int | None
) -> list[Line]:
    """The reports of a round exactly as every other page has them."""
    return boards.board(session, around.id, today=day_of(here.at), choices=here.choices,
                        agency_id=agency_id, as_of=here.as_of)


def rows_of(
    session: Session, here: Ground, around: RoundInfo, lines: list[Line], agency_id: int | None
) -> Iterator[list[Cell]]:
    """A row for each line, in the order of `words.COLUMNS`, its number left to the sheet."""
    meant = Reports(around.id, agency_id, here.as_of)
    said, files = queries.words_of(session, meant), queries.files_of(session, meant)
    later, given = queries.extensions_of(session, meant), queries.deadlines_of(session, meant)
    days = queries.given_days(session, given.values())
    reasons = {id_: because(session, day) for id_, day in days.items()}
    resting = cache(lambda task: _basis(session, here, task))
    beside = cache(lambda task: _beside(here, task))
    for line in lines:
        task, agency = here.tasks[line.task_id], here.agencies[line.agency_id]
        written = said.get(line.report_id, NOTHING)
        count, old = later.get(line.report_id, (0, None))
        part = here.parts.get(line.task_id, {}).get(line.agency_id)
        yield [
            around.year, label(task.path), task.words, resting(task.id),
            words.unconfirmed(agency.name, agency.is_confirmed),
            texts.PARTS[part] if part else texts.UNVERIFIED, beside(task.id),
            line.due_on or words.NO_DUE, reasons.get(given.get(line.report_id, 0), ""),
            count, old, written.product, texts.STATES[line.state], texts.STANDINGS[line.standing],
            None if line.percent is None else line.percent / 100, line.reported_on,
            _whose(line), written.result, written.difficulties, written.proposals,
            files.get(line.report_id, 0), _moment(line.changed_at),
        ]


def _whose(line: Line) -> str:
    said = texts.VERIFICATIONS[line.verification]
    return f"{said} ({texts.ON_BEHALF})" if line.is_on_behalf else said


def _moment(at: datetime | None) -> datetime | None:
    """As a Vietnamese clock shows it; a table program knows no zones."""
    return local(at).replace(tzinfo=None, second=0, microsecond=0) if at else None


def _basis(session: Session, here: Ground, task_id: int) -> str:
    found = basis.of_task(session, here.plan, task_id, day_of(here.at))
    names: dict[str, None] = {}
    for one in found.own or found.above:
        if one.key not in here.inner:
            names[_document(one)] = None
    return "; ".join(names) or here.named


def _document(one: basis.Cited) -> str:
    if one.kind is None:
        return one.surface
    said = relation_words.name(one.kind, one.number, one.name)
    return f"{said} ({texts.day(one.issued_on)})" if one.issued_on else said


def _beside(here: Ground, task_id: int) -> str:
    """The agencies that work alongside, by their short names."""
    parts: dict[int, Any] = here.parts.get(task_id, {})
    return ", ".join(agency.short_name for id_, agency in here.agencies.items()
                     if parts.get(id_) in BESIDE)
