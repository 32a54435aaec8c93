"""/update/import — a table of statuses as agencies send it: matched, shown row by row, recorded."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, html, no_update

from dashboard import access, given, notices, outcomes, texts
from dashboard.access import guarded_callback
from dashboard.components import address, choices_bar, choices_menu, heading
from dashboard.drawn import Drawn, Node, Upload, el, link
from dashboard.exchange_files import folder
from dashboard.filters import chosen_round
from dashboard.no_round import without_round
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries.board import RoundInfo
from dashboard.status_import_runs import dry_run
from dashboard.status_import_views import PATH, Table, busy, shown
from dashboard.store import record, visit_of
from dashboard.texts import status_import as words
from dashboard.visit import Page, Visit
from registry import clock
from registry.errors import NotFound, Refused
from registry.policy import Action
from registry.statuses import sheets, waiting
from registry.statuses.apply import record_planned
from registry.statuses.columns import Column


def layout(visit: Visit, **_address: str) -> Page:
    """How it is done, for which round and whose table it is, and the dry run of the one sent."""
    around, known = chosen_round(visit, boards.plan_id(visit.session))
    if around is None:
        return without_round(visit, words.TITLE, words.NO_ROUND)
    upload = Upload(id="status-upload", address=f"{PATH}/file", words=words.UPLOAD,
                    largest=sheets.LARGEST, accept=sheets.ENDING)
    return Page(words.TITLE, [
        Drawn(tree=_head(visit, known, around)),
        html.Section([upload], className="sheet"),
        html.Div(_dry_run(visit), id="status-plan"),
    ])


def _head(visit: Visit, known: list[RoundInfo], around: RoundInfo) -> list[Node]:
    code = visit.query.get("agency", "")
    template = address("/update/template.xlsx", round=around.year, agency=code or None)
    back = (link("/my", words.TO_MY) if visit.only_agency else link("/update", words.TO_UPDATE))
    rounds = [(str(one.year), str(one.year)) for one in known]
    filters = [choices_bar(texts.ROUND, PATH, {**visit.query, "round": str(around.year)}, "round",
                           rounds)]
    if visit.only_agency is None:
        agencies = plans.agencies(visit.session, with_reports_in=around.id)
        names = [("", words.BY_ROW), *((one.code, one.short_name) for one in agencies)]
        filters.append(choices_menu(words.WHOSE, PATH, visit.query, "agency", names))
    return [
        heading(words.TITLE),
        el("p", words.LEAD, class_="lead"),
        el("ul", *(el("li", line) for line in words.HOW), class_="import-how"),
        el("p", link(template, words.TEMPLATE.format(year=around.year), data_file="true",
                     class_="btn"), back, class_="import-links"),
        el("div", *filters, class_="filters stacked"),
    ]


def _dry_run(visit: Visit) -> list[Any]:
    """What the waiting table would do; nothing when none is waiting."""
    try:
        note = waiting.noted(folder(), actor=visit.actor)
    except NotFound:
        return []
    around, _ = chosen_round(visit, boards.plan_id(visit.session))
    if around is None:
        return []
    agency_id = _agency(visit)
    try:
        return shown(Table(visit, note.name, around), dry_run(visit, note, around.id, agency_id))
    except Refused as refused:
        if refused.code != "sheet_busy":
            raise
        return busy(refused)


def _agency(visit: Visit) -> int | None:
    """Whose table it is where its rows do not say so."""
    code = visit.query.get("agency", "")
    if visit.only_agency is not None or not code:
        return visit.only_agency
    found = next((one.id for one in plans.agencies(visit.session) if one.code == code), None)
    if found is None:
        raise NotFound("agency")
    return found


@guarded_callback(
    Output("status-plan", "children"),
    Input("status-upload", "sent"),
    State("address", "search"),
    needs=Action.RECORD_STATUS,
    prevent_initial_call=True,
)
def check(sent: Any, search: Any) -> Any:
    """Show the dry run of a table that has just been received."""
    return _drawn(search) if sent else no_update


@guarded_callback(
    Output("status-plan", "children", allow_duplicate=True),
    Input("status-match", "n_clicks"),
    *(State(f"status-column-{column.value}", "value") for column in Column),
    State("address", "search"),
    needs=Action.RECORD_STATUS,
    prevent_initial_call=True,
)
@outcomes.said_beside("status-match", outputs=1)
def match(n_clicks: Any, *given_: Any) -> Any:
    """Read the table again with the columns as a person put them."""
    if not n_clicks:
        return no_update
    *places, search = given_
    chosen = {column: _place(value) for column, value in zip(Column, places, strict=True)}
    used = [place for place in chosen.values() if place >= 0]
    if len(used) != len(set(used)):
        raise Refused("sheet_column_twice")
    waiting.choose(folder(), chosen, actor=access.actor())
    return _drawn(search)


@guarded_callback(
    Output("status-plan", "children", allow_duplicate=True),
    Input("status-record", "n_clicks"),
    State("status-digest", "data"),
    State("status-leaves", "value"),
    State("address", "search"),
    needs=Action.RECORD_STATUS,
    prevent_initial_call=True,
)
@outcomes.said_beside("status-record", outputs=1)
def take(n_clicks: Any, key: Any, leaves: Any, search: Any) -> Any:
    """Record what the dry run showed; when the record moved meanwhile, show the new dry run."""
    if not n_clicks:
        return no_update
    who = access.actor()
    note = waiting.noted(folder(), actor=who)
    # Compared before anybody has to wait for the record: the dry run is not made under its lock.
    with record().reading() as rows:
        visit = visit_of(rows, _query(search))
        around, _ = chosen_round(visit, boards.plan_id(rows))
        if around is None:
            raise NotFound("round")
        run = dry_run(visit, note, around.id, _agency(visit))
    try:
        if run.plan is None:
            raise run.refused or Refused("sheet_moved")
        if run.plan.digest != given.words(key):
            raise Refused("sheet_moved")
        with record().writing() as rows:
            done = record_planned(rows, run.plan, note, expected=given.words(key),
                                  leaves_others=leaves is True, actor=who, at=clock.now())
    except Refused as refused:
        if refused.code != "sheet_moved":
            raise
        notices.show_error(refused)
        return _drawn(search)
    waiting.forget(folder(), actor=who)
    notices.show(words.recorded(done))
    return []


@guarded_callback(
    Output("status-plan", "children", allow_duplicate=True),
    Input("status-discard", "n_clicks"),
    needs=Action.RECORD_STATUS,
    prevent_initial_call=True,
)
def discard(n_clicks: Any) -> Any:
    """Let the waiting table go."""
    if not n_clicks:
        return no_update
    waiting.forget(folder(), actor=access.actor())
    notices.show(words.DISCARDED)
    return []


def _place(value: Any) -> int:
    said = given.words(value)
    if said.removeprefix("-").isdecimal() and len(said) < 4:
        return max(int(said), -1)
    raise Refused("bad_choice")


def _query(search: Any) -> dict[str, str]:
    """The filters of the page's own address; the present alone is written to."""
    return {name: said for name, said in given.query(search).items() if name != "as_of"}


def _drawn(search: Any) -> list[Any]:
    with record().reading() as rows:
        return _dry_run(visit_of(rows, _query(search)))
