"""The progress in the open data: rounds, reports, figures that add up, and what was kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from dashboard.api import progress_answers as answers
from dashboard.api.asked import Asked, By, OfReports, OfRound, OfRows, OfTallies, PagedOfPlan
from dashboard.api.door import Call, operation
from dashboard.api.pages import after, by_id, listing
from dashboard.api.problems import Problem
from dashboard.api.tallies import tally_of
from dashboard.queries import board, kept_plans, open_data
from dashboard.queries import plan as plans
from dashboard.queries.board import Line, RoundInfo
from dashboard.queries.open_data import Words
from registry.errors import NotFound
from registry.tokens import Scope

NEEDED = (Scope.PROGRESS,)


@operation("/rounds", says="The rounds of reporting.", scopes=NEEDED, asks=PagedOfPlan,
           answers=answers.Rounds)
def rounds(call: Call, asked: PagedOfPlan) -> answers.Rounds:
    """Every round with what it owes, as far as the key may see."""
    known = sorted(_rounds(call), key=by_id)
    begins = bisect_right(known, after(asked), key=by_id)
    counts = open_data.report_counts(call.rows, call.token.agency_id)

    def made(found: Sequence[RoundInfo]) -> list[answers.Round]:
        return [
            answers.Round(
                id=one.id, year=one.year, opens_on=one.opens_on, closes_on=one.closes_on,
                is_closed=one.is_closed, is_locked=one.is_locked, reports=counts.get(one.id, 0),
                page=call.page("/rounds", round=one.year),
            )
            for one in found
        ]

    return listing(answers.Rounds, call, asked, known[begins : begins + asked.limit + 1], made,
                   by_id)


@operation("/reports", says="What agencies reported in one round, as the filters ask.",
           scopes=NEEDED, asks=OfReports, answers=answers.Reports)
def reports(call: Call, asked: OfReports) -> answers.Reports:
    """The reports of one round in the order of their numbers."""
    around = _round(call, asked.round)
    last, found = after(asked)[0], list[Line]()
    if around is not None:
        lines = _lines(call, around, _agency(call, asked))
        begins = bisect_right(lines, last, key=lambda line: line.report_id)
        fits = _filter(call, asked)
        found = list(islice(filter(fits, islice(lines, begins, None)), asked.limit + 1))

    def made(shown: Sequence[Line]) -> list[answers.Report]:
        return _reports(call, around, shown) if around else []

    return listing(answers.Reports, call, asked, found, made, lambda line: (line.report_id,),
                   round=around.year if around else None)


@operation("/reports/<int(max=2147483647):report_id>", says="One report.", scopes=NEEDED,
           asks=Asked, answers=answers.OneReport)
def report(call: Call, asked: Asked, report_id: int) -> answers.OneReport:
    """One report by its number."""
    round_id = open_data.round_of_report(call.rows, report_id)
    if round_id is not None:
        kept_plans.turned_to(call.rows, round_id)
    around = next((one for one in _rounds(call) if one.id == round_id), None)
    lines = _lines(call, around, call.token.agency_id) if around else []
    found = [line for line in lines if line.report_id == report_id]
    if around is None or not found:
        raise NotFound("report", id=report_id)
    return answers.OneReport(**call.head, item=_reports(call, around, found)[0])


@operation("/tallies", says="Figures of one round by agency or by place of the plan; they add up.",
           scopes=NEEDED, asks=OfTallies, answers=answers.Tallies)
def tallies(call: Call, asked: OfTallies) -> answers.Tallies:
    """Counts of a round's reports, with the four national categories."""
    around = _round(call, asked.round)
    lines = _lines(call, around, _agency(call, asked)) if around else []
    kept = list(filter(_filter(call, asked), lines))
    names, key_of = _keys(call, asked.by)
    by_key: dict[str, list[Line]] = {key: [] for key in names}
    for line in kept:
        by_key[key_of(line)].append(line)
    return answers.Tallies(
        **call.head, round=around.year if around else None, by=asked.by.value,
        items=[tally_of(key, names[key], part) for key, part in by_key.items() if part],
        all=tally_of(None, None, kept),
    )


@operation("/snapshots", says="Figures that were kept, each with the hash that proves it.",
           scopes=NEEDED, asks=OfRows, answers=answers.Snapshots)
def snapshots(call: Call, asked: OfRows) -> answers.Snapshots:
    """Every snapshot of one round or all of them."""
    around = _round(call, asked.round) if asked.round else None
    years = {one.id: one.year for one in ([around] if around else _rounds(call))}
    is_whole = call.token.agency_id is None and set(Scope) <= set(call.token.scopes)

    def made(rows: Sequence[Any]) -> list[answers.Snapshot]:
        return [
            answers.Snapshot(
                id=row.id, round=years[row.round_id], name=row.name, taken_at=row.taken_at,
                sha256=row.sha256, page=call.page("/rounds", round=years[row.round_id]),
                package=f"{call.base}/api/v1/snapshots/{row.id}/package.zip" if is_whole else None,
            )
            for row in rows
        ]

    found = open_data.snapshots(call.rows, list(years), *after(asked), asked.limit)
    return listing(answers.Snapshots, call, asked, found, made, by_id)


def _rounds(call: Call) -> list[RoundInfo]:
    """The plan's rounds that were open at the moment that is asked for, newest first."""
    every = board.rounds(call.rows, board.plan_id(call.rows))
    return [one for one in every if board.was_open(call.rows, one.id, call.as_of)]


def _round(call: Call, year: int | None) -> RoundInfo | None:
    known = _rounds(call)
    if year is None:
        return known[0] if known else None
    found = next((one for one in known if one.year == year), None)
    if found is None:
        raise Problem(404, "no_round", parameter="round")
    return found


def _agency(call: Call, asked: OfRound) -> int | None:
    """The one agency that is asked for, or that the key is bound to."""
    only = call.token.agency_id
    if asked.agency is None:
        return only
    known = [one.id for one in plans.agencies(call.rows) if one.code == asked.agency]
    if not known:
        raise Problem(404, "no_agency", parameter="agency")
    if only is not None and known[0] != only:
        raise Problem(403, "agency_scope", parameter="agency")
    return known[0]


def _lines(call: Call, around: RoundInfo, agency_id: int | None) -> list[Line]:
    return open_data.report_lines(
        call.rows, around.id, today=call.today, choices=call.choices, agency_id=agency_id,
        as_of=call.as_of,
    )


def _filter(call: Call, asked: OfRound) -> Callable[[Line], bool]:
    """Whether a report is one of those asked for."""
    tasks = _tasks_under(call, asked.section) if asked.section else None
    standing, state = getattr(asked, "standing", None), getattr(asked, "state", None)
    since = getattr(asked, "changed_since", None)

    def fits(line: Line) -> bool:
        if tasks is not None and line.task_id not in tasks:
            return False
        if standing not in (None, line.standing) or state not in (None, line.state):
            return False
        return since is None or (line.changed_at is not None and line.changed_at >= since)

    return fits


def _tasks_under(call: Call, section: str) -> set[int]:
    """The tasks at a place of the plan and under it; of a place that is none, none."""
    every = plans.tasks(call.rows, board.plan_id(call.rows))
    return {one.id for one in every if f"{one.path}.".startswith(f"{section}.")}


def _keys(call: Call, by: By) -> tuple[dict[str, str], Callable[[Line], str]]:
    """Names by the keys that reports are counted by, in their order, and whose key is which."""
    if by is By.AGENCY:
        known = plans.agencies(call.rows)
        codes = {one.id: one.code for one in known}
        return {one.code: one.name for one in known}, lambda line: codes[line.agency_id]
    plan, withheld = board.plan_id(call.rows), open_data.withheld(call.rows)
    tasks, said = plans.tasks(call.rows, plan), plans.headings(call.rows, plan)
    places = {one.id: one.path if by is By.SECTION else one.group for one in tasks}
    names = {path: "" if path in withheld else said.get(path, "") for path in places.values()}
    return names, lambda line: places[line.task_id]


def _reports(call: Call, around: RoundInfo, lines: Sequence[Line]) -> list[answers.Report]:
    words = open_data.words_of(call.rows, [line.report_id for line in lines], call.as_of)
    codes = {one.id: one.code for one in plans.agencies(call.rows)}
    paths = {one.id: one.path for one in plans.tasks(call.rows, board.plan_id(call.rows))}
    made = []
    for line in lines:
        code, said = codes[line.agency_id], words.get(line.report_id, Words())
        made.append(answers.Report(
            id=line.report_id, round=around.year, task_id=line.task_id,
            section=paths[line.task_id], agency=code, state=line.state, standing=line.standing,
            national_category=answers.NATIONAL.get(line.standing),
            verification=line.verification, percent=line.percent, due_on=line.due_on,
            reported_on=line.reported_on, changed_at=line.changed_at, is_stale=line.is_stale,
            is_on_behalf=line.is_on_behalf, result=said.result, product=said.product,
            difficulties=said.difficulties, proposals=said.proposals,
            page=call.page(f"/tasks/{line.task_id}", agency=code, round=around.year),
        ))
    return made
