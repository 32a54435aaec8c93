"""The overview's four answers: where it is late, whether it gets better, who to call, what next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard import texts
from dashboard.basis_views import basis_link
from dashboard.components import address, chip
from dashboard.drawn import Node, el, link
from dashboard.help_views import term
from dashboard.queries import urging as letters
from dashboard.queries.board import Line, RoundInfo, Tally
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.queries.tasks import OWED, STILL_OWED
from dashboard.queries.urging import Sent
from dashboard.scorecards import standing_bar
from dashboard.texts import overview as words
from dashboard.texts import scores as score_words
from dashboard.texts import tasks as task_words
from dashboard.texts import urging as urge_words
from dashboard.texts.heatmap import label
from dashboard.visit import Visit
from db.vocabulary import State
from registry.calendar import working_days_late
from registry.clock import day_of
from registry.policy import Action
from registry.standing import Standing

MOST_CALLED = 6
MOST_OWN = 6
MOST_NEXT = 5
AHEAD = timedelta(days=30)


@dataclass(frozen=True)
class Scene:
    """What every answer is drawn from: one round as one person may see it."""

    visit: Visit
    around: RoundInfo
    lines: list[Line]
    tasks: list[TaskInfo]
    agencies: list[AgencyInfo]

    @property
    def query(self) -> dict[str, object]:
        """The filters every list of this round is asked with."""
        return {"round": self.around.year, **self.visit.kept}


def where_late(
    scene: Scene, tally: Tally, charts: list[Node], help_: list[Node]
) -> list[Node]:
    """The counts, red first; the whole as one bar; each part of the plan as a small chart."""
    stood, query = tally.by_standing, scene.query
    shown = (
        (tally.overdue, texts.STANDINGS[Standing.OVERDUE], "overdue", {"standing": "overdue"}),
        (stood[Standing.DUE_SOON], texts.STANDINGS[Standing.DUE_SOON], "due_soon",
         {"standing": "due_soon"}),
        (tally.stale, score_words.STALE, "stale", {"fresh": "stale"}),
        (stood[Standing.OPEN_ENDED], texts.STANDINGS[Standing.OPEN_ENDED], "open_ended",
         {"standing": "open_ended"}),
        (stood[Standing.NOT_ASSESSABLE], texts.STANDINGS[Standing.NOT_ASSESSABLE],
         "not_assessable", {"standing": "not_assessable"}),
    )
    figures = [
        el("li",
           link(address("/tasks", **query, **filters), texts.number(count),
                aria_label=f"{name}: {texts.number(count)}"),
           term(name, key, scene.visit),
           class_=f"figure-{key.replace('_', '-')}")
        for count, name, key, filters in shown
    ]
    key = el("details", el("summary", words.KEY_HELP), *help_,
             el("ul", *(el("li", chip(kind)) for kind in Standing), class_="legend"),
             el("p", link("/help", words.TO_HELP)))
    return el("section", el("h2", words.WHERE_LATE), el("ul", *figures, class_="figures"),
              standing_bar(tally, query, labelled=True), *charts, key, class_="sheet where-late")


def who_to_call(scene: Scene) -> list[Node]:
    """The agencies with the most overdue: how many, how long, how often written to."""
    visit, by_agency = scene.visit, defaultdict(list)
    for line in scene.lines:
        if line.standing is Standing.OVERDUE:
            by_agency[line.agency_id].append(line)
    late = sorted(
        ((one, by_agency[one.id]) for one in scene.agencies if one.id in by_agency),
        key=lambda pair: (_waiting(pair[1]) - len(pair[1]), min(_day(line) for line in pair[1])),
    )
    more: list[Node] = [link(address("/agencies", **scene.query), words.ALL_AGENCIES)]
    if visit.may(Action.URGE) and visit.as_of is None:
        more += [" · ", link(address("/urging", round=scene.around.year), words.TO_URGING)]
    waiting = sum(_waiting(lines) for _, lines in late)
    if waiting:
        more += [" · ", link(_waiting_at(scene), words.all_waiting(waiting))]
    if not late:
        return el("section", el("h2", words.WHO_TO_CALL), el("p", words.NOBODY_LATE),
                  el("p", *more), class_="sheet who-to-call")
    sent = _sent(scene)
    rows = [_to_call(scene, one, lines, sent.get(one.id, [])) for one, lines in late[:MOST_CALLED]]
    return el("section", el("h2", words.WHO_TO_CALL),
              _table(words.WHO_TO_CALL, words.CALL_COLUMNS, rows), el("p", *more),
              class_="sheet who-to-call")


def _day(line: Line) -> date:
    """The day of a line that is overdue, and so has one."""
    return line.due_on or date.max


def _waiting(late: list[Line]) -> int:
    """How many overdue reports came, though late, and wait for Sở Nội vụ."""
    return [line.state for line in late].count(State.AWAITING)


def _waiting_at(scene: Scene, **query: object) -> str:
    """The list of those."""
    return address("/tasks", **{**scene.query, **query, "standing": Standing.OVERDUE.value,
                                "state": State.AWAITING.value})


def _split(scene: Scene, late: list[Line], **query: object) -> list[Node]:
    """Of what is overdue, what the agency no longer owes."""
    waiting = _waiting(late)
    if not waiting:
        return []
    return [el("small", words.OF_THEM, link(_waiting_at(scene, **query), words.waiting(waiting)))]


def _sent(scene: Scene) -> dict[int, list[Sent]]:
    """The letters of the round by agency, as many as had gone out by the moment shown."""
    found: dict[int, list[Sent]] = defaultdict(list)
    for one in letters.letters(scene.visit.session, scene.around.id):
        if scene.visit.as_of is None or one.sent_at <= scene.visit.as_of:
            found[one.agency_id].append(one)
    return found


def _to_call(
    scene: Scene, agency: AgencyInfo, lines: list[Line], sent: list[Sent]
) -> list[Node]:
    query = {**scene.query, "agency": agency.code, "standing": Standing.OVERDUE.value}
    days = working_days_late(min(_day(line) for line in lines), scene.visit.today)
    return el(
        "tr",
        el("th", link(address(f"/agencies/{agency.code}", **scene.query), agency.name),
           scope="row"),
        el("td", link(address("/tasks", **query), texts.number(len(lines))),
           *_split(scene, lines, agency=agency.code), class_="n red"),
        el("td", urge_words.how_late(days)),
        el("td", _letters(sent)),
    )


def _letters(sent: list[Sent]) -> list[Node]:
    """How many letters went out; the number opens them."""
    if not sent:
        return el("span", words.NOT_URGED, class_="quiet")
    items = [
        el("li", link(f"/inbox?letter={one.id}",
                      words.letter(one.number, day_of(one.sent_at), one.reports)))
        for one in sent
    ]
    return el("details", el("summary", words.urgings(len(sent))), el("ul", *items))


def _table(caption: str, names: tuple[str, ...], rows: list[Node]) -> list[Node]:
    head = el("tr", *(el("th", name, scope="col", class_="n" if name == names[1] else None)
                      for name in names))
    return el("table", el("caption", caption), el("thead", head), el("tbody", *rows),
              class_="table calls")


def own_late(scene: Scene) -> list[Node]:
    """An agency's own overdue tasks: what it owes before what it reported, the longest first."""
    late = sorted((line for line in scene.lines if line.standing is Standing.OVERDUE),
                  key=lambda line: (line.state is State.AWAITING, _day(line)))
    if not late:
        return el("section", el("h2", words.OWN_LATE), el("p", words.NOTHING_LATE), class_="sheet")
    tasks = {one.id: one for one in scene.tasks}
    rows = []
    for line in late[:MOST_OWN]:
        where = address(f"/tasks/{line.task_id}", round=scene.around.year)
        task = tasks[line.task_id]
        rows.append(el(
            "tr",
            el("th", link(where, label(task.path), " ", texts.shortened(task.words, 50)),
               el("small", f" {words.WAITS}") if line.state is State.AWAITING else None,
               scope="row"),
            el("td", texts.day(line.due_on), class_="n"),
            el("td", urge_words.how_late(working_days_late(_day(line), scene.visit.today))),
        ))
    every = link(address("/tasks", **scene.query, standing=Standing.OVERDUE.value),
                 words.ALL_LATE.format(count=texts.number(len(late))))
    return el("section", el("h2", words.OWN_LATE), _table(words.OWN_LATE, words.OWN_COLUMNS, rows),
              el("p", every, *_split(scene, late)), class_="sheet")


def coming(scene: Scene) -> list[Node]:
    """The next days on which something is still owed: which task, by how many agencies."""
    visit, found = scene.visit, defaultdict(list)
    for line in scene.lines:
        is_owed = line.state in STILL_OWED and line.due_on is not None
        if is_owed and visit.today <= _day(line) <= visit.today + AHEAD:
            found[(_day(line), line.task_id)].append(line)
    tasks = {one.id: one for one in scene.tasks}
    # What everybody finished or reported is passed over before the list is cut, not after.
    listed = sorted(found.items(), key=lambda pair: pair[0])
    items = [_coming(scene, due_on, tasks[task_id], owed)
             for (due_on, task_id), owed in listed[:MOST_NEXT]]
    none = words.NO_NEXT.format(days=AHEAD.days)
    body = el("ol", *items, class_="next-days") if items else el("p", none)
    left = len(listed) - len(items)
    more = f" ({words.MORE_NEXT.format(count=texts.number(left))})" if left else ""
    return el("section", el("h2", words.WHAT_NEXT.format(days=AHEAD.days)), body,
              el("p", link("/calendar?view=agenda", words.TO_CALENDAR), more),
              class_="sheet what-next")


def _coming(scene: Scene, due_on: date, task: TaskInfo, owed: list[Line]) -> list[Node]:
    visit = scene.visit
    where = address(f"/tasks/{task.id}", round=scene.around.year)
    owing: Node = None
    if visit.only_agency is None:
        listed = address("/tasks", **scene.query, section=task.path, due=due_on.isoformat(),
                         state=OWED)
        owing = link(listed, words.still_owing(len(owed)))
    return el(
        "li",
        el("time", texts.weekday(due_on), datetime=due_on.isoformat()),
        el("span", link(where, el("b", label(task.path)), title=texts.shortened(task.words, 60)),
           " ", owing, el("small", texts.shortened(task.words, 90))),
        el("span", task_words.until(due_on, visit.today), class_="quiet"),
        el("span", chip(owed[0].standing), " ", basis_link(where)),
    )
