"""Every agency of a task in a table: its part, its state and standing, and whose word it is."""

from __future__ import annotations

from dashboard import texts
from dashboard.basis_views import basis_link
from dashboard.components import STANDING_ORDER, address, chip, state_mark, verification_mark
from dashboard.drawn import Node, el, link
from dashboard.moment_bar import not_open_then
from dashboard.plan_views import View, not_owed
from dashboard.queries import section_duties as queries
from dashboard.queries.section_duties import Duty
from dashboard.queries.sections import SectionRow
from dashboard.texts import sections as words
from db.vocabulary import State, Verification
from registry.standing import Standing, standing


def duty_table(view: View, row: SectionRow) -> list[Node]:
    """Every agency of a task: its state, standing and whose word it is; each opens the task."""
    visit, around = view.visit, view.around
    if around and not_open_then(visit, around):
        return el("section", el("h2", words.AGENCIES), not_owed(view), class_="duties")
    duties = queries.duties(visit.session, row.task_id or 0, around.id if around else None,
                            as_of=visit.as_of)
    if view.agency_id is not None:
        duties = [duty for duty in duties if duty.agency_id == view.agency_id]
    # Red first; within one standing, in the agencies' order.
    owing = sorted((duty for duty in duties if duty.state is not None),
                   key=lambda duty: STANDING_ORDER.index(_standing(view, duty)))
    others = [duty for duty in duties if duty.state is None]
    drawn: list[Node] = [el("h2", words.AGENCIES)]
    if owing:
        head = el("tr", *(el("th", name, scope="col") for name in words.AGENCY_COLUMNS))
        rows = [_duty_row(view, row, duty) for duty in owing]
        table = el("table", el("caption", words.AGENCIES), el("thead", head), el("tbody", *rows),
                   class_="table cards")
        drawn.append(el("div", table, class_="table-frame"))
    else:
        drawn.append(not_owed(view))
    if others:
        drawn += _others(others)
    return el("section", *drawn, class_="duties")


def _duty_row(view: View, row: SectionRow, duty: Duty) -> list[Node]:
    year = view.scope.year
    where = address(f"/tasks/{row.task_id}", agency=duty.code, round=year)
    state = duty.state or State.NOT_STARTED
    cells = (
        texts.PARTS[duty.role],
        state_mark(state),
        chip(_standing(view, duty)),
        texts.percent(duty.percent),
        verification_mark(duty.verification or Verification.NONE,
                          on_behalf=bool(duty.is_on_behalf)),
        texts.moment(duty.changed_at) if duty.changed_at else words.NEVER,
    )
    named = zip(words.AGENCY_COLUMNS[1:], cells, strict=True)
    return el(
        "tr",
        el("th", link(where, duty.name), " ", basis_link(where), scope="row"),
        *(el("td", cell, data_name=name) for name, cell in named),
    )


def _standing(view: View, duty: Duty) -> Standing:
    visit = view.visit
    return standing(duty.state or State.NOT_STARTED, duty.due_on, duty.reported_on,
                    today=visit.today, soon_until=visit.choices.soon_until(visit.today))


def _others(duties: list[Duty]) -> list[Node]:
    listed = [
        el("li", duty.name, el("span", " · ", texts.PARTS[duty.role], class_="quiet"),
           None if duty.is_confirmed else el("span", f" · {words.UNCONFIRMED}", class_="quiet"))
        for duty in duties
    ]
    return [el("h3", words.OTHERS), el("ul", *listed, class_="other-agencies")]
