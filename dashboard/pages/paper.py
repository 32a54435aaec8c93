"""/papers/<kind>/<about> — one paper as it will look: read, written in, taken as a file."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard import paper_forms, texts
from dashboard.components import address, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.paper_files import ASKED, MAKER
from dashboard.paper_names import called
from dashboard.paper_views import place_of
from dashboard.papers import Part
from dashboard.queries import board as boards
from dashboard.queries import plan as plans
from dashboard.queue_views import SCRIPT, order_button
from dashboard.static import vendored
from dashboard.texts import papers as words
from dashboard.visit import Page, Visit
from registry.errors import NotFound, Refused
from registry.papers import about as abouts
from registry.papers.paper import PaperKind


def layout(visit: Visit, kind: str, about: str, **_address: str) -> Page:
    """The paper, and beside it the form of the part that `?edit=` names."""
    wanted = abouts.kind_of(kind)
    if not abouts.may_make(visit.actor, wanted, abouts.read(wanted, about)):
        raise NotFound("paper")
    title, _tail = called(visit.session, wanted, about)
    query = {name: visit.query[name] for name in ASKED if name in visit.query}
    back = el("p", link("/papers", words.ALL_PAPERS), class_="paper-lead")
    try:
        tree, parts, may_edit = paper_forms.drawn(visit, wanted, about, query)
    except Refused as refused:
        return Page(title, Drawn(tree=[heading(title), empty(texts.refusal(refused)), back]))
    head = Drawn(tree=[heading(title, visit), back, _tools(wanted, about, query),
                       el("p", words.EDIT_HELP if may_edit else words.READ_ONLY,
                          class_="quiet paper-lead")])
    drawn = Drawn(id="paper-sheet", tree=tree)
    beside = _beside(visit, wanted, about, query, parts) if may_edit else []
    columns = html.Div([html.Div(drawn, className="paper-frame"), *beside],
                       className="columns wide-narrow paper-columns" if beside else "")
    return Page(title, [head, columns])


def _tools(kind: PaperKind, about: str, query: dict[str, str]) -> list[Node]:
    """The files of the paper: now, or made in the background."""
    path = paper_forms.path_of(kind, about)
    now = [link(address(f"{path}.{ending}", **query), said, class_="btn", data_file="true")
           for ending, said in words.ENDINGS.items()]
    later = []
    if kind is PaperKind.ANNUAL_REPORT:
        order = {"kind": kind.value, "about": about, "ending": "pdf"}
        later = [order_button(MAKER, order, f"PDF: {words.IN_BACKGROUND}")]
    return el("div", *now, *later, class_="paper-tools", data_part=vendored(SCRIPT))


def _beside(
    visit: Visit, kind: PaperKind, about: str, query: dict[str, str], parts: dict[str, Part]
) -> list[Any]:
    """The form of the chosen part; else what still waits to be written."""
    one = parts.get(visit.query.get("edit", ""))
    if one is not None:
        return [paper_forms.form(kind, about, one, query)]
    path = paper_forms.path_of(kind, about)
    places = _places(visit)

    def listed(keys: list[str]) -> list[Node]:
        return el("ul", *(
            el("li", link(f"{address(path, **query, edit=key)}#{place_of(key)}",
                          words.part_at(key, places)))
            for key in keys
        ), class_="plain-list")

    blank = [key for key, part in parts.items() if not part.text]
    moved = [key for key, part in parts.items() if part.has_moved_on]
    tree: list[Node] = [el("h2", words.parts_left(len(blank))), listed(blank)]
    if moved:
        tree += [el("h2", words.MOVED_ON.capitalize()), listed(moved)]
    return [html.Div(Drawn(tree=tree), className="sheet paper-form")]


def _places(visit: Visit) -> dict[str, str]:
    """Where in the plan the parts of a paper speak from: by a task's number, or a place itself."""
    tasks = plans.tasks(visit.session, boards.plan_id(visit.session))
    return {str(task.id): task.path for task in tasks} | {
        group: group for group in {plans.group_of(task.path) for task in tasks}}
