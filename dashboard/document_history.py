"""Draws what was done to a document: who, when, each field as it was and as it became, and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dashboard import texts
from dashboard.drawn import Node, el, link
from dashboard.queries import document_history as queries
from dashboard.queries.document_history import Change
from dashboard.texts import document_forms as words
from dashboard.texts import documents as record_words
from dashboard.visit import Visit
from db.vocabulary import DocumentKind, DocumentLevel, RelationKind, Sensitivity, Validity

STEP = 20
MOST = 2000
# What the history keeps as a code, in words.
CODES: dict[str, dict[str, str]] = {
    "kind": {one.value: texts.DOCUMENT_KINDS[one] for one in DocumentKind},
    "level": {one.value: texts.DOCUMENT_LEVELS[one] for one in DocumentLevel},
    "validity": {one.value: texts.VALIDITIES[one] for one in Validity},
    "sensitivity": {one.value: record_words.SENSITIVITIES[one] for one in Sensitivity},
}
DAYS = {"issued_on", "effective_on", "expires_on", "from_on"}
KEYS = {"merged_into", "merged", "split_off"}
COUNTED = {"citations", "relations"}
# What need not be verified: nothing there is just nothing there.
FREE = {"notes", "names", "validity_note", "merged_into"}
# Said in the line of the relation itself.
WITHIN = {"between", "is_certain"}
Called = dict[str, tuple[DocumentKind, str | None, str | None]]


def history(visit: Visit, document_id: int, most: int = STEP) -> list[Node]:
    """The newest deeds, and a button for twenty more."""
    found, total = queries.changes(visit.session, document_id, most)
    head = el("h2", words.HISTORY, id="history")
    if not found:
        return [el("section", head, el("p", words.NO_HISTORY, class_="quiet"))]
    called = queries.called(visit.session, _keys(found))
    items = [el("li", *_change(one, called)) for one in found]
    more = (
        el("p", el("button", words.MORE, data_press=str(most + STEP), class_="btn small"),
           el("span", f" {words.left(len(found), total)}", class_="quiet"))
        if total > len(found) else None
    )
    return [el("section", head, el("ol", *items, class_="history"), more)]


def _change(one: Change, called: Called) -> list[Node]:
    lines = [line for name in dict.fromkeys([*one.old, *one.new])
             if name not in WITHIN and (line := _field(one, name, called))]
    why = words.PROOF_LEGEND if one.deed == "verify_field" else words.WHY
    reason = el("p", el("b", f"{why}: "), one.reason, class_="words") if one.reason else None
    parts = (el("p", words.history_head(one.who, one.at, one.deed), class_="quiet"),
             el("dl", *lines, class_="changed") if lines else None, reason)
    return [part for part in parts if part]


def _field(one: Change, name: str, called: Called) -> list[Node] | None:
    label = el("dt", words.CHANGED.get(name, name))
    if name == "relation":
        return el("div", label, el("dd", *_relation(one.new, called)))
    new = _value(name, one.new.get(name), called)
    if name not in one.old:
        return el("div", label, el("dd", new)) if one.new.get(name) not in (None, [], "") else None
    old = _value(name, one.old.get(name), called)
    return el("div", label, el("dd", el("s", old), " → ", new))


def _relation(said: dict[str, Any], called: Called) -> list[Node]:
    kind, sides = said.get("relation"), said.get("between")
    if kind not in set(RelationKind) or not isinstance(sides, list) or len(sides) != 2:
        return [str(kind)]
    verb = texts.RELATIONS[RelationKind(kind)][0].lower()
    verb = verb if said.get("is_certain") is not False else f"{texts.POSSIBLY} {verb}"
    return [_named(sides[0], called), f" {verb} ", _named(sides[1], called)]


def _value(name: str, value: Any, called: Called) -> Node:
    if value in (None, "", []):
        return words.EMPTY if name in FREE else words.NOT_SAID
    if name in KEYS:
        return _named(value, called)
    if name in COUNTED and isinstance(value, list):
        return words.count(len(value))
    if name in CODES:
        return CODES[name].get(str(value), str(value))
    if name in DAYS:
        return _day(value)
    if name == "names" and isinstance(value, list):
        return "; ".join(_name(one) for one in value)
    if isinstance(value, list):
        return "; ".join(str(one) for one in value if one not in (None, ""))
    return str(value)


def _name(one: Any) -> str:
    """A name as the history keeps it: what it says, whether it is short, its language."""
    if not isinstance(one, list) or len(one) != 3:
        return str(one)
    said, is_alias, language = one
    marks = [record_words.ALIAS.lower()] if is_alias else []
    marks += [record_words.LANGUAGES.get(language, language)] if language != "vi" else []
    return f"{said} ({', '.join(marks)})" if marks else str(said)


def _day(value: Any) -> str:
    try:
        return texts.day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _named(key: Any, called: Called) -> Node:
    if not isinstance(key, str) or key not in called:
        return str(key or words.EMPTY)
    kind, number, said = called[key]
    return link(f"/documents/{key}", record_words.full_name(kind, number, None, said))


def _keys(found: Iterable[Change]) -> list[str]:
    keys: list[str] = []
    for one in found:
        said = {**one.old, **one.new}
        keys += [value for name in KEYS if isinstance(value := said.get(name), str)]
        between = said.get("between")
        keys += [value for value in between if isinstance(value, str)] if between else []
    return keys
