"""The links and files of one document, for its page: what is there, and the ways to change it."""

from __future__ import annotations

from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, outcomes, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, Node, Upload, el, link
from dashboard.queries import links as queries
from dashboard.queries.links import FileLine, LinkLine
from dashboard.store import record, visit_of
from dashboard.texts import evidence as evidence_words
from dashboard.texts import links as words
from dashboard.visit import Visit
from db.vocabulary import LinkResult
from registry import clock, document_files
from registry.errors import NotFound
from registry.evidence.kinds import BY_ENDING, LARGEST, Kind
from registry.links import addresses, keep
from registry.policy import Action

MARKS = {
    LinkResult.OK: "done",
    LinkResult.MOVED: "in-progress",
    LinkResult.DEAD: "late",
    LinkResult.UNREACHABLE: "awaiting",
    LinkResult.REFUSED: "refused",
    None: "not-started",
}
UPLOAD = {**evidence_words.UPLOAD, "label": words.UPLOAD_LABEL}


def links_panel(visit: Visit, document_id: int) -> list[Any]:
    """The links of a document with their results, and for Sở Nội vụ the form to add one."""
    parts: list[Any] = [
        Drawn(tree=[el("h2", words.HEAD, id="links")]),
        Drawn(id="document-links", tree=document_links_block(visit, document_id)),
    ]
    if visit.may(Action.KEEP_REGISTRY):
        parts.append(link_form(document_id))
    return [html.Section(parts, className="document-links")]


def files_panel(visit: Visit, document_id: int) -> list[Any]:
    """The files of a document, and for Sở Nội vụ the way to add one."""
    parts: list[Any] = [
        Drawn(tree=[el("h2", words.FILES, id="files")]),
        Drawn(id="document-files", tree=document_files_block(visit, document_id)),
    ]
    if visit.may(Action.KEEP_REGISTRY):
        parts += file_form(visit, document_id)
    return [html.Section(parts, className="document-files")]


def document_links_block(visit: Visit, document_id: int) -> list[Node]:
    """Each link: where it leads, what it answered last, when, and since when it has been so."""
    listed = queries.of_document(visit.session, document_id)
    if not listed:
        return [el("p", words.NO_LINKS, class_="quiet")]
    may = visit.may(Action.KEEP_REGISTRY)
    return [el("ul", *(_link(line, visit.today, may) for line in listed), class_="evidence")]


def document_files_block(visit: Visit, document_id: int) -> list[Node]:
    """The files of a document; those of an internal one are for those alone who see all."""
    place = queries.place_of(visit.session, document_id)
    if place and place[1] and not visit.may(Action.VIEW_ALL):
        return [el("p", words.FILES_INSIDE, class_="quiet")]
    listed = queries.files_of(visit.session, document_id)
    if not listed:
        return [el("p", words.NO_FILES, class_="quiet")]
    may = visit.may(Action.KEEP_REGISTRY)
    return [el("ul", *(_file(line, may) for line in listed), class_="evidence")]


def link_form(document_id: int) -> html.Div:
    """The form that adds a link."""
    return html.Div(
        [
            dcc.Store(id="document-links-key", data=document_id),
            dbc.Label(words.ADD_LABEL, html_for="document-link-url"),
            dbc.Input(id="document-link-url", type="text", inputmode="url", autocomplete="off",
                      maxlength=addresses.LONGEST),
            html.P(words.ADD_HELP, className="quiet"),
            html.Div([dbc.Button(words.ADD, id="document-link-add"),
                      outcomes.place("document-link-add")], className="form-foot"),
        ],
        className="request-form",
    )


def file_form(visit: Visit, document_id: int) -> list[Any]:
    """The place where files of a document are chosen or dropped."""
    place = queries.place_of(visit.session, document_id)
    if place is None:
        return []
    return [
        dcc.Store(id="document-files-key", data=document_id),
        Upload(id="document-files-upload", address=f"/documents/{place[0]}/files", words=UPLOAD,
               largest=LARGEST, accept=",".join(BY_ENDING)),
    ]


def result_mark(result: LinkResult | None) -> list[Node]:
    """What came of asking, by word and shape."""
    return el("span", words.RESULTS[result], class_=f"state state-{MARKS[result]}")


def behind(line: LinkLine) -> list[Node]:
    """What lies behind a result, and where the link led; nothing when all is plain."""
    why = words.why(line.detail or "", line.status) if line.result else ""
    parts: list[Node] = [el("span", why)] if why else []
    if line.final_url:
        led = words.MOVED_TO if line.result is LinkResult.MOVED else words.LEADS_TO
        parts.append(el("span", f"{led}: ",
                        link(line.final_url, shown(line.final_url), title=line.final_url)))
    return parts


def when_said(line: LinkLine, today: date) -> str:
    """When a link was asked last, and how long it has answered so."""
    if line.checked_at is None:
        return ""
    return words.how_long(line.checked_at, line.since or line.checked_at, today)


def shown(url: str) -> str:
    """An address short enough for a list; the whole one is in its title."""
    said = url.partition("://")[2].removeprefix("www.").rstrip("/")
    return said if len(said) <= 60 else f"{said[:57]}…"


def address_of(url: str) -> Node:
    """A link that opens beside the page; one of another kind stays text."""
    if not url.startswith(("https://", "http://")):
        return url
    return link(url, shown(url), " ↗", title=url)


def _link(line: LinkLine, today: date, may: bool) -> list[Node]:
    remove = el("button", words.REMOVE, data_press=line.id, class_="btn small",
                aria_label=words.REMOVE_ONE.format(url=line.url))
    when = when_said(line, today)
    more = behind(line) + ([el("span", when)] if when else [])
    parted = [part for one in more for part in (" · ", one)][1:]
    return el("li", address_of(line.url), result_mark(line.result), remove if may else None,
              el("span", *parted, class_="quiet") if parted else None)


def _file(line: FileLine, may: bool) -> list[Node]:
    is_opened = line.kind not in (Kind.DOCX, Kind.XLSX)
    said = [
        evidence_words.KINDS[Kind(line.kind)],
        evidence_words.size(line.size),
        words.OPENED if is_opened else words.SAVED,
        f"{line.added_by}, {texts.moment(line.added_at)}",
        evidence_words.SCANS[line.scan],
    ]
    marks = el("span", evidence_words.LOOK_FOR_MARKS, class_="warn-word")
    remove = el("button", words.REMOVE, data_press=line.id, class_="btn small",
                aria_label=words.REMOVE_FILE.format(name=line.name))
    # Not the router's link: no page of ours opens.
    named = el("a", line.name, href=f"/document-files/{line.id}",
               data_file="open" if is_opened else "true")
    digest = el("span", words.SHA.format(start=line.sha256[:12]), title=line.sha256)
    return el("li", named, marks if line.is_unread else None, remove if may else None,
              el("span", " · ".join(said), " · ", digest, class_="quiet"))


@guarded_callback(
    Output("document-links", "tree"),
    Output("document-link-url", "value"),
    Output("document-link-add-said", "tree"),
    Input("document-link-add", "n_clicks"),
    State("document-link-url", "value"),
    State("document-links-key", "data"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
@outcomes.said_beside("document-link-add", outputs=3)
def add_link(n_clicks: Any, url: Any, key: Any) -> tuple[Any, Any, Any]:
    """Keep an address of the document; a refusal names the field and keeps what was typed."""
    if not n_clicks:
        return no_update, no_update, no_update
    document_id, typed = given.row_id(key), given.words(url)
    with record().writing() as rows:
        keep.add_link(rows, document_id, typed, actor=access.actor(), at=clock.now())
    return _links_drawn(document_id), "", notices.notice(words.ADDED, "done")


@guarded_callback(
    Output("document-links", "tree", allow_duplicate=True),
    Input("document-links", "pressed"),
    State("document-links-key", "data"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
def take_link_away(pressed: Any, key: Any) -> Any:
    """Take an address away; the record keeps it."""
    if not pressed:
        return no_update
    document_id, link_id = given.row_id(key), given.row_id(given.part(pressed, "value"))
    with record().writing() as rows:
        keep.remove_link(rows, link_id, actor=access.actor(), at=clock.now())
    notices.show(words.REMOVED)
    return _links_drawn(document_id)


@guarded_callback(
    Output("document-files", "tree"),
    Input("document-files-upload", "sent"),
    State("document-files-key", "data"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
def show_new_file(sent: Any, key: Any) -> Any:
    """Show a file that has just been kept."""
    return _files_drawn(given.row_id(key)) if sent else no_update


@guarded_callback(
    Output("document-files", "tree", allow_duplicate=True),
    Input("document-files", "pressed"),
    State("document-files-key", "data"),
    needs=Action.KEEP_REGISTRY,
    prevent_initial_call=True,
)
def take_file_away(pressed: Any, key: Any) -> Any:
    """Take a file away; the record keeps it, and its bytes."""
    if not pressed:
        return no_update
    document_id, file_id = given.row_id(key), given.row_id(given.part(pressed, "value"))
    with record().writing() as rows:
        file = document_files.remove(rows, file_id, actor=access.actor(), at=clock.now())
        name = file.name
    notices.show(words.FILE_REMOVED.format(name=name))
    return _files_drawn(document_id)


def _links_drawn(document_id: int) -> list[Node]:
    with record().reading() as rows:
        return document_links_block(visit_of(rows), document_id)


def _files_drawn(document_id: int) -> list[Node]:
    with record().reading() as rows:
        if queries.place_of(rows, document_id) is None:
            raise NotFound("document", id=document_id)
        return document_files_block(visit_of(rows), document_id)
