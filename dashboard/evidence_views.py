"""The evidence beside a report: its files, the way to add one and to take one away."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, State, dcc, html, no_update

from dashboard import access, given, notices, texts
from dashboard.access import guarded_callback
from dashboard.drawn import Drawn, Node, Upload, el
from dashboard.queries import evidence as files
from dashboard.queries.evidence import EvidenceLine
from dashboard.store import record, visit_of
from dashboard.texts import evidence as words
from dashboard.visit import Visit
from registry import clock
from registry.errors import NotFound
from registry.evidence import keep
from registry.evidence.kinds import BY_ENDING, LARGEST, Kind
from registry.policy import Action


def evidence_panel(visit: Visit, report_id: int, may_add: bool) -> list[Any]:
    """The files of a report, and the way to add one."""
    listed = files.of_report(visit.session, report_id)
    if not (listed or may_add):
        return []
    parts: list[Any] = [
        dcc.Store(id="evidence-key", data=report_id),
        Drawn(tree=[el("h2", words.EVIDENCE)]),
        Drawn(id="evidence-list", tree=_list(listed, may_add)),
    ]
    if may_add:
        parts.append(Upload(
            id="evidence-upload",
            address=f"/evidence/{report_id}",
            words=words.UPLOAD,
            largest=LARGEST,
            accept=",".join(BY_ENDING),
        ))
    return [html.Section(parts, className="sheet", id="evidence")]


def _list(listed: list[EvidenceLine], may_remove: bool) -> list[Node]:
    if not listed:
        return [el("p", words.NO_EVIDENCE, class_="quiet")]
    return [el("ul", *(_line(line, may_remove) for line in listed), class_="evidence")]


def _line(line: EvidenceLine, may_remove: bool) -> list[Node]:
    said = [
        words.KINDS[Kind(line.kind)],
        words.size(line.size),
        f"{line.added_by}, {texts.moment(line.added_at)}",
        words.SCANS[line.scan],
    ]
    marks = el("span", words.LOOK_FOR_MARKS, class_="warn-word") if line.is_unread else None
    remove = el("button", words.REMOVE, data_press=line.id, class_="btn",
                aria_label=words.REMOVE_ONE.format(name=line.name))
    # Not the router's link: a file is saved, no page opens.
    saved = el("a", line.name, href=f"/evidence/{line.id}", data_file="true",
               title=f"SHA-256 {line.sha256}")
    return el("li", saved, marks, remove if may_remove else None,
              el("span", " · ".join(said), class_="quiet"))


@guarded_callback(
    Output("evidence-list", "tree"),
    Input("evidence-upload", "sent"),
    State("evidence-key", "data"),
    needs=Action.RECORD_STATUS,
    prevent_initial_call=True,
)
def redraw(sent: Any, key: Any) -> Any:
    """Show a file that has just been kept."""
    return _drawn(given.row_id(key)) if sent else no_update


@guarded_callback(
    Output("evidence-list", "tree", allow_duplicate=True),
    Input("evidence-list", "pressed"),
    State("evidence-key", "data"),
    needs=Action.RECORD_STATUS,
    prevent_initial_call=True,
)
def take_away(pressed: Any, key: Any) -> Any:
    """Take a file away from its report; the record keeps it."""
    if not pressed:
        return no_update
    evidence_id = given.row_id(given.part(pressed, "value"))
    with record().writing() as rows:
        kept = keep.remove(rows, evidence_id, actor=access.actor(), at=clock.now())
        name = kept.name
    notices.show(words.REMOVED.format(name=name))
    return _drawn(given.row_id(key))


def _drawn(report_id: int) -> list[Node]:
    with record().reading() as rows:
        agency_id = files.agency_of(rows, report_id)
        if agency_id is None or not visit_of(rows).may(Action.RECORD_STATUS, agency_id):
            raise NotFound("report", id=report_id)
        return _list(files.of_report(rows, report_id), True)
