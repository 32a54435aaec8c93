"""The switch of plans in the top bar: which plan is shown, and the same page of another one."""

from __future__ import annotations

from dash import set_props
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.chosen_plan import PARAMETER
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.queries import kept_plans
from dashboard.queries.kept_plans import KeptPlan, Size
from dashboard.texts import plans as words
from registry.errors import NotFound
from registry.policy import Actor, can

IMPORT = "/import"
PRINTED = "plan-printed"
LEFT = "plan_address_left"


def drawn(rows: Session, who: Actor, pathname: str) -> list[Node]:
    """The brand, which leads to the overview, and the switch beside it."""
    every = kept_plans.every(rows)
    if not every:
        return [link("/", el("span", texts.BRAND), class_="brand", title=texts.SYSTEM)]
    shown = kept_plans.shown(rows)
    brand = link("/", el("span", texts.DOCUMENT_KINDS[shown.kind]), el("b", words.tag(shown)),
                 class_="brand", title=words.system(shown))
    sizes = kept_plans.sizes(rows)
    entries = [_entry(plan, sizes[plan.id], shown, pathname) for plan in every]
    alone = el("p", words.ALONE, class_="quiet") if len(every) == 1 else None
    menu = el("div", el("p", words.SWITCH_HELP, class_="quiet") if alone is None else alone,
              el("ul", *entries), _import(who))
    said = words.SWITCH.format(plan=words.numbered(shown))
    summary = el("summary", el("span", said, class_="unseen"), title=said)
    return [brand, el("details", summary, menu, class_="menu-group plan-switch")]


def printed(rows: Session | None) -> list[Node]:
    """The plan's name, for paper alone: there the bar is left out."""
    every = kept_plans.every(rows) if rows else []
    return [el("p", words.line(kept_plans.shown(rows)))] if rows and every else []


def show(rows: Session) -> None:
    """Bring the name on paper up to date; for use inside a callback."""
    set_props(PRINTED, {"tree": printed(rows)})


def _entry(plan: KeptPlan, size: Size, shown: KeptPlan, pathname: str) -> Node:
    is_here = plan.id == shown.id
    where = address(page_of(pathname, is_here=is_here), **{PARAMETER: plan.key})
    return el("li", link(
        where, el("b", words.dated(plan)),
        el("span", words.about(plan.subject)) if plan.subject else None,
        el("small", words.size(size.tasks, size.open_years)),
        aria_current="true" if is_here else None,
    ))


def page_of(pathname: str, *, is_here: bool) -> str:
    """The same page of another plan; where an address is of one row of a plan, the list of such."""
    if is_here:
        return pathname
    for begins in ("/tasks", "/sections", "/papers"):
        if pathname.startswith(f"{begins}/") and pathname not in SHARED:
            return begins
    return pathname


# Under /papers, and yet of no plan.
SHARED = ("/papers/templates", "/papers/queue")


def _import(who: Actor) -> Node:
    from dashboard.pages import find  # the site map draws with what is drawn here

    found = find(IMPORT)
    if found is None or not can(who, found[0].needs):
        return None
    return link(IMPORT, words.IMPORT, class_="more")


def leave_address(rows: Session) -> None:
    """The address names a plan that is not kept: the browser is told none to put in its place."""
    rows.info[LEFT] = True


def key(rows: Session) -> str:
    """What the address says for the plan that is shown; "" while there is none to say."""
    if LEFT in rows.info:
        return ""
    try:
        return kept_plans.shown(rows).key
    except NotFound:
        return ""


def default(rows: Session) -> str:
    """The key of the plan that an address need not name."""
    return next((plan.key for plan in kept_plans.every(rows)), "")


def system(rows: Session) -> str:
    """The system's name in the tab: of the plan that is shown."""
    try:
        return words.system(kept_plans.shown(rows))
    except NotFound:
        return texts.SYSTEM
