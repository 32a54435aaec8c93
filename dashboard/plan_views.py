"""One opening of the plan's text: its outline, whose progress, and what stands around the words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import texts
from dashboard.clauses import Scope
from dashboard.components import address, choices_bar
from dashboard.drawn import Node, el, link
from dashboard.filters import under
from dashboard.moment_bar import not_open_then, round_then
from dashboard.queries import board as boards
from dashboard.queries import section_duties
from dashboard.queries import sections as queries
from dashboard.queries.board import RoundInfo
from dashboard.queries.remembered import remember
from dashboard.queries.sections import Progress, Requires, SectionRow
from dashboard.scorecards import completion_ratio, formula
from dashboard.texts import sections as words
from dashboard.visit import Visit
from registry.errors import NotFound


@dataclass(frozen=True)
class View:
    """One opening of the plan: its outline, and whose progress of which round is shown."""

    visit: Visit
    plan: int
    rows: list[SectionRow]
    requires: list[Requires]
    agencies: list[tuple[int, str, str]]
    rounds: list[RoundInfo]
    around: RoundInfo | None
    scope: Scope
    agency_id: int | None
    progress: dict[int, Progress]

    def inside(self, path: str) -> list[SectionRow]:
        """A section and all that lies in it."""
        return [row for row in self.rows if under(row.path, path)]

    def tasks(self, path: str) -> list[int]:
        return [row.task_id for row in self.inside(path) if row.task_id]

    def sum(self, tasks: Iterable[int]) -> Progress:
        return queries.together(self.progress[task] for task in set(tasks) if task in self.progress)

    def met(self, row: SectionRow) -> Progress:
        """Progress of the tasks in a section; in section I, of the tasks that meet its items."""
        ids = {inner.id for inner in self.inside(row.path)}
        met = [one.task_id for one in self.requires if one.item_id in ids]
        return self.sum([*self.tasks(row.path), *met])

    def met_by(self, item: int) -> list[Requires]:
        return [one for one in self.requires if one.item_id == item]


def opened(visit: Visit) -> View:
    plan = boards.plan_id(visit.session)
    around, known = round_then(visit, plan)
    agencies = owing_agencies(visit)
    agency_id, code = _agency(visit, agencies)
    own = visit.only_agency is not None
    return View(
        visit=visit,
        plan=plan,
        rows=remember(
            visit.session, ("outline", plan), lambda: queries.outline(visit.session, plan)
        ),
        requires=remember(
            visit.session, ("requires", plan), lambda: queries.requirements(visit.session, plan)
        ),
        agencies=agencies,
        rounds=known,
        around=around,
        scope=Scope(around.year if around else None, code, code if own else None, visit.choices,
                    visit.kept.get("as_of")),
        agency_id=agency_id,
        progress=task_progress(visit, around, agency_id),
    )


def _agency(
    visit: Visit, agencies: list[tuple[int, str, str]]
) -> tuple[int | None, str | None]:
    """The agency of `?agency=CODE`, or an agency account's own. Raises NotFound for another's."""
    asked = visit.query.get("agency")
    own = visit.only_agency
    codes = {code: id_ for id_, code, _ in agencies}
    if own is not None:
        mine = next((code for code, id_ in codes.items() if id_ == own), None)
        if asked and asked != mine:
            raise NotFound("agency")
        return own, mine
    if not asked:
        return None, None
    if asked not in codes:
        raise NotFound("agency")
    return codes[asked], asked


def owing_agencies(visit: Visit) -> list[tuple[int, str, str]]:
    """Id, code and name of the agencies that owe reports."""
    return remember(visit.session, ("owing",), lambda: section_duties.agency_names(visit.session))


def task_progress(
    visit: Visit, around: RoundInfo | None, agency_id: int | None
) -> dict[int, Progress]:
    """How far each task is in a round, of one agency or of all; kept until something is written."""
    if around is None:
        return {}
    return remember(
        visit.session,
        ("by-task", around.id, visit.today, visit.choices, agency_id, visit.as_of),
        lambda: queries.progress(
            visit.session, around.id, today=visit.today, choices=visit.choices,
            agency_id=agency_id, as_of=visit.as_of,
        ),
    )


def filters(view: View, path: str) -> list[Node]:
    """Round and agency, each an address; an agency account has no agency to choose."""
    query = {name: view.visit.query[name] for name in ("round", "agency", "as_of")
             if name in view.visit.query}
    bars: list[Node] = []
    if view.rounds:
        years = [(str(item.year), str(item.year)) for item in view.rounds]
        bars.append(choices_bar(texts.ROUND, path, query, "round", years))
    if view.scope.only is None:
        bars.append(_agency_filter(view, path, query))
    return el("div", *bars, class_="filters")


def _agency_filter(view: View, path: str, query: dict[str, str]) -> list[Node]:
    chosen = next((name for _, code, name in view.agencies if code == view.scope.agency), None)
    options = [(None, texts.ALL), *((code, name) for _, code, name in view.agencies)]
    links = [
        el("li", link(address(path, **{**query, "agency": code}), name,
                      aria_current="true" if code == view.scope.agency else None))
        for code, name in options
    ]
    return el(
        "details",
        el("summary", el("span", texts.AGENCY, class_="filter-name"), el("b", chosen or texts.ALL)),
        el("ul", *links, class_="agency-list"),
        class_="filter agency-filter",
    )


def crumbs(view: View, row: SectionRow) -> list[Node]:
    """The way from the whole plan down to a section."""
    above = [one for one in view.rows if under(row.path, one.path) and one is not row]
    root = link(address("/sections", round=view.visit.query.get("round"),
                        agency=view.visit.query.get("agency"), **view.visit.kept), texts.SECTIONS)
    steps = [root, *(link(view.scope.section(one.path), words.short_place(one.path))
                     for one in above),
             el("span", words.short_place(row.path), aria_current="page")]
    return el("nav", el("ol", *(el("li", step) for step in steps)), class_="crumbs",
              aria_label=words.CRUMBS)


def neighbours(view: View, row: SectionRow) -> list[Node]:
    """The section before and the one after, under the same heading."""
    sisters = [one for one in view.rows if one.parent_id == row.parent_id]
    place = sisters.index(row)
    before = sisters[place - 1] if place else None
    after = sisters[place + 1] if place + 1 < len(sisters) else None
    sides = ((before, words.PREVIOUS, "to-left"), (after, words.NEXT, "to-right"))
    links = [
        link(view.scope.section(one.path), said.format(place=words.place(one.path)), class_=side)
        for one, said, side in sides
        if one
    ]
    return el("nav", *links, class_="neighbours", aria_label=words.NEIGHBOURS)


def not_owed(view: View) -> list[Node]:
    name = next((name for _, code, name in view.agencies if code == view.scope.agency), None)
    if view.around is None:
        return el("p", words.NO_ROUND, class_="quiet")
    too_early = not_open_then(view.visit, view.around)
    if too_early:
        return too_early
    said = words.NOT_OWED_BY.format(agency=name) if name else words.NOT_OWED
    return el("p", said, class_="quiet")


def met_by(view: View, row: SectionRow) -> list[Node]:
    met = view.met_by(row.id)
    by_task = {one.task_id: one for one in view.rows if one.task_id}
    whole = view.sum(one.task_id for one in met)
    lines = []
    for one in met:
        part = view.progress.get(one.task_id, Progress())
        task = by_task[one.task_id]
        figure: Node = el("span", words.NO_PROGRESS, class_="quiet")
        if part.total:
            listed = view.scope.tasks(section=task.path)
            figure = link(listed, completion_ratio(part, view.visit), class_="figure",
                          title=formula(view.visit))
        where = view.scope.section(task.path)
        said = texts.shortened(task.heading or task.text or "", 110)
        lines.append(
            el("li", link(where, words.short_place(task.path), title=said), figure)
        )
    is_said = words.confirmed(sum(one.is_confirmed for one in met), len(met))
    total = completion_ratio(whole, view.visit) if whole.total else words.NO_PROGRESS
    return [
        el("p", words.MET_BY.format(count=len(met)), " ", el("b", total), class_="side-name"),
        el("p", is_said, class_="proposal"),
        el("ul", *lines, class_="met-by"),
    ]


def meets(view: View, task_id: int) -> list[Node]:
    items = {row.id: row for row in view.rows}
    met = [one for one in view.requires if one.task_id == task_id]
    if not met:
        return []
    links = [
        el("li", link(view.scope.section(items[one.item_id].path),
                      words.place(items[one.item_id].path)))
        for one in met
    ]
    is_said = words.confirmed(sum(one.is_confirmed for one in met), len(met))
    return [
        el("p", words.MEETS, class_="side-name"),
        el("ul", *links, class_="chips"),
        el("p", is_said, class_="proposal"),
    ]
