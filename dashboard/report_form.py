"""The form that records a report, used by the task page and by the update page alike."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, Node, el
from dashboard.queries import tasks as reports
from dashboard.queries.tasks import ReportDetail
from dashboard.store import record
from dashboard.texts import tasks as words
from dashboard.visit import Visit
from db.vocabulary import Role, Verification
from db.vocabulary import State as ReportState
from registry import clock
from registry.errors import Refused, RegistryError, Stale
from registry.policy import Action
from registry.progress import StatusInput, record_status

LONG_TEXT = 400


def report_form(visit: Visit, report: ReportDetail, title: str) -> html.Div:
    """The fields of one report, filled with what is recorded."""
    is_agency = visit.actor.role is Role.AGENCY
    kept = {"id": report.id, "version": report.version, "op": str(uuid.uuid4())}
    return html.Div(
        [
            dcc.Store(id="report-key", data=kept),
            dcc.Store(id="report-saved"),
            Drawn(tree=[el("h2", title), el("p", _help(is_agency), class_="quiet")]),
            *_fields(report, is_agency),
            html.Div(
                [
                    dbc.Button(texts.SAVE, id="report-save", className="btn-primary"),
                    Drawn(id="report-said", className="said"),
                ],
                className="form-foot",
            ),
        ],
        className="report-form sheet",
        id="report-form",
    )


def _help(is_agency: bool) -> str:
    return words.AGENCY_HELP if is_agency else words.ON_BEHALF


def _fields(report: ReportDetail, is_agency: bool) -> list[Any]:
    states = [
        {"label": said, "value": state.value}
        for state, said in texts.STATES.items()
        if not is_agency or state is not ReportState.DONE or report.state is ReportState.DONE
    ]
    done_on = texts.day(report.reported_on) if report.reported_on else ""
    fields: list[Any] = [
        html.Div(
            [
                _field(texts.STATE, "report-state", dbc.Select(
                    id="report-state", options=states, value=report.state.value)),
                _field(words.PERCENT_FIELD, "report-percent", dbc.Input(
                    id="report-percent", inputmode="numeric", maxlength=4,
                    value="" if report.percent is None else str(report.percent))),
                _field(words.DONE_ON, "report-done-on", hidden=is_agency, control=dbc.Input(
                    id="report-done-on", value=done_on, placeholder=words.DAY_FORM, maxlength=10)),
            ],
            className="field-row",
        ),
        Drawn(tree=[el("p", _done_on_help(is_agency), class_="quiet")]),
        _field(words.RESULT, "report-result", dbc.Textarea(
            id="report-result", value=report.result)),
        _field(words.DIFFICULTIES, "report-difficulties", dbc.Textarea(
            id="report-difficulties", value=report.difficulties)),
    ]
    verified = dbc.Checkbox(
        id="report-verified",
        label=words.VERIFIED_FIELD,
        value=report.verification is Verification.VERIFIED,
        className="check",
        style={"display": "none"} if is_agency else None,
    )
    return [*fields, verified]


def _done_on_help(is_agency: bool) -> str:
    return words.DONE_ON_OF_AGENCY if is_agency else words.DONE_ON_HELP


def _field(label: str, name: str, control: Any, *, hidden: bool = False) -> html.Div:
    style = {"display": "none"} if hidden else None
    return html.Div([dbc.Label(label, html_for=name), control], className="field", style=style)


@guarded_callback(
    Output("report-key", "data"),
    Output("report-saved", "data"),
    Output("report-said", "tree"),
    Input("report-save", "n_clicks"),
    State("report-key", "data"),
    State("report-state", "value"),
    State("report-percent", "value"),
    State("report-done-on", "value"),
    State("report-result", "value"),
    State("report-difficulties", "value"),
    State("report-verified", "value"),
    needs=Action.RECORD_STATUS,
    prevent_initial_call=True,
)
def save(
    n_clicks: Any,
    key: Any,
    state: Any,
    percent: Any,
    done_on: Any,
    result: Any,
    difficulties: Any,
    verified: Any,
) -> tuple[Any, Any, Any]:
    """Record what the form says; a save that came too late keeps the typed text and says why."""
    if not n_clicks:
        return no_update, no_update, no_update
    at = clock.now()
    try:
        saved = _record(key, (state, percent, done_on, result, difficulties, verified), at)
    except Stale as stale:
        notices.show_error(stale)
        fresh = {**key, "version": stale.details["version"], "op": str(uuid.uuid4())}
        return fresh, no_update, _saved_by_colleague(stale)
    except RegistryError as refused:
        # Else the "saved" of an earlier press would still stand beside the button.
        notices.show_error(refused)
        return no_update, no_update, []
    fresh = {**saved, "op": str(uuid.uuid4())}
    notices.clear()
    return fresh, saved, [_saved(at)]


def _record(key: Any, fields: tuple[Any, ...], at: datetime) -> dict[str, int]:
    state, percent, done_on, result, difficulties, verified = fields
    who = access.actor()
    said = StatusInput(
        state=given.choice(ReportState, state),
        percent=given.percent(percent),
        result=given.words(result),
        difficulties=given.words(difficulties),
        verified=verified is True and who.role is not Role.AGENCY,
        done_on=given.day(done_on),
    )
    report_id = given.row_id(given.part(key, "id"))
    version = given.row_id(given.part(key, "version"))
    with record().writing() as rows:
        change = record_status(
            rows, report_id, said, expected_version=version, op_id=_op(key), actor=who, at=at
        )
        return {"id": report_id, "version": change.version}


def _op(key: Any) -> str:
    try:
        return str(uuid.UUID(given.words(given.part(key, "op"))))
    except ValueError:
        raise Refused("bad_choice") from None


def _saved(at: Any) -> list[Node]:
    # The id changes with every save: assets/unsaved.js knows by it that nothing is pending.
    said = words.SAVED_AT.format(moment=texts.moment(at))
    return el("span", said, role="status", id=f"saved-{at.timestamp()}")


def _saved_by_colleague(stale: Stale) -> list[Node]:
    """What stands in the record now, beside what was typed, before it may be replaced."""
    said = stale.details
    if "result" not in said:
        return []
    facts = (
        (texts.STATE, texts.STATES[said["new_state"]]),
        (texts.PERCENT, texts.percent(said["new_percent"])),
        (words.RESULT, said["result"] or words.NOTHING_SAID),
        (words.DIFFICULTIES, said["difficulties"] or words.NOTHING_SAID),
    )
    listed = [part for name, value in facts for part in (el("dt", name), el("dd", value))]
    head = el("h3", words.SAVED_NOW)
    return [el("section", head, el("dl", *listed, class_="facts"), class_="colleague")]


def history(visit_session: Any, report_id: int) -> list[Node]:
    """What was recorded of a report, newest first, each with who and when."""
    changes = reports.history(visit_session, report_id)
    if not changes:
        return el("p", words.NO_HISTORY, class_="quiet")
    return el("ol", *(_change(change) for change in changes), class_="history")


def _change(change: reports.Change) -> list[Node]:
    moved = (
        f"{texts.STATES[change.old_state]} → {texts.STATES[change.new_state]}"
        if change.old_state != change.new_state
        else texts.STATES[change.new_state]
    )
    percent = f" · {change.new_percent}%" if change.new_percent is not None else ""
    lines = [
        el("p", el("b", moved), percent, " · ", texts.VERIFICATIONS[change.new_verification]),
        el("p", f"{change.who}, {texts.moment(change.at)}", class_="quiet"),
    ]
    if change.result_changed and change.result:
        lines.append(_long(words.RESULT, change.result))
    if change.difficulties_changed and change.difficulties:
        lines.append(_long(words.DIFFICULTIES, change.difficulties))
    return el("li", *lines)


def _long(name: str, said: str) -> list[Node]:
    """A text of a report; a long one is folded behind its beginning."""
    label = el("span", f"{name}: ", class_="quiet")
    if len(said) <= LONG_TEXT:
        return el("p", label, said)
    return el("details", el("summary", label, texts.shortened(said, LONG_TEXT)), el("p", said))
