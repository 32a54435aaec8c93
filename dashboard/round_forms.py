"""What may be done with a round now, as forms: each in its phase, and for the right that has it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from dashboard import texts
from dashboard.components import address
from dashboard.drawn import Drawn, Node, el, link
from dashboard.outcomes import place
from dashboard.queries import board as boards
from dashboard.queries import rounds as lives
from dashboard.queries.board import RoundInfo
from dashboard.queries.rounds import Counts
from dashboard.texts import rounds as words
from dashboard.visit import Visit
from registry import rounds
from registry.errors import RegistryError
from registry.policy import Action

# What a press just came to, by its button.
Outcome = dict[str, str]


def forms(visit: Visit, item: RoundInfo, count: Counts, outcome: Outcome) -> list[Any]:
    """What this person may do with this round in its phase."""
    found: list[Any] = []
    if visit.may(Action.CLOSE_ROUND) and not item.is_locked:
        found += [_lock(visit, item, count)] if item.is_closed else [_close(visit, item, count)]
        found.append(_extend(item, outcome))
    if visit.may(Action.REOPEN_ROUND) and item.is_locked:
        found.append(_reopen())
    if visit.may(Action.CLOSE_ROUND):
        found.append(_snapshot(outcome))
    title = Drawn(tree=[el("h2", words.DEEDS_TITLE.format(year=item.year))])
    if not found and not visit.may(Action.OPEN_ROUND):
        return [Drawn(tree=[el("p", words.NOTHING_TO_DO, class_="quiet")])]
    return [title, *found] if found else []


def open_form(visit: Visit, known: list[RoundInfo], outcome: Outcome) -> list[Any]:
    """A year, the day it opens, what that would make, and a tick that it was read."""
    if not visit.may(Action.OPEN_ROUND):
        return []
    this_year, years = visit.today.year, {item.year for item in known}
    free = [year for year in range(this_year, rounds.FIRST_YEAR - 1, -1) if year not in years]
    if not free:
        said = words.NONE_TO_OPEN.format(first=rounds.FIRST_YEAR, last=this_year,
                                         next=this_year + 1)
        return [_form(words.OPEN_NEW, [el("p", said, class_="quiet")],
                      place("rounds-open", outcome.get("rounds-open", "")))]
    year, today = free[0], texts.day(visit.today)
    return [
        _form(
            words.OPEN_NEW,
            [el("p", words.OPEN_NEW_HELP, class_="quiet")],
            dbc.Label(words.YEAR, html_for="rounds-year"),
            dbc.Input(id="rounds-year", value=str(year), inputmode="numeric", maxlength=4,
                      debounce=True),
            dbc.Label(words.OPENS_ON, html_for="rounds-opens-on"),
            dbc.Input(id="rounds-opens-on", value=today, placeholder=words.DAY_FORM, maxlength=10,
                      debounce=True),
            Drawn(id="rounds-foreseen", tree=foreseen(visit, year, visit.today)),
            _sure("rounds-open-sure", words.OPEN_CONFIRM),
            _foot(words.OPEN_NEW, "rounds-open", "secondary", outcome),
        )
    ]


def foreseen(visit: Visit, year: int, opens_on: date) -> list[Node]:
    """What opening a year would make, or why it cannot be opened."""
    try:
        found = rounds.foresee(visit.session, boards.plan_id(visit.session), year,
                               opens_on=opens_on, today=visit.today)
    except RegistryError as refused:
        return [el("p", texts.refusal(refused), class_="foreseen")]
    said = words.foreseen(year, found.reports, found.agencies, found.closes_on)
    return [el("p", said, class_="foreseen")]


def _close(visit: Visit, item: RoundInfo, count: Counts) -> html.Section:
    said = [el("p", words.CLOSE_HELP, class_="quiet")]
    is_early = item.closes_on is not None and visit.today <= item.closes_on
    if item.closes_on and is_early:
        first = texts.day(item.closes_on + timedelta(days=1))
        said.append(el("p", words.CLOSE_FROM.format(day=first)))
    looks = "secondary" if is_early else "primary"
    return _form(words.CLOSE, said,
                 _silent(count, words.CLOSE_SILENT),
                 _sure("rounds-close-sure", words.CLOSE_CONFIRM),
                 _foot(words.CLOSE, "rounds-close", looks))


def _extend(item: RoundInfo, outcome: Outcome) -> html.Section:
    title = words.RECEIVE_AGAIN if item.is_closed else words.EXTEND
    return _form(
        title,
        [el("p", words.EXTEND_HELP, class_="quiet")],
        dbc.Label(words.NEW_CLOSING, html_for="rounds-closes-on"),
        dbc.Input(id="rounds-closes-on", placeholder=words.DAY_FORM, maxlength=10),
        dbc.Label(words.REASON, html_for="rounds-extend-why"),
        dbc.Textarea(id="rounds-extend-why", maxlength=1000),
        _foot(title, "rounds-extend", "secondary", outcome),
    )


def _lock(visit: Visit, item: RoundInfo, count: Counts) -> html.Section:
    if count.waiting:
        where = link(address("/update", round=item.year, show="unverified"), words.SEE_WAITING)
        said = words.LOCK_WAITING.format(count=texts.number(count.waiting))
        return _form(words.LOCK, [el("p", said, " ", where)])
    names = {one.name for one in lives.kept(visit.session, item.id)}
    times = next(n for n in range(1, len(names) + 2) if words.name_for(item.year, n) not in names)
    return _form(
        words.LOCK,
        [el("p", words.LOCK_HELP, class_="quiet")],
        dbc.Label(words.NAME, html_for="rounds-lock-name"),
        dbc.Input(id="rounds-lock-name", value=words.name_for(item.year, times), maxlength=200),
        _silent(count, words.LOCK_SILENT),
        _sure("rounds-lock-sure", words.LOCK_CONFIRM.format(year=item.year)),
        _foot(words.LOCK, "rounds-lock", "primary"),
    )


def _snapshot(outcome: Outcome) -> html.Section:
    return _form(
        words.SNAPSHOT,
        [el("p", words.SNAPSHOT_HELP, class_="quiet")],
        dbc.Label(words.NAME, html_for="rounds-name"),
        dbc.Input(id="rounds-name", maxlength=200),
        _foot(words.SNAPSHOT, "rounds-keep", "secondary", outcome),
    )


def _reopen() -> html.Section:
    return _form(
        words.REOPEN,
        [el("p", words.REOPEN_HELP, class_="quiet")],
        dbc.Label(words.REASON, html_for="rounds-reopen-why"),
        dbc.Textarea(id="rounds-reopen-why", maxlength=1000),
        _foot(words.REOPEN, "rounds-reopen", "danger"),
    )


def _silent(count: Counts, said: str) -> Drawn:
    """How many reports are still missing; the table above opens their list."""
    missing = said.format(count=texts.number(count.silent))
    return Drawn(tree=[el("p", missing, class_="foreseen")] if count.silent else [])


def _sure(id_: str, label: str) -> dbc.Checkbox:
    return dbc.Checkbox(id=id_, label=label, value=False)


def _foot(label: str, button: str, color: str, outcome: Outcome | None = None) -> html.Div:
    """A button, and beside it what its press came to."""
    said = place(button, (outcome or {}).get(button, ""))
    return html.Div([dbc.Button(label, id=button, color=color), said], className="form-foot")


def _form(title: str, said: list[Node], *fields: Any) -> html.Section:
    head = Drawn(tree=[el("h3", title), *said])
    return html.Section([head, *fields], className="sheet round-form")
