"""Pieces that several pages draw alike: standing chips, progress bars, filters, headings."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from dashboard import texts
from dashboard.drawn import Drawn, Node, el, link
from dashboard.texts import moved as moment_words
from dashboard.visit import Page, Visit
from db.vocabulary import State, Verification
from registry.standing import Standing

STANDING_ORDER = tuple(Standing)


def address(path: str, /, **query: object) -> str:
    """An address with its filters; empty ones are left out."""
    kept = [
        f"{name}={_quoted(str(value))}" for name, value in query.items() if value not in (None, "")
    ]
    return f"{path}?{'&'.join(kept)}" if kept else path


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """A view holds a thousand addresses made of the same few words."""
    return quote_plus(value)


def heading(title: str, visit: Visit | None = None, *extra: Node) -> list[Node]:
    """A page's heading; with a visit, the moment its figures are of."""
    lines: list[Node] = [el("h1", title)]
    if visit is not None and visit.as_of is None:
        lines.append(el("p", texts.as_of(visit.at), class_="as-of"))
    return el("header", *lines, *extra, *_past(visit), class_="page-head")


def _past(visit: Visit | None) -> list[Node]:
    """The strip over figures of another moment; or that the moment asked for is none."""
    if visit is None or "as_of" not in visit.query:
        return []
    if visit.as_of is None:
        return [el("p", moment_words.NOT_A_MOMENT, class_="warn past", role="alert")]
    query = {name: value for name, value in visit.query.items() if name != "as_of"}
    back = link(f"?{urlencode(query)}", moment_words.TO_PRESENT)
    return [el("p", el("b", moment_words.past(visit.as_of)), " – ", moment_words.NOT_PRESENT,
               " ", back, class_="as-of past")]


def message(title: str, line: str) -> Page:
    """A page that only says something, with the way back."""
    tree = [
        heading(title),
        el("p", line, class_="lead"),
        el("p", link("/", texts.TO_OVERVIEW, class_="btn")),
    ]
    return Page(title, Drawn(tree=tree))


def empty(line: str) -> list[Node]:
    """What stands where a list would be, when there is nothing to list."""
    return el("p", line, class_="empty")


def chip(standing: Standing) -> list[Node]:
    """A standing by colour, shape and word."""
    place = STANDING_ORDER.index(standing)
    return el("span", texts.STANDINGS[standing], class_=f"chip s{place}")


def state_mark(state: State) -> list[Node]:
    """A recorded state by shape and word."""
    return el("span", texts.STATES[state], class_=f"state state-{state.value.replace('_', '-')}")


def verification_mark(verification: Verification, *, on_behalf: bool = False) -> list[Node]:
    """Whose word it is; marked when Sở Nội vụ typed it for the agency."""
    return el(
        "span",
        texts.VERIFICATIONS[verification],
        el("span", f" ({texts.ON_BEHALF})", class_="quiet") if on_behalf else None,
        class_=f"verified-{verification.value.replace('_', '-')}",
    )


def bar(part: int, whole: int, label: str) -> list[Node]:
    """A rate as a bar with its numerator and denominator in words beside it."""
    fill = round(100 * part / whole) if whole else 0
    return el(
        "span",
        el("span", class_="fill", fill=fill),
        el("span", label, class_="bar-label"),
        class_="bar-rate",
    )


def legend(visit: Visit, counts: dict[Standing, int] | None = None) -> list[Node]:
    """Every standing with its written meaning and, when given, its count."""
    items = []
    for standing, meaning in texts.STANDING_MEANINGS.items():
        said = meaning.format(days=visit.choices.due_soon_days)
        count = el("b", texts.number(counts.get(standing, 0))) if counts is not None else None
        items.append(
            el("li", chip(standing), count, el("span", said, class_="meaning"), title=said)
        )
    return el("ul", *items, class_="legend")


def choices_bar(
    label: str, path: str, query: dict[str, str], name: str, options: list[tuple[str, str]]
) -> list[Node]:
    """One filter as a row of links, each an address that can be sent to a colleague."""
    chosen = query.get(name) or options[0][0]
    links = [
        link(
            address(path, **{**query, name: value if value != options[0][0] else None}),
            said,
            aria_current="true" if chosen == value else None,
        )
        for value, said in options
    ]
    return el("div", el("span", label, class_="filter-name"), *links, class_="filter")


def choices_menu(
    label: str, path: str, query: dict[str, str], name: str, options: list[tuple[str, str]]
) -> list[Node]:
    """A filter of many values, folded until it is wanted; its line says what is chosen."""
    chosen = query.get(name) or options[0][0]
    said = next((text for value, text in options if value == chosen), options[0][1])
    row = choices_bar(label, path, query, name, options)
    return el("details", el("summary", f"{label}: ", el("b", said)), row, class_="filter-menu")
