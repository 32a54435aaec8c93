"""Help where it is needed: a word with its definition, and the offer of a first tour."""

from __future__ import annotations

import orjson

from dashboard.components import address
from dashboard.drawn import Node, el
from dashboard.static import vendored
from dashboard.texts import help as words
from dashboard.texts import tour as tour_words
from dashboard.visit import Visit
from db.vocabulary import Role

# Where each role's tour goes; the others' begins on the overview.
AT_OWN_DESK = "/my"


def meaning(key: str, visit: Visit) -> str:
    """What a term means, with the office's own numbers in it."""
    chosen = visit.choices
    return words.DEFINITIONS[key][1].format(
        days=chosen.due_soon_days, stale=chosen.stale_days, rate=words.RATES[chosen.rate]
    )


def term(word: str, key: str, visit: Visit, place: str = "") -> list[Node]:
    """A word that tells its meaning to the mouse, the keyboard, a finger and a screen reader.

    `place` tells two of the same key on one page apart. Escape hides it (assets/session.js).
    """
    id_ = f"term-{place}{key}".replace("_", "-")
    said = el("span", meaning(key, visit), id=id_, role="tooltip")
    shown = el("span", word, tabindex="0", aria_describedby=id_)
    return el("span", shown, said, class_="term tells")


def tour_address(visit: Visit) -> str:
    """Where this person's tour is offered again, whatever they answered before."""
    start = AT_OWN_DESK if visit.actor.role is Role.AGENCY else "/"
    return address(start, tour="again")


def tour_offer(visit: Visit, *, at_desk: bool = False) -> list[Node]:
    """One line that offers the tour until this account answered it on this machine.

    Drawn only where the role's tour goes. Its script is fetched when it is wanted.
    """
    role = visit.actor.role
    if role is None or (role is Role.AGENCY) is not at_desk:
        return []
    steps = orjson.dumps(tour_words.STEPS[role]).decode()
    said = orjson.dumps(tour_words.WORDS).decode()
    is_again = visit.query.get("tour") == "again"
    return [el(
        "aside",
        el("p", tour_words.OFFER),
        el("button", tour_words.START, class_="btn btn-primary small",
           data_run=f"{vendored('tour.css')} {vendored('tour.js')}", data_steps=steps,
           data_words=said),
        el("button", tour_words.SKIP, class_="btn small"),
        class_="tour-offer",
        aria_label=tour_words.REGION,
        data_once=None if is_again else f"tour-{visit.actor.id}",
    )]
