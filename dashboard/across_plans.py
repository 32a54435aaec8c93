"""What lies beside the shown plan: an agency's work plan by plan, and what waits in the others."""

from __future__ import annotations

from typing import NamedTuple

from dashboard import texts
from dashboard.chosen_plan import PARAMETER
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.queries import board as boards
from dashboard.queries import kept_plans
from dashboard.queries.board import RoundInfo, Tally
from dashboard.queries.kept_plans import KeptPlan
from dashboard.texts import plans as words
from dashboard.visit import Visit
from registry.standing import Standing

ASKED, PLANS = "across", "plans"


class Part(NamedTuple):
    """An agency's reports of one plan, in its open round or its latest."""

    plan: KeptPlan
    around: RoundInfo
    tally: Tally


# What a column counts, and which filters list just that.
COUNTED = (("total", {}), ("done", {"state": "done"}),
           ("overdue", {"standing": Standing.OVERDUE.value}),
           ("soon", {"standing": Standing.DUE_SOON.value}))


def parts_of(visit: Visit, agency_id: int) -> list[Part]:
    """The plans in which an agency owes something, the shown one by default first."""
    found = []
    for plan in kept_plans.every(visit.session):
        around = _round(visit, plan)
        if around is None:
            continue
        lines = boards.board(visit.session, around.id, today=visit.today, choices=visit.choices,
                             agency_id=agency_id, as_of=visit.as_of)
        if lines:
            found.append(Part(plan, around, boards.tally(lines)))
    return found


def _round(visit: Visit, plan: KeptPlan) -> RoundInfo | None:
    """The newest round that is open, or else the latest, of those there were at the moment."""
    known = [one for one in boards.rounds(visit.session, plan.id)
             if boards.was_open(visit.session, one.id, visit.as_of)]
    return next((one for one in known if not one.is_closed), known[0] if known else None)


def table(visit: Visit, agency_id: int, code: str) -> list[Node]:
    """One agency over all plans: each figure leads to its list, the last line adds them up."""
    parts = parts_of(visit, agency_id)
    if not parts:
        return el("p", words.NOTHING_ACROSS, class_="empty")
    head = el("tr", *(el("th", name, scope="col", class_="n" if place > 1 else None)
                      for place, name in enumerate(words.ACROSS_COLUMNS)))
    rows = [_row(visit, part, code) for part in parts]
    sums = [sum(_count(part.tally, name) for part in parts) for name, _ in COUNTED]
    total = el("tr", el("th", words.SUM.format(count=len(parts)), scope="row", colspan="2"),
               *(el("td", texts.number(count), class_="n") for count in sums), class_="total")
    return el("table", el("caption", words.ACROSS), el("thead", head), el("tbody", *rows),
              el("tfoot", total), class_="table across-plans")


def _row(visit: Visit, part: Part, code: str) -> Node:
    where = {"agency": code, "round": part.around.year, PARAMETER: part.plan.key, **visit.kept}
    card = address(f"/agencies/{code}", **{PARAMETER: part.plan.key, **visit.kept})
    cells = []
    for name, filters in COUNTED:
        count = _count(part.tally, name)
        is_late = name == "overdue" and count
        listed = link(address("/tasks", **where, **filters), texts.number(count))
        cells.append(el("td", listed, class_="n red" if is_late else "n"))
    said = [el("br"), el("small", words.about(part.plan.subject), class_="quiet")]
    named = el("th", link(card, words.dated(part.plan)), *(said if part.plan.subject else ()),
               scope="row")
    return el("tr", named, el("td", str(part.around.year)), *cells)


def _count(tally: Tally, name: str) -> int:
    if name == "soon":
        return tally.by_standing[Standing.DUE_SOON]
    count: int = getattr(tally, name)
    return count


def way(visit: Visit, code: str) -> Node | None:
    """The link from a scorecard to the same agency over all plans, when there are several."""
    if len(kept_plans.every(visit.session)) < 2:
        return None
    return el("p", link(address(f"/agencies/{code}", **{ASKED: PLANS}, **visit.kept), words.ACROSS))


def counted(visit: Visit, sentence: str) -> Node | None:
    """Which plan the figures of a page are of, where documents of all plans stand in one list; None
    while there is one plan."""
    if len(kept_plans.every(visit.session)) < 2:
        return None
    named = words.written(kept_plans.shown(visit.session))
    return el("p", sentence.format(plan=named), " ", words.OTHER_AT_BAR, class_="quiet of-plan")


def waiting(visit: Visit, path: str) -> Node | None:
    """What other plans still wait for, so that nobody forgets one; none at a past moment."""
    if visit.as_of is not None or len(kept_plans.every(visit.session)) < 2:
        return None
    shown = kept_plans.shown(visit.session)
    owed = kept_plans.owed(visit.session, visit.only_agency)
    others = [(plan, owed[plan.id]) for plan in kept_plans.every(visit.session)
              if plan != shown and owed.get(plan.id)]
    if not others:
        return None
    links: list[Node] = []
    for place, (plan, count) in enumerate(others):
        links += [*(["; "] if place else []),
                  link(address(path, **{PARAMETER: plan.key}), words.waiting(plan, count))]
    return el("p", words.OTHERS, " ", *links, ".", class_="other-plans")
