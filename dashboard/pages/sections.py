"""/sections and /sections/<path> — the plan's own words, and beside each task how far it is."""

from __future__ import annotations

from urllib.parse import unquote

from dash import html

from dashboard import texts
from dashboard.basis_views import basis_link
from dashboard.clauses import (
    Reading,
    clause,
    notes,
    passage,
    progress_of,
    reading,
    section_path,
)
from dashboard.components import empty
from dashboard.drawn import Drawn, Node, el, link
from dashboard.duty_table import duty_table
from dashboard.moment_bar import not_open_then, page_top
from dashboard.no_round import no_round
from dashboard.plan_text import flatten
from dashboard.plan_views import (
    View,
    crumbs,
    filters,
    meets,
    met_by,
    neighbours,
    not_owed,
    opened,
)
from dashboard.queries.remembered import remember
from dashboard.queries.scores import completion
from dashboard.queries.sections import SectionRow
from dashboard.scorecards import completion_ratio
from dashboard.texts import sections as words
from dashboard.texts.scores import FORMULAS
from dashboard.visit import Page, Visit
from registry.errors import NotFound


def layout(visit: Visit, path: str = "", **_address: str) -> Page:
    """The outline of the plan, or one section of it with everything inside."""
    view = opened(visit)
    if not path:
        return _index(view)
    wanted = unquote(path)
    row = next((row for row in view.rows if row.path == wanted), None)
    if row is None:
        raise NotFound("section", path=wanted[:60])
    return _section(view, row)


def _index(view: View) -> Page:
    read = _remembered(view, None)
    opening = [line for line in read.lines[: view.rows[0].line - 1] if line[0] < line[1]]
    paragraphs = [passage(read, flatten(read.text, [line])) for line in opening]
    top = page_top(texts.SECTIONS, view.visit, "/sections", filters(view, "/sections"))
    tree = [
        _not_open(view),
        el("p", words.LEAD, class_="lead"),
        el(
            "div",
            _outline(view),
            el(
                "section",
                el("h2", words.OPENING),
                el("div", *(paragraphs or [empty(words.NO_TEXT)]), *notes(read.slips),
                   class_="sheet clause-words"),
                class_="opening",
                id="opening",
            ),
            class_="plan-index",
        ),
    ]
    drawn = Drawn(tree=[node for node in tree if node])
    return Page(texts.SECTIONS, html.Div([top, drawn], className="plan"))


def _not_open(view: View) -> list[Node] | None:
    """Said once above the text, not beside each of its tasks."""
    if view.around is None:
        return el("div", *no_round(view.visit, words.NO_ROUND))
    return not_open_then(view.visit, view.around)


def _outline(view: View) -> list[Node]:
    parts = [row for row in view.rows if row.parent_id is None]
    drawn = [_outline_part(view, part) for part in parts]
    return el("section", el("h2", words.OUTLINE), *drawn, class_="outline")


def _outline_part(view: View, part: SectionRow) -> list[Node]:
    items = [row for row in view.rows if row.parent_id == part.id]
    title = f"{part.label or ''} {part.heading or ''}"
    own = view.tasks(part.path)
    # Section I orders nothing: its figure is that of the tasks that meet it, listed on its page.
    side = progress_of(view.met(part), view.scope, part.path) if own else []
    return el(
        "section",
        el("h3", link(view.scope.section(part.path), title)),
        *(side or _through(view, part)),
        el("ol", *(_outline_item(view, item) for item in items)),
    )


def _through(view: View, part: SectionRow) -> list[Node]:
    if not view.met(part).total:
        return []
    return [el("p", _figure(view, part), " ", words.THROUGH, class_="quiet")]


def _outline_item(view: View, item: SectionRow) -> list[Node]:
    said = texts.shortened(item.heading or item.text or "", 110)
    return el(
        "li",
        el("span", item.label or "", class_="clause-label"),
        link(view.scope.section(item.path), said, title=words.place(item.path)),
        _figure(view, item),
    )


def _figure(view: View, row: SectionRow) -> list[Node]:
    part = view.met(row)
    if view.around is None:
        return el("span", words.tasks(len(view.tasks(row.path))), class_="figure quiet")
    if not part.total:
        return el("span", words.NO_PROGRESS, class_="figure quiet")
    is_own = bool(view.tasks(row.path))
    where = view.scope.tasks(section=row.path) if is_own else view.scope.section(row.path)
    rate = completion(part, view.visit.choices)
    said = words.DONE_OF if is_own else words.DONE_OF_MEETING
    title = said.format(done=texts.number(rate.part), total=texts.number(rate.whole))
    return link(where, completion_ratio(part, view.visit), class_="figure",
                title=f"{title}: {FORMULAS[view.visit.choices.rate]}")


def _section(view: View, row: SectionRow) -> Page:
    rows = view.inside(row.path)
    read = _remembered(view, row)
    is_part = row.parent_id is None
    title = words.place(row.path)
    clauses = [_clause(view, read, one, root=row) for one in rows]
    where = section_path(row.path)
    tree = [
        _not_open(view),
        el("div", *clauses, class_="clauses" if is_part else "clauses narrow"),
        duty_table(view, row) if row.task_id else None,
        neighbours(view, row),
    ]
    parts = [
        Drawn(tree=[crumbs(view, row)]),
        page_top(title, view.visit, where, filters(view, where)),
        Drawn(tree=[node for node in tree if node]),
    ]
    return Page(title, html.Div(parts, className="plan"))


def _remembered(view: View, row: SectionRow | None) -> Reading:
    rows = view.inside(row.path) if row else None
    key = ("reading", view.plan, row.path if row else None)
    return remember(
        view.visit.session, key, lambda: reading(view.visit.session, view.plan, rows)
    )


def _clause(view: View, read: Reading, row: SectionRow, *, root: SectionRow) -> list[Node]:
    scope = view.scope
    above = row.path.removesuffix(".intro")
    naming = [row.task_id] if row.task_id else view.tasks(above)
    side: list[Node] = []
    if row.task_id:
        side = progress_of(view.progress.get(row.task_id), scope, row.path)
        side = side or ([not_owed(view)] if view.around else [])
        where = scope.task(row.task_id)
        side.append(el("p", link(where, words.OPEN_TASK), " · ", basis_link(where)))
        side += meets(view, row.task_id) if row is root else []
    elif view.met_by(row.id):
        side = met_by(view, row)
    elif above == row.path and view.tasks(row.path) and view.around:
        group = el("p", words.WHOLE.format(place=words.short_place(row.path)), class_="side-name")
        side = [group, *progress_of(view.sum(view.tasks(row.path)), scope, row.path)]
    return clause(read, row, naming, scope, *side, level="h2" if row is root else "h3")


