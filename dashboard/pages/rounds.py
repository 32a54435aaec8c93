"""/rounds — a round's life: opened, extended, closed, locked, and its figures kept for ever."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, round_views, texts
from dashboard.access import guarded_callback
from dashboard.components import empty, heading
from dashboard.drawn import Drawn
from dashboard.filters import chosen_round
from dashboard.no_round import no_round
from dashboard.outcomes import place, said_beside
from dashboard.queries import board as boards
from dashboard.queries import rounds as lives
from dashboard.queries.rounds import Counts
from dashboard.round_forms import foreseen, forms, open_form
from dashboard.store import record, visit_of
from dashboard.texts import rounds as words
from dashboard.visit import Page, Visit
from registry import clock, rounds, snapshots
from registry.errors import Refused
from registry.policy import Action

# Their forms are gone once they are done.
ENDING = ("rounds-close", "rounds-lock", "rounds-reopen")


def layout(visit: Visit, **_address: str) -> Page:
    """Every round in a table, and beneath it the one of `?round=` with what may be done with it."""
    return Page(texts.ROUNDS, html.Div(_body(visit), id="rounds-body"))


def _body(visit: Visit, done: str = "", sentence: str = "") -> list[Any]:
    """The page; after a deed, with what came of it in the place of its form."""
    plan = boards.plan_id(visit.session)
    chosen, known = chosen_round(visit, plan)
    head = heading(texts.ROUNDS, visit)
    outcome = {done: sentence}
    opening = open_form(visit, known, outcome)
    if chosen is None:
        told = [empty(words.NO_ROUND)] if opening else no_round(visit, words.NO_ROUND)
        return [Drawn(tree=[head, *told]), *opening]
    counts = lives.counts(visit.session, plan)
    found = counts.get(chosen.id, Counts())
    left = Drawn(tree=round_views.life(visit, chosen, found), className="round-life")
    gone = [place(done, sentence)] if done in ENDING else []
    right = [*gone, *forms(visit, chosen, found, outcome), *opening]
    return [
        dcc.Store(id="rounds-key", data={"round": chosen.id}),
        Drawn(tree=[head, *round_views.table(visit, known, counts, chosen)]),
        html.Div([left, html.Div(right, className="side round-forms")],
                 className="columns wide-narrow"),
    ]


def _drawn_again(year: int, done: str, sentence: str) -> list[Any]:
    notices.clear()
    with record().reading() as rows:
        return _body(visit_of(rows, {"round": str(year)}), done, sentence)


@guarded_callback(
    Output("rounds-foreseen", "tree"),
    Input("rounds-year", "value"),
    Input("rounds-opens-on", "value"),
    needs=Action.OPEN_ROUND,
    prevent_initial_call=True,
)
def foresee(year: Any, opens_on: Any) -> Any:
    """Say what opening this year would make, while it is being chosen."""
    wanted, day = _year(year), _opening_day(opens_on)
    with record().reading() as rows:
        return foreseen(visit_of(rows), wanted, day)


@guarded_callback(
    Output("rounds-body", "children", allow_duplicate=True),
    Output("rounds-open", "disabled"),
    Input("rounds-open", "n_clicks"),
    State("rounds-year", "value"),
    State("rounds-opens-on", "value"),
    State("rounds-open-sure", "value"),
    needs=Action.OPEN_ROUND,
    prevent_initial_call=True,
)
@said_beside("rounds-open", outputs=2)
def open_round(n_clicks: Any, year: Any, opens_on: Any, is_sure: Any) -> tuple[Any, Any]:
    """Open a year: every duty of the plan gets its report."""
    if not n_clicks:
        return no_update, no_update
    wanted, day = _year(year), _opening_day(opens_on)
    _require_sure(is_sure)
    with record().writing() as rows:
        at = clock.now()
        around = rounds.open_round(rows, boards.plan_id(rows), wanted, opens_on=day,
                                   actor=access.actor(), at=at)
        round_id = around.id
    with record().reading() as rows:
        count = lives.counts(rows, boards.plan_id(rows))[round_id].total
    said = words.OPENED.format(year=wanted, count=texts.number(count))
    return _drawn_again(wanted, "rounds-open", said), False


@guarded_callback(
    Output("rounds-body", "children", allow_duplicate=True),
    Output("rounds-extend", "disabled"),
    Input("rounds-extend", "n_clicks"),
    State("rounds-key", "data"),
    State("rounds-closes-on", "value"),
    State("rounds-extend-why", "value"),
    needs=Action.CLOSE_ROUND,
    prevent_initial_call=True,
)
@said_beside("rounds-extend", outputs=2)
def extend_round(n_clicks: Any, key: Any, closes_on: Any, reason: Any) -> tuple[Any, Any]:
    """Let agencies send until a later day."""
    if not n_clicks:
        return no_update, no_update
    day = given.day(closes_on)
    if day is None:
        raise Refused("closing_day_needed")
    with record().writing() as rows:
        around = rounds.extend_round(rows, _round_id(key), day, given.words(reason),
                                     actor=access.actor(), at=clock.now())
    said = words.EXTENDED.format(year=around.year, day=texts.day(day))
    return _drawn_again(around.year, "rounds-extend", said), False


@guarded_callback(
    Output("rounds-body", "children", allow_duplicate=True),
    Output("rounds-close", "disabled"),
    Input("rounds-close", "n_clicks"),
    State("rounds-key", "data"),
    State("rounds-close-sure", "value"),
    needs=Action.CLOSE_ROUND,
    prevent_initial_call=True,
)
@said_beside("rounds-close", outputs=2)
def close_round(n_clicks: Any, key: Any, is_sure: Any) -> tuple[Any, Any]:
    """Let agencies send no more."""
    if not n_clicks:
        return no_update, no_update
    _require_sure(is_sure)
    with record().writing() as rows:
        around = rounds.close_round(rows, _round_id(key), actor=access.actor(), at=clock.now())
    said = words.CLOSED.format(year=around.year)
    return _drawn_again(around.year, "rounds-close", said), False


@guarded_callback(
    Output("rounds-body", "children", allow_duplicate=True),
    Output("rounds-lock", "disabled"),
    Input("rounds-lock", "n_clicks"),
    State("rounds-key", "data"),
    State("rounds-lock-name", "value"),
    State("rounds-lock-sure", "value"),
    needs=Action.CLOSE_ROUND,
    prevent_initial_call=True,
)
@said_beside("rounds-lock", outputs=2)
def lock_round(n_clicks: Any, key: Any, name: Any, is_sure: Any) -> tuple[Any, Any]:
    """Shut the books of a round and keep its figures."""
    if not n_clicks:
        return no_update, no_update
    _require_sure(is_sure)
    named = given.words(name)
    with record().writing() as rows:
        around = rounds.lock_round(rows, _round_id(key), named, actor=access.actor(),
                                   at=clock.now())
    said = words.LOCKED.format(year=around.year, name=named.strip())
    return _drawn_again(around.year, "rounds-lock", said), False


@guarded_callback(
    Output("rounds-body", "children", allow_duplicate=True),
    Output("rounds-keep", "disabled"),
    Input("rounds-keep", "n_clicks"),
    State("rounds-key", "data"),
    State("rounds-name", "value"),
    needs=Action.CLOSE_ROUND,
    prevent_initial_call=True,
)
@said_beside("rounds-keep", outputs=2)
def keep_figures(n_clicks: Any, key: Any, name: Any) -> tuple[Any, Any]:
    """Keep the figures of this moment under a name."""
    if not n_clicks:
        return no_update, no_update
    round_id, named = _round_id(key), given.words(name)
    with record().writing() as rows:
        snapshots.take(rows, round_id, named, actor=access.actor(), at=clock.now())
    said = words.KEPT.format(name=named.strip())
    return _drawn_again(_year_of(round_id), "rounds-keep", said), False


@guarded_callback(
    Output("rounds-body", "children", allow_duplicate=True),
    Output("rounds-reopen", "disabled"),
    Input("rounds-reopen", "n_clicks"),
    State("rounds-key", "data"),
    State("rounds-reopen-why", "value"),
    needs=Action.REOPEN_ROUND,
    prevent_initial_call=True,
)
@said_beside("rounds-reopen", outputs=2)
def reopen_round(n_clicks: Any, key: Any, reason: Any) -> tuple[Any, Any]:
    """Unlock a round, with a reason that stays."""
    if not n_clicks:
        return no_update, no_update
    with record().writing() as rows:
        around = rounds.reopen_round(rows, _round_id(key), given.words(reason),
                                     actor=access.actor(), at=clock.now())
    said = words.REOPENED.format(year=around.year)
    return _drawn_again(around.year, "rounds-reopen", said), False


def _round_id(key: Any) -> int:
    return given.row_id(given.part(key, "round"))


def _year_of(round_id: int) -> int:
    with record().reading() as rows:
        known = boards.rounds(rows, boards.plan_id(rows))
    return next(item.year for item in known if item.id == round_id)


def _year(value: Any) -> int:
    """A year from 2022 to this one: a coming round is opened when its year has come."""
    said, this_year = given.words(value).strip(), clock.today().year
    if not (said.isascii() and said.isdigit() and len(said) == 4):
        raise Refused("bad_year")
    if int(said) > this_year:
        raise Refused("round_year", first=rounds.FIRST_YEAR, last=this_year)
    return int(said)


def _opening_day(value: Any) -> date:
    day = given.day(value) or clock.today()
    if day > clock.today():
        raise Refused("round_opens_later", day=day)
    return day


def _require_sure(is_sure: Any) -> None:
    if is_sure is not True:
        raise Refused("round_confirm")
