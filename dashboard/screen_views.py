"""The pictures of a wallboard, each one screenful: figures of the whole province, no person's name,
no word that somebody typed, nothing of internal documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dashboard import texts
from dashboard.components import STANDING_ORDER
from dashboard.drawn import Node, el
from dashboard.drawn_html import written
from dashboard.movement import day_ends, ends, last_meeting, usual_since
from dashboard.queries import board as boards
from dashboard.queries import kept_plans, scores
from dashboard.queries import moved as moves
from dashboard.queries import plan as plans
from dashboard.queries.board import Line, RoundInfo, Tally
from dashboard.queries.moved import Moved
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.queries.remembered import remember
from dashboard.queries.scores import Rate
from dashboard.queries.screens import by_round, hidden_paths
from dashboard.screen_tables import groups_table, trend_table
from dashboard.texts import moved as move_words
from dashboard.texts import scores as score_words
from dashboard.texts import screens as words
from dashboard.texts.heatmap import label
from dashboard.visit import Visit
from db.vocabulary import ScreenView, State
from registry.standing import Standing

MOST_LATE, MOST_NEXT, MOST_MOVED = 8, 5, 5
AHEAD = timedelta(days=30)
STILL_OWED = (State.NOT_STARTED, State.IN_PROGRESS)


@dataclass(frozen=True)
class Scene:
    """What every picture is drawn from: the newest round as it stands at the visit's moment."""

    visit: Visit
    plan: int
    around: RoundInfo

    @cached_property
    def lines(self) -> list[Line]:
        return boards.board(self.visit.session, self.around.id, today=self.visit.today,
                            choices=self.visit.choices)

    @cached_property
    def tasks(self) -> list[TaskInfo]:
        return plans.tasks(self.visit.session, self.plan)

    @cached_property
    def agencies(self) -> list[AgencyInfo]:
        return plans.agencies(self.visit.session)

    @cached_property
    def hidden(self) -> frozenset[str]:
        return hidden_paths(self.visit.session, self.plan)

    def words_of(self, task: TaskInfo, longest: int) -> list[Node]:
        """A task's words, unless they are not for a wall."""
        if task.path in self.hidden:
            return el("i", words.HIDDEN_WORDS)
        return el("span", texts.shortened(task.words, longest))


def drawn(visit: Visit, views: Iterable[ScreenView]) -> list[dict[str, str]]:
    """The chosen pictures as HTML, each kept until something is written or the day ends."""
    plan = boards.plan_id(visit.session)
    known = boards.rounds(visit.session, plan)
    if not known:
        return [_named(ScreenView.TOTALS, words.VIEWS[ScreenView.TOTALS], [_calm(words.NO_ROUND)])]
    scene = Scene(visit, plan, known[0])
    return [
        remember(visit.session, ("screen", view, visit.today, visit.choices),
                 lambda view=view: _named(view, words.TITLES[view].format(year=scene.around.year),
                                          DRAWN[view](scene)))
        for view in views
    ]


def _named(view: ScreenView, title: str, tree: list[Node]) -> dict[str, str]:
    section = el("section", *tree, class_=f"view view-{view.value}")
    return {"name": words.VIEWS[view], "title": title, "html": written([section])}


def _calm(line: str) -> list[Node]:
    """What a picture says when there is nothing to show on it."""
    return el("p", line, class_="calm")


def _figure(count: int, name: str, *more: str, colour: str = "") -> list[Node]:
    """The headline of a picture: one number that is read from across the room."""
    return el("div", el("b", texts.number(count)), el("p", name), *(el("p", one) for one in more),
              class_=f"figure {colour}".rstrip())


def totals(scene: Scene) -> list[Node]:
    """Late, soon, done, on time, kept up, confirmed; and every report in one bar."""
    tally, choices = boards.tally(scene.lines), scene.visit.choices
    soon = tally.by_standing[Standing.DUE_SOON]
    forms = score_words.FORMULAS
    tiles = [
        _count_tile(tally.overdue, score_words.OVERDUE, 0, tally.total),
        _count_tile(soon, score_words.DUE_SOON.format(days=choices.due_soon_days), 1, tally.total),
        _rate_tile(scores.completion(tally, choices), score_words.COMPLETION, forms[choices.rate]),
        _rate_tile(scores.on_time(tally), score_words.ON_TIME, forms["on_time"]),
        _rate_tile(scores.updated(tally), score_words.UPDATED, forms["updated"]),
        _rate_tile(scores.verified(tally), score_words.VERIFIED, forms["verified"]),
    ]
    return [el("ul", *tiles, class_="tiles"), _standings(tally)]


def _count_tile(count: int, name: str, place: int, total: int) -> list[Node]:
    colour = f"tile s{place} full" if count else "tile"
    return el("li", el("p", el("b", texts.number(count)), el("span", f"/{texts.number(total)}")),
              el("h2", name), class_=colour)


def _rate_tile(rate: Rate, name: str, formula: str) -> list[Node]:
    made_of = f"{texts.number(rate.part)}/{texts.number(rate.whole)}"
    return el("li", el("p", el("b", texts.rate(rate.part, rate.whole)), el("span", made_of)),
              el("h2", name), el("small", formula), class_="tile")


def _standings(tally: Tally) -> list[Node]:
    """Every report of the round in one bar, each part with its shape, word and number below."""
    kept = [(place, kind, tally.by_standing[kind]) for place, kind in enumerate(STANDING_ORDER)]
    parts = [el("span", class_=f"s{place}", fill=100 * count / tally.total)
             for place, _, count in kept if count]
    keys = [el("li", el("i", class_=f"sign s{place}"), el("span", texts.STANDINGS[kind]),
               el("b", texts.number(count))) for place, kind, count in kept if count]
    said = words.ALL_REPORTS.format(total=texts.number(tally.total))
    return el("div", el("p", said), el("div", *parts, class_="stack-bar"),
              el("ul", *keys, class_="keys"), class_="standings")


def late(scene: Scene) -> list[Node]:
    """Whom to call: the agencies with most overdue reports, each with its share as a bar."""
    by_agency: dict[int, list[Line]] = defaultdict(list)
    for line in scene.lines:
        by_agency[line.agency_id].append(line)
    tallies = [(agency, boards.tally(by_agency[agency.id])) for agency in scene.agencies
               if agency.id in by_agency]
    found = sorted((pair for pair in tallies if pair[1].overdue), key=lambda pair: -pair[1].overdue)
    if not found:
        return [_calm(words.NOBODY_LATE)]
    rows = [
        el("li", el("h2", agency.name),
           el("div", el("span", fill=100 * tally.overdue / tally.total), class_="late-bar"),
           el("p", el("b", texts.number(tally.overdue)), f"/{texts.number(tally.total)}"))
        for agency, tally in found[:MOST_LATE]
    ]
    overdue = sum(tally.overdue for _, tally in found)
    head = _figure(overdue, words.LATE_TOTAL, words.in_agencies(len(found)), words.LATE_HELP,
                   colour="s0")
    return [head, el("ol", *rows, class_="late-list")]


def groups(scene: Scene) -> list[Node]:
    """The small heatmap: groups of tasks down, kinds of agencies across."""
    names = plans.headings(scene.visit.session, scene.plan)
    shown = {path: said for path, said in names.items() if path not in scene.hidden}
    if kept_plans.every_by_id(scene.visit.session)[scene.plan].key == kept_plans.PLAN_KEY:
        shown |= words.SHORT_PARTS
    return [groups_table(scene.lines, scene.tasks, scene.agencies, shown)]


def coming(scene: Scene) -> list[Node]:
    """The deadlines of the next 30 days for which somebody still owes a report."""
    today = scene.visit.today
    open_lines: dict[tuple[date, int], list[Line]] = defaultdict(list)
    for line in scene.lines:
        is_near = line.due_on is not None and today <= line.due_on <= today + AHEAD
        if line.due_on and is_near and line.state in STILL_OWED:
            open_lines[(line.due_on, line.task_id)].append(line)
    if not open_lines:
        return [_calm(words.NO_NEXT)]
    tasks = {task.id: (place, task) for place, task in enumerate(scene.tasks)}
    ordered = sorted(open_lines.items(), key=lambda pair: (pair[0][0], tasks[pair[0][1]][0]))
    rows = [
        _deadline(scene, due_on, tasks[task_id][1], len({line.agency_id for line in kept}))
        for (due_on, task_id), kept in ordered[:MOST_NEXT]
    ]
    left = len(ordered) - MOST_NEXT
    more = (words.NEXT_MORE.format(count=texts.number(left)),) if left > 0 else ()
    owed = sum(map(len, open_lines.values()))
    return [_figure(owed, words.NEXT_TOTAL, *more, colour="s1"),
            el("ol", *rows, class_="next-list")]


def _deadline(scene: Scene, due_on: date, task: TaskInfo, agencies: int) -> list[Node]:
    return el(
        "li",
        el("div", el("b", f"{due_on.day:02}"), el("span", words.month(due_on)), class_="day"),
        el("div", el("h2", label(task.path), " · ", texts.WEEKDAYS[due_on.weekday()]),
           scene.words_of(task, 105)),
        el("p", el("b", words.agencies(agencies)),
           el("span", texts.days_left(due_on, scene.visit.today))),
    )


def moved(scene: Scene) -> list[Node]:
    """What changed since the last giao ban: how many reports, how, and the newest of them."""
    visit, since = scene.visit, usual_since(scene.visit)
    every = moves.moved(visit.session, scene.around.id, since=since, today=visit.today,
                        choices=visit.choices)
    counted = (
        (len([one for one in every if one.steps]), move_words.CHANGED, ""),
        (sum(one.is_newly_done for one in every), move_words.NEWLY_DONE, "s4"),
        (sum(one.was_returned for one in every), move_words.RETURNED, "s2"),
        (sum(one.is_newly_overdue for one in every), move_words.NEWLY_OVERDUE, "s0"),
    )
    tiles = el("ul", *(el("li", el("b", texts.number(count)), el("span", name),
                          class_=f"figure {colour if count else ''}".rstrip())
                       for count, name, colour in counted), class_="counts")
    moment = texts.moment(since)
    said = move_words.SINCE_MEETING if last_meeting(visit) else words.SINCE
    touched = sorted((one for one in every if one.steps), key=lambda one: one.steps[-1].at)
    if not touched:
        return [tiles, _calm(words.NO_MOVE.format(moment=moment))]
    names = {agency.id: agency for agency in scene.agencies}
    paths = {task.id: task.path for task in scene.tasks}
    newest = touched[: -MOST_MOVED - 1 : -1]
    rows = [_move(one, paths[one.task_id], names[one.agency_id]) for one in newest]
    return [el("p", said.format(moment=moment), class_="since"), tiles,
            el("ol", *rows, class_="move-list")]


def _move(one: Moved, path: str, agency: AgencyInfo) -> list[Node]:
    """From what to what; never by whom, and never the words of the report or of a reason."""
    has_new_words = any(step.has_new_words for step in one.steps)
    changes = [*ends(one.said, has_new_words=has_new_words), *day_ends(one.due)][:3]
    return el(
        "li",
        el("h2", agency.name, " ", el("span", label(path))),
        el("p", *(el("span", change) for change in changes)),
        el("time", texts.moment(one.steps[-1].at)),
    )


def trend(scene: Scene) -> list[Node]:
    """Every round as one bar of standings, with its numbers."""
    visit = scene.visit
    counted = by_round(visit.session, scene.plan, today=visit.today, choices=visit.choices)
    formula = score_words.FORMULAS[visit.choices.rate]
    help_ = el("p", words.TREND_HELP.format(formula=formula), class_="help")
    return [trend_table(counted, visit.choices), help_]


DRAWN: dict[ScreenView, Callable[[Scene], list[Node]]] = {
    ScreenView.TOTALS: totals,
    ScreenView.LATE: late,
    ScreenView.GROUPS: groups,
    ScreenView.NEXT: coming,
    ScreenView.MOVED: moved,
    ScreenView.TREND: trend,
}
