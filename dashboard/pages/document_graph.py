"""/documents/<key>/graph — the relations of one document, drawn to be walked, and as a list."""

from __future__ import annotations

from urllib.parse import unquote

from dashboard import texts
from dashboard.clauses import section_path
from dashboard.components import address, choices_bar, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.plan_views import task_progress
from dashboard.queries import board as boards
from dashboard.queries import document as documents
from dashboard.queries import plan as plans
from dashboard.queries import relations as queries
from dashboard.queries import scores
from dashboard.queries.board import RoundInfo
from dashboard.queries.documents import tasks_by_document
from dashboard.queries.plan import TaskInfo
from dashboard.queries.relations import Known, Neighbourhood
from dashboard.queries.sections import Progress, together
from dashboard.relation_graph import graph
from dashboard.relation_views import graph_address, listed
from dashboard.scorecards import completion_ratio, formula
from dashboard.texts import documents as document_words
from dashboard.texts import relations as words
from dashboard.texts import sections as places
from dashboard.visit import Page, Visit
from registry.standing import Standing

LONGEST_TRAIL, LONGEST_KEY = 8, 80


def layout(visit: Visit, key: str = "", **_address: str) -> Page:
    """One document in the middle; what it rests on to the left, what rests on it to the right."""
    record = documents.record(visit.session, unquote(key).replace("\0", ""))
    depth = int(visit.asked("depth", ("1", "2")))
    trail = _trail(visit, record.key)
    found = queries.neighbourhood(visit.session, record.id, depth)
    known = queries.known(visit.session, {record.id, *found.side}, visit.today)
    centre = known[record.id]
    plan = boards.plan_id(visit.session)
    around, _ = chosen_round(visit, plan)
    tasks = _tasks(visit, plan, record.id) if record.id != plan else []
    progress = task_progress(visit, around, visit.only_agency)
    walked = [one.key for one in trail]

    def where(one: Known) -> str:
        if one.key in walked:
            return graph_address(one.key, depth=depth, trail=walked[: walked.index(one.key)])
        steps = walked if one.key == centre.key else [*walked, centre.key][-LONGEST_TRAIL:]
        return graph_address(one.key, depth=depth, trail=steps)

    name = words.name(centre.kind, centre.number, centre.name, 70)
    box = _box(visit, record.key, around, [progress.get(task.id, Progress()) for task in tasks])
    tree = [
        _crumbs(trail, name, depth),
        heading(words.graph_title(name), visit, _choices(visit, record.key, walked)),
        graph(found, known, where, box if tasks else None),
        el("p", words.GRAPH_HELP, class_="quiet graph-help"),
        el("p", words.GRAPH_NARROW, class_="quiet graph-narrow"),
        el("div",
           el("section", el("h2", words.AS_LIST), *_lists(visit, found, known)),
           _resting(visit, record.key, around, tasks, progress)
           if record.id != plan else None,
           class_="document"),
    ]
    return Page(words.graph_title(name), Drawn(tree=tree, className="plan relations-page"))


def _trail(visit: Visit, key: str) -> list[Known]:
    """The documents one came by: of `?trail=`, only what the registry knows, each once."""
    asked = dict.fromkeys(visit.query.get("trail", "").split(",")[:LONGEST_TRAIL])
    kept = [one for one in asked if one != key and len(one) <= LONGEST_KEY
            and one.isascii() and one.replace("-", "").isalnum()]
    return queries.by_keys(visit.session, kept, visit.today)


def _crumbs(trail: list[Known], name: str, depth: int) -> list[Node]:
    keys = [one.key for one in trail]
    walked = [
        link(graph_address(one.key, depth=depth, trail=keys[:place]),
             words.name(one.kind, one.number, one.name, 40))
        for place, one in enumerate(trail)
    ]
    steps = [link("/documents", texts.DOCUMENTS), *walked,
             el("span", name, aria_current="page")]
    return el("nav", el("ol", *(el("li", step) for step in steps)), class_="crumbs",
              aria_label=words.TRAIL)


def _choices(visit: Visit, key: str, walked: list[str]) -> list[Node]:
    query = {"trail": ",".join(walked), "depth": visit.query.get("depth", "1")}
    bar = choices_bar(words.DEPTH, f"/documents/{key}/graph", query, "depth", words.DEPTHS)
    return el("div", bar, link(f"/documents/{key}", words.OPEN_RECORD), class_="filters")


def _lists(visit: Visit, found: Neighbourhood, known: dict[int, Known]) -> list[Node]:
    """The relations of the drawing, no more and no fewer: first those of the document itself."""
    own = [one for one in found.relations if found.centre in one.ends]
    drawn = [listed(visit, found.centre, own, known) if own
             else el("p", words.NONE, class_="quiet")]
    told = {id(one) for one in own}
    for middle in found.first:
        theirs = [one for one in found.relations
                  if middle in one.ends and id(one) not in told]
        told |= {id(one) for one in theirs}
        if theirs:
            one = known[middle]
            name = words.name(one.kind, one.number, one.name)
            drawn += [el("h3", words.SECOND.format(name=name)),
                      listed(visit, middle, theirs, known)]
        if middle in found.hidden:
            drawn.append(el("p", link(graph_address(known[middle].key),
                                      words.more(found.hidden[middle]))))
    return drawn


def _tasks(visit: Visit, plan: int, document: int) -> list[TaskInfo]:
    wanted = tasks_by_document(visit.session, [document]).get(document, set())
    return [one for one in plans.tasks(visit.session, plan) if one.id in wanted]


def _box(
    visit: Visit, key: str, around: RoundInfo | None, parts: list[Progress]
) -> tuple[str, str, str]:
    """The words and the address of the box of tasks."""
    total = together(parts)
    rate = scores.completion(total, visit.choices)
    year = around.year if around else None
    said = words.NO_ROUND if year is None else words.TASKS_LINE.format(
        done=texts.number(rate.part), total=texts.number(rate.whole),
        late=texts.number(total.by_standing[Standing.OVERDUE]))
    where = address("/tasks", document=key, round=year)
    return words.TASKS_BOX.format(count=texts.number(len(parts))), said, where


def _resting(
    visit: Visit, key: str, around: RoundInfo | None, tasks: list[TaskInfo],
    progress: dict[int, Progress],
) -> list[Node]:
    """The tasks whose own words cite the document, each with how far it is."""
    head = el("h2", words.RESTING)
    if not tasks:
        return el("section", head, el("p", words.NO_TASKS, class_="quiet"),
                  el("p", link(f"/documents/{key}#clauses", document_words.RESTING)))
    year = around.year if around else None
    lines = [_task(visit, task, progress.get(task.id, Progress()), year) for task in tasks]
    return el(
        "section", head, el("ul", *lines, class_="resting"),
        el("p", link(address("/tasks", document=key, round=year), words.ALL_TASKS)),
    )


def _task(visit: Visit, task: TaskInfo, part: Progress, year: int | None) -> list[Node]:
    red = part.by_standing[Standing.OVERDUE]
    listed_ = address("/tasks", section=task.path, round=year)
    return el(
        "li",
        link(section_path(task.path), places.place(task.path),
             title=texts.shortened(task.words, 140)),
        link(listed_, completion_ratio(part, visit), title=formula(visit), class_="figure")
        if part.total else el("span", document_words.NO_REPORTS, class_="quiet"),
        link(f"{listed_}&standing={Standing.OVERDUE.value}",
             f"{texts.number(red)} {words.OVERDUE}", class_="late") if red else None,
    )
