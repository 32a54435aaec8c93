"""/papers — every paper that can be made now, from what, and its files."""

from __future__ import annotations

from dashboard import texts, urge_letters
from dashboard.components import address, choices_bar, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.no_round import without_round
from dashboard.paper_forms import path_of
from dashboard.queries import board as boards
from dashboard.queries import papers as facts
from dashboard.queries import plan as plans
from dashboard.queries import requests as asked
from dashboard.queries.board import Line, RoundInfo, tally
from dashboard.queue_views import order_button
from dashboard.texts import papers as words
from dashboard.visit import Page, Visit
from registry.papers import about as abouts
from registry.papers.paper import PaperKind
from registry.policy import Action

Row = tuple[PaperKind, str, str, str]


def layout(visit: Visit, **_address: str) -> Page:
    """What can be made for a round; an agency finds its own report."""
    plan = boards.plan_id(visit.session)
    around, known = chosen_round(visit, plan)
    if around is None:
        return without_round(visit, texts.PAPERS, words.NO_ROUND)
    options = [(str(item.year), str(item.year)) for item in known]
    query = {"round": str(around.year)}
    chosen = el("div", choices_bar(texts.ROUND, "/papers", query, "round", options),
                class_="filters")
    lines = boards.board(visit.session, around.id, today=visit.today, choices=visit.choices,
                         agency_id=visit.only_agency)
    sections = _sections(visit, around, lines)
    tree = [heading(texts.PAPERS, visit, chosen), el("p", words.HELP, class_="quiet"),
            _elsewhere(visit, around, known), *sections]
    return Page(texts.PAPERS, Drawn(tree=tree))


def _sections(visit: Visit, around: RoundInfo, lines: list[Line]) -> list[Node]:
    own = _section(visit, words.OF_AGENCIES, _of_agencies(visit, around, lines), "")
    if visit.only_agency is not None:
        return [own]
    return [
        _section(visit, words.OF_OFFICE, _of_office(visit, around, lines), ""),
        _section(visit, words.LETTERS, _letters(visit, around), words.NOBODY_TO_URGE),
        _section(visit, words.REQUESTS, _requests(visit, around), words.NO_REQUESTS),
        own,
    ]


def _elsewhere(visit: Visit, around: RoundInfo, known: list[RoundInfo]) -> list[Node]:
    where = address("/papers/annex.xlsx", round=around.year)
    links = [link(where, words.ANNEX, data_file="true"), link("/papers/queue", words.TO_QUEUE)]
    years = sorted(one.year for one in known)
    if len(years) > 1:
        said = words.ANNEX_OF_ALL.format(first=years[0], last=years[-1])
        wanted = {"rounds": ",".join(map(str, years))}
        links.insert(1, order_button("annex", wanted, said))
    if visit.may(Action.KEEP_TEMPLATES):
        links.append(link("/papers/templates", words.TO_TEMPLATES))
    return el("p", *links, class_="paper-tools")


def _section(visit: Visit, title: str, rows: list[Row], nothing: str) -> list[Node]:
    if not rows:
        return el("section", el("h2", title), empty(nothing or words.NO_FILES))
    head = el("tr", *(el("th", name, scope="col") for name in words.COLUMNS))
    body = [_row(visit, *row) for row in rows]
    table = el("table", el("caption", title), el("thead", head), el("tbody", *body),
               class_="table cards papers")
    return el("section", el("h2", title), el("div", table, class_="table-frame"))


def _row(visit: Visit, kind: PaperKind, about: str, name: str, made_from: str) -> list[Node]:
    path = path_of(kind, about)
    may_edit = abouts.may_edit(visit.session, visit.actor, kind, abouts.read(kind, about))
    opened = link(path, words.OPEN if may_edit else words.SEE, aria_label=f"{words.SEE}: {name}")
    files = [link(f"{path}.{ending}", said, data_file="true", aria_label=f"{said}: {name}")
             for ending, said in words.ENDINGS.items()]
    cells = ([link(path, name)], [made_from],
             [piece for one in (opened, *files) for piece in (" · ", one)][1:])
    return el("tr", *(el("td", *cell, data_name=head)
                      for head, cell in zip(words.COLUMNS, cells, strict=True)))


def _of_office(visit: Visit, around: RoundInfo, lines: list[Line]) -> list[Row]:
    counted, about = tally(lines), f"round:{around.id}"
    said = words.counts(counted.reported, counted.total)
    annual = PaperKind.ANNUAL_REPORT
    rows: list[Row] = [(annual, about, words.of_round(annual, around.year), said)]
    for id_, _round, name, at in facts.snapshots(visit.session, (around.id,)):
        rows.append((annual, f"snapshot:{id_}", words.of_snapshot(around.year, name),
                     words.kept_at(at)))
    amend, meet = PaperKind.AMENDMENT, PaperKind.MEETING
    ready = facts.amendable(visit.session, around.id, around.opens_on, visit.at)
    if ready:
        rows.append((amend, about, words.of_round(amend, around.year), words.lines(ready)))
    if not around.is_locked:
        rows.append((meet, about, words.of_round(meet, around.year), words.late(counted.overdue)))
    return rows


def _letters(visit: Visit, around: RoundInfo) -> list[Row]:
    """Those who may be urged today, by the same rule as /urging; nobody when the books are shut."""
    if around.is_locked:
        return []
    owed = urge_letters.owed(visit.session, around.id, visit.today, visit.choices, near_too=False)
    return [
        (PaperKind.URGING, f"agency:{one.agency.id}:round:{around.id}", one.agency.name,
         words.urged(one.count(overdue=True, of=one.urgeable), one.number))
        for one in owed if one.urgeable
    ]


def _requests(visit: Visit, around: RoundInfo) -> list[Row]:
    agencies = {one.id: one.name for one in plans.agencies(visit.session)}
    explain, extend = PaperKind.EXPLANATION, PaperKind.EXTENSION
    rows: list[Row] = [
        (explain, f"explanation:{one.id}",
         words.of_agency(explain, agencies[one.agency_id], around.year),
         words.asked_on(one.asked_at))
        for one in asked.explanations(visit.session, round_id=around.id)
    ]
    return rows + [
        (extend, f"extension:{one.id}",
         words.of_agency(extend, agencies[one.agency_id], around.year),
         words.decided_on(one.decided_at))
        for one in asked.extensions(visit.session, round_id=around.id) if one.decided_at
    ]


def _of_agencies(visit: Visit, around: RoundInfo, lines: list[Line]) -> list[Row]:
    theirs: dict[int, list[Line]] = {}
    for line in lines:
        theirs.setdefault(line.agency_id, []).append(line)
    return [
        (PaperKind.AGENCY_REPORT, f"agency:{one.id}:round:{around.id}", one.name,
         words.counts(counted.reported, counted.total))
        for one in plans.agencies(visit.session) if one.id in theirs
        for counted in [tally(theirs[one.id])]
    ]
