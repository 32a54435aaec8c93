"""What stands across the heatmap: tasks, groups of tasks, rounds, or documents tasks rest on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from dashboard import texts
from dashboard.components import address
from dashboard.filters import under
from dashboard.heatmap_compare import Turn, other_moment
from dashboard.moment_bar import round_then
from dashboard.queries import heatmap as documents
from dashboard.queries import kept_plans
from dashboard.queries import plan as plans
from dashboard.queries.board import RoundInfo
from dashboard.queries.heatmap import Rested
from dashboard.queries.plan import TaskInfo
from dashboard.texts import documents as paper_words
from dashboard.texts import heatmap as words
from dashboard.visit import Visit

ACROSS = ("task", "group", "document", "round")
SORTS = ("group", "red", "name")
TURNS = tuple(turn.value for turn in Turn)
# So few tasks have room for words.
MOST_WITH_WORDS = 10
PATH = "/heatmap"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks of the map. `section` is the part it is zoomed into, or empty."""

    plan: int
    around: RoundInfo
    known: list[RoundInfo]
    across: str
    sort: str
    section: str
    tasks: list[TaskInfo]
    compared: datetime | None
    only: str
    is_usual: bool = True

    @property
    def named(self) -> str:
        """What the part is called that the map is zoomed into; "" for the whole plan."""
        return words.part(self.section, is_usual=self.is_usual) if self.section else ""

    @property
    def rounds(self) -> list[RoundInfo]:
        """The rounds whose reports the map counts."""
        return self.known if self.across == "round" else [self.around]

    @property
    def is_zoomed(self) -> bool:
        """Whether single tasks stand so large that words fit."""
        return self.across == "task" and bool(self.section) and len(self.tasks) <= MOST_WITH_WORDS


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `words` stand under its label where there is room. Away from the head over it a
    file calls it by its `place`, which no other column has, and lists it by its `whole` name."""

    key: Hashable
    label: str
    title: str
    address: str
    words: str = ""
    place: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A head over `width` columns."""

    label: str
    title: str
    address: str
    width: int


@dataclass(frozen=True, slots=True)
class Across:
    """The columns, the heads over them, and the columns in which a report counts, by its round's
    year and its task: one, or as many as there are documents its task rests on."""

    columns: list[Column]
    spans: list[Span] = field(default_factory=list)
    keys_of: dict[tuple[int, int], tuple[Hashable, ...]] = field(default_factory=dict)


def wanted_of(visit: Visit, plan: int) -> Wanted | None:
    """The map an address asks for; None while no round was ever opened."""
    around, known = round_then(visit, plan)
    if around is None:
        return None
    every = plans.tasks(visit.session, plan)
    section = visit.query.get("section", "")
    tasks = [task for task in every if under(task.path, section)] if section else []
    compared = other_moment(visit)
    return Wanted(
        plan, around, known, visit.asked("across", ACROSS), visit.asked("sort", SORTS),
        section if tasks else "", tasks or every, compared,
        visit.asked("only", ("", *TURNS)) if compared else "",
        kept_plans.is_usual(visit.session),
    )


def here(visit: Visit, **changed: object) -> str:
    """The map's own address with some of its filters changed."""
    return address(PATH, **{**visit.query, **changed})


def top_of(path: str) -> str:
    """The group of the map a task belongs to: II.3 of II.3.đ, III of all of part III."""
    return plans.group_of(path) if path.startswith("II.") else path.split(".")[0]


def across_of(visit: Visit, wanted: Wanted) -> Across:
    """What stands across the map."""
    made = {"task": _tasks, "group": _groups, "round": _rounds, "document": _documents}
    return made[wanted.across](visit, wanted)


def _tasks(visit: Visit, wanted: Wanted) -> Across:
    year = wanted.around.year
    columns = [
        Column(task.id, words.leaf(task.path), words.title(task.path, task.words),
               address(f"/tasks/{task.id}", round=year),
               texts.shortened(task.words, 60) if wanted.is_zoomed else "",
               words.label(task.path), words.whole_title(task.path, task.words))
        for task in wanted.tasks
    ]
    # In a part that is opened alone the items of its own level stand above.
    level = plans.group_of if wanted.section else top_of
    spans = [Span(words.label(path), words.part(path, is_usual=wanted.is_usual),
                  _opened(visit, wanted, path), width)
             for path, width in _runs(level(task.path) for task in wanted.tasks)]
    return Across(columns, spans, {(year, task.id): (task.id,) for task in wanted.tasks})


def _opened(visit: Visit, wanted: Wanted, path: str) -> str:
    """A part alone; what is alone already leads to its list."""
    if path == wanted.section:
        return address("/tasks", section=path, round=wanted.around.year, **visit.kept)
    return here(visit, across=None, section=path, only=None)


def _groups(visit: Visit, wanted: Wanted) -> Across:
    year = wanted.around.year
    headings = plans.headings(visit.session, wanted.plan)
    groups = dict.fromkeys(top_of(task.path) for task in wanted.tasks)
    names = {one: words.group_name(one, headings.get(one, ""), is_usual=wanted.is_usual)
             for one in groups}
    columns = [
        Column(group, words.label(group), words.group_title(group, names[group]),
               here(visit, across=None, section=group, only=None),
               texts.shortened(names[group], 70), words.label(group),
               words.whole_title(group, names[group]))
        for group in groups
    ]
    return Across(columns, [], {(year, task.id): (top_of(task.path),) for task in wanted.tasks})


def _rounds(visit: Visit, wanted: Wanted) -> Across:
    columns = [
        Column(item.year, str(item.year), texts.round_of(item.year),
               here(visit, across=None, round=item.year, only=None), "", str(item.year),
               texts.round_of(item.year))
        for item in reversed(wanted.known)
    ]
    keys = {(item.year, task.id): (item.year,) for item in wanted.known for task in wanted.tasks}
    return Across(columns, [], keys)


def _documents(visit: Visit, wanted: Wanted) -> Across:
    ids, year = {task.id for task in wanted.tasks}, wanted.around.year
    shown = [one for one in documents.rested_on(visit.session, wanted.plan) if one.task_ids & ids]
    columns = [Column(one.key, _label(one), _title(one), f"/documents/{one.key}", "", _label(one),
                      _title(one, len(one.subject or "")))
               for one in shown]
    spans = [Span(texts.DOCUMENT_LEVELS[level], texts.DOCUMENT_LEVELS[level],
                  address("/documents", level=level.value), width)
             for level, width in _runs(one.level for one in shown)]
    keys = {(year, id_): tuple(one.key for one in shown if id_ in one.task_ids) for id_ in ids}
    return Across(columns, spans, keys)


def _label(one: Rested) -> str:
    """The number alone; of which year, when another document bears it too."""
    said = one.number or texts.shortened(one.name or one.subject or one.key, 20)
    return f"{said} ({one.issued_on.year})" if one.is_repeated and one.issued_on else said


def _title(one: Rested, most: int = 110) -> str:
    name = paper_words.full_name(one.kind, one.number, one.name, one.subject)
    said = words.document_title(name, one.issued_on, is_verified=one.is_date_verified)
    return f"{said}: {texts.shortened(one.subject, most)}" if one.subject and one.number else said


def _runs(keys: Iterator) -> Iterator[tuple]:  # type: ignore[type-arg]
    """Neighbours with the same key, and how many they are."""
    return ((key, len(list(kept))) for key, kept in groupby(keys))
