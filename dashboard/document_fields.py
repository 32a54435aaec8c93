"""The fields of a document as a form, and what a form sends, read back or refused by its field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import State, html

from dashboard import given, texts
from dashboard.drawn import Drawn, el
from dashboard.texts import document_forms as words
from dashboard.texts import documents as record_words
from dashboard.texts import keeping
from db.vocabulary import DocumentKind, DocumentLevel, Sensitivity
from registry import fields as limits
from registry import written
from registry.errors import Refused
from registry.fields import Fields, Name, Proof

# A select shows no choice whose value is empty.
NONE = "0"
LONGEST_LIST = 20_000
# What the form sends, in this order.
NAMES = ("kind", "number", "issuer", "level", "issued_on", "effective_on", "expires_on", "subject",
         "signer", "sensitivity", "names", "aliases", "notes")


def fields_form(prefix: str, said: Fields | None = None) -> list[Any]:
    """Every field under its label, filled with what is said of a document already."""
    short = [
        _select(prefix, "kind", texts.DOCUMENT_KINDS, said.kind if said else DocumentKind.DECISION),
        _line(prefix, "number", said and said.number, limits.LONGEST_NUMBER),
        _line(prefix, "issuer", said and said.issuer, written.LONGEST_LINE),
        _select(prefix, "level", texts.DOCUMENT_LEVELS,
                said.level if said else DocumentLevel.PROVINCE),
        *(_group(keeping.FIELD_NAMES[name],
                 day_input(f"{prefix}-{name}", getattr(said, name) if said else None))
          for name in ("issued_on", "effective_on", "expires_on")),
        _line(prefix, "signer", said and said.signer, 120),
        _select(prefix, "sensitivity", {NONE: words.NOT_SAID, **record_words.SENSITIVITIES},
                said and said.sensitivity),
    ]
    names = said.names if said else ()
    return [
        html.Div(short, className="field-grid"),
        _area(prefix, "subject", keeping.FIELD_NAMES["subject"], said.subject if said else "",
              limits.LONGEST_SUBJECT),
        html.Div(
            [_area(prefix, "names", words.NAMES,
                   "\n".join(_written(one) for one in names if not one.is_alias)),
             _area(prefix, "aliases", words.ALIASES,
                   "\n".join(_written(one) for one in names if one.is_alias))],
            className="field-grid",
        ),
        Drawn(tree=[el("p", words.NAMES_HELP, class_="quiet")]),
        _area(prefix, "notes", f"{words.NOTE} ({words.NOTES_HELP.rstrip('.').lower()})",
              "\n".join(said.notes) if said else ""),
    ]


def field_states(prefix: str) -> tuple[State, ...]:
    """What a save is given of the fields."""
    return tuple(State(f"{prefix}-{name}", "value") for name in NAMES)


def fields_given(values: Sequence[Any]) -> Fields:
    """The fields a form sent; the registry looks at each. Raises Refused by the field's name."""
    sent = dict(zip(NAMES, values, strict=True))
    sensitivity = sent["sensitivity"]
    names = [_name(line, False) for line in _lines(sent["names"])]
    names += [_name(line, True) for line in _lines(sent["aliases"])]
    return Fields(
        kind=given.choice(DocumentKind, sent["kind"]),
        number=given.words(sent["number"]),
        issuer=given.words(sent["issuer"]),
        level=given.choice(DocumentLevel, sent["level"]),
        issued_on=day_given(sent["issued_on"], "issued_on"),
        effective_on=day_given(sent["effective_on"], "effective_on"),
        expires_on=day_given(sent["expires_on"], "expires_on"),
        subject=given.words(sent["subject"]),
        signer=given.words(sent["signer"]),
        sensitivity=None if sensitivity in (None, NONE) else given.choice(Sensitivity, sensitivity),
        notes=tuple(_lines(sent["notes"])),
        names=tuple(names),
    )


def day_input(id_: str, value: date | None = None) -> dbc.Input:
    """A day as people write it."""
    return dbc.Input(id=id_, value=texts.day(value) if value else "", placeholder=words.DAY_FORM,
                     maxlength=10, autocomplete="off")


def day_given(value: Any, field: str) -> date | None:
    """A day, or a refusal that names its field."""
    try:
        return given.day(value.strip() if isinstance(value, str) else value)
    except Refused:
        raise written.refuse(field, "bad_day") from None


def proof_form(prefix: str, *, is_needed: bool = True) -> html.Fieldset:
    """Where it was read: an address when there is one, and what the source says."""
    return html.Fieldset(
        [
            html.Legend(words.PROOF_LEGEND if is_needed else words.PROOF_OPTIONAL),
            *line(f"{prefix}-proof-url", words.PROOF_URL, longest=2000, kind="url"),
            *area(f"{prefix}-proof", words.PROOF, longest=1000, example=words.PROOF_EXAMPLE),
        ]
    )


def proof_states(prefix: str) -> tuple[State, State]:
    """What a save is given of the source."""
    return State(f"{prefix}-proof-url", "value"), State(f"{prefix}-proof", "value")


def proof_given(url: Any, supports: Any) -> Proof | None:
    """Where it was read; None when nothing was said of it."""
    address, said = given.words(url), given.words(supports)
    return Proof(address or None, said) if address.strip() or said.strip() else None


def needed_proof(url: Any, supports: Any) -> Proof:
    """The same when a source must be named."""
    found = proof_given(url, supports)
    if found is None:
        raise written.refuse("proof", "needed")
    return found


def line(id_: str, label: str, value: str = "", *, longest: int, kind: str = "text",
         example: str = "") -> list[Any]:
    """A field of one line under its label."""
    return [
        dbc.Label(label, html_for=id_),
        dbc.Input(id=id_, value=value, maxlength=longest, placeholder=example or None,
                  inputmode="url" if kind == "url" else None, autocomplete="off"),
    ]


def area(id_: str, label: str, value: str = "", *, longest: int, rows: int = 2,
         example: str = "") -> list[Any]:
    """A field of several lines under its label."""
    return [
        dbc.Label(label, html_for=id_),
        dbc.Textarea(id=id_, value=value, maxlength=longest, rows=rows,
                     placeholder=example or None),
    ]


def select(id_: str, label: str, options: Iterable[tuple[str, str]], value: str) -> list[Any]:
    """A choice of a closed list under its label."""
    listed = [{"label": said, "value": key} for key, said in options]
    return [dbc.Label(label, html_for=id_), dbc.Select(id=id_, options=listed, value=value)]


def row_number(value: Any, field: str) -> int:
    """The id that a select sends as text. Raises Refused by the field when nothing is chosen."""
    said = given.words(value if not isinstance(value, int) else str(value)).strip()
    if said in ("", NONE):
        raise written.refuse(field, "not_chosen")
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Refused("bad_choice")
    return given.row_id(int(said))


def _group(label: str, field: Any) -> html.Div:
    return html.Div([dbc.Label(label, html_for=field.id), field])


def _line(prefix: str, name: str, value: str | None, longest: int) -> html.Div:
    return html.Div(line(f"{prefix}-{name}", keeping.FIELD_NAMES[name], value or "",
                         longest=longest))


def _select(prefix: str, name: str, options: dict[Any, str], value: Any) -> html.Div:
    listed = [(str(key), said) for key, said in options.items()]
    return html.Div(select(f"{prefix}-{name}", keeping.FIELD_NAMES[name], listed,
                           str(value or NONE)))


def _area(prefix: str, name: str, label: str, value: str | None,
          longest: int = LONGEST_LIST) -> html.Div:
    return html.Div(area(f"{prefix}-{name}", label, value or "", longest=longest))


def _lines(value: Any) -> list[str]:
    said = given.words(value)
    return [part for part in said.splitlines() if part.strip()]


def _written(one: Name) -> str:
    """A name with its language in brackets unless it is Vietnamese."""
    return one.name if one.language == "vi" else f"[{one.language}] {one.name}"


def _name(said: str, is_alias: bool) -> Name:
    code, closed, rest = said.strip().partition("]")
    language = code[1:].lower()
    if not (code.startswith("[") and closed and 2 <= len(language) <= 8 and language.isalpha()):
        return Name(said, is_alias)
    return Name(rest, is_alias, language)
