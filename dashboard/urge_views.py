"""The lists of /urging: what each agency owes, and the letters that were sent."""

from __future__ import annotations

from dashboard import texts
from dashboard.basis_views import basis_link
from dashboard.components import address, chip, state_mark
from dashboard.drawn import Node, el, link
from dashboard.queries import plan as plans
from dashboard.queries import urging as letters
from dashboard.queries.board import RoundInfo
from dashboard.texts import urging as words
from dashboard.texts.heatmap import label
from dashboard.urge_letters import Owed
from dashboard.visit import Visit
from db.vocabulary import State
from registry.calendar import add_working_days
from registry.urging import Owing

LETTERS_SHOWN = 15


def owed_list(visit: Visit, plan: int, around: RoundInfo, owed: list[Owed]) -> list[Node]:
    """Each agency as one line that opens to its reports."""
    paths = {one.id: (one.path, one.words) for one in plans.tasks(visit.session, plan)}
    chosen = visit.query.get("agency")
    items = [_agency(visit, around, one, paths, is_open=one.agency.code == chosen) for one in owed]
    near = " near" if visit.query.get("show") == "all" else ""
    return [el("h2", words.LIST), el("div", *items, class_=f"urge-list{near}")]


def _agency(
    visit: Visit,
    around: RoundInfo,
    theirs: Owed,
    paths: dict[int, tuple[str, str]],
    *,
    is_open: bool,
) -> list[Node]:
    overdue, near = theirs.count(overdue=True), theirs.count(overdue=False)
    worst = max((one.days for one in theirs.owing if one.is_overdue), default=0)
    line = el(
        "summary",
        el("b", theirs.agency.name),
        el("span", words.overdue_now(*theirs.overdue_now), class_="chip s0",
           title=words.PARTIAL if theirs.overdue_now[0] < overdue else None) if overdue else None,
        el("span", words.near(near), class_="chip s1") if near else None,
        el("span", words.worst(worst)) if overdue else None,
        el("span", words.letters_so_far(theirs.letters, theirs.last_on), class_="quiet"),
    )
    head = el("tr", *(el("th", name, scope="col") for name in words.COLUMNS))
    rows = [_report(visit, around, theirs, one, *paths[one.task_id]) for one in theirs.owing]
    table = el("table", el("caption", theirs.agency.name), el("thead", head),
               el("tbody", *rows), class_="table cards")
    to_one = address("/urging", round=around.year, show=visit.query.get("show"),
                     agency=theirs.agency.code)
    one_letter = None
    if not around.is_locked:
        paper = address(f"/papers/urging/agency:{theirs.agency.id}:round:{around.id}",
                        show=visit.query.get("show"))
        one_letter = el("p", link(to_one, words.DRAFT_ONE),
                        *([" · ", link(paper, words.AS_PAPER)] if theirs.urgeable else []))
    return el("details", line, el("div", table, class_="table-frame"), one_letter, open=is_open)


def _report(
    visit: Visit, around: RoundInfo, theirs: Owed, one: Owing, path: str, said: str
) -> list[Node]:
    where = address(f"/tasks/{one.task_id}", agency=theirs.agency.code, round=around.year)
    far = (words.how_late(one.days) if one.is_overdue
           else words.how_far(one.due_on, visit.today, one.days, is_overdue=False))
    cells = (
        [el("span", link(where, el("b", label(path)), " ", texts.shortened(said, 90)),
            " ", basis_link(where))],
        [texts.day(one.due_on)],
        [el("span", chip(one.standing), " ", far)],
        [el("span", words.times(one.times, one.last_on),
            el("b", f" · {words.ESCALATED}", class_="red") if one.is_escalated else None)],
        [el("span", state_mark(one.state), _why_not(visit, one))],
    )
    named = zip(words.COLUMNS, cells, strict=True)
    return el("tr", *(el("td", *cell, data_name=name) for name, cell in named))


def _why_not(visit: Visit, one: Owing) -> list[Node] | None:
    """Why a report is in no letter today."""
    if one.may_urge:
        return None
    if one.state is State.AWAITING:
        return el("small", words.AWAITING, class_="quiet")
    again = add_working_days(one.last_on or visit.today, visit.choices.urge_gap_days)
    return el("small", words.again_from(again), class_="quiet")


def sent_letters(visit: Visit, around: RoundInfo) -> list[Node]:
    """The letters of the round, newest first, each to be read whole."""
    sent = letters.letters(visit.session, around.id)
    if not sent:
        return el("section", el("h2", words.LETTERS), el("p", words.NO_LETTERS, class_="quiet"))
    shown = sent if visit.query.get("letters") == "all" else sent[:LETTERS_SHOWN]
    head = el("tr", *(el("th", name, scope="col") for name in words.LETTER_COLUMNS))
    table = el("table", el("caption", words.LETTERS), el("thead", head),
               el("tbody", *(_sent(one) for one in shown)), class_="table cards")
    every = link(address("/urging", round=around.year, show=visit.query.get("show"), letters="all"),
                 words.ALL_LETTERS.format(count=texts.number(len(sent))))
    return el("section", el("h2", words.LETTERS), el("div", table, class_="table-frame"),
              el("p", every) if len(shown) < len(sent) else None)


def _sent(one: letters.Sent) -> list[Node]:
    opened = link(f"/inbox?letter={one.id}", words.OPEN_LETTER,
                  aria_label=f"{words.OPEN_LETTER}: {words.title_of_one(one.agency, one.number)}")
    paper = link(f"/papers/urging/reminder:{one.id}", words.AS_PAPER,
                 aria_label=f"{words.AS_PAPER}: {words.title_of_one(one.agency, one.number)}")
    cells = (texts.moment(one.sent_at), str(one.number), one.agency, texts.number(one.reports),
             one.sent_by, el("span", opened, " · ", paper))
    named = zip(words.LETTER_COLUMNS, cells, strict=True)
    return el("tr", *(el("td", cell, data_name=name) for name, cell in named))
