"""/requests — later days to decide, questions and their answers, contested points of scorecards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, ctx, dcc, html, no_update

from dashboard import access, given, notices, request_forms, texts
from dashboard import request_views as views
from dashboard.access import guarded_callback
from dashboard.basis_views import basis_link
from dashboard.components import address, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.no_round import without_round
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queries import requests as asked
from dashboard.queries.board import RoundInfo
from dashboard.queries.requests import Counts, ReviewLine
from dashboard.store import record, visit_of
from dashboard.texts import requests as words
from dashboard.texts import tasks as task_words
from dashboard.texts.heatmap import label
from dashboard.visit import Page, Visit
from db.vocabulary import Outcome
from registry import clock, extensions, reviews
from registry.policy import Action

SHOW = tuple(words.TABS)
NOTHING = {"extensions": words.NO_EXTENSIONS, "explanations": words.NO_EXPLANATIONS,
           "reviews": words.NO_REVIEWS}
# The item whose form is open; a list of these is one page.
OPEN = "requests-open"
Item = tuple[int, bool, Callable[..., list[Node]], Any]


def layout(visit: Visit, **_address: str) -> Page:
    """One of the three lists of a round; whoever may settle an item has its form in place."""
    plan = boards.plan_id(visit.session)
    around, _known = chosen_round(visit, plan)
    if around is None:
        return without_round(visit, texts.REQUESTS, task_words.NO_ROUND)
    body = html.Div(_body(visit, around), id="requests-body")
    marks = [dcc.Store(id="extension-decided"), dcc.Store(id="requests-reviewed")]
    return Page(texts.REQUESTS, [*marks, body])


def _body(visit: Visit, around: RoundInfo) -> list[Any]:
    counts = asked.counts(visit.session, around.id)
    show = _shown(visit, counts)
    total = getattr(counts, show)
    page = min(max(visit.asked_number("page") or 1, 1), max(-(-total // asked.PER_PAGE), 1))
    items = _items(visit, around, show, page)
    head = Drawn(tree=[heading(texts.REQUESTS, visit), _filters(visit, around, counts)])
    if not items:
        return [head, Drawn(tree=[empty(NOTHING[show])])]
    pager = Drawn(tree=[_pager({"show": show, "round": around.year}, page, total)])
    return [head, *_list(visit, around, show, items), pager]


def _shown(visit: Visit, counts: Counts) -> str:
    """The list that was asked for, or the first in which something waits."""
    waiting = [name for name in SHOW if getattr(counts, f"{name}_waiting")]
    return visit.asked("show", (*waiting, *SHOW))


def _filters(visit: Visit, around: RoundInfo, counts: Counts) -> list[Node]:
    known = boards.rounds(visit.session, boards.plan_id(visit.session))
    show, year = _shown(visit, counts), around.year
    tabs = [
        _choice(address("/requests", show=name, round=year),
                words.tab(name, getattr(counts, f"{name}_waiting")), name == show)
        for name in SHOW
    ]
    rounds = [
        _choice(address("/requests", show=show, round=item.year), str(item.year),
                item.year == year)
        for item in known
    ]
    named = ((words.SHOW, tabs), (texts.ROUND, rounds))
    bars = [el("div", el("span", name, class_="filter-name"), *links, class_="filter")
            for name, links in named]
    return el("div", *bars, class_="filters stacked")


def _choice(where: str, said: str, is_chosen: bool) -> list[Node]:
    return link(where, said, aria_current="true" if is_chosen else None)


def _items(visit: Visit, around: RoundInfo, show: str, page: int) -> list[Item]:
    """One page of a list: each with whether it waits, how it is drawn, and the row itself."""
    if show == "extensions":
        days = asked.extensions(visit.session, round_id=around.id, page=page)
        return [(one.id, one.decided_at is None, _day_of, one) for one in days]
    if show == "explanations":
        questions = asked.explanations(visit.session, round_id=around.id, page=page)
        return [(one.id, False, _question_of(visit), one) for one in questions]
    contested = asked.reviews(visit.session, around.id, page=page)
    return [(one.id, one.answered_at is None, views.review_item, one) for one in contested]


def _question_of(visit: Visit) -> Callable[..., list[Node]]:
    return lambda one, name, **attributes: views.explanation_item(
        one, visit, name, with_paper=True, **attributes)


def _day_of(one: Any, name: Any, **attributes: Any) -> list[Node]:
    return views.extension_item(one, name, with_paper=True, **attributes)


def _list(visit: Visit, around: RoundInfo, show: str, items: list[Item]) -> list[Any]:
    """The items, with the form of the open one right below it."""
    is_open = show == "reviews" or not around.is_locked
    may = is_open and visit.may(
        Action.ANSWER_REVIEW if show == "reviews" else Action.DECIDE_EXTENSION)
    waiting = [
        id_
        for id_, waits, _draw, row in items
        if waits and may and (show == "reviews" or _may_decide(visit, row.agency_id))
    ]
    wanted = visit.asked_number("open")
    opened = wanted if wanted in waiting else next(iter(waiting), None)
    names = _names(visit, around)
    parts: list[Any] = []
    drawn: list[Node] = []
    for id_, _waits, draw, row in items:
        marked = OPEN if id_ == opened else None
        drawn.append(draw(row, names(row), id=marked, class_="opened" if marked else None))
        if id_ in waiting and id_ != opened:
            drawn[-1].append(el("p", _opening(visit, around, show, id_)))
        if id_ == opened:
            form = review_form(row) if show == "reviews" else request_forms.decide_extension(row)
            parts += [_drawn(drawn), form]
            drawn = []
    return [*parts, _drawn(drawn)] if drawn else parts


def _may_decide(visit: Visit, agency_id: int) -> bool:
    return extensions.may_decide(visit.session, visit.actor, agency_id)


def _drawn(items: list[Node]) -> Drawn:
    return Drawn(tree=[el("ol", *items, class_="history requests-list")])


def _opening(visit: Visit, around: RoundInfo, show: str, id_: int) -> list[Node]:
    where = address("/requests", show=show, round=around.year, page=visit.query.get("page"),
                    open=id_)
    return link(f"{where}#{OPEN}", words.OPEN, class_="btn small")


def _names(visit: Visit, around: RoundInfo) -> Callable[[Any], list[Node]]:
    """Who asks about what, as a link to it."""
    tasks = {one.id: one for one in plans.tasks(visit.session, boards.plan_id(visit.session))}
    agencies = {one.id: one for one in plans.agencies(visit.session)}

    def name(row: Any) -> list[Node]:
        agency = agencies[row.agency_id]
        if row.task_id is None:
            where, said = address(f"/agencies/{agency.code}", round=around.year), agency.short_name
        else:
            where = address(f"/tasks/{row.task_id}", agency=agency.code, round=around.year)
            where = f"{where}#requests"
            said = f"{agency.short_name} · {label(tasks[row.task_id].path)}"
        named = link(where, el("b", said), title=agency.name)
        return named if row.task_id is None else el("span", named, " ", basis_link(where))

    return name


def _pager(query: dict[str, Any], page: int, total: int) -> list[Node] | None:
    pages = -(-total // asked.PER_PAGE)
    if pages < 2:
        return None
    turning = [
        link(address("/requests", **query, page=number), str(number),
             aria_current="true" if number == page else None)
        for number in range(1, pages + 1)
    ]
    return el("nav", *turning, class_="pager", aria_label=words.PAGES)


def review_form(one: ReviewLine) -> html.Div:
    """Take the agency's point or keep the figure; either with words."""
    return html.Div(
        [
            dcc.Store(id="requests-review", data={"id": one.id, "version": one.version}),
            dbc.Label(words.REVIEW_ANSWER, html_for="requests-answer"),
            dbc.Textarea(id="requests-answer", maxlength=1000, **request_forms.kept(one.id)),
            html.Div(
                [
                    dbc.Button(words.UPHOLD, id="requests-uphold"),
                    dbc.Button(words.KEEP, id="requests-keep", color="danger"),
                ],
                className="form-foot",
            ),
        ],
        className="sheet request-form",
    )


@guarded_callback(
    Output("requests-reviewed", "data"),
    Input("requests-uphold", "n_clicks"),
    Input("requests-keep", "n_clicks"),
    State("requests-review", "data"),
    State("requests-answer", "value"),
    needs=Action.ANSWER_REVIEW,
    prevent_initial_call=True,
)
def answer_review(upheld: Any, kept: Any, key: Any, said: Any) -> Any:
    """Answer a contested point, by the button that was pressed."""
    is_upheld = ctx.triggered_id == "requests-uphold"
    if not (upheld if is_upheld else kept):
        return no_update
    review_id, version = (given.row_id(given.part(key, name)) for name in ("id", "version"))
    outcome = Outcome.GRANTED if is_upheld else Outcome.REFUSED
    with record().writing() as rows:
        at = clock.now()
        reviews.answer(rows, review_id, outcome, given.words(said), expected_version=version,
                       actor=access.actor(), at=at)
    notices.show(words.REVIEWED_SAID)
    return at.isoformat()


@guarded_callback(
    Output("requests-body", "children"),
    Input("extension-decided", "data"),
    Input("requests-reviewed", "data"),
    State("address", "search"),
    needs=Action.ASK_EXPLANATION,
    prevent_initial_call=True,
)
def redraw(decided: Any, answered: Any, search: Any) -> Any:
    """Show what was just settled, and open the next that waits."""
    if not decided and not answered:
        return no_update
    with record().reading() as rows:
        visit = visit_of(rows, given.query(search))
        around, _known = chosen_round(visit, boards.plan_id(rows))
        return _body(visit, around) if around else no_update
