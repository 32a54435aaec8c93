"""/help — what to do, step by step, for the role that reads it; every term and its meaning."""

from __future__ import annotations

from dashboard.components import heading, state_mark
from dashboard.drawn import Drawn, Node, el, link
from dashboard.help_views import meaning, tour_address
from dashboard.texts import help as words
from dashboard.visit import Page, Visit
from db.vocabulary import State


def layout(visit: Visit, **_address: str) -> Page:
    """The role's guide, then the terms; each term has an address of its own."""
    tree = [
        heading(words.HELP),
        el("p", words.LEAD, class_="lead"),
        el("div", _guide(visit), _terms(visit), class_="help"),
    ]
    return Page(words.HELP, Drawn(tree=tree))


def _guide(visit: Visit) -> list[Node]:
    role = visit.actor.role
    steps = [
        el("li", el("span", said, " "), link(where, words.OPEN.format(page=name)))
        for said, where, name in (words.GUIDES[role] if role else ())
    ]
    return el(
        "section",
        el("h2", words.GUIDE_TITLE[role] if role else words.HELP),
        el("ol", *steps, class_="steps"),
        el("p", link(tour_address(visit), words.AGAIN, class_="btn")),
        class_="sheet",
    )


def _signs() -> list[Node]:
    """Each state by its shape and word."""
    return el("ul", *(el("li", state_mark(state)) for state in State), class_="legend")


def _terms(visit: Visit) -> list[Node]:
    groups = []
    for name, keys in words.GROUPS.items():
        listed = [
            node for key in keys for node in (
                el("dt", words.DEFINITIONS[key][0], id=f"term-{key}".replace("_", "-")),
                el("dd", meaning(key, visit), _signs() if key == "sign" else None),
            )
        ]
        groups += [el("h3", name), el("dl", *listed, class_="terms")]
    return el("section", el("h2", words.TERMS), *groups, class_="sheet")
