"""/papers/templates — which form each kind of paper is made with; an office sends its own."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices
from dashboard.access import guarded_callback
from dashboard.components import heading
from dashboard.drawn import Drawn, Node, Upload, el, link
from dashboard.queries import paper_templates as queries
from dashboard.store import record
from dashboard.template_views import PATH, kept_block, kinds_table, marks_table
from dashboard.texts import evidence as evidence_words
from dashboard.texts import paper_templates as words
from dashboard.texts.papers import KINDS
from dashboard.visit import Page, Visit
from registry import clock
from registry.errors import Refused
from registry.papers import template_check, templates
from registry.papers.paper import PaperKind
from registry.policy import Action

UPLOAD = {**evidence_words.UPLOAD, "label": words.UPLOAD_LABEL, "help": words.UPLOAD_HELP,
          "too_large": words.UPLOAD_LARGE}


def layout(visit: Visit, **_address: str) -> Page:
    """The forms in use, then one kind's own forms and the marks that they hold."""
    kind = PaperKind(visit.asked("kind", tuple(one.value for one in PaperKind)))
    listed = queries.listed(visit.session)
    head = [
        el("p", link("/papers", words.ALL_PAPERS)),
        heading(words.TITLE),
        el("p", words.LEAD, class_="lead"),
        el("ul", *(el("li", line) for line in words.HOW), class_="import-how"),
    ]
    house = el("a", words.DOWNLOAD_HOUSE, href=f"{PATH}/{kind.value}/house.docx", class_="btn",
               data_file="true")
    one = [el("h2", words.ONE.format(kind=KINDS[kind])), el("p", house)]
    marks = [el("h2", words.MARKS), marks_table(kind), el("p", words.ANNEX_NOTE, class_="quiet")]
    form = html.Div([
        dcc.Store(id="templates-kind", data=kind.value),
        Drawn(tree=one),
        Drawn(id="templates-kept", tree=kept_block(listed, kind)),
        Upload(id="templates-upload", address=f"{PATH}/{kind.value}", words=UPLOAD,
               largest=template_check.LARGEST, accept=".docx"),
    ], className="stack")
    return Page(words.TITLE, html.Div([
        Drawn(tree=head),
        Drawn(id="templates-kinds", tree=[kinds_table(listed, kind)]),
        html.Section(form, className="sheet"),
        Drawn(tree=marks),
    ], className="stack"))


@guarded_callback(
    Output("templates-kinds", "tree"),
    Output("templates-kept", "tree"),
    Input("templates-upload", "sent"),
    State("templates-kind", "data"),
    needs=Action.KEEP_TEMPLATES,
    prevent_initial_call=True,
)
def show_new(sent: Any, kind: Any) -> tuple[Any, Any]:
    """Show a form that has just been kept."""
    return _drawn(_kind(kind)) if sent else (no_update, no_update)


@guarded_callback(
    Output("templates-kinds", "tree", allow_duplicate=True),
    Output("templates-kept", "tree", allow_duplicate=True),
    Input("templates-kept", "pressed"),
    State("templates-kind", "data"),
    needs=Action.KEEP_TEMPLATES,
    prevent_initial_call=True,
)
def withdraw(pressed: Any, kind: Any) -> tuple[Any, Any]:
    """Use a form no more; the record keeps it."""
    if not pressed:
        return no_update, no_update
    shown, template_id = _kind(kind), given.row_id(given.part(pressed, "value"))
    with record().writing() as rows:
        name = templates.withdraw(rows, template_id, actor=access.actor(), at=clock.now()).name
    notices.show(words.WITHDRAWN_SAID.format(name=name))
    return _drawn(shown)


def _drawn(kind: PaperKind) -> tuple[list[Node], list[Node]]:
    with record().reading() as rows:
        listed = queries.listed(rows)
    return [kinds_table(listed, kind)], kept_block(listed, kind)


def _kind(said: Any) -> PaperKind:
    try:
        return PaperKind(said)
    except ValueError as error:
        raise Refused("bad_choice") from error
