"""/audit — the log: every deed, who, when, from what to what."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import texts
from dashboard.components import address, choices_menu, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.queries import accounts as lists
from dashboard.queries.accounts import Deed
from dashboard.texts import admin as words
from dashboard.visit import Page, Visit
from db.vocabulary import Role

PER_PAGE = 50
SAID = {
    **{state.value: said for state, said in texts.STATES.items()},
    **{kind.value: said for kind, said in texts.VERIFICATIONS.items()},
    **{role.value: said for role, said in texts.ROLES.items()},
}


def layout(visit: Visit, **_address: str) -> Page:
    """Fifty lines a page, newest first; nothing here can be changed."""
    deed = visit.query.get("deed", "")
    deed = deed if deed in words.DEEDS else ""
    before = visit.asked_number("before")
    rows = lists.deeds(visit.session, deed=deed, before=before, most=PER_PAGE)
    count = texts.number(lists.deed_count(visit.session))
    options = [("", words.ALL_DEEDS), *words.DEEDS.items()]
    query = {key: value for key, value in visit.query.items() if key == "deed"}
    tree = [
        heading(texts.AUDIT, visit, choices_menu(words.DEED, "/audit", query, "deed", options)),
        el("p", words.AUDIT_HELP.format(count=count), class_="quiet"),
        _table(rows) if rows else empty(words.NO_DEEDS),
        _pager(rows, deed, before),
    ]
    return Page(texts.AUDIT, Drawn(tree=tree))


def _table(rows: list[Deed]) -> list[Node]:
    head = el("tr", *(el("th", name, scope="col") for name in words.AUDIT_COLUMNS))
    table = el("table", el("caption", texts.AUDIT), el("thead", head),
               el("tbody", *(_row(row) for row in rows)), class_="table cards audit")
    return el("div", table, class_="table-frame")


def _row(row: Deed) -> list[Node]:
    role = texts.ROLES[Role(row.role)] if row.role else ""
    cells = (
        [texts.moment(row.at)],
        [row.actor_name, el("small", f" {role}", class_="quiet") if role else None],
        [words.DEEDS.get(row.deed, row.deed)],
        [f"{words.SUBJECTS.get(row.subject, row.subject)} {row.subject_id}"],
        [_details(row.details)],
        [row.address],
    )
    named = zip(words.AUDIT_COLUMNS, cells, strict=True)
    return el("tr", *(el("td", *(part for part in cell if part is not None), data_name=name)
                      for name, cell in named))


def _details(details: dict[str, Any]) -> str:
    said = [
        f"{words.FIELDS.get(name, name)}: {_value(value)}"
        for name, value in details.items()
        if name not in words.HIDDEN
    ]
    return " · ".join(said)


def _value(value: Any) -> str:
    if isinstance(value, list):
        both = [_value(item) for item in value]
        return both[0] if len(both) == 1 or len(set(both)) == 1 else " → ".join(both)
    if value is None or value in ("", "None"):
        return words.EMPTY
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        return texts.day(date.fromisoformat(value))
    return SAID.get(str(value), str(value))


def _pager(rows: list[Deed], deed: str, before: int | None) -> list[Node] | None:
    newest = link(address("/audit", deed=deed), words.NEWEST) if before else None
    older = None
    if len(rows) == PER_PAGE:
        older = link(address("/audit", deed=deed, before=rows[-1].id), words.OLDER)
    if newest is None and older is None:
        return None
    return el("nav", newest, older, class_="pager", aria_label=texts.AUDIT)


