"""Đề nghị xem xét lại on a scorecard: the agency's form, and the trace of requests and answers."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update, set_props

from dashboard import access, given, texts
from dashboard.access import guarded_callback
from dashboard.components import address
from dashboard.drawn import Drawn, Node, el, link
from dashboard.notices import notice
from dashboard.queries import agencies as organisations
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries.agencies import AgencyDetail, ReviewLine
from dashboard.queries.board import Line, RoundInfo
from dashboard.scorecards import rate_of
from dashboard.store import record, visit_of
from dashboard.texts import scores as words
from dashboard.texts.heatmap import label
from dashboard.visit import Visit
from db.vocabulary import Measure
from registry import reviews
from registry.errors import NotFound, Refused, RegistryError
from registry.policy import Action
from registry.standing import Standing

FORM = "contest"
NO_REPORT = "none"


def may_contest(visit: Visit, agency_id: int) -> bool:
    """The agency itself, of the figures of this moment."""
    return visit.may(Action.CONTEST, agency_id) and visit.as_of is None


def places(agency: AgencyDetail, around: RoundInfo) -> dict[Measure, str]:
    """Where each point is contested: the form below, with that point chosen."""
    path = f"/agencies/{agency.code}"
    return {
        measure: f"{address(path, round=around.year, contest=measure.value)}#{FORM}"
        for measure in Measure
    }


def section(
    visit: Visit, plan: int, agency: AgencyDetail, around: RoundInfo, lines: list[Line]
) -> html.Div:
    """The form for the agency, and for everybody who sees the scorecard what was asked."""
    trace = Drawn(id="review-trace", tree=_trace(visit, plan, around, agency.id), className="sheet")
    if not may_contest(visit, agency.id):
        return html.Div(trace, className="reviews")
    form = html.Section(_form(visit, plan, agency, around, lines), className="sheet", id=FORM)
    return html.Div([form, trace], className="reviews")


def _form(
    visit: Visit, plan: int, agency: AgencyDetail, around: RoundInfo, lines: list[Line]
) -> list[Any]:
    tasks = {task.id: task for task in plans.tasks(visit.session, plan)}
    points = [{"label": words.MEASURES[one], "value": one.value} for one in Measure]
    late_first = sorted(lines, key=lambda line: line.standing is not Standing.OVERDUE)
    own = [{"label": f"{label(tasks[line.task_id].path)} · {texts.STANDINGS[line.standing]}",
            "value": str(line.report_id)} for line in late_first]
    measure = visit.asked("contest", tuple(one.value for one in Measure))
    # Another point is chosen by a link: what was typed must outlive the new page.
    kept = {"persistence": f"{agency.code}-{around.year}", "persistence_type": "session"}
    return [
        dcc.Store(id="review-key", data={"round": around.id}),
        Drawn(tree=[el("h2", words.CONTEST), el("p", words.CONTEST_HELP, class_="quiet")]),
        dbc.Label(words.POINT, html_for="review-measure"),
        dbc.Select(id="review-measure", options=points, value=measure),
        dbc.Label(words.OF_TASK, html_for="review-report"),
        dbc.Select(id="review-report", placeholder=words.CHOOSE_TASK,
                   value="" if measure == Measure.REPORT.value else NO_REPORT,
                   options=[{"label": words.WHOLE_POINT, "value": NO_REPORT}, *own]),
        dbc.Label(words.REASON, html_for="review-reason"),
        dbc.Textarea(id="review-reason", value="", maxlength=1000, **kept),
        html.Div([dbc.Button(words.SEND, id="review-send", className="btn-primary"),
                  Drawn(id="review-said", className="said")], className="form-foot"),
    ]


def _trace(visit: Visit, plan: int, around: RoundInfo, agency_id: int) -> list[Node]:
    found = organisations.reviews(visit.session, around.id, agency_id, visit.as_of)
    paths = {task.id: task.path for task in plans.tasks(visit.session, plan)} if found else {}
    items = [_item(visit, around, line, paths.get(line.task_id or 0)) for line in found]
    listed = el("ol", *items, class_="history") if items else el(
        "p", words.NO_REVIEWS, class_="quiet")
    return [el("h2", words.TRACE), listed]


def _item(visit: Visit, around: RoundInfo, line: ReviewLine, path: str | None) -> list[Node]:
    said = [words.MEASURES[line.measure]]
    if path:
        said.append(label(path))
    if line.shown:
        said.append(words.SHOWN_THEN.format(shown=line.shown))
    return el(
        "li",
        el("p", el("b", said[0]), *(f" · {one}" for one in said[1:])),
        el("p", line.reason),
        el("p", words.by_whom(line.asked_by, line.asked_at), class_="quiet"),
        *_answer(visit, around, line),
        id=f"review-{line.id}",
    )


def _answer(visit: Visit, around: RoundInfo, line: ReviewLine) -> list[Node]:
    if line.outcome is None or line.answered_at is None:
        where = address("/requests", show="reviews", round=around.year)
        may_answer = visit.may(Action.ANSWER_REVIEW) and visit.as_of is None
        onward = [" ", link(where, words.TO_ANSWER)] if may_answer else []
        return [el("p", words.UNANSWERED, *onward, class_="answer")]
    return [
        el("p", el("b", words.OUTCOMES[line.outcome]), f": {line.answer}", class_="answer"),
        el("p", words.by_whom(line.answered_by or "", line.answered_at), class_="quiet answer"),
    ]


@guarded_callback(
    Output("review-trace", "tree"),
    Output("review-reason", "value"),
    Input("review-send", "n_clicks"),
    State("review-key", "data"),
    State("review-measure", "value"),
    State("review-report", "value"),
    State("review-reason", "value"),
    needs=Action.CONTEST,
    prevent_initial_call=True,
)
def ask(n_clicks: Any, key: Any, measure: Any, report: Any, reason: Any) -> tuple[Any, Any]:
    """Send a request; what came of it is said beside the button, and refused, the words stay."""
    if not n_clicks:
        return no_update, no_update
    try:
        trace = _ask(key, measure, report, reason)
    except RegistryError as refused:
        set_props("review-said", {"tree": notice(texts.refusal(refused), "error")})
        return no_update, no_update
    set_props("review-said", {"tree": notice(words.ASKED, "done")})
    return trace, ""


def _ask(key: Any, measure: Any, report: Any, reason: Any) -> list[Node]:
    """Keep the request beside the figure as it stands at this moment; the trace drawn anew."""
    who = access.actor()
    round_id, point = given.row_id(given.part(key, "round")), given.choice(Measure, measure)
    report_id = _report_id(report)
    if who.agency_id is None:
        raise NotFound("agency")
    with record().writing() as rows:
        visit = visit_of(rows)
        around = _round(visit, round_id)
        shown = _shown(visit, round_id, who.agency_id, point, report_id)
        reviews.ask(rows, round_id, who.agency_id, point, given.words(reason),
                    report_id=report_id, shown=shown, actor=who, at=visit.at)
    with record().reading() as rows:
        visit = visit_of(rows)
        return _trace(visit, boards.plan_id(rows), around, who.agency_id)


def _report_id(said: Any) -> int | None:
    number = given.words(said)
    if number in ("", NO_REPORT):
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Refused("bad_choice")
    return given.row_id(int(number))


def _round(visit: Visit, round_id: int) -> RoundInfo:
    known = boards.rounds(visit.session, boards.plan_id(visit.session))
    for around in known:
        if around.id == round_id:
            return around
    raise NotFound("round", id=round_id)


def _shown(
    visit: Visit, round_id: int, agency_id: int, point: Measure, report_id: int | None
) -> str:
    """What the scorecard says of the point at this moment."""
    lines = boards.board(visit.session, round_id, today=visit.today, choices=visit.choices,
                         agency_id=agency_id)
    if point is Measure.REPORT:
        own = next((line for line in lines if line.report_id == report_id), None)
        return f"{texts.STANDINGS[own.standing]}, {texts.STATES[own.state]}" if own else ""
    rate = rate_of(point, boards.tally(lines), visit.choices)
    return f"{rate.part}/{rate.whole}"
