"""One alarm as it is read: what happened, and every clause, task and agency that rests on it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dashboard import texts
from dashboard.clauses import section_path
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.plan_text import around as words_around
from dashboard.plan_views import owing_agencies, task_progress
from dashboard.queries import alarms as lists
from dashboard.queries import board as boards
from dashboard.queries import document as documents
from dashboard.queries import kept_plans, section_duties
from dashboard.queries import sections as sections_of
from dashboard.queries.alarms import Item
from dashboard.queries.board import RoundInfo
from dashboard.queries.document import Clause
from dashboard.queries.remembered import remember
from dashboard.queries.sections import Progress, together
from dashboard.scorecards import completion_bar
from dashboard.texts import alarms as words
from dashboard.texts import plans as plan_words
from dashboard.texts import sections as places
from dashboard.visit import Visit
from db.vocabulary import AlarmCause, CitationVia, DocumentKind
from registry.standing import Standing

WIDTH = 70
MOST_ON_OVERVIEW = 5


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on a document: its citations, their tasks' progress in a round, who owes them."""

    year: int | None
    clauses: list[Clause]
    by_task: dict[int, Progress]
    agencies: dict[int, list[tuple[str, str]]]
    late: int

    @property
    def tasks(self) -> set[int]:
        return {one.task_id for one in self.clauses if one.task_id}


def resting_on(
    visit: Visit, document_ids: Collection[int], around: RoundInfo | None
) -> dict[int, Resting]:
    """What of the shown plan rests on each of some documents: the clauses that cite it, with
    their tasks, agencies and progress of a round."""
    plan = boards.plan_id(visit.session)
    year = around.year if around else None
    by_task = task_progress(visit, around, visit.only_agency)
    named = {id_: (code, name) for id_, code, name in owing_agencies(visit)}
    owing: dict[int, list[int]] = {}
    if around is not None:
        owing = remember(visit.session, ("owing-by-task", around.id),
                         lambda: section_duties.owing_by_task(visit.session, around.id))

    def resting(clauses: list[Clause]) -> Resting:
        clauses = [one for one in clauses
                   if one.via is not CitationVia.SELF and one.document_id == plan]
        tasks = {one.task_id for one in clauses if one.task_id}
        agencies = {
            task: [named[id_] for id_ in owing.get(task, ()) if id_ in named] for task in tasks
        }
        part = together(by_task[task] for task in tasks if task in by_task)
        return Resting(year, clauses, by_task, agencies, part.by_standing[Standing.OVERDUE])

    cited = documents.clauses(visit.session, document_ids)
    return {document: resting(clauses) for document, clauses in cited.items()}


def what_happened(one: Item) -> list[Node]:
    """The event in one line; what nobody confirmed is marked as possible."""
    if one.cause is AlarmCause.DEAD_LINK:
        return el("p", el("b", words.DEAD_LINK), ": ", link(one.url or "", one.url or ""),
                  class_="alarm-event")
    if one.cause is AlarmCause.VALIDITY:
        said = words.force(one.old_validity, one.new_validity, one.from_on)
        note = el("span", f" – {one.validity_note}", class_="quiet") if one.validity_note else None
        return el("p", el("b", said), note, class_="alarm-event")
    said = words.effect(one.relation, "", ("", ""), None).strip()
    possible = el("b", words.POSSIBLE, class_="possible") if not one.is_certain else None
    acting = acting_name(one)
    named = link(f"/documents/{one.acting_key}", acting) if one.acting_key else acting
    rest = words.effect(None, "", (one.from_clause or "", one.to_clause or ""), one.from_on)
    warned = (el("span", f" – {words.NOT_CONFIRMED}", class_="quiet")
              if not one.is_certain else None)
    note = el("span", f". {one.relation_note}", class_="quiet") if one.relation_note else None
    verb = said[0].lower() + said[1:] if possible else said
    gap = " " if possible else None
    return el("p", possible, gap, el("b", verb), " ", named, rest, warned, note,
              class_="alarm-event")


def acting_name(one: Item) -> str:
    """The document whose effect it is, as a letter names it."""
    return words.called(one.acting_kind or DocumentKind.OTHER, one.acting_number, one.acting_name,
                        one.acting_on)


def drafted(visit: Visit, one: Item, resting: Resting) -> str:
    """The kept draft, or the line as the facts give it."""
    if one.draft or one.cause is AlarmCause.DEAD_LINK:
        return one.draft
    plans = lists.plans_on(visit.session, one.document_id)
    if not plans:
        return ""
    shown = kept_plans.shown(visit.session)
    plan = shown if shown.id in plans else kept_plans.every_by_id(visit.session)[plans[-1]]
    paths = list(dict.fromkeys(
        part.path for part in resting.clauses if part.path and part.path[0] in "IVX"
    ))
    why = words.because(
        one.cause, new=one.new_validity, kind=one.relation, acting=acting_name(one),
        clauses=(one.from_clause or "", one.to_clause or ""), from_on=one.from_on,
    )
    document = words.called(one.kind, one.number, one.name, one.issued_on)
    return words.draft(plan_words.dated(plan), paths, document, why, one.is_certain is not False)


def resting_table(visit: Visit, resting: Resting) -> list[Node]:
    """Clause by clause: its words, its task's progress, the agencies that owe it."""
    if not resting.clauses:
        return el("p", words.NOBODY, class_="quiet")
    read = sections_of.received_text(visit.session, resting.clauses[0].document_id)
    body = [_row(visit, one, read, resting) for one in resting.clauses]
    head = el("tr", *(el("th", name, scope="col") for name in words.COLUMNS))
    table = el("table", el("caption", words.RESTING), el("thead", head), el("tbody", *body),
               class_="table cards")
    return el("div", table, class_="table-frame")


def _row(visit: Visit, one: Clause, read: str, resting: Resting) -> list[Node]:
    before, cited, after = words_around(read, one.start, one.end, WIDTH)
    where = link(section_path(one.path) if one.path else "/sections#opening",
                 places.place(one.place))
    quoted = el("p", before, el("mark", cited), after, class_="quotation")
    cells = (_task(visit, one, resting), _agencies(one, resting))
    named = zip(words.COLUMNS[1:], cells, strict=True)
    return el("tr", el("th", where, quoted, scope="row"),
              *(el("td", *cell, data_name=name) for name, cell in named))


def _task(visit: Visit, one: Clause, resting: Resting) -> list[Node]:
    if not one.task_id:
        return [el("span", words.NOT_A_TASK, class_="quiet")]
    opened = link(address(f"/tasks/{one.task_id}", round=resting.year), places.OPEN_TASK)
    part = resting.by_task.get(one.task_id)
    if part is None or not part.total:
        return [opened, el("span", f" {words.NO_REPORTS}", class_="quiet")]
    red = part.by_standing[Standing.OVERDUE]
    late = address("/tasks", section=one.path, round=resting.year, standing=Standing.OVERDUE.value)
    said = f"{texts.STANDINGS[Standing.OVERDUE]}: {texts.number(red)}"
    return [completion_bar(part, visit), " ", opened, " ",
            link(late, said, class_="late") if red else None]


def _agencies(one: Clause, resting: Resting) -> list[Node]:
    owing = resting.agencies.get(one.task_id or 0, [])
    if not owing:
        return ["–"]
    shown = [link(address(f"/tasks/{one.task_id}", agency=code, round=resting.year), name)
             for code, name in owing]
    if len(shown) <= 3:
        return [el("ul", *(el("li", one) for one in shown), class_="plain-list")]
    listed = el("ul", *(el("li", one) for one in shown), class_="plain-list")
    return [el("details", el("summary", words.agencies(len(shown))), listed)]


def alarmed(visit: Visit) -> list[Node]:
    """The overview's newest alarms and how many wait; nothing when none does."""
    waiting = lists.counts(visit.session)["open"]
    if not waiting or visit.as_of is not None:
        return []
    newest = remember(visit.session, "alarms-on-overview",
                      lambda: lists.listed(visit.session, "open")[:MOST_ON_OVERVIEW])
    items = []
    for one in newest:
        named = words.called(one.kind, one.number, one.name, one.issued_on)
        why = words.CAUSES[one.cause]
        if one.cause is AlarmCause.EFFECT:
            why = words.effect(one.relation, acting_name(one), ("", ""), None)
        if one.is_certain is False:
            why = f"{words.POSSIBLE} {why[0].lower()}{why[1:]}"
        items.append(el("li", link(address("/alarms", open=one.id), named), " ",
                        el("span", why, class_="quiet")))
    return [el("section", el("h2", words.ON_OVERVIEW), el("ol", *items, class_="moved"),
               el("p", link("/alarms", words.overview(waiting)), class_="alarm-line"),
               class_="sheet")]
