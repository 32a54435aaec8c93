"""/my — an agency's desk: what it owes, what was returned and why, each report to send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dash import Input, Output, State, html, no_update

from dashboard import across_plans, given, texts
from dashboard.access import guarded_callback
from dashboard.basis_views import basis_link
from dashboard.components import (
    address,
    chip,
    choices_bar,
    empty,
    heading,
    state_mark,
    verification_mark,
)
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.help_views import tour_offer
from dashboard.no_round import no_round
from dashboard.programme_views import own_tasks
from dashboard.queries import board as boards
from dashboard.queries import my as desk
from dashboard.queries import plan as plans
from dashboard.queries import tasks as reports
from dashboard.queries.board import Line, RoundInfo
from dashboard.queries.my import Group
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.queries.remembered import remember
from dashboard.report_area import report_area
from dashboard.report_views import STILL_OWED, history
from dashboard.request_views import agency_requests
from dashboard.store import record, visit_of
from dashboard.texts import my as words
from dashboard.texts import status_import as import_words
from dashboard.texts import tasks as task_words
from dashboard.texts.heatmap import label, title
from dashboard.visit import Page, Visit
from registry.policy import Action


@dataclass(frozen=True)
class Desk:
    """What lies on one agency's desk in one round; `lines` in the order they are listed."""

    visit: Visit
    agency: AgencyInfo
    around: RoundInfo
    tasks: dict[int, TaskInfo]
    lines: dict[Group, list[Line]]
    reasons: dict[int, str]
    drafts: dict[int, datetime]

    @property
    def listed(self) -> list[Line]:
        """Every report, in the order of the list."""
        return [line for lines in self.lines.values() for line in lines]

    def where(self, report_id: int | None) -> str:
        """The address of the desk with one report open, or none."""
        return address("/my", round=self.around.year, report=report_id)


def layout(visit: Visit, **_address: str) -> Page:
    """The agency's reports of a round; `?report=` opens one of them in its form."""
    plan = boards.plan_id(visit.session)
    around, known = chosen_round(visit, plan)
    if around is None:
        others = across_plans.waiting(visit, "/my")
        tree = [heading(texts.MY_DESK, visit), *no_round(visit, task_words.NO_ROUND),
                *([others] if others else [])]
        return Page(texts.MY_DESK, Drawn(tree=tree))
    here = _desk(visit, plan, around)
    opened = _open(here, plan)
    asked = remember(
        visit.session,
        ("asked", around.id, here.agency.id, visit.today),
        lambda: agency_requests(visit, here.agency.id, around),
    )
    left = [Drawn(id="my-list", tree=_list(here))]
    rest = [
        *([Drawn(tree=[el("section", *asked, id="my-asked", class_="sheet")])] if asked else []),
        *own_tasks(visit, here.agency.id, around),
    ]
    columns = html.Div(
        [html.Div(left + rest if opened else left, className="stack"),
         html.Div(opened or rest, className="side")],
        className="my-columns opened" if opened else "my-columns",
    )
    offer = Drawn(tree=tour_offer(visit, at_desk=True))
    return Page(texts.MY_DESK, [Drawn(tree=_head(here, known)), offer, columns])


def _desk(visit: Visit, plan: int, around: RoundInfo) -> Desk:
    agency_id = visit.only_agency
    lines = boards.board(
        visit.session, around.id, today=visit.today, choices=visit.choices, agency_id=agency_id
    )
    grouped: dict[Group, list[Line]] = {group: [] for group in Group}
    for line in sorted(lines, key=lambda one: (one.due_on or date.max)):
        grouped[desk.group_of(line)].append(line)
    return Desk(
        visit,
        next(one for one in plans.agencies(visit.session) if one.id == agency_id),
        around,
        {one.id: one for one in plans.tasks(visit.session, plan)},
        grouped,
        desk.return_reasons(visit.session, around.id, agency_id or 0),
        desk.drafts(visit.session, around.id, visit.actor.id),
    )


def _head(here: Desk, known: list[RoundInfo]) -> list[Node]:
    around = here.around
    options = [(str(item.year), str(item.year)) for item in known]
    chosen = choices_bar(texts.ROUND, "/my", {"round": str(around.year)}, "round", options)
    return [
        heading(texts.MY_DESK, here.visit, el("div", chosen, class_="filters")),
        el("p", el("b", here.agency.name), " · ", texts.round_of(around.year), " · ",
           _until(here), " · ", link(address("/update/import", round=around.year),
                                     import_words.LINK), " · ",
           link(f"/papers/agency-report/agency:{here.agency.id}:round:{around.id}", words.AS_PAPER),
           class_="my-round"),
        across_plans.waiting(here.visit, "/my"),
        _to_answer(here),
    ]


def _to_answer(here: Desk) -> Node:
    """How many questions wait for an answer, before anything else."""
    count = desk.to_answer(here.visit.session, here.around.id, here.agency.id)
    if not count:
        return None
    return el("p", link("#my-asked", words.TO_ANSWER.format(count=texts.number(count))),
              class_="warn my-alert")


def _until(here: Desk) -> str:
    around = here.around
    if around.is_locked:
        return words.LOCKED.format(year=around.year)
    if around.is_closed:
        return words.CLOSED.format(year=around.year)
    if around.closes_on is None:
        return task_words.NO_DAY
    return words.receives_until(around.closes_on, here.visit.today)


def _task(here: Desk, task_id: int) -> str:
    return address(f"/tasks/{task_id}", agency=here.agency.code, round=here.around.year)


def _list(here: Desk) -> list[Node]:
    """The tiles, and below them the reports that each of them counts."""
    if not here.listed:
        return [empty(words.NO_REPORTS)]
    filled = {group: lines for group, lines in here.lines.items()
              if lines or group is not Group.SETTLED}
    tiles = [
        el("li", link(f"#my-{group}", el("b", texts.number(len(lines))),
                      el("span", words.TILES[group])),
           class_="tone s0" if lines and group is Group.RETURNED else "tone")
        for group, lines in filled.items()
    ]
    owed = el("li", link(address("/tasks", round=here.around.year),
                         el("b", texts.number(len(here.listed))), el("span", words.OWED)),
              el("small", words.OWED_NOTE), class_="tone")
    return [
        el("ul", owed, *tiles, class_="tiles"),
        *(_group(here, group, lines) for group, lines in filled.items()),
    ]


def _group(here: Desk, group: Group, lines: list[Line]) -> list[Node]:
    head = el("h2", f"{words.TILES[group]} ({texts.number(len(lines))})")
    rows = el("ol", *(_row(here, line) for line in lines), class_="my-list")
    return el("section", head, rows if lines else None, id=f"my-{group}")


def _row(here: Desk, line: Line) -> list[Node]:
    task, today = here.tasks[line.task_id], here.visit.today if line.state in STILL_OWED else None
    kept = here.drafts.get(line.report_id)
    reason = here.reasons.get(line.report_id)
    facts = el(
        "span",
        chip(line.standing),
        el("span", words.due(line.due_on, today) if line.due_on else ""),
        state_mark(line.state),
        el("span", "" if line.percent is None else texts.percent(line.percent)),
        _whose_word(line),
        el("span", words.DRAFT_AT.format(hour=task_words.hour(kept)), class_="draft")
        if kept else None,
        class_="my-facts",
    )
    is_open = here.visit.asked_number("report") == line.report_id
    return el(
        "li",
        link(here.where(line.report_id), el("span", title(task.path, task.words)), facts,
             aria_current="true" if is_open else None),
        basis_link(_task(here, task.id)),
        el("p", el("b", words.REASON), reason, class_="said-words my-reason") if reason else None,
    )


def _whose_word(line: Line) -> list[Node]:
    """Whose word a report is; what an agency only saved is nobody's word yet."""
    if desk.group_of(line) is not Group.IN_HAND:
        return verification_mark(line.verification, on_behalf=line.is_on_behalf)
    typed_by = el("span", f" ({texts.ON_BEHALF})", class_="quiet") if line.is_on_behalf else None
    return el("span", words.SAVED, typed_by, class_="verified-none")


def _open(here: Desk, plan: int) -> list[Any]:
    """The report that the address asks for, beside the list."""
    wanted = here.visit.asked_number("report")
    if wanted is None:
        return []
    ids = [line.report_id for line in here.listed]
    if wanted not in ids:
        return [Drawn(tree=[el("p", words.TOO_FAR, class_="quiet")])]
    place = ids.index(wanted)
    report = reports.report_by_id(here.visit.session, wanted)
    task = here.tasks[report.task_id]
    before = ids[place - 1] if place else None
    after = ids[place + 1] if place + 1 < len(ids) else None
    turning = el(
        "nav",
        link(here.where(before), words.PREVIOUS) if before else None,
        link(here.where(after), words.NEXT) if after else None,
        link(here.where(None), words.CLOSE),
        class_="my-turning",
        aria_label=texts.TASK,
    )
    said = el("p", texts.shortened(task.words, 260), " ",
              link(_task(here, task.id), words.OPEN_TASK), class_="my-task")
    past = [el("h2", task_words.HISTORY), history(here.visit.session, wanted)]
    return [
        Drawn(tree=[turning, said]),
        report_area(here.visit, here.around, report, f"{texts.TASK} {label(task.path)}"),
        Drawn(id="my-history", tree=past),
    ]


@guarded_callback(
    Output("my-list", "tree"),
    Output("my-history", "tree"),
    Input("report-saved", "data"),
    State("address", "search"),
    needs=Action.REPORT,
    prevent_initial_call=True,
)
def redraw(saved: Any, search: Any) -> tuple[Any, Any]:
    """Show the saved report in its group and in its history, without opening the page again."""
    if not saved:
        return no_update, no_update
    report_id = given.row_id(given.part(saved, "id"))
    with record().reading() as rows:
        visit = visit_of(rows, given.query(search))
        plan = boards.plan_id(rows)
        around, _known = chosen_round(visit, plan)
        if around is None:
            return no_update, no_update
        here = _desk(visit, plan, around)
        if report_id not in [line.report_id for line in here.listed]:
            return _list(here), no_update
        return _list(here), [el("h2", task_words.HISTORY), history(rows, report_id)]
