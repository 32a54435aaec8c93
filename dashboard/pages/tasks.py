"""/tasks — the list of reports behind any figure: by round, agency, part of the plan, standing."""

from __future__ import annotations

from dashboard import given, texts
from dashboard.basis_views import basis_link
from dashboard.components import (
    address,
    chip,
    choices_bar,
    empty,
    state_mark,
    verification_mark,
)
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import under
from dashboard.moment_bar import not_open_then, page_top, round_then
from dashboard.no_round import without_round
from dashboard.queries import agencies as organisations
from dashboard.queries import board as boards
from dashboard.queries import document as documents
from dashboard.queries import plan as plans
from dashboard.queries import tasks as reports
from dashboard.queries.board import Line
from dashboard.queries.plan import AgencyInfo, TaskInfo
from dashboard.texts import scores as score_words
from dashboard.texts import tasks as words
from dashboard.texts.documents import full_name
from dashboard.texts.heatmap import label
from dashboard.visit import Page, Visit
from db.vocabulary import State, Verification
from registry.errors import Refused
from registry.standing import Standing

PER_PAGE = 50
FILTERS = ("standing", "state", "verification", "fresh", "due")


def layout(visit: Visit, **_address: str) -> Page:
    """Fifty reports a page, red first, each opening its task."""
    plan = boards.plan_id(visit.session)
    around, known = round_then(visit, plan)
    if around is None:
        return without_round(visit, texts.TASKS, words.NO_ROUND)
    agencies = {item.id: item for item in plans.agencies(visit.session)}
    tasks = {item.id: item for item in plans.tasks(visit.session, plan)}
    lines = _wanted(visit, around.id, agencies, tasks)
    order = list(Standing)
    lines.sort(key=lambda line: order.index(line.standing))
    page = min(max(visit.asked_number("page") or 1, 1), max(-(-len(lines) // PER_PAGE), 1))
    shown = lines[(page - 1) * PER_PAGE : page * PER_PAGE]
    body: list[Node] = [
        _filters(visit, known, around.year),
        _what(visit, agencies, len(lines)),
    ]
    if lines:
        body += [_table(visit, shown, agencies, tasks, around.year),
                 _pager(visit, page, len(lines))]
    else:
        body.append(not_open_then(visit, around) or empty(words.NOTHING_FITS))
    tree = [node for node in body if node]
    return Page(texts.TASKS, [page_top(texts.TASKS, visit, "/tasks"), Drawn(tree=tree)])


def _wanted(
    visit: Visit, round_id: int, agencies: dict[int, AgencyInfo], tasks: dict[int, TaskInfo]
) -> list[Line]:
    codes = {item.code: item.id for item in agencies.values()}
    agency_id = visit.only_agency
    if agency_id is None and visit.query.get("agency"):
        agency_id = codes.get(visit.query["agency"], -1)
    section = visit.query.get("section", "")
    wanted = {item.id for item in tasks.values() if not section or under(item.path, section)}
    document = _document(visit)
    if document:
        wanted &= reports.tasks_citing(visit.session, document)
    only_starred = visit.query.get("starred") == "1"
    if only_starred:
        wanted &= organisations.starred(visit.session, visit.as_of)
    lines = boards.board(
        visit.session,
        round_id,
        today=visit.today,
        choices=visit.choices,
        agency_id=agency_id,
        task_ids=wanted if section or document or only_starred else None,
        as_of=visit.as_of,
    )
    asked = {name: visit.query.get(name, "") for name in FILTERS}
    kind = visit.query.get("kind", "")
    return [line for line in lines if reports.matches(line, **asked)
            and (not kind or agencies[line.agency_id].kind.value == kind)]


def _filters(visit: Visit, known: list[boards.RoundInfo], year: int) -> list[Node]:
    query = {name: value for name, value in visit.query.items() if name != "page"}
    rounds = [(str(item.year), str(item.year)) for item in known]
    tasks = plans.tasks(visit.session, boards.plan_id(visit.session))
    parts = dict.fromkeys(task.path.split(".")[0] for task in tasks)
    bars = [
        (texts.ROUND, "round", rounds),
        (texts.STANDING, "standing",
         [("", texts.ALL), *_options(Standing, texts.STANDINGS),
          (reports.DONE_WITH_DAY, words.DONE_WITH_DAY)]),
        (texts.STATE, "state",
         [("", texts.ALL), *_options(State, texts.STATES), (reports.OWED, words.OWED)]),
        (words.WHOSE_WORD, "verification",
         [("", texts.ALL), *_options(Verification, texts.VERIFICATIONS),
          (reports.REPORTED, words.REPORTED)]),
        (words.PART, "section", [("", texts.ALL), *((part, part) for part in parts)]),
        (score_words.STARRED_TASKS, "starred", [("", texts.ALL), ("1", score_words.STARRED)]),
    ]
    drawn = [choices_bar(name, "/tasks", query, key, options)
             for name, key, options in bars if options]
    is_filtered = len(query.keys() - {"as_of"}) > 1
    where = address("/tasks", round=year, **visit.kept)
    clear = link(where, texts.CLEAR_FILTER) if is_filtered else None
    return el("div", *drawn, clear, class_="filters stacked")


def _options(kind: type, said: dict) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    return [(member.value, said[member]) for member in kind]  # type: ignore[attr-defined]


def _what(visit: Visit, agencies: dict[int, AgencyInfo], count: int) -> list[Node]:
    """In words, which reports these are."""
    said = [words.count(count)]
    by_code = {item.code: item.name for item in agencies.values()}
    if visit.only_agency in agencies:
        # An agency's account sees its own, whatever the address asks for.
        said.append(agencies[visit.only_agency].name)
    elif visit.query.get("agency") in by_code:
        said.append(by_code[visit.query["agency"]])
    said += _narrowed(visit)
    if visit.query.get("section"):
        said.append(words.in_part(label(visit.query["section"][:40])))
    cited = _cited(visit)
    if cited:
        said.append(cited)
    return el("p", " · ".join(said), class_="what")


def _narrowed(visit: Visit) -> list[str]:
    """What no filter on the page shows as chosen: a kind of agencies, a day."""
    kind, due = visit.query.get("kind"), visit.query.get("due")
    said = [name for one, name in texts.AGENCY_KINDS.items() if one.value == kind]
    try:
        day = given.day(due)
    except Refused:
        day = None
    return [*said, words.due_on(day)] if day else said


def _document(visit: Visit) -> str:
    """The key that `?document=` asks for; no database can look for a NUL."""
    return visit.query.get("document", "").replace("\0", "")


def _cited(visit: Visit) -> str | None:
    """The document the listed tasks rest on, as people call it."""
    key = _document(visit)
    found = documents.cited_as(visit.session, key) if key else None
    if found is None:
        return None
    kind, number, subject, issued_on, is_verified = found
    name = full_name(kind, number, None, subject)
    return words.resting_on(name, issued_on, is_verified=is_verified)


def _table(
    visit: Visit,
    lines: list[Line],
    agencies: dict[int, AgencyInfo],
    tasks: dict[int, TaskInfo],
    year: int,
) -> list[Node]:
    head = el("tr", *(el("th", name, scope="col") for name in words.COLUMNS))
    rows = [_row(visit, line, agencies[line.agency_id], tasks[line.task_id], year)
            for line in lines]
    table = el("table", el("caption", texts.TASKS), el("thead", head), el("tbody", *rows),
               class_="table cards tasks")
    return el("div", table, class_="table-frame")


def _row(
    visit: Visit, line: Line, agency: AgencyInfo, task: TaskInfo, year: int
) -> list[Node]:
    where = address(f"/tasks/{task.id}", agency=agency.code, round=year)
    cells = (
        [chip(line.standing)],
        [link(where, el("b", label(task.path)), " ", texts.shortened(task.words, 90)),
         " ", basis_link(where)],
        [link(address(f"/agencies/{agency.code}", round=year, **visit.kept), agency.short_name,
              title=agency.name)],
        [state_mark(line.state), " ",
         "" if line.percent is None else texts.percent(line.percent)],
        [texts.day(line.due_on) if line.due_on else texts.STANDINGS[Standing.OPEN_ENDED]],
        [verification_mark(line.verification, on_behalf=line.is_on_behalf)],
        [texts.moment(line.changed_at) if line.changed_at else words.NEVER],
    )
    named = zip(words.COLUMNS, cells, strict=True)
    return el("tr", *(el("td", *cell, data_name=name) for name, cell in named))


def _pager(visit: Visit, page: int, count: int) -> list[Node] | None:
    pages = -(-count // PER_PAGE)
    if pages < 2:
        return None
    query = dict(visit.query)

    def to(number: int, said: str, *, there: bool) -> list[Node]:
        if not there:
            return el("span", said, class_="quiet")
        return link(address("/tasks", **{**query, "page": number}), said)

    return el(
        "nav",
        to(page - 1, words.PREVIOUS, there=page > 1),
        el("span", words.page_of(page, pages)),
        to(page + 1, words.NEXT, there=page < pages),
        class_="pager",
        aria_label=words.PAGES,
    )
