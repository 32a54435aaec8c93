"""/obstacles — difficulties of every agency: gathered, answered, proposed as amendments."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dash import Input, Output, State, dcc, html, no_update

from dashboard import given, obstacle_forms, texts
from dashboard.access import guarded_callback
from dashboard.components import address, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.no_round import without_round
from dashboard.queries import board as boards
from dashboard.queries import obstacles as lists
from dashboard.queries import plan as plans
from dashboard.queries.board import RoundInfo
from dashboard.queries.obstacles import Difficulty, Group, Voice
from dashboard.store import record, visit_of
from dashboard.texts import obstacles as words
from dashboard.texts import tasks as task_words
from dashboard.texts.heatmap import label
from dashboard.texts.sections import place
from dashboard.visit import Page, Visit
from registry.policy import Action

PATH = "/obstacles"
SHOW, SORTS = tuple(words.TABS), tuple(words.SORTS)
# The plan's last paragraph asks for all this.
ASKED_BY = "III.ket2"
OPEN = "obstacles-open"


def layout(visit: Visit, **_address: str) -> Page:
    """One list of a round: what nobody gathered yet, or the groups by how far they are."""
    around, _known = chosen_round(visit, boards.plan_id(visit.session))
    if around is None:
        return without_round(visit, texts.OBSTACLES, task_words.NO_ROUND)
    marks = [dcc.Store(id=name) for name in obstacle_forms.DONE]
    return Page(texts.OBSTACLES, [*marks, html.Div(_body(visit, around), id="obstacles-body")])


def _body(visit: Visit, around: RoundInfo) -> list[Any]:
    counts = lists.counts(visit.session, around.id)
    show = visit.asked("show", SHOW)
    total = counts[show]
    page = min(max(visit.asked_number("page") or 1, 1), max(-(-total // lists.PER_PAGE), 1))
    query = {"round": around.year, "show": show, "sort": visit.asked("sort", SORTS)}
    head = Drawn(tree=[heading(texts.OBSTACLES, visit), _basis(visit),
                       _filters(visit, query, counts)])
    if not total:
        return [head, Drawn(tree=[empty(words.NO_NEW if show == "new" else words.NO_GROUP)])]
    draw = _new if show == "new" else _groups
    return [head, *draw(visit, around, query, page), Drawn(tree=[_pager(query, page, total)])]


def _basis(visit: Visit) -> list[Node] | None:
    """The paragraph of the plan that gives Sở Nội vụ this work, in its own words."""
    plan = boards.plan_id(visit.session)
    said = plans.headings(visit.session, plan).get(ASKED_BY)
    if said is None:
        return None
    quoted = el("q", said.removesuffix("./."), class_="plan-words")
    where = link(f"/sections/{quote(ASKED_BY)}", place(ASKED_BY))
    return el("p", quoted, " (", where, ")", class_="obstacle-basis")


def _filters(visit: Visit, query: dict[str, Any], counts: dict[str, int]) -> list[Node]:
    known = boards.rounds(visit.session, boards.plan_id(visit.session))
    bars = [
        (words.SHOW, "show", [(name, words.tab(name, counts[name])) for name in SHOW]),
        (texts.ROUND, "round", [(item.year, str(item.year)) for item in known]),
    ]
    if query["show"] == "new":
        bars.append((words.SORT, "sort", list(words.SORTS.items())))
    drawn = [
        el("div", el("span", name, class_="filter-name"),
           *(link(address(PATH, **{**query, key: value}), said,
                  aria_current="true" if query[key] == value else None)
             for value, said in options), class_="filter")
        for name, key, options in bars
    ]
    return el("div", *drawn, class_="filters stacked")


def _new(visit: Visit, around: RoundInfo, query: dict[str, Any], page: int) -> list[Any]:
    by_agency = query["sort"] == "agency"
    found = lists.ungathered(visit.session, around.id, by_agency=by_agency, page=page)
    tasks, agencies = _tasks(visit), _agencies(visit)
    listed = [
        (one, obstacle_forms.drawn_difficulty(
            one, _where(one, visit, around), agencies[one.agency_id], tasks[one.task_id]))
        for one in found
    ]
    if visit.may(Action.GATHER_OBSTACLES):
        return obstacle_forms.gather_form(visit, around, listed)
    items = [el("li", *drawn) for _one, drawn in listed]
    return [Drawn(tree=[el("ol", *items, class_="obstacle-ticks")])]


def _groups(visit: Visit, around: RoundInfo, query: dict[str, Any], page: int) -> list[Any]:
    """The groups; the open one has its forms right below it."""
    found = lists.groups(visit.session, around.id, query["show"], page=page)
    said = lists.voices(visit.session, [one.id for one in found])
    may = visit.may(Action.GATHER_OBSTACLES)
    opened = visit.asked_number("open") if may else None
    parts: list[Any] = []
    for one in found:
        where = address(PATH, **query, page=page if page > 1 else None, open=one.id)
        to_open = link(f"{where}#{OPEN}", words.OPEN, class_="btn small") if may else None
        is_open = one.id == opened
        tree = _group(visit, around, one, said[one.id], None if is_open else to_open)
        parts.append(Drawn(id=OPEN if is_open else None, className="sheet obstacle", tree=tree))
        if is_open:
            parts.append(obstacle_forms.settle_forms(visit, one, said[one.id]))
    return parts


def _group(
    visit: Visit, around: RoundInfo, one: Group, said: list[Voice], to_open: Node
) -> list[Node]:
    return [
        el("h2", one.title),
        el("p", *_marks(one), " · ", words.gathered(one.gathered_by, one.gathered_at),
           class_="quiet"),
        el("h3", f"{words.AGENCIES} ({texts.number(len(said))})"),
        el("ul", *(_voice(visit, around, voice) for voice in said), class_="obstacle-voices"),
        *_answered(words.ANSWER_TITLE, one.answer, one.answered_by, one.answered_at),
        *_answered(words.PROPOSE_TITLE, one.amendment, one.proposed_by, one.proposed_at,
                   link(f"/sections/{quote(one.section_path)}", place(one.section_path))
                   if one.section_path else None),
        el("p", to_open) if to_open else None,
    ]


def _marks(one: Group) -> list[Node]:
    answered = ("done", words.ANSWERED) if one.answered_at else ("awaiting", words.UNANSWERED)
    marks = [answered, ("done", words.PROPOSED)] if one.proposed_at else [answered]
    drawn = [el("span", said, class_=f"state state-{kind}") for kind, said in marks]
    return [part for mark in drawn for part in (" · ", mark)][1:]


def _voice(visit: Visit, around: RoundInfo, one: Voice) -> list[Node]:
    agency, task = _agencies(visit)[one.agency_id], _tasks(visit)[one.task_id]
    named = link(_where(one, visit, around), el("b", f"{agency.short_name} · {label(task.path)}"),
                 title=agency.name)
    lines = [el("p", named), el("p", one.words, class_="words")]
    if one.now != one.words:
        lines.append(el("p", el("b", words.CHANGED if one.now else words.WITHDRAWN, class_="red"),
                        f". {words.NOW}: {one.now}" if one.now else None, class_="words"))
    return el("li", *lines)


def _answered(
    title: str, said: str, who: str | None, at: Any, about: Node = None
) -> list[Node]:
    if at is None:
        return []
    return [
        el("h3", title, el("span", " · ", about) if about else None),
        el("p", said, class_="words"),
        el("p", words.by(who, at), class_="quiet"),
    ]


def _where(one: Difficulty | Voice, visit: Visit, around: RoundInfo) -> str:
    code = _agencies(visit)[one.agency_id].code
    return address(f"/tasks/{one.task_id}", agency=code, round=around.year)


def _tasks(visit: Visit) -> dict[int, plans.TaskInfo]:
    return {task.id: task for task in plans.tasks(visit.session, boards.plan_id(visit.session))}


def _agencies(visit: Visit) -> dict[int, plans.AgencyInfo]:
    return {item.id: item for item in plans.agencies(visit.session)}


def _pager(query: dict[str, Any], page: int, total: int) -> list[Node] | None:
    pages = -(-total // lists.PER_PAGE)
    if pages < 2:
        return None
    turning = [link(address(PATH, **query, page=number), str(number),
                    aria_current="true" if number == page else None)
               for number in range(1, pages + 1)]
    return el("nav", *turning, class_="pager", aria_label=words.PAGES)


@guarded_callback(
    Output("obstacles-body", "children"),
    *(Input(name, "data") for name in obstacle_forms.DONE),
    State("address", "search"),
    needs=Action.GATHER_OBSTACLES,
    prevent_initial_call=True,
)
def redraw(*sent: Any) -> Any:
    """Show what was just gathered, answered or proposed."""
    *done, search = sent
    if not any(done):
        return no_update
    with record().reading() as rows:
        visit = visit_of(rows, given.query(search))
        around, _known = chosen_round(visit, boards.plan_id(rows))
        return _body(visit, around) if around else no_update
