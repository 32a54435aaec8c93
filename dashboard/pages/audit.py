"""/audit — the log: every deed, who, when, from what to what."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard import texts
from dashboard.components import address, choices_menu, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.queries import accounts as lists
from dashboard.queries.accounts import Deed, Subjects
from dashboard.texts import admin as words
from dashboard.texts import alarms, settings
from dashboard.texts.heatmap import label
from dashboard.visit import Page, Visit
from db.vocabulary import Role

PER_PAGE = 50
# Only these fields hold words of a closed list or days; any other is what somebody typed.
SAID = {
    "state": {state.value: said for state, said in texts.STATES.items()},
    "verification": {kind.value: said for kind, said in texts.VERIFICATIONS.items()},
    "role": {role.value: said for role, said in texts.ROLES.items()},
    "before_includes_day": {"true": words.YES, "false": words.NO},
    "day_off_policy": settings.DAY_OFF_OPTIONS,
    "rate": settings.RATE_OPTIONS,
    "kind": {kind.value: said for kind, said in texts.DOCUMENT_KINDS.items()},
    "level": {level.value: said for level, said in texts.DOCUMENT_LEVELS.items()},
    "validity": {one.value if one else "": said for one, said in texts.VALIDITIES.items()},
    "relation": {kind.value: said for kind, (said, _) in texts.RELATIONS.items()},
    "outcome": {one.value: said for one, said in alarms.OUTCOMES.items()},
    "cause": {one.value: said for one, said in alarms.CAUSES.items()},
}
DAYS = ("due_on", "was", "valid_from", "valid_to", "issued_on", "effective_on", "expires_on",
        "from_on")
# Lists of ids say nothing to a reader: how many there are does.
COUNTED = ("citations", "relations")


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
        _table(visit, rows) if rows else empty(words.NO_DEEDS),
        _pager(rows, deed, before),
    ]
    return Page(texts.AUDIT, Drawn(tree=tree))


def _table(visit: Visit, rows: list[Deed]) -> list[Node]:
    known = lists.subjects(visit.session, rows)
    head = el("tr", *(el("th", name, scope="col") for name in words.AUDIT_COLUMNS))
    table = el("table", el("caption", texts.AUDIT), el("thead", head),
               el("tbody", *(_row(row, known) for row in rows)), class_="table cards audit")
    return el("div", table, class_="table-frame")


def _row(row: Deed, known: Subjects) -> list[Node]:
    role = texts.ROLES[Role(row.role)] if row.role else ""
    cells = (
        [texts.moment(row.at)],
        [row.actor_name, el("small", f" {role}", class_="quiet") if role else None],
        [words.DEEDS.get(row.deed, row.deed)],
        [f"{words.SUBJECTS.get(row.subject, row.subject)} ", _subject(row, known)],
        _details(row.details, known),
        [row.address],
    )
    named = zip(words.AUDIT_COLUMNS, cells, strict=True)
    return el("tr", *(el("td", *(part for part in cell if part is not None), data_name=name)
                      for name, cell in named))


def _subject(row: Deed, known: Subjects) -> Node:
    """The row the deed was done to, by the name people know it by, opening it where it can."""
    # Whoever failed to sign in typed a name; it is nobody's id, even when it is a number.
    id_ = None if row.deed == "sign_in_failed" else lists.row_id(row.subject_id)
    if row.subject == "report" and id_ in known.reports:
        task, path, code, short_name, year = known.reports[id_]
        return link(address(f"/tasks/{task}", agency=code, round=year),
                    f"{label(path)} · {short_name}")
    if row.subject == "agency":
        return _agency(id_, known) or row.subject_id
    if row.subject == "document" and id_ in known.documents:
        key, kind, number = known.documents[id_]
        return link(f"/documents/{key}", f"{texts.DOCUMENT_KINDS[kind]} {number or ''}".strip())
    if row.subject == "alarm":
        return link(address("/alarms", open=row.subject_id), row.subject_id)
    if row.subject == "documents":
        return None
    plain = {"round": known.rounds, "user": known.users}.get(row.subject, {})
    return str(plain.get(id_, row.subject_id))


def _agency(id_: int | None, known: Subjects) -> Node:
    if id_ not in known.agencies:
        return None
    code, short_name = known.agencies[id_]
    return link(f"/agencies/{code}", short_name)


def _details(details: dict[str, Any], known: Subjects) -> list[Node]:
    said: list[Node] = []
    for name, value in details.items():
        if name not in words.HIDDEN:
            said += [" · ", f"{words.FIELDS.get(name, name)}: ", _detail(name, value, known)]
    return said[1:]


def _detail(name: str, value: Any, known: Subjects) -> Node:
    id_ = lists.row_id(value)
    if name == "task" and id_ in known.tasks:
        return link(f"/tasks/{id_}", label(known.tasks[id_]))
    if name in ("agency", "agency_id"):
        return _agency(id_, known) or _value(name, value)
    return _value(name, value)


def _value(name: str, value: Any) -> str:
    if name in COUNTED and isinstance(value, list):
        value = value[-1] if value and isinstance(value[-1], list) else value
        return texts.number(len(value))
    if name == "names" and isinstance(value, list) and value and isinstance(value[0], str):
        return str(value[0])
    if isinstance(value, list):
        return _listed(name, value)
    if value is None or value == "" or (name in DAYS and value == "None"):
        return words.EMPTY
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if name in DAYS:
        return _day(str(value))
    return SAID.get(name, {}).get(str(value), str(value))


def _listed(name: str, value: list[Any]) -> str:
    """What it was and what it became; where nothing was, only what it became."""
    if len(value) == 2 and value[0] is None:
        return _value(name, value[1])
    each = [_value(name, item) for item in value]
    if name == "was":
        return ", ".join(each)
    return each[0] if len(set(each)) == 1 else " → ".join(each)


def _day(value: str) -> str:
    try:
        return texts.day(date.fromisoformat(value))
    except ValueError:
        return value


def _pager(rows: list[Deed], deed: str, before: int | None) -> list[Node] | None:
    newest = link(address("/audit", deed=deed), words.NEWEST) if before else None
    older = None
    if len(rows) == PER_PAGE:
        older = link(address("/audit", deed=deed, before=rows[-1].id), words.OLDER)
    if newest is None and older is None:
        return None
    return el("nav", newest, older, class_="pager", aria_label=texts.AUDIT)


