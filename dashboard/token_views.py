"""The keys of other systems drawn: the list, the secret of a new one, the short guide."""

from __future__ import annotations

from datetime import datetime

from dashboard import texts
from dashboard.components import address, empty
from dashboard.drawn import Node, el, link
from dashboard.queries.tokens import TokenLine
from dashboard.texts import tokens as words
from registry.clock import day_of
from registry.tokens import last_day

PATH = "/admin/tokens"


def listed(found: list[TokenLine], at: datetime) -> list[Node]:
    """Every key with what it opens and when it was last used."""
    if not found:
        return empty(words.NONE)
    head = el("tr", *(el("th", name, scope="col") for name in words.COLUMNS))
    table = el("table", el("caption", words.TOKENS), el("thead", head),
               el("tbody", *(_row(one, at) for one in found)), class_="table cards")
    return el("div", table, class_="table-frame")


def _row(one: TokenLine, at: datetime) -> list[Node]:
    named_by = el("span", el("b", one.name), el("br"), el("code", f"{one.hint}…"))
    opens = ", ".join(words.SCOPES[scope] for scope in one.scopes)
    cells = (
        named_by,
        one.custodian,
        el("span", opens, el("small", f" · {one.agency}", class_="quiet") if one.agency else None),
        texts.number(one.per_minute),
        words.by_whom(one.opened_by, day_of(one.opened_at)),
        texts.moment(one.used_at) if one.used_at else words.NEVER_USED,
        _state(one, at),
    )
    named = zip(words.COLUMNS, cells, strict=True)
    return el("tr", *(el("td", cell, data_name=name) for name, cell in named))


def _state(one: TokenLine, at: datetime) -> list[Node]:
    if one.withdrawn_at is not None:
        return el("span", words.withdrawn(one.withdrawn_by, day_of(one.withdrawn_at)))
    if one.ends_at is not None and one.ends_at <= at:
        said = words.ENDED.format(day=texts.day(last_day(one.ends_at)))
    elif one.ends_at is not None:
        said = words.UNTIL.format(day=texts.day(last_day(one.ends_at)))
    else:
        said = words.IN_USE
    opens = link(address(PATH, open=one.id), words.OPEN, class_="btn small")
    return el("span", said, " ", opens)


def secret(name: str, said: str) -> list[Node]:
    """The secret of a new key, this once."""
    told = el("p", words.SECRET.format(name=name), " ", el("b", el("code", said)), el("br"),
              el("small", words.SECRET_HELP), class_="warn", role="status")
    return [told]


def guide(base: str) -> list[Node]:
    """What an administrator must know before a key is given away."""
    lines = [line.format(base=base) for line in words.GUIDE]
    return el("section", el("h2", words.GUIDE_TITLE),
              el("div", *(el("p", one) for one in lines)), class_="sheet")
