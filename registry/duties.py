"""What a reading orders: its tasks, when they are due, who has which part in them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.vocabulary import AssignmentRole
from registry.due_values import BEFORE, stated, yearly
from registry.plan_rows import HEADING
from registry.reading import Deadline, Level, PlanReading, Section, Strength
from registry.text import fold
from registry.vocabulary import PURPOSE_HEADINGS

# When the text names an agency twice in one task, its stronger part stands.
STRENGTH = (
    AssignmentRole.LEAD,
    AssignmentRole.ALL,
    AssignmentRole.COORDINATE,
    AssignmentRole.REQUESTED,
)
NOTHING_SAID: Mapping[int, bool] = {}


@dataclass(frozen=True, slots=True)
class Part:
    """An agency's part in a task, in the words of the text."""

    role: AssignmentRole
    as_printed: str
    has_yearly_date: bool


@dataclass(frozen=True, slots=True)
class TaskFound:
    """A section that orders something: the plan's own date each year, a time it names once, and
    the parts of agencies by their codes."""

    path: str
    yearly_before: str | None
    due_value: str | None
    parts: Mapping[str, Part]


def tasks_of(
    reading: PlanReading,
    codes: Iterable[str],
    members: Mapping[str, tuple[str, ...]],
    said: Mapping[int, bool] = NOTHING_SAID,
) -> tuple[TaskFound, ...]:
    """The tasks of a reading. `codes` are the agencies there are, `members` those of groups;
    `said` is a person's word, by the line a section begins at."""
    paths = task_paths(reading, said)
    times: dict[str, list[Deadline]] = defaultdict(list)
    for found in reading.deadlines:
        if found.strength is Strength.FIRM:
            times[found.section].append(found)
    named = _named(reading, frozenset(codes), members)
    return tuple(
        _task(path, [one.value for one in times[path]], named.get(path, {})) for path in paths
    )


def task_paths(reading: PlanReading, said: Mapping[int, bool] = NOTHING_SAID) -> tuple[str, ...]:
    """The paths of the sections that are tasks, in the order of the text."""
    of = {section.path: section for section in reading.sections}
    children: dict[str, list[str]] = defaultdict(list)
    for path in of:
        children[parent_of(path, of) or ""].append(path)
    told = {one.section for one in reading.assignments if one.role.value in _ORDERED}
    return tuple(
        path
        for path, section in of.items()
        if not children[path]
        and said.get(section.line, _orders_something(section, of, children, told))
    )


def parent_of(path: str, paths: Mapping[str, object]) -> str | None:
    """The path of the section above; None at the top."""
    above = path.rpartition(".")[0]
    return above if above in paths else None


def is_purpose(section: Section) -> bool:
    """Whether a part says why, not what to do."""
    heading = fold(section.heading)
    return any(fold(word) in heading for word in PURPOSE_HEADINGS)


_ORDERED = frozenset({"lead", "all", "request"})


def _orders_something(
    section: Section, of: Mapping[str, Section], children: Mapping[str, list[str]], told: set[str]
) -> bool:
    """A leaf below a part that says what to do. The paragraph that only opens a part does not, nor
    a row that only heads others; a part without anything below it does when it names its doer."""
    top = of.get(section.path.split(".", 1)[0], section)
    if section.rule == HEADING or is_purpose(top):
        return False
    if top is section:
        return section.path in told
    beside = children[parent_of(section.path, of) or ""]
    return not (section.level is Level.PARAGRAPH and beside[0] == section.path)


def _task(
    path: str, times: list[str], named: Mapping[str, tuple[AssignmentRole, str]]
) -> TaskFound:
    years = [one for one in times if one.startswith(BEFORE) and yearly(one)]
    once = [one for one in times if stated(one) or (yearly(one) and one not in years)]
    yearly_before = yearly(years[-1]) if years else None
    # Those who are told to report each year owe it by the date; who gathers does not.
    roles = {role for role, _ in named.values()}
    dated = AssignmentRole.ALL if AssignmentRole.ALL in roles else AssignmentRole.LEAD
    return TaskFound(path, yearly_before, _last(once), {
        code: Part(role, printed, yearly_before is not None and role is dated)
        for code, (role, printed) in named.items()
    })


def _last(values: list[str]) -> str | None:
    """Of several days the last: the task is not done before."""
    days = {value: found.day for value in values if (found := stated(value))}
    if days:
        return max(days, key=lambda value: days[value])
    return values[-1] if values else None


def _named(
    reading: PlanReading, codes: frozenset[str], members: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, tuple[AssignmentRole, str]]]:
    best: dict[str, dict[str, tuple[AssignmentRole, str]]] = defaultdict(dict)
    for found in reading.assignments:
        role = AssignmentRole(found.role.value)
        code = found.agency_id or ""
        for one in (code,) if code in codes else members.get(code, ()):
            kept = best[found.section].get(one)
            if kept is None or STRENGTH.index(role) < STRENGTH.index(kept[0]):
                best[found.section][one] = (role, found.agency)
    return best
