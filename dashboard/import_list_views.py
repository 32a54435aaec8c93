"""Draws the files of plans that were sent, how far each is, and the plans that are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dashboard import texts
from dashboard.components import address, empty
from dashboard.drawn import Node, el, link
from dashboard.queries.imports import Kept, KeptPlan, Listed
from dashboard.static import vendored
from dashboard.texts import imports as words
from db.vocabulary import ImportState
from registry.errors import NotAllowed, NotFound, Refused, RegistryError, Unreadable

PATH = "/import"
SCRIPT = "plan-import.js"


def files(listed: Sequence[Listed]) -> list[Node]:
    """The list; its frame tells the script whether anything in it still moves."""
    shown = _table(words.IMPORT_COLUMNS, words.IMPORTS, [_file(one) for one in listed])
    return [el("div", shown if listed else empty(words.NO_IMPORTS),
               data_imports=f"{PATH}/state", data_seen=seen(listed),
               data_moving=str(sum(one.is_open for one in listed)), data_part=vendored(SCRIPT))]


def plans(kept: Sequence[KeptPlan]) -> list[Node]:
    """The plans that are kept, each leading to its sections."""
    rows = [
        [link(address("/sections", plan=one.key), one.number or words.NO_NUMBER),
         texts.day(one.issued_on), texts.shortened(one.subject, 160), texts.number(one.tasks),
         texts.number(one.versions)]
        for one in kept
    ]
    if not rows:
        return [empty(words.NO_PLANS)]
    return [_table(words.PLAN_COLUMNS, words.PLANS, rows, "kept-plans")]


def progress(one: Listed, kept: Kept | None = None) -> list[Node]:
    """How far the reading of one file is, or why there is nothing to review; `kept` is what became
    of it."""
    lines: list[Node] = [el("p", _state(one))]
    if one.is_open:
        lines += [_bar(one) if one.of else None, el("p", words.READING_NOTE, class_="quiet"),
                  el("p", _button(words.CANCEL, "drop", one.id))]
    if one.state is ImportState.FAILED:
        lines += [el("p", sentence(one), class_="warn"),
                  el("p", _button(words.READ_AGAIN, "again", one.id), " ",
                     link(PATH, words.SEND_ANOTHER, class_="btn"))]
    if kept is not None:
        told = words.kept(kept.called, kept.tasks, kept.number, kept.changes)
        lines += [el("p", told, class_="lead"),
                  el("p", link(address("/rounds", plan=kept.key), words.OPEN_ROUND,
                               class_="btn btn-primary"), " ", words.WHY_ROUND)
                  if not kept.has_round else None,
                  el("p", link(address("/sections", plan=kept.key), words.OPEN_PLAN,
                               class_="btn btn-primary" if kept.has_round else "btn"), " ",
                     link(PATH, words.SEND_ANOTHER, class_="btn"))]
    return [el("section", *lines, class_="sheet import-progress",
               data_imports=f"{PATH}/{one.id}/state", data_seen=seen([one]),
               data_moving="1" if one.is_open else "0", data_part=vendored(SCRIPT))]


def no_plan(one: Listed, why: Unreadable) -> list[Node]:
    """In place of a review: the text was taken out of the file, and is no plan's."""
    return [el("section", el("p", texts.refusal(why), class_="warn"),
               el("p", _button(words.DROP, "drop", one.id), " ",
                  link(PATH, words.SEND_ANOTHER, class_="btn")),
               class_="sheet", data_part=vendored(SCRIPT))]


def _button(label: str, deed: str, import_id: int) -> Node:
    return el("button", label, class_="btn", data_post=f"{PATH}/{import_id}/{deed}")


def seen(listed: Sequence[Listed]) -> str:
    """What a list that is shown says, in short: the same as long as nothing moved."""
    said = repr([(one.id, one.state.value, one.done, one.of, one.error) for one in listed])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _file(one: Listed) -> list[Node]:
    plan = one.plan_number or "–"
    if one.state is ImportState.KEPT and one.plan_key:
        plan = link(address("/sections", plan=one.plan_key), plan)
    state = [_state(one)]
    if one.of:
        state += [" ", _bar(one)]
    if one.state is ImportState.FAILED:
        state += [" ", el("span", sentence(one), class_="warn-word")]
    return [link(f"{PATH}/{one.id}", one.name), plan, el("div", *state), _next(one),
            one.received_by, texts.moment(one.received_at)]


def _next(one: Listed) -> Node:
    """What to do about a file, as the list promises; nothing about one that was put away."""
    said = words.NEXT_DEEDS.get(one.state)
    if said is None:
        return "–"
    to = f"{PATH}/{one.id}"
    if one.state is ImportState.KEPT and one.plan_key:
        to = address("/sections", plan=one.plan_key)
    is_first = one.state is ImportState.READY
    return link(to, said, class_="btn btn-primary small" if is_first else "btn small")


def _state(one: Listed) -> Node:
    return el("span", words.STATES[one.state], class_=f"import-state import-{one.state.value}")


def _bar(one: Listed) -> Node:
    said = words.pages_done(one.done, one.of)
    part = min(round(100 * one.done / one.of), 100) if one.of else None
    return el("span",
              el("span", class_="fill", fill=part or 0, role="progressbar", aria_label=one.name,
                 aria_valuemin="0", aria_valuemax="100", aria_valuetext=said or words.READING,
                 aria_valuenow=None if part is None else str(part)),
              el("span", said, class_="bar-label"), class_="bar-rate")


def _table(
    columns: Sequence[str], caption: str, rows: Sequence[Sequence[Node]], kind: str = "imports"
) -> Node:
    head = el("tr", *(el("th", name, scope="col") for name in columns))
    body = [
        el("tr", el("th", cells[0], scope="row"),
           *(el("td", cell, data_name=name)
             for name, cell in zip(columns[1:], cells[1:], strict=True)))
        for cells in rows
    ]
    table = el("table", el("caption", caption), el("thead", head), el("tbody", *body),
               class_=f"table cards {kind}")
    return el("div", table, class_="table-frame")


def sentence(one: Listed) -> str:
    """Why a file could not be read, and what to do."""
    error = one.error or {}
    code, details = str(error.get("code", "")), error.get("details")
    kinds: dict[str, type[RegistryError]] = {"not_allowed": NotAllowed, "not_found": NotFound}
    facts = details if isinstance(details, dict) else {}
    try:
        return texts.refusal(kinds.get(code, Refused)(code, **facts))
    except (KeyError, TypeError, ValueError, AttributeError):
        return words.NOT_READ
