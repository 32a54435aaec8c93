"""The forms by which later days and explanations are asked for and answered, and their deeds."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, ctx, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, el
from dashboard.queries.board import Line
from dashboard.queries.plan import AgencyInfo
from dashboard.queries.requests import ExplanationLine, ExtensionLine
from dashboard.queries.tasks import ReportDetail
from dashboard.store import record
from dashboard.texts import requests as words
from db.vocabulary import Outcome
from registry import clock, explanations, extensions
from registry.errors import Refused, Stale
from registry.policy import Action
from registry.standing import Standing

# What changes when a deed is done; whoever shows requests listens and draws itself anew.
DONE = ("extension-asked", "extension-decided", "explanation-asked", "explanation-spread",
        "explanation-answered")


def stores() -> list[dcc.Store]:
    """Where each deed leaves its mark."""
    return [dcc.Store(id=name) for name in DONE]


def kept(*key: object) -> dict[str, Any]:
    """What is typed outlives another deed's redrawing, until the key says that it was sent."""
    return {"persistence": "-".join(str(part) for part in key), "persistence_type": "memory"}


def ask_extension(report: ReportDetail, sent: int, *, on_behalf: bool) -> html.Details:
    """Another day, and why; folded until it is wanted. `sent` were asked for before."""
    title = words.ASK_ON_BEHALF if on_behalf else words.ASK_EXTENSION
    return html.Details(
        [
            html.Summary(title),
            dbc.Label(words.WANTED_ON, html_for="extension-wanted-on"),
            dbc.Input(id="extension-wanted-on", placeholder=words.DAY_FORM, maxlength=10,
                      **kept(report.id, sent)),
            _quiet(words.WANTED_HELP.format(day=texts.day(report.due_on))),
            dbc.Label(words.REASON, html_for="extension-reason"),
            dbc.Textarea(id="extension-reason", maxlength=1000, **kept(report.id, sent)),
            _foot(dbc.Button(words.SEND, id="extension-ask")),
        ],
        className="sheet request-form",
    )


def decide_extension(asked: ExtensionLine) -> html.Div:
    """Grant the day or another one, or refuse; open, since somebody waits."""
    return html.Div(
        [
            dcc.Store(id="extension-key", data={"id": asked.id, "version": asked.version}),
            dbc.Label(words.GRANTED_ON, html_for="extension-granted-on"),
            dbc.Input(id="extension-granted-on", value=texts.day(asked.wanted_on), maxlength=10),
            dbc.Label(words.DECISION, html_for="extension-answer"),
            dbc.Textarea(id="extension-answer", maxlength=1000, **kept(asked.id)),
            _foot(
                dbc.Button(words.GRANT, id="extension-grant"),
                dbc.Button(words.REFUSE, id="extension-refuse", color="danger"),
            ),
        ],
        className="sheet request-form",
    )


def ask_explanation(report: ReportDetail, sent: int) -> html.Details:
    """A question to the agency whose report is shown; `sent` were asked before."""
    return html.Details(
        [
            html.Summary(words.ASK_EXPLANATION),
            *_question(kept("report", report.id, sent)),
            _foot(dbc.Button(words.ASK, id="explanation-ask")),
        ],
        className="sheet request-form",
    )


def spread_explanation(lines: list[Line], agencies: dict[int, AgencyInfo]) -> html.Details:
    """One question to several agencies of a task; those that are late are ticked."""
    options = [
        {"label": f"{agencies[line.agency_id].short_name} · {texts.STANDINGS[line.standing]}",
         "value": line.report_id}
        for line in lines
    ]
    late = [line.report_id for line in lines if line.standing is Standing.OVERDUE]
    ticks = dbc.Checklist(id="explanation-reports", options=options, value=late,
                          className="request-agencies")
    return html.Details(
        [
            html.Summary(words.ASK_EXPLANATION),
            html.Fieldset([html.Legend(words.ASK_AGENCIES),
                           _quiet(words.ASK_AGENCIES_HELP) if late else None, ticks]),
            *_question({}),
            _foot(dbc.Button(words.ASK, id="explanation-spread-ask")),
        ],
        className="sheet request-form",
    )


def answer_explanation(asked: ExplanationLine) -> html.Div:
    """The agency's answer to the oldest open question."""
    return html.Div(
        [
            dcc.Store(id="explanation-key", data={"id": asked.id, "version": asked.version}),
            Drawn(tree=[el("h3", words.ANSWER_TITLE), el("p", asked.question, class_="question"),
                        el("p", words.answer_by(asked.answer_by), class_="quiet")]),
            dbc.Label(words.ANSWER, html_for="explanation-answer"),
            dbc.Textarea(id="explanation-answer", maxlength=explanations.LONGEST, **kept(asked.id)),
            _foot(dbc.Button(words.ANSWER_SEND, id="explanation-send")),
        ],
        className="sheet request-form",
    )


def _question(kept_: dict[str, Any]) -> list[Any]:
    return [
        dbc.Label(words.QUESTION, html_for="explanation-question"),
        dbc.Textarea(id="explanation-question", maxlength=1000, **kept_),
        dbc.Label(words.ANSWER_BY, html_for="explanation-answer-by"),
        dbc.Input(id="explanation-answer-by", placeholder=words.DAY_FORM, maxlength=10, **kept_),
    ]


def _foot(*buttons: Any) -> html.Div:
    return html.Div(list(buttons), className="form-foot")


def _quiet(said: str) -> Drawn:
    return Drawn(tree=[el("p", said, class_="quiet")])


@guarded_callback(
    Output("extension-asked", "data"),
    Input("extension-ask", "n_clicks"),
    State("requests-key", "data"),
    State("extension-wanted-on", "value"),
    State("extension-reason", "value"),
    needs=Action.ASK_EXTENSION,
    prevent_initial_call=True,
)
def send_extension(n_clicks: Any, key: Any, wanted_on: Any, reason: Any) -> Any:
    """Ask Sở Nội vụ for a later day."""
    if not n_clicks:
        return no_update
    report_id, day = given.row_id(given.part(key, "report")), given.day(wanted_on)
    if day is None:
        raise Refused("bad_day")
    with record().writing() as rows:
        at = clock.now()
        extensions.ask(rows, report_id, day, given.words(reason), actor=access.actor(), at=at)
    notices.show(words.SENT_EXTENSION)
    return at.isoformat()


@guarded_callback(
    Output("extension-decided", "data"),
    Input("extension-grant", "n_clicks"),
    Input("extension-refuse", "n_clicks"),
    State("extension-key", "data"),
    State("extension-granted-on", "value"),
    State("extension-answer", "value"),
    needs=Action.DECIDE_EXTENSION,
    prevent_initial_call=True,
)
def decide(granted: Any, refused: Any, key: Any, granted_on: Any, answer: Any) -> Any:
    """Grant or refuse a later day, by the button that was pressed."""
    is_granted = ctx.triggered_id == "extension-grant"
    if not (granted if is_granted else refused):
        return no_update
    outcome = Outcome.GRANTED if is_granted else Outcome.REFUSED
    extension_id, version = (given.row_id(given.part(key, name)) for name in ("id", "version"))
    day = given.day(granted_on) if is_granted else None
    try:
        with record().writing() as rows:
            at = clock.now()
            decided = extensions.decide(rows, extension_id, outcome, given.words(answer),
                                        granted_on=day, expected_version=version,
                                        actor=access.actor(), at=at)
            moved_to = decided.granted_on
    except Stale as stale:
        if "was" not in stale.details:
            raise
        said = {name: texts.day(value) for name, value in stale.details.items()}
        notices.show(words.DAY_MOVED.format(**said), "error")
        return no_update
    said_so = words.GRANTED_SAID.format(day=texts.day(moved_to))
    notices.show(said_so if is_granted else words.REFUSED_SAID)
    return at.isoformat()


@guarded_callback(
    Output("explanation-asked", "data"),
    Input("explanation-ask", "n_clicks"),
    State("requests-key", "data"),
    State("explanation-question", "value"),
    State("explanation-answer-by", "value"),
    needs=Action.ASK_EXPLANATION,
    prevent_initial_call=True,
)
def ask(n_clicks: Any, key: Any, question: Any, answer_by: Any) -> Any:
    """Put a question to the agency whose report is shown."""
    if not n_clicks:
        return no_update
    return _ask([given.part(key, "report")], question, answer_by)


@guarded_callback(
    Output("explanation-spread", "data"),
    Input("explanation-spread-ask", "n_clicks"),
    State("explanation-reports", "value"),
    State("explanation-question", "value"),
    State("explanation-answer-by", "value"),
    needs=Action.ASK_EXPLANATION,
    prevent_initial_call=True,
)
def ask_many(n_clicks: Any, reports: Any, question: Any, answer_by: Any) -> Any:
    """Put one question to the agencies that are ticked."""
    if not n_clicks:
        return no_update
    if not isinstance(reports, list):
        raise Refused("nobody_asked")
    return _ask(reports, question, answer_by)


def _ask(reports: list[Any], question: Any, answer_by: Any) -> str:
    ids, day = [given.row_id(one) for one in reports], given.day(answer_by)
    with record().writing() as rows:
        at = clock.now()
        asked = explanations.ask(rows, ids, given.words(question), day, actor=access.actor(),
                                 at=at)
    notices.show(words.SENT_QUESTION.format(count=len(asked)))
    return at.isoformat()


@guarded_callback(
    Output("explanation-answered", "data"),
    Input("explanation-send", "n_clicks"),
    State("explanation-key", "data"),
    State("explanation-answer", "value"),
    needs=Action.ANSWER_EXPLANATION,
    prevent_initial_call=True,
)
def answer(n_clicks: Any, key: Any, said: Any) -> Any:
    """Send the agency's answer."""
    if not n_clicks:
        return no_update
    explanation_id, version = (given.row_id(given.part(key, name)) for name in ("id", "version"))
    with record().writing() as rows:
        at = clock.now()
        explanations.answer(rows, explanation_id, given.words(said), expected_version=version,
                            actor=access.actor(), at=at)
    notices.show(words.SENT_ANSWER)
    return at.isoformat()
