"""The form by which Sở Nội vụ gives a task a due day, with the day told before it is set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update
from sqlalchemy.orm import Session

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.deadline_reasons import document_name, reasons
from dashboard.drawn import Drawn, Node, el
from dashboard.queries import board as boards
from dashboard.queries import deadlines as days
from dashboard.queries import tasks as reports
from dashboard.queries.tasks import Duty, ReportDetail, TaskDetail
from dashboard.store import record, visit_of
from dashboard.texts import deadline_form as words
from dashboard.texts import tasks as task_words
from dashboard.texts.deadlines import explain
from dashboard.visit import Visit
from db.vocabulary import DeadlineRule
from registry import clock, due_dates
from registry.deadlines import (
    FromDocument,
    LastWorkingDayOfQuarter,
    OnDate,
    Rule,
    WorkingDaysAfter,
)
from registry.errors import Refused, RegistryError, Stale
from registry.policy import Action

# What the form asks, in the order its callbacks are given it.
FIELDS = ("rule", "due-on", "event-on", "event", "days", "quarter", "document", "says",
          "stated-on", "before")


def deadline_form(
    visit: Visit, task: TaskDetail, around: boards.RoundInfo, duty: Duty, report: ReportDetail
) -> html.Details:
    """A rule with what it needs, the day it gives, a reason, and for whom."""
    seen = due_dates.newest(visit.session, around.id, task.id)
    kept = {"round": around.id, "task": task.id, "agency": duty.agency_id, "seen": seen}
    return html.Details(
        [
            html.Summary(task_words.SET_DEADLINE),
            dcc.Store(id="deadline-key", data=kept),
            dcc.Store(id="deadline-saved"),
            dbc.Label(words.RULE, html_for="deadline-rule"),
            _choice("rule", words.RULES, DeadlineRule.ON_DATE.value),
            html.Div(_fields(report), id="deadline-fields", className="fields on_date"),
            Drawn(id="deadline-preview", tree=_hint()),
            dbc.Label(words.REASON, html_for="deadline-reason"),
            dbc.Textarea(id="deadline-reason", maxlength=1000),
            dbc.Checkbox(id="deadline-one", label=task_words.ONLY_THIS_AGENCY, value=False),
            Drawn(tree=[el("p", words.FOR_ALL, class_="quiet")]),
            dbc.Button(task_words.SET_DEADLINE, id="deadline-save"),
        ],
        className="sheet deadline-form",
    )


def _fields(report: ReportDetail) -> list[Any]:
    """What each rule needs; the style sheet shows those of the rule that is chosen."""
    due_on = texts.day(report.due_on) if report.due_on else ""
    return [
        _group("on_date", (words.DUE_ON, _typed("due-on", due_on, words.DAY_FORM, 10))),
        _group("working_days_after",
               (words.DAYS, _typed("days", "", "5", 3)),
               (words.EVENT, _typed("event", "", words.EVENT_EXAMPLE, 200)),
               (words.EVENT_ON, _typed("event-on", "", words.DAY_FORM, 10))),
        _group("last_working_day_of_quarter",
               (words.QUARTER, _choice("quarter", words.QUARTERS, "4"))),
        _group("from_document",
               (words.DOCUMENT, _typed("document", "", words.DOCUMENT_EXAMPLE, 80)),
               (words.SAYS, _typed("says", "", "", 500)),
               (words.IS_BEFORE, _choice("before", words.IS_BEFORE_OPTIONS, "before")),
               (words.STATED_ON, _typed("stated-on", "", words.DAY_FORM, 10))),
        html.Datalist(id="deadline-documents"),
    ]


def _group(rule: str, *asked: tuple[str, Any]) -> html.Div:
    """The fields of one rule under their labels."""
    drawn = [part for label, field in asked for part in (
        dbc.Label(label, html_for=field.id), field)]
    return html.Div(drawn, className=f"for {rule}")


def _typed(name: str, value: str, example: str, longest: int) -> dbc.Input:
    suggested = {"list": "deadline-documents"} if name == "document" else {}
    return dbc.Input(id=f"deadline-{name}", value=value, placeholder=example, maxlength=longest,
                     debounce=True, **suggested)


def _choice(name: str, options: dict[str, str], value: str) -> dbc.Select:
    listed = [{"label": said, "value": key} for key, said in options.items()]
    return dbc.Select(id=f"deadline-{name}", options=listed, value=value)


def _hint() -> list[Node]:
    return [el("p", words.PREVIEW, class_="quiet foreseen")]


def _on_date(_rows: Session, said: dict[str, Any]) -> Rule:
    return OnDate(_day(said["due-on"]))


def _working_days_after(_rows: Session, said: dict[str, Any]) -> Rule:
    count = given.words(said["days"]).strip()
    if not (count.isascii() and count.isdigit() and len(count) <= 3):
        raise Refused("working_days_out_of_range", most=250)
    return WorkingDaysAfter(_day(said["event-on"]), given.words(said["event"]), int(count))


def _quarter(_rows: Session, said: dict[str, Any]) -> Rule:
    return LastWorkingDayOfQuarter(int(_one_of(words.QUARTERS, said["quarter"])))


def _from_document(rows: Session, said: dict[str, Any]) -> Rule:
    is_before = _one_of(words.IS_BEFORE_OPTIONS, said["before"]) == "before"
    document = days.document_meant(rows, given.words(said["document"]))
    return FromDocument(document.key, given.words(said["says"]).strip(), _day(said["stated-on"]),
                        is_before)


MADE: dict[str, Callable[[Session, dict[str, Any]], Rule]] = {
    DeadlineRule.ON_DATE.value: _on_date,
    DeadlineRule.WORKING_DAYS_AFTER.value: _working_days_after,
    DeadlineRule.LAST_WORKING_DAY_OF_QUARTER.value: _quarter,
    DeadlineRule.FROM_DOCUMENT.value: _from_document,
}


def _rule(rows: Session, said: dict[str, Any]) -> Rule | None:
    """The rule that was filled in; None takes the day away."""
    chosen = _one_of(words.RULES, said["rule"])
    return None if chosen == words.NO_RULE else MADE[chosen](rows, said)


def _one_of(options: dict[str, str], value: Any) -> str:
    if not isinstance(value, str) or value not in options:
        raise Refused("bad_choice")
    return value


def _day(value: Any) -> Any:
    found = given.day(value)
    if found is None:
        raise Refused("bad_day")
    return found


@guarded_callback(
    Output("deadline-fields", "className"),
    Output("deadline-documents", "children"),
    Input("deadline-rule", "value"),
    needs=Action.SET_DEADLINE,
    prevent_initial_call=True,
)
def choose_rule(rule: Any) -> tuple[Any, Any]:
    """Show what the rule needs; the documents to choose from only when one is wanted."""
    if _one_of(words.RULES, rule) != DeadlineRule.FROM_DOCUMENT.value:
        return f"fields {rule}", no_update
    with record().reading() as rows:
        known = days.named_documents(rows)
    options = [html.Option(value=one.key, label=document_name(one)) for one in known]
    return f"fields {rule}", options


@guarded_callback(
    Output("deadline-preview", "tree"),
    *(Input(f"deadline-{name}", "value") for name in FIELDS),
    State("deadline-key", "data"),
    needs=Action.SET_DEADLINE,
    prevent_initial_call=True,
)
def preview(*given_values: Any) -> list[Node]:
    """Say which day the rule would give and why, or what is still missing, before it is set."""
    said, key = dict(zip(FIELDS, given_values, strict=False)), given_values[-1]
    round_id = given.row_id(given.part(key, "round"))
    try:
        with record().reading() as rows:
            rule = _rule(rows, said)
            if rule is None:
                return [el("p", words.NO_MORE, class_="foreseen", role="status")]
            day = due_dates.foretell(rows, round_id, rule, today=clock.today())
            name = _document_name(rows, rule)
    except RegistryError as refused:
        return [el("p", texts.refusal(refused), class_="quiet foreseen")]
    return [el("div", el("b", words.LAST_DAY.format(day=texts.weekday(day.due_on))),
               el("p", explain(rule, day, document=name)), class_="foreseen", role="status")]


def _document_name(rows: Session, rule: Rule) -> str | None:
    if not isinstance(rule, FromDocument):
        return None
    return document_name(days.document_meant(rows, rule.document_key))


@guarded_callback(
    Output("task-deadline", "tree"),
    Output("deadline-reason", "value"),
    Output("deadline-saved", "data"),
    Output("deadline-key", "data"),
    Input("deadline-save", "n_clicks"),
    State("deadline-key", "data"),
    State("deadline-reason", "value"),
    State("deadline-one", "value"),
    *(State(f"deadline-{name}", "value") for name in FIELDS),
    needs=Action.SET_DEADLINE,
    prevent_initial_call=True,
)
def save_deadline(
    n_clicks: Any, key: Any, reason: Any, only_one: Any, *fields: Any
) -> tuple[Any, Any, Any, Any]:
    """Give the task a due day with its reason, for one agency or for all. Whoever set another
    since the form was opened is named, and nothing typed is lost."""
    if not n_clicks:
        return (no_update,) * 4
    ids = {name: given.row_id(given.part(key, name)) for name in ("round", "task", "agency")}
    seen = given.part(key, "seen")
    if seen != 0:
        seen = given.row_id(seen)
    said = dict(zip(FIELDS, fields, strict=True))
    try:
        with record().writing() as rows:
            at = clock.now()
            due_dates.set_deadline(
                rows,
                ids["round"],
                ids["task"],
                rule=_rule(rows, said),
                agency_id=ids["agency"] if only_one is True else None,
                seen=seen,
                reason=given.words(reason),
                actor=access.actor(),
                at=at,
            )
    except Stale as late:
        facts = late.details
        notices.show(words.stale(facts["set_by"], facts["set_at"], facts["due_on"]), "error")
        said_now, kept = _drawn_again(ids)
        return said_now, no_update, no_update, kept
    notices.show(task_words.DEADLINE_SAVED)
    said_now, kept = _drawn_again(ids)
    return said_now, "", {**ids, "at": at.isoformat()}, kept


def _drawn_again(ids: dict[str, int]) -> tuple[list[Node], dict[str, int]]:
    """The list of days as it is now, and what the form has seen."""
    with record().reading() as rows:
        plan = boards.plan_id(rows)
        around = next(item for item in boards.rounds(rows, plan) if item.id == ids["round"])
        task = reports.task_detail(rows, plan, ids["task"])
        seen = due_dates.newest(rows, around.id, task.id)
        return reasons(visit_of(rows), task, around, ids["agency"]), {**ids, "seen": seen}
