"""The form that records a report, used by an agency's desk and by the task page alike."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, ctx, dcc, html, no_update, set_props
from sqlalchemy.orm import Session

from dashboard import access, given, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, Node, el
from dashboard.notices import notice
from dashboard.queries import my as desk
from dashboard.queries import tasks as reports
from dashboard.queries.tasks import ReportDetail
from dashboard.report_views import (
    STILL_OWED,
    Opened,
    head,
    last_year_panel,
    open_report,
    saved_now,
)
from dashboard.store import record, visit_of
from dashboard.texts import tasks as words
from dashboard.visit import Visit
from db.vocabulary import Role, Verification
from db.vocabulary import State as ReportState
from registry import clock
from registry.errors import Refused, RegistryError, Stale
from registry.policy import Action, can
from registry.progress import LONGEST_TEXT, StatusInput, record_status
from registry.verification import may_verify

HIDDEN = {"display": "none"}


def report_form(visit: Visit, report: ReportDetail, title: str) -> html.Div:
    """The fields of one report, filled with what its reader typed last, or what is recorded."""
    opened = open_report(visit, report, title)
    before = desk.last_year(visit.session, report)
    return html.Div(
        [
            dcc.Store(id="report-key", data=_key(report.id, report.version, title)),
            dcc.Store(id="report-saved"),
            Drawn(id="report-head", tree=head(visit, opened)),
            *_fields(opened, before.year if before and report.state in STILL_OWED else 0),
            Drawn(tree=last_year_panel(before, may_copy=True)),
            html.Div(
                [
                    dbc.Button(texts.SAVE, id="report-save",
                               className="" if opened.is_own else "btn-primary"),
                    dbc.Button(words.SEND if opened.is_agency else words.SEND_OFFICE,
                               id="report-send", className="btn-primary",
                               style=None if opened.is_own else HIDDEN),
                    dbc.Checkbox(id="report-same", label=words.SAME_FIELD, value=False,
                                 className="check", style=HIDDEN),
                    Drawn(id="report-said", className="said"),
                ],
                className="form-foot",
            ),
            Drawn(tree=[_draft_line(visit, opened)]),
        ],
        className="report-form sheet",
        id="report-form",
    )


def _key(report_id: int, version: int, title: str) -> dict[str, Any]:
    return {"id": report_id, "version": version, "op": str(uuid.uuid4()), "title": title}


def _states(opened: Opened) -> list[dict[str, str]]:
    """What the select offers: to send is a button, and only Sở Nội vụ calls a thing done."""
    offered = list(ReportState)
    if opened.is_own:
        offered = [one for one in offered if one not in (ReportState.DONE, ReportState.AWAITING)]
    if opened.is_agency:
        offered = [ReportState.NOT_STARTED, ReportState.IN_PROGRESS]
    return [
        {"label": said, "value": state.value}
        for state, said in texts.STATES.items()
        if state in offered or state is opened.report.state
    ]


def _fields(opened: Opened, last_year: int) -> list[Any]:
    values, states = opened.values, _states(opened)
    recorded = opened.report.state.value
    state = values["state"] if any(one["value"] == values["state"] for one in states) else recorded
    by_officer = None if not opened.is_agency else HIDDEN
    row = html.Div(
        [
            _field(texts.STATE, "report-state", dbc.Select(
                id="report-state", options=states, value=state)),
            _field(words.PERCENT_FIELD, "report-percent", dbc.Input(
                id="report-percent", inputmode="numeric", maxlength=4, value=values["percent"])),
            _field(words.DONE_ON, "report-done-on", style=by_officer, control=dbc.Input(
                id="report-done-on", value=values["done_on"], placeholder=words.DAY_FORM,
                maxlength=10)),
        ],
        className="field-row",
    )
    help_ = None if opened.is_agency else Drawn(tree=[el("p", words.DONE_ON_HELP, class_="quiet")])
    verified = dbc.Checkbox(
        id="report-verified",
        label=words.VERIFIED_FIELD,
        value=opened.report.verification is Verification.VERIFIED,
        className="check",
        style=HIDDEN if opened.is_own else None,
    )
    return [row, help_, *(_text(field, values[field], last_year) for field in words.FIELDS),
            verified]


def _field(label: str, name: str, control: Any, style: dict[str, str] | None = None) -> html.Div:
    return html.Div([dbc.Label(label, html_for=name), control], className="field", style=style)


def _text(field: str, value: str, last_year: int) -> html.Div:
    """A text of the report; assets/draft.js shows the mark while last year's words are in it."""
    mark = el("p", words.COPIED.format(year=last_year), id=f"copied-{field}", class_="copied",
              hidden=True)
    parts = [dbc.Label(words.FIELDS[field], html_for=f"report-{field}"),
             dbc.Textarea(id=f"report-{field}", value=value)]
    return html.Div([*parts, Drawn(tree=[mark])] if last_year else parts, className="field")


def _draft_line(visit: Visit, opened: Opened) -> list[Node]:
    """Where assets/draft.js says what became of the draft; it holds everything that it needs."""
    report, draft = opened.report, opened.draft
    said = {f"data_{name}": line for name, line in words.DRAFT_LINE.items()}
    return el(
        "div",
        id="report-draft",
        role="status",
        data_owner=str(visit.actor.id),
        data_report=str(report.id),
        data_opened=str(uuid.uuid4()),
        data_based_on=str(draft.based_on if draft else report.version),
        data_draft_at=str(int(draft.saved_at.timestamp() * 1000)) if draft else "0",
        data_longest=str(LONGEST_TEXT),
        **said,
    )


@guarded_callback(
    Output("report-key", "data"),
    Output("report-saved", "data"),
    Output("report-said", "tree"),
    Input("report-save", "n_clicks"),
    Input("report-send", "n_clicks"),
    State("report-key", "data"),
    State("report-state", "value"),
    State("report-percent", "value"),
    State("report-done-on", "value"),
    *(State(f"report-{field}", "value") for field in words.FIELDS),
    State("report-verified", "value"),
    State("report-same", "value"),
    needs=Action.RECORD_STATUS,
    prevent_initial_call=True,
)
def save(n_save: Any, n_send: Any, key: Any, *fields: Any) -> tuple[Any, Any, Any]:
    """Record what the form says; a refusal is said beside the button and keeps what was typed."""
    if not (n_save or n_send):
        return no_update, no_update, no_update
    is_sent = ctx.triggered_id == "report-send"
    try:
        saved, at = _record(key, fields, is_sent)
    except Stale as stale:
        said = [*notice(texts.refusal(stale), "error"), *_saved_by_colleague(stale)]
        title = given.words(given.part(key, "title"))
        fresh = _key(given.row_id(given.part(key, "id")), stale.details["version"], title)
        return fresh, no_update, said
    except RegistryError as refused:
        if refused.code == "same_as_last_year":
            set_props("report-same", {"style": {}})
        return no_update, no_update, notice(texts.refusal(refused), "error")
    kept = {"id": saved["report_id"], "version": saved["version"]}
    return _key(**saved), kept, _show_saved(**saved, at=at)


def _record(key: Any, fields: tuple[Any, ...], is_sent: bool) -> tuple[dict[str, Any], datetime]:
    state, percent, done_on, *four, verified, same = fields
    who = access.actor()
    said = StatusInput(
        state=ReportState.AWAITING if is_sent else given.choice(ReportState, state),
        percent=given.percent(percent),
        verified=verified is True and who.role is not Role.AGENCY,
        done_on=given.day(done_on) if who.role is not Role.AGENCY else None,
        **{field: given.words(text) for field, text in zip(words.FIELDS, four, strict=True)},
    )
    report_id = given.row_id(given.part(key, "id"))
    version = given.row_id(given.part(key, "version"))
    title = given.words(given.part(key, "title"))
    with record().writing() as rows:
        at = clock.now()
        if is_sent and same is not True:
            _refuse_last_year(rows, report_id, said.result)
        change = record_status(
            rows, report_id, said, expected_version=version, op_id=op_of(key), actor=who, at=at
        )
        return {"report_id": report_id, "version": change.version, "title": title}, at


def _refuse_last_year(rows: Session, report_id: int, result: str) -> None:
    """Last year's words, sent as this year's, are asked about once."""
    report = reports.report_by_id(rows, report_id)
    if not can(access.actor(), Action.RECORD_STATUS, report.agency_id):
        return
    before = desk.last_year(rows, report)
    if before is not None and result.strip() and result.strip() == before.result.strip():
        raise Refused("same_as_last_year", year=before.year)


def _show_saved(report_id: int, version: int, title: str, at: datetime) -> list[Node]:
    """Draw anew what the record says of the report, and say beside the button that it is kept."""
    with record().reading() as rows:
        visit = visit_of(rows)
        opened = open_report(visit, reports.report_by_id(rows, report_id), title)
        set_props("report-head", {"tree": head(visit, opened)})
        if may_verify(rows, visit.actor, opened.report.agency_id):
            _renew_decision(opened.report, title)
    state = opened.report.state
    set_props("report-state", {"options": _states(opened), "value": state.value})
    set_props("report-same", {"style": HIDDEN, "value": False})
    said = words.SAVED_AT
    if state is ReportState.AWAITING and opened.is_own:
        said = words.SENT_AT if opened.is_agency else words.SENT_OFFICE_AT
    # The id changes with every save: assets/draft.js knows by it that the draft has been sent.
    return [el("span", said.format(moment=texts.moment(at)), role="status",
               id=f"saved-{at.timestamp()}", data_version=str(version))]


def _renew_decision(report: ReportDetail, title: str) -> None:
    """Let the buttons of dashboard.report_area decide on what has just been saved."""
    is_verified = report.verification is Verification.VERIFIED
    set_props("decision-key", {"data": _key(report.id, report.version, title)})
    set_props("decision-verify", {"style": HIDDEN if is_verified else {}})
    set_props("report-decision", {"style": {}})


def _saved_by_colleague(stale: Stale) -> list[Node]:
    """What stands in the record now, beside what was typed, before it may be replaced."""
    said = stale.details
    if "result" not in said:
        return []
    return [saved_now({**said, "state": said["new_state"], "percent": said["new_percent"]})]


def op_of(key: Any) -> str:
    """The id of a press, by which it is done once however often it arrives."""
    try:
        return str(uuid.UUID(given.words(given.part(key, "op"))))
    except ValueError:
        raise Refused("bad_choice") from None


__all__ = ["HIDDEN", "op_of", "report_form"]
