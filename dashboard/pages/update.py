"""/update — the November desk: Sở Nội vụ enters, confirms and returns the reports of a round."""

from __future__ import annotations

from typing import Any

from dashboard import texts
from dashboard.components import address, choices_bar, choices_menu, empty, heading
from dashboard.desk_rows import COLUMNS, grid_rows
from dashboard.drawn import Drawn, Grid, Node, el, link
from dashboard.filters import chosen_round, under
from dashboard.no_round import without_round
from dashboard.queries import board as boards
from dashboard.queries import desk as desks
from dashboard.queries import plan as plans
from dashboard.queries.board import RoundInfo
from dashboard.queries.desk import DeskRow
from dashboard.queries.scores import part_of
from dashboard.static import vendored
from dashboard.texts import desk as desk_words
from dashboard.texts import status_import as import_words
from dashboard.texts import tasks as task_words
from dashboard.texts import update as words
from dashboard.visit import Page, Visit
from db.vocabulary import State, Verification
from registry.standing import Standing

SHOW = ("open", "awaiting", "returned", "overdue", "unverified", "all")
PARTS = ("desk-grid.css", "desk-queue.js", "desk-grid.js", "desk-hand.js")


def layout(visit: Visit, **_address: str) -> Page:
    """The grid of one round; filters are addresses, so that a list can be sent to a colleague."""
    plan = boards.plan_id(visit.session)
    around, known = chosen_round(visit, plan)
    if around is None:
        return without_round(visit, texts.UPDATE, task_words.NO_ROUND)
    to_import = link(address("/update/import", round=around.year), import_words.LINK)
    head = [heading(texts.UPDATE, visit), el("p", to_import, class_="quiet"),
            _filters(visit, known, around), *_shut(around)]
    rows = _wanted(visit, plan, around)
    if not rows:
        return Page(texts.UPDATE, Drawn(tree=[*head, empty(words.NOTHING_TO_DO)]))
    body: list[Any] = [Drawn(tree=head)]
    if not around.is_locked:
        body.append(Grid(
            id="desk",
            source=[vendored(name) for name in PARTS],
            owner=str(visit.actor.id),
            words=desk_words.GRID,
            columns=COLUMNS,
            rows=grid_rows(visit, plan, around.year, rows),
        ))
    return Page(texts.UPDATE, body)


def _shut(around: RoundInfo) -> list[Node]:
    if around.is_locked:
        where = link("/rounds", words.TO_ROUNDS)
        return [el("p", words.LOCKED.format(year=around.year), " ", where, class_="warn")]
    if around.is_closed:
        return [el("p", words.CLOSED.format(year=around.year), class_="quiet")]
    return []


def _filters(visit: Visit, known: list[RoundInfo], around: RoundInfo) -> list[Node]:
    agencies = plans.agencies(visit.session, with_reports_in=around.id)
    rounds = [(str(item.year), str(item.year)) for item in known]
    by_name = [("", texts.ALL), *((item.code, item.short_name) for item in agencies)]
    tasks = plans.tasks(visit.session, boards.plan_id(visit.session))
    named = dict.fromkeys(part_of(task.path) for task in tasks)
    parts = [("", texts.ALL), *((part, part) for part in named)]
    return el(
        "div",
        choices_bar(texts.ROUND, "/update", visit.query, "round", rounds),
        choices_bar(words.SHOW, "/update", visit.query, "show", words.SHOW_OPTIONS),
        choices_bar(task_words.PART, "/update", visit.query, "section", parts),
        choices_menu(texts.AGENCY, "/update", visit.query, "agency", by_name),
        class_="filters stacked",
    )


def _wanted(visit: Visit, plan: int, around: RoundInfo) -> list[DeskRow]:
    codes = {item.id: item.code for item in plans.agencies(visit.session)}
    paths = {item.id: item.path for item in plans.tasks(visit.session, plan)}
    show = visit.asked("show", SHOW)
    code, section = visit.query.get("agency", ""), visit.query.get("section", "")
    rows = desks.desk_rows(visit.session, around.id, today=visit.today, choices=visit.choices)
    return [
        row
        for row in rows
        if _is_shown(row, show)
        and (not code or codes[row.agency_id] == code)
        and (not section or under(paths[row.task_id], section))
    ]


def _is_shown(row: DeskRow, show: str) -> bool:
    if show == "open":
        return row.state not in (State.DONE, State.NOT_APPLICABLE)
    if show == "awaiting":
        return row.state is State.AWAITING
    if show == "returned":
        return row.verification is Verification.RETURNED
    if show == "overdue":
        return row.standing is Standing.OVERDUE
    return show == "all" or row.verification is Verification.SELF_REPORTED
