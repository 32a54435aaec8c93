"""How a change of a report is told: from what it said to what it says, by whom and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dashboard import texts
from dashboard.basis_views import basis_link, basis_of
from dashboard.components import address, chip
from dashboard.drawn import Node, el, link
from dashboard.queries import moved as queries
from dashboard.queries.board import Line, RoundInfo
from dashboard.queries.moved import Moved, Said, Step
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.queries.urged import urged_in_vain
from dashboard.texts import moved as words
from dashboard.texts.heatmap import label
from dashboard.visit import Visit
from db.vocabulary import Verification
from registry.clock import VIETNAM, day_of
from registry.standing import Standing

# How far back is looked as long as no giao ban was noted.
DAYS = 7
MOST_ON_OVERVIEW = 5
MOST_STEPS = 20


def last_meeting(visit: Visit) -> datetime | None:
    """The last giao ban before the moment of the view, as far as it was noted by then."""
    held = queries.meetings(visit.session, known_at=visit.as_of)
    return held[0].held_at if held else None


def usual_since(visit: Visit) -> datetime:
    """From when changes are counted unless the address says so: the last giao ban, or 7 days."""
    first = visit.today - timedelta(days=DAYS)
    start = datetime(first.year, first.month, first.day, tzinfo=VIETNAM)
    return last_meeting(visit) or start


def ends(said: tuple[Said, Said] | None, *, has_new_words: bool = False) -> list[Node]:
    """Every part of a report that is another at the end than at the beginning."""
    if said is None:
        return []
    first, last = said
    # What was not said before is not told as a change from nothing.
    was_silent = first.verification is Verification.NONE
    pairs = [
        (texts.STATES[first.state], texts.STATES[last.state]),
        (texts.percent(first.percent), texts.percent(last.percent)),
        (texts.VERIFICATIONS[first.verification], texts.VERIFICATIONS[last.verification]),
    ]
    bare = (False, first.percent is None, was_silent)
    drawn = [
        el("b", after) if is_bare else _arrow(before, after)
        for (before, after), is_bare in zip(pairs, bare, strict=True)
        if before != after
    ]
    if drawn:
        return drawn
    return [el("span", words.NEW_WORDS if has_new_words else words.BACK_AS_BEFORE)]


def day_ends(due: tuple[date | None, date | None] | None) -> list[Node]:
    """A due day that was moved, given or taken away."""
    if due is None:
        return []
    before, after = (words.due(day) for day in due)
    if before == after:
        return [el("span", words.DUE, ": ", words.BACK_AS_BEFORE)]
    return [_arrow(f"{words.DUE}: {before}", after)]


def _arrow(before: str, after: str) -> list[Node]:
    return el("span", el("span", before, class_="was"), " → ", el("b", after), class_="change")


def rows(
    listed: Iterable[Moved],
    tasks: dict[int, TaskInfo],
    agencies: dict[int, AgencyInfo],
    *,
    with_agency: bool,
) -> list[Node]:
    """Reports that moved, each once; its single changes unfold."""
    return el("ol", *(
        _row(one, tasks[one.task_id], agencies[one.agency_id], with_agency=with_agency)
        for one in listed
    ), class_="moves")


def _row(
    one: Moved, task: TaskInfo, agency: AgencyInfo, *, with_agency: bool
) -> list[Node]:
    where = address(f"/tasks/{one.task_id}", agency=agency.code, round=one.year)
    name = f"{agency.short_name} · " if with_agency else ""
    has_new_words = any(step.has_new_words for step in one.steps)
    changes = [*ends(one.said, has_new_words=has_new_words), *day_ends(one.due)]
    if one.is_newly_overdue:
        changes.append(el("span", chip(Standing.OVERDUE), " ", words.JUST_OVERDUE))
    return el(
        "li",
        el("p", link(where, name, el("b", label(task.path)), " ",
                     texts.shortened(task.words, 80)), " ", basis_link(where),
           class_="what-moved"),
        el("p", *_parted(changes, "; "), class_="changes"),
        el("div", *_behind(one), class_="quiet"),
    )


def _behind(one: Moved) -> list[Node]:
    """Who changed it last and when; with several changes, each of them."""
    if not one.steps:
        return [words.UNTOUCHED]
    last = one.steps[-1]
    if len(one.steps) == 1:
        return [el("p", words.who(last.who, last.at), *_why(last))]
    shown = one.steps[-MOST_STEPS:]
    items = [
        el("li", *_parted([*ends(step.said, has_new_words=step.has_new_words),
                           *day_ends(step.due)], "; "),
           el("p", words.who(step.who, step.at), *_why(step), class_="quiet"))
        for step in shown
    ]
    left = len(one.steps) - len(shown)
    summary = el("summary", words.who(last.who, last.at), " · ", words.times(len(one.steps)))
    more = el("p", words.MORE_STEPS.format(count=left)) if left else None
    return [el("details", summary, more, el("ol", *items, class_="history"))]


def _why(step: Step) -> list[Node]:
    said = [words.ON_BEHALF] if step.is_on_behalf and step.has_new_words else []
    if step.due and not step.reason:
        said.append(words.BY_PLAN)
    if step.reason:
        said.append(words.REASON.format(reason=step.reason))
    return [f" · {one}" for one in said]


def moved_section(
    visit: Visit, plan: int, tasks: list[TaskInfo], agencies: list[AgencyInfo]
) -> list[Node]:
    """The overview's list of what moved since the last giao ban."""
    since = usual_since(visit)
    rows = queries.newest(visit.session, plan, since=since, until=visit.as_of,
                          agency_id=visit.only_agency, most=MOST_ON_OVERVIEW)
    paths = {task.id: task.path for task in tasks}
    names = {agency.id: agency for agency in agencies}
    items = [_line(row, paths[row.task_id], names[row.agency_id]) for row in rows]
    held = last_meeting(visit)
    title = words.OVERVIEW_SINCE if held else words.OVERVIEW_DAYS.format(days=DAYS)
    nothing = words.NO_MOVE.format(moment=texts.moment(since))
    body = el("ol", *items, class_="moved") if items else el("p", nothing)
    return el(
        "section",
        el("h2", title),
        el("p", texts.moment(since), class_="quiet") if held else None,
        body,
        el("p", link("/moved", words.SEE_ALL)),
        class_="sheet",
    )


def _line(row: Moved, path: str, agency: AgencyInfo) -> list[Node]:
    last = row.steps[-1]
    changed = ends(row.said, has_new_words=any(step.has_new_words for step in row.steps))
    return el(
        "li",
        link(address(f"/tasks/{row.task_id}", agency=agency.code, round=row.year),
             el("b", label(path)), " · ", agency.short_name),
        " ",
        el("span", *_parted(changed)),
        el("span", f" {words.who(last.who, last.at)} ", class_="quiet"),
        basis_of(row.task_id, agency=agency.code, round=row.year),
    )


def _parted(parts: list[Node], mark: str = ", ") -> list[Node]:
    return [piece for part in parts for piece in (mark, part)][1:]


def urged_section(
    visit: Visit,
    around: RoundInfo,
    lines: list[Line],
    tasks: list[TaskInfo],
    agencies: list[AgencyInfo],
) -> list[Node] | None:
    """What was urged as often as the office chose and is still not done; None when nothing is."""
    at_least = visit.choices.escalate_after
    found = urged_in_vain(visit.session, around.id, lines, at_least=at_least, as_of=visit.as_of)
    if not found:
        return None
    paths = {task.id: task.path for task in tasks}
    names = {agency.id: agency for agency in agencies}
    items = []
    for one in found:
        line, agency = one.line, names[one.line.agency_id]
        where = address(f"/tasks/{line.task_id}", agency=agency.code, round=around.year)
        said = words.URGED_ROW.format(times=one.times, day=texts.day(day_of(one.last_at)))
        items.append(el("li", link(where, el("b", label(paths[line.task_id])), " · ",
                                   agency.short_name, title=agency.name), " ",
                        el("span", said, class_="quiet"), " ", chip(line.standing), " ",
                        basis_link(where)))
    shown, rest = items[:MOST_ON_OVERVIEW], items[MOST_ON_OVERVIEW:]
    summary = el("summary", words.MORE_URGED.format(count=len(rest)))
    more = el("details", summary, el("ol", *rest, class_="moved")) if rest else None
    return el("section", el("h2", words.URGED.format(times=at_least)),
              el("ol", *shown, class_="moved"), more, class_="sheet")
