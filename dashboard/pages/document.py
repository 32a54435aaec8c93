"""/documents/<key> — one document: every field with its source, relations, and what rests on it."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from dash import Input, Output, State, dcc, html, no_update

from dashboard import document_forms, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.components import heading
from dashboard.document_deeds import LATE, SAID
from dashboard.document_history import MOST, STEP, history
from dashboard.document_record import alarmed, fields, look_alikes, notes
from dashboard.document_resting import resting
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.link_views import files_panel, links_panel
from dashboard.queries import alarms
from dashboard.queries import board as boards
from dashboard.queries import document as queries
from dashboard.queries import document_picker as picks
from dashboard.queries.document import Record
from dashboard.relation_views import relations
from dashboard.store import record, visit_of
from dashboard.texts import document_forms as form_words
from dashboard.texts import documents as words
from dashboard.visit import Page, Visit
from registry.errors import Refused
from registry.identity import look_alikes as same_number
from registry.policy import Action

# What is drawn anew after a deed.
PARTS = ("document-head", "document-resting", "document-fields", "document-relations",
         "document-history")


def layout(visit: Visit, key: str = "", **_address: str) -> Page:
    """The record on one side, the plan's clauses that rest on it on the other."""
    asked, found = _record(visit, unquote(key).replace("\0", ""))
    title, (head, rests, said, related, done) = _drawn(visit, asked, found)
    body = [
        dcc.Store(id="document-key", data=document_forms.key_of(found)),
        Drawn(id="document-head", tree=head),
        *document_forms.area(visit, found),
        html.Div(
            [
                Drawn(id="document-resting", tree=rests, className="document-resting"),
                html.Div(
                    [
                        Drawn(id="document-fields", tree=said),
                        Drawn(id="document-relations", tree=related),
                        *links_panel(visit, found.id),
                        *files_panel(visit, found.id),
                        Drawn(id="document-history", tree=done),
                    ],
                    className="document-record",
                ),
            ],
            className="document",
        ),
    ]
    return Page(title, html.Div(body, className="plan"))


def _record(visit: Visit, key: str) -> tuple[Record, Record]:
    """The record at an address, and the one it was merged into."""
    asked = queries.record(visit.session, key, visit.today)
    return asked, queries.standing_for(visit.session, asked, visit.today)


def _drawn(
    visit: Visit, asked: Record, found: Record
) -> tuple[str, tuple[list[Node], ...]]:
    """What the document is called, and each of `PARTS`."""
    names = queries.names(visit.session, found.id)
    title = words.full_name(found.kind, found.number, names[0][0] if names else None,
                            found.subject or found.subject_in_plan)
    around, _ = chosen_round(visit, boards.plan_id(visit.session))
    sources = queries.field_sources(visit.session, found.id)
    said = [fields(found, names, sources), notes(found.notes)]
    return title, (
        _head(visit, asked, found, title),
        [resting(visit, found, around)],
        [node for node in said if node],
        [relations(visit, found.id, found.key)],
        history(visit, found.id),
    )


def _head(visit: Visit, asked: Record, found: Record, title: str) -> list[Node]:
    same = same_number(visit.session, found.number, but=found.id) if found.number else []
    tree = [
        _crumbs(title),
        heading(title, visit),
        _merged(asked, found, title),
        alarmed(alarms.open_of(visit.session, found.id), found.key)
        if visit.may(Action.VIEW_ALL) else None,
        _lead(found, title),
        look_alikes(picks.outside(visit.session, [found.id]), same),
    ]
    return [node for node in tree if node]


def _merged(asked: Record, found: Record, title: str) -> list[Node] | None:
    if asked.id == found.id:
        return None
    return el("p", form_words.MERGED_INTO.format(key=asked.key),
              link(f"/documents/{found.key}", title), ".", class_="warn")


def _crumbs(title: str) -> list[Node]:
    steps = [link("/documents", texts.DOCUMENTS), el("span", title, aria_current="page")]
    return el("nav", el("ol", *(el("li", step) for step in steps)), class_="crumbs",
              aria_label=words.CRUMBS)


def _lead(found: Record, title: str) -> list[Node] | None:
    said = found.subject or found.subject_in_plan
    if said == title:
        said = None
    by_plan = el("span", f" ({words.BY_PLAN})", class_="quiet") if not found.subject else None
    group = el("span", f" {words.GROUP_LINE}", class_="quiet") if found.is_group else None
    if said:
        return el("p", said, by_plan, group, class_="lead")
    return el("p", group, class_="lead") if group else None


@guarded_callback(
    *(Output(name, "tree") for name in PARTS),
    Output("document-form", "children"),
    Output("document-key", "data"),
    *(Input(name, "data") for name in SAID),
    State("document-key", "data"),
    State("address", "search"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
def redraw(*sent: Any) -> tuple[Any, ...]:
    """Show what was just done: the record and its history anew, the form ready for the next."""
    *stored, key, search = sent
    pressed = [(given.words(given.part(one, "at")), name, one)
               for name, one in zip(SAID, stored, strict=True) if one]
    if not pressed:
        return (no_update,) * (len(PARTS) + 2)
    _, name, last = max(pressed, key=lambda one: one[:2])
    asked_key = given.words(given.part(key, "key"))[:80].replace("\0", "")
    with record().reading() as rows:
        visit = visit_of(rows, given.query(search))
        asked, found = _record(visit, asked_key)
        _, drawn = _drawn(visit, asked, found)
        form: Any = no_update
        if not last.get(LATE):
            notices.clear()
            deed, outcome = document_forms.told(name, given.words(last.get("made")))
            form = document_forms.form(visit, found, deed, outcome)
        if asked.id != found.id and not last.get(LATE):
            form = [Drawn(tree=outcome, className="outcome")]
    return *drawn, form, document_forms.key_of(found)


@guarded_callback(
    Output("document-history", "tree", allow_duplicate=True),
    Input("document-history", "pressed"),
    State("document-key", "data"),
    needs=Action.VIEW,
    prevent_initial_call=True,
)
def more_history(pressed: Any, key: Any) -> Any:
    """Twenty deeds more."""
    if not pressed:
        return no_update
    wanted = given.words(given.part(pressed, "value"))
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 5):
        raise Refused("bad_choice")
    most = min(max(int(wanted), STEP), MOST)
    document_id = given.row_id(given.part(key, "id"))
    with record().reading() as rows:
        return history(visit_of(rows), document_id, most)
