"""One report where it is worked on: its form or its words, its evidence, and the decision on it."""

from __future__ import annotations

import uuid
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, ctx, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, el
from dashboard.evidence_views import evidence_panel
from dashboard.queries import board as boards
from dashboard.queries import tasks as reports
from dashboard.queries.board import RoundInfo
from dashboard.queries.tasks import ReportDetail
from dashboard.report_form import HIDDEN, op_of, report_form
from dashboard.report_views import said
from dashboard.store import record, visit_of
from dashboard.texts import tasks as words
from dashboard.visit import Visit
from db.vocabulary import Role, Verification
from registry import clock
from registry.errors import NotFound, RegistryError
from registry.policy import Action
from registry.standing import SAID_BY_AGENCY
from registry.verification import may_verify, send_back, verify

DECIDED = (Verification.SELF_REPORTED, Verification.VERIFIED)


def report_area(visit: Visit, around: RoundInfo, report: ReportDetail, title: str) -> html.Div:
    """The report as far as this reader may write, add to or decide on it."""
    return html.Div(_parts(visit, around, report, title), id="report-area", className="stack")


def _parts(
    visit: Visit, around: RoundInfo, report: ReportDetail, title: str
) -> list[Any]:
    shut = _why_shut(visit, around, report)
    may_write = visit.may(Action.RECORD_STATUS, report.agency_id) and not shut
    parts: list[Any] = []
    if may_write:
        parts.append(report_form(visit, report, title))
    else:
        parts += [dcc.Store(id="report-saved"), Drawn(tree=said(visit, report, title, shut))]
    parts += evidence_panel(visit, report.id, may_write)
    is_decided_here = may_verify(visit.session, visit.actor, report.agency_id)
    if is_decided_here and not around.is_locked:
        parts.append(_decision(report, title))
    return parts


def _why_shut(visit: Visit, around: RoundInfo, report: ReportDetail) -> str:
    """Why an agency can send nothing here, or nobody can; empty when they can."""
    if around.is_locked:
        return words.SHUT_LOCKED
    if visit.actor.role is not Role.AGENCY:
        return ""
    is_settled = report.verification is Verification.VERIFIED
    if is_settled or report.state not in SAID_BY_AGENCY:
        return words.SHUT_SETTLED
    has_time = report.due_on is not None and report.due_on >= visit.today
    return words.SHUT_CLOSED if around.is_closed and not has_time else ""


def _decision(report: ReportDetail, title: str) -> html.Div:
    """To confirm what a report says, or to return it with the reason."""
    key = {"id": report.id, "version": report.version, "op": str(uuid.uuid4()), "title": title}
    can_confirm = report.verification is Verification.SELF_REPORTED
    can_decide = report.verification in DECIDED
    return html.Div(
        [
            dcc.Store(id="decision-key", data=key),
            Drawn(tree=[el("h2", words.DECIDE), el("p", words.DECIDE_HELP, class_="quiet")]),
            dbc.Button(words.VERIFY, id="decision-verify", className="btn-primary",
                       style=None if can_confirm else HIDDEN),
            dbc.Label(words.RETURN_REASON, html_for="decision-reason"),
            dbc.Textarea(id="decision-reason", maxlength=1000),
            html.Div([dbc.Button(words.SEND_BACK, id="decision-return"),
                      Drawn(id="decision-said", className="said")], className="form-foot"),
        ],
        className="sheet",
        id="report-decision",
        style=None if can_decide else HIDDEN,
    )


@guarded_callback(
    Output("report-area", "children"),
    Output("report-saved", "data", allow_duplicate=True),
    Output("decision-said", "tree"),
    Input("decision-verify", "n_clicks"),
    Input("decision-return", "n_clicks"),
    State("decision-key", "data"),
    State("decision-reason", "value"),
    needs=Action.VIEW_ALL,
    prevent_initial_call=True,
)
def decide(n_verify: Any, n_return: Any, key: Any, reason: Any) -> tuple[Any, Any, Any]:
    """Confirm or return the report; a refusal is said beside the button and keeps the reason."""
    if not (n_verify or n_return):
        return no_update, no_update, no_update
    is_return = ctx.triggered_id == "decision-return"
    report_id = given.row_id(given.part(key, "id"))
    version = given.row_id(given.part(key, "version"))
    try:
        with record().writing() as rows:
            common = {"expected_version": version, "op_id": op_of(key), "actor": access.actor(),
                      "at": clock.now()}
            if is_return:
                change = send_back(rows, report_id, given.words(reason), **common)
            else:
                change = verify(rows, report_id, **common)
            saved = {"id": report_id, "version": change.version}
    except RegistryError as refused:
        return no_update, no_update, notices.notice(texts.refusal(refused), "error")
    notices.show(words.RETURNED_NOW if is_return else words.VERIFIED_NOW)
    return _redrawn(report_id, given.words(given.part(key, "title"))), saved, no_update


def _redrawn(report_id: int, title: str) -> list[Any]:
    with record().reading() as rows:
        visit = visit_of(rows)
        report = reports.report_by_id(rows, report_id)
        known = boards.rounds(rows, boards.plan_id(rows))
        around = next((one for one in known if one.id == report.round_id), None)
        if around is None:
            raise NotFound("report", id=report_id)
        return _parts(visit, around, report, title)
