"""What was asked about a report and what was answered: a line, a history, forms for who may."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dash import Input, Output, State, dcc, html, no_update
from sqlalchemy.orm import Session

from dashboard import deadline_form, given, request_forms, texts
from dashboard.access import guarded_callback
from dashboard.components import address
from dashboard.drawn import Drawn, Node, el, link
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries import requests as asked
from dashboard.queries import tasks as reports
from dashboard.queries.board import RoundInfo
from dashboard.queries.requests import ExplanationLine, ExtensionLine, ReviewLine
from dashboard.queries.tasks import ReportDetail
from dashboard.store import record, visit_of
from dashboard.texts import requests as words
from dashboard.texts.heatmap import label
from dashboard.visit import Visit
from db.vocabulary import Outcome, Role
from registry import extensions, office
from registry.errors import NotFound
from registry.policy import Action

OUTCOME_MARKS = {None: "awaiting", Outcome.GRANTED: "done", Outcome.REFUSED: "refused"}


def extension_line(session: Session, report_ids: Iterable[int]) -> dict[int, str]:
    """For each of these reports that was given a later day: which, from when, by whom."""
    return {
        report_id: words.line(one.number, one.old_due_on, one.granted_on, one.decided_by,
                              one.decided_at)
        for report_id, one in asked.granted(session, report_ids).items()
    }


def report_requests(visit: Visit, report_id: int) -> list[Any]:
    """The requests of one report and the forms this visitor may use; draws itself anew."""
    key = {"report": report_id}
    return _framed(key, _of_report(visit, report_id))


def ask_task(visit: Visit, task_id: int, around: RoundInfo) -> list[Any]:
    """The questions about one task and the form that asks several of its agencies."""
    if not visit.may(Action.ASK_EXPLANATION):
        return []
    return _framed({"task": task_id, "round": around.id}, _of_task(visit, task_id, around))


def _framed(key: dict[str, int], panel: list[Any]) -> list[Any]:
    return [
        dcc.Store(id="requests-key", data=key),
        *request_forms.stores(),
        html.Div(panel, id="requests", className="requests-panel"),
    ]


@guarded_callback(
    Output("requests", "children"),
    *(Input(name, "data") for name in request_forms.DONE),
    State("requests-key", "data"),
    needs=Action.VIEW,
    prevent_initial_call=True,
)
def redraw(*sent: Any) -> Any:
    """Show the deed that was just done among the requests, and the forms that are left."""
    *done, key = sent
    if not any(done):
        return no_update
    with record().reading() as rows:
        visit = visit_of(rows)
        if given.part(key, "report") is not None:
            return _of_report(visit, given.row_id(given.part(key, "report")))
        task_id, round_id = (given.row_id(given.part(key, name)) for name in ("task", "round"))
        if not visit.may(Action.ASK_EXPLANATION):
            raise NotFound("task", id=task_id)
        return _of_task(visit, task_id, _round(visit, round_id))


@guarded_callback(
    Output("task-deadline", "tree", allow_duplicate=True),
    Input("extension-decided", "data"),
    State("requests-key", "data"),
    needs=Action.DECIDE_EXTENSION,
    prevent_initial_call=True,
)
def redraw_days(decided: Any, key: Any) -> Any:
    """Show the day that was just granted among the due days of the task's page."""
    if not decided:
        return no_update
    with record().reading() as rows:
        visit = visit_of(rows)
        report = reports.report_by_id(rows, given.row_id(given.part(key, "report")))
        task = reports.task_detail(rows, boards.plan_id(rows), report.task_id)
        around = _round(visit, report.round_id)
        return deadline_form.reasons(visit, task, around, report.agency_id)


def _round(visit: Visit, round_id: int) -> RoundInfo:
    known = boards.rounds(visit.session, boards.plan_id(visit.session))
    found = next((item for item in known if item.id == round_id), None)
    if found is None:
        raise NotFound("round", id=round_id)
    return found


def _of_report(visit: Visit, report_id: int) -> list[Any]:
    report = reports.report_by_id(visit.session, report_id)
    if visit.only_agency not in (None, report.agency_id):
        raise NotFound("report", id=report_id)
    around = _round(visit, report.round_id)
    days = asked.extensions(visit.session, report_id=report_id)
    questions = asked.explanations(visit.session, report_id=report_id)
    items = sorted(
        [(one.asked_at, extension_item(one)) for one in days]
        + [(one.asked_at, explanation_item(one, visit)) for one in questions],
        key=lambda item: item[0],
        reverse=True,
    )
    told = el("ol", *(item for _at, item in items), class_="history") if items else el(
        "p", words.NONE_YET, class_="quiet")
    tree = [el("h2", words.PANEL), told]
    return [Drawn(tree=tree), *_forms(visit, report, around, days, questions)]


def _forms(
    visit: Visit,
    report: ReportDetail,
    around: RoundInfo,
    days: list[ExtensionLine],
    questions: list[ExplanationLine],
) -> list[Any]:
    """What waits for this visitor first and open, then what they may ask, folded."""
    forms: list[Any] = []
    open_question = next((one for one in questions if one.answered_at is None), None)
    if open_question is not None and may_answer(visit, report.agency_id):
        forms.append(request_forms.answer_explanation(open_question))
    if around.is_locked:
        return forms
    waiting = next((one for one in days if one.decided_at is None), None)
    if waiting is not None and extensions.may_decide(visit.session, visit.actor, report.agency_id):
        forms.append(request_forms.decide_extension(waiting))
    is_needed = report.due_on is not None and report.state not in extensions.NEEDS_NO_DAY
    if waiting is None and is_needed and visit.may(Action.ASK_EXTENSION, report.agency_id):
        is_other = visit.actor.role is not Role.AGENCY and not office.is_office(
            visit.session, report.agency_id)
        forms.append(request_forms.ask_extension(report, len(days), on_behalf=is_other))
    if visit.may(Action.ASK_EXPLANATION):
        forms.append(request_forms.ask_explanation(report, len(questions)))
    return forms


def may_answer(visit: Visit, agency_id: int) -> bool:
    """Whether this visitor answers for the agency: its own people, officers for Sở Nội vụ."""
    if not visit.may(Action.ANSWER_EXPLANATION, agency_id):
        return False
    return visit.actor.role is Role.AGENCY or office.is_office(visit.session, agency_id)


def _of_task(visit: Visit, task_id: int, around: RoundInfo) -> list[Any]:
    questions = asked.explanations(visit.session, round_id=around.id, task_id=task_id)
    agencies = {item.id: item for item in plans.agencies(visit.session)}
    items = [explanation_item(one, visit, agencies[one.agency_id].short_name)
             for one in questions]
    tree = [el("h2", words.EXPLANATIONS), el("ol", *items, class_="history")] if items else []
    lines = boards.board(visit.session, around.id, today=visit.today, choices=visit.choices,
                         task_ids=[task_id])
    if around.is_locked or not lines:
        return [Drawn(tree=tree)]
    return [Drawn(tree=tree), request_forms.spread_explanation(lines, agencies)]


def mark(kind: str, said: str) -> list[Node]:
    """How far a request is, by shape and word."""
    return el("span", said, class_=f"state state-{kind}")


def _paper(about: str) -> list[Node]:
    """The way to the letter that asks or answers, for whoever sees every agency's requests."""
    kind, _, _id = about.partition(":")
    return el("p", link(f"/papers/{kind}/{about}", words.AS_PAPER), class_="quiet")


def extension_item(
    one: ExtensionLine, name: Node = None, *, with_paper: bool = False, **attributes: Any
) -> list[Node]:
    """A later day asked for, why, and what was decided."""
    until = one.granted_on or one.wanted_on
    counted = None if one.outcome is Outcome.REFUSED else f" · {words.times(one.number)}"
    is_overtaken = one.decided_at is None and one.due_on != one.old_due_on
    return el(
        "li",
        el("p", name, " · " if name else None, el("b", words.ASK_EXTENSION), ": ",
           words.moved(one.old_due_on, until), counted, " · ",
           mark(OUTCOME_MARKS[one.outcome], words.OUTCOMES[one.outcome])),
        el("p", words.OVERTAKEN.format(day=texts.day(one.due_on)), class_="red")
        if is_overtaken else None,
        *_said(one.reason, one.asked_by, one.asked_at),
        *_said(one.answer, one.decided_by, one.decided_at, words.OUTCOMES[one.outcome]),
        _paper(f"extension:{one.id}") if with_paper and one.decided_at else None,
        **attributes,
    )


def explanation_item(
    one: ExplanationLine, visit: Visit, name: Node = None, *, with_paper: bool = False,
    **attributes: Any,
) -> list[Node]:
    """A question, until when it wants an answer, and the answer."""
    kind, state = "awaiting", words.WAITING_ANSWER
    if one.answered_at is not None:
        kind, state = "done", words.ANSWERED
    elif one.is_late(visit.today):
        kind, state = "late", words.LATE_ANSWER
    return el(
        "li",
        el("p", name, " · " if name else None, el("b", words.ASK_EXPLANATION), " · ",
           words.answer_by(one.answer_by), " · ", mark(kind, state)),
        *_said(one.question, one.asked_by, one.asked_at),
        *_said(one.answer, one.answered_by, one.answered_at, words.ANSWERED),
        _paper(f"explanation:{one.id}") if with_paper else None,
        **attributes,
    )


def review_item(one: ReviewLine, name: Node = None, **attributes: Any) -> list[Node]:
    """A contested point of a scorecard, why, and what became of it."""
    return el(
        "li",
        el("p", name, " · " if name else None, el("b", words.contested(one.measure, one.shown)),
           " · ", mark(OUTCOME_MARKS[one.outcome], words.REVIEW_OUTCOMES[one.outcome])),
        *_said(one.reason, one.asked_by, one.asked_at),
        *_said(one.answer, one.answered_by, one.answered_at,
               words.REVIEW_OUTCOMES[one.outcome]),
        **attributes,
    )


def _said(said: str, who: str | None, at: datetime | None, deed: str = "") -> list[Node]:
    """Somebody's words with who and when; nothing for words that were not said yet."""
    if at is None:
        return []
    by = words.by(who, at)
    return [
        el("p", said, class_="words") if said else None,
        el("p", f"{deed}: {by}" if deed else by, class_="quiet"),
    ]


def agency_requests(visit: Visit, agency_id: int, around: RoundInfo) -> list[Node]:
    """An agency's requests of a round for its desk: the questions it must answer come first."""
    if visit.only_agency not in (None, agency_id):
        raise NotFound("agency", id=agency_id)
    tasks = {one.id: one for one in plans.tasks(visit.session, boards.plan_id(visit.session))}
    agencies = plans.agencies(visit.session)
    code = next((item.code for item in agencies if item.id == agency_id), "")

    def to(task_id: int) -> list[Node]:
        where = address(f"/tasks/{task_id}", agency=code, round=around.year)
        return link(f"{where}#requests", label(tasks[task_id].path))

    mine = {"round_id": around.id, "agency_id": agency_id}
    questions = [one for one in asked.explanations(visit.session, **mine) if not one.answered_at]
    days = asked.extensions(visit.session, **mine)
    contested = asked.reviews(visit.session, around.id, agency_id=agency_id)
    answered = asked.answered_obstacles(visit.session, **mine)
    parts = (
        (words.MY_QUESTIONS, [explanation_item(one, visit, to(one.task_id))
                              for one in questions]),
        (words.MY_EXTENSIONS, [extension_item(one, to(one.task_id)) for one in days]),
        (words.MY_REVIEWS, [review_item(one, to(one.task_id) if one.task_id else None)
                            for one in contested]),
        (words.MY_OBSTACLES, [
            el("li", el("p", el("b", title)), el("p", said, class_="words"),
               el("p", words.by(who, at), class_="quiet"))
            for title, said, who, at in answered
        ]),
    )
    return [
        el("section", el("h2", title), el("ol", *items, class_="history"))
        for title, items in parts if items
    ]
