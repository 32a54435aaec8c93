"""/admin/agencies/<code> — correct an agency's name, confirm it, say from when to when it was."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.components import heading
from dashboard.drawn import Drawn, el, link
from dashboard.queries.agencies import AgencyDetail, agency_detail
from dashboard.store import record
from dashboard.texts import admin as words
from dashboard.visit import Page, Visit
from registry import clock
from registry.agencies import AgencyInput, correct_agency
from registry.errors import Stale
from registry.policy import Action


def layout(visit: Visit, code: str = "", **_address: str) -> Page:
    """One agency's facts in a form."""
    agency = agency_detail(visit.session, code)
    head = Drawn(tree=[el("p", link("/admin", words.BACK)), heading(agency.name)])
    return Page(agency.name, [head, _form(agency)])


def _form(agency: AgencyDetail) -> html.Div:
    def day(value: Any) -> str:
        return texts.day(value) if value else ""

    fields = (
        (words.AGENCY_NAME, dbc.Input(id="agency-name", value=agency.name, maxlength=200)),
        (words.SHORT_NAME, dbc.Input(id="agency-short", value=agency.short_name, maxlength=60)),
        (words.VALID_FROM, dbc.Input(id="agency-from", value=day(agency.valid_from),
                                     placeholder=words.DAY_FORM, maxlength=10)),
        (words.VALID_TO, dbc.Input(id="agency-to", value=day(agency.valid_to),
                                   placeholder=words.DAY_FORM, maxlength=10)),
        (words.NOTE, dbc.Textarea(id="agency-note", value=agency.note or "", maxlength=2000)),
    )
    drawn = [part for label, field in fields
             for part in (dbc.Label(label, html_for=field.id), field)]
    return html.Div(
        [
            dcc.Store(id="agency-key", data={"id": agency.id, "version": agency.version}),
            *drawn,
            dbc.Checkbox(id="agency-confirmed", label=words.CONFIRMED, value=agency.is_confirmed,
                         className="check"),
            html.Div(dbc.Button(texts.SAVE, id="agency-save", className="btn-primary"),
                     className="form-foot"),
        ],
        className="sheet narrow",
    )


@guarded_callback(
    Output("agency-key", "data"),
    Input("agency-save", "n_clicks"),
    State("agency-key", "data"),
    State("agency-name", "value"),
    State("agency-short", "value"),
    State("agency-confirmed", "value"),
    State("agency-from", "value"),
    State("agency-to", "value"),
    State("agency-note", "value"),
    needs=Action.MANAGE_AGENCIES,
    prevent_initial_call=True,
)
def save(
    n_clicks: Any,
    key: Any,
    name: Any,
    short_name: Any,
    confirmed: Any,
    valid_from: Any,
    valid_to: Any,
    note: Any,
) -> Any:
    """Keep what the form says; a save that came too late keeps the typed text."""
    if not n_clicks:
        return no_update
    said = AgencyInput(
        name=given.words(name),
        short_name=given.words(short_name),
        is_confirmed=confirmed is True,
        valid_from=given.day(valid_from),
        valid_to=given.day(valid_to),
        note=given.words(note)[:2000],
    )
    agency_id = given.row_id(given.part(key, "id"))
    version = given.row_id(given.part(key, "version"))
    try:
        with record().writing() as rows:
            agency = correct_agency(
                rows,
                agency_id,
                said,
                expected_version=version,
                actor=access.actor(),
                at=clock.now(),
            )
            saved = agency.version
    except Stale as stale:
        notices.show_error(stale)
        return {"id": agency_id, "version": stale.details["version"]}
    notices.show(words.AGENCY_SAVED)
    return {"id": agency_id, "version": saved}
