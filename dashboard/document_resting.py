"""What of the plan rests on a document: its clauses with their words, progress and agencies."""

from __future__ import annotations

from itertools import groupby

from dashboard import texts
from dashboard.clauses import Scope, clause_words, section_path
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.plan_text import around as words_around
from dashboard.plan_views import owing_agencies, task_progress
from dashboard.queries import document as queries
from dashboard.queries import kept_plans
from dashboard.queries import sections as sections_of
from dashboard.queries.board import RoundInfo
from dashboard.queries.document import Clause, Record
from dashboard.queries.remembered import remember
from dashboard.queries.sections import Progress, together
from dashboard.scorecards import completion_bar, formula, heads
from dashboard.texts import documents as words
from dashboard.texts import sections as places
from dashboard.visit import Visit
from db.vocabulary import CitationVia
from registry.standing import Standing

WIDTH = 90


def resting(visit: Visit, found: Record, around: RoundInfo | None) -> list[Node]:
    """Every clause of the shown plan that cites the document, and the agencies whose tasks rest
    on it."""
    plan = kept_plans.shown(visit.session)
    clauses = [one for one in queries.clauses(visit.session, [found.id])[found.id]
               if one.document_id == plan.id]
    if found.id == plan.id:
        return _own(clauses)
    drawn: list[Node] = [el("h2", words.RESTING, id="clauses")]
    if not clauses:
        return el("section", *drawn, el("p", words.NOBODY, class_="empty"))
    tasks = {clause.task_id for clause in clauses if clause.task_id}
    by_task = task_progress(visit, around, visit.only_agency)
    scope = Scope(around.year if around else None, None, None, visit.choices)
    read = sections_of.received_text(visit.session, clauses[0].document_id)
    drawn.append(el("p", _what(clauses, tasks, around), class_="quiet"))
    by_place = [list(kept) for _, kept in groupby(clauses, key=lambda one: one.place)]
    drawn.append(
        el("ol", *(_clause(visit, kept, read, by_task, scope) for kept in by_place),
           class_="citing")
    )
    agencies = _agencies(visit, found, tasks, around) if tasks and around else None
    return el("section", *drawn, agencies)


def _what(clauses: list[Clause], tasks: set[int], around: RoundInfo | None) -> str:
    if not tasks:
        return words.ONLY_OUTSIDE
    return words.rests(len(clauses), len(tasks), around.year if around else None)


def _own(clauses: list[Clause]) -> list[Node]:
    times = sum(clause.via is CitationVia.SELF for clause in clauses)
    return el(
        "section",
        el("h2", words.THIS_PLAN, id="clauses"),
        el("p", words.OWN_PLAN.format(times=texts.number(times)), class_="lead"),
        el("p", link("/sections", words.READ_PLAN, class_="btn")),
    )


def _clause(
    visit: Visit, kept: list[Clause], read: str, by_task: dict[int, Progress], scope: Scope
) -> list[Node]:
    first = kept[0]
    where = section_path(first.path) if first.path else "/sections#opening"
    roles = dict.fromkeys(texts.CITATION_ROLES[one.role] for one in kept)
    return el(
        "li",
        el(
            "div",
            el("h3", link(where, places.place(first.place), title=words.OPEN_CLAUSE)),
            el("span", ", ".join(roles), class_="quiet"),
            class_="citing-head",
        ),
        *(_quotation(one, read) for one in kept),
        _figure(visit, first, by_task, scope),
    )


def _quotation(one: Clause, read: str) -> list[Node] | None:
    if not read:
        return None
    before, cited, after = words_around(read, one.start, one.end, WIDTH)
    via = texts.CITATION_VIAS[one.via]
    words_in_place = link(clause_words(one.path, one.start), el("mark", cited), title=via)
    return el("p", before, words_in_place, after, class_="quotation")


def _figure(
    visit: Visit, one: Clause, by_task: dict[int, Progress], scope: Scope
) -> list[Node]:
    if not one.task_id:
        return el("p", words.NOT_A_TASK, class_="quiet")
    part = by_task.get(one.task_id)
    if part is None or not part.total:
        return el("p", words.NO_REPORTS, class_="quiet")
    red = part.by_standing[Standing.OVERDUE]
    late = scope.tasks(section=one.path, standing=Standing.OVERDUE.value)
    return el(
        "p",
        link(scope.tasks(section=one.path), completion_bar(part, visit), title=formula(visit)),
        link(late, f"{texts.STANDINGS[Standing.OVERDUE]}: {texts.number(red)}",
             class_="late") if red else None,
        link(scope.task(one.task_id), places.OPEN_TASK),
        class_="citing-figure",
    )


def _agencies(visit: Visit, found: Record, tasks: set[int], around: RoundInfo) -> list[Node]:
    """Done and overdue of every agency over the tasks whose words cite the document."""
    by_agency = remember(
        visit.session,
        ("by-agency", around.id, found.id, visit.today, visit.choices, visit.only_agency),
        lambda: sections_of.progress(
            visit.session, around.id, by_agency=True, today=visit.today, choices=visit.choices,
            agency_id=visit.only_agency, tasks=tasks,
        ),
    )
    owing = [one for one in owing_agencies(visit) if one[0] in by_agency]
    # Most overdue first; the rest in the agencies' order.
    owing.sort(key=lambda one: -by_agency[one[0]].by_standing[Standing.OVERDUE])
    rows = [
        _agency_row(visit, found.key, code, name, by_agency[id_], around.year)
        for id_, code, name in owing
    ]
    if not rows:
        return el("p", words.NO_REPORTS, class_="quiet")
    head = heads(words.AGENCY_COLUMNS, visit)
    total = together(by_agency.values())
    foot = _agency_row(visit, found.key, None, words.TOTAL, total, around.year)
    table = el("table", el("caption", words.BY_AGENCY), el("thead", head), el("tbody", *rows),
               el("tfoot", foot), class_="table")
    return el("section", el("h2", words.BY_AGENCY), el("div", table, class_="table-frame"))


def _agency_row(
    visit: Visit, key: str, code: str | None, name: str, part: Progress, year: int
) -> list[Node]:
    where = address("/tasks", agency=code, document=key, round=year)
    red = part.by_standing[Standing.OVERDUE]
    late = address("/tasks", agency=code, document=key, round=year,
                   standing=Standing.OVERDUE.value)
    return el(
        "tr",
        el("th", link(where, name), scope="row"),
        el("td", completion_bar(part, visit)),
        el("td", link(late, texts.number(red), class_="late") if red else "0", class_="n"),
    )
