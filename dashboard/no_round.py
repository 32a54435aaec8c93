"""What a page says while its plan has no round: why it is empty, and who does what next."""

from __future__ import annotations

from dashboard.components import empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.queries import kept_plans
from dashboard.texts import plans, rounds
from dashboard.visit import Page, Visit
from registry.policy import Action

ROUNDS = "/rounds"


def without_round(visit: Visit, title: str, line: str) -> Page:
    """A whole page that has nothing to show yet."""
    return Page(title, Drawn(tree=[heading(title), *no_round(visit, line)]))


def no_round(visit: Visit, line: str) -> list[Node]:
    """The page's own line, naming the plan where there are several; then the way to open a round
    for those who may, and who opens it for all others. Of a past moment only the line."""
    if len(kept_plans.every(visit.session)) > 1:
        line = plans.of(kept_plans.shown(visit.session), line)
    if visit.as_of is not None:
        return [empty(line)]
    if visit.may(Action.OPEN_ROUND):
        return [empty(f"{line} {rounds.OPEN_FIRST}"),
                el("p", link(ROUNDS, rounds.TO_OPEN, class_="btn btn-primary"), class_="to-open")]
    return [empty(f"{line} {rounds.WHO_OPENS}")]
