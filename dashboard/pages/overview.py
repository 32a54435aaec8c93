"""/ — ten seconds: where are we late, is it getting better, who needs a call, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import html

from dashboard import across_plans, texts
from dashboard.alarm_views import alarmed
from dashboard.charts import trend_chart
from dashboard.comparing import is_better
from dashboard.components import heading
from dashboard.drawn import Drawn, Node, el
from dashboard.help_views import tour_offer
from dashboard.moment_bar import not_open_then, page_top, round_then
from dashboard.movement import moved_section, urged_section
from dashboard.multiples import Multiple, how_to_read, multiples
from dashboard.no_round import no_round
from dashboard.overview_parts import Scene, coming, own_late, where_late, who_to_call
from dashboard.queries import board as boards
from dashboard.queries import kept_plans, scores
from dashboard.queries import plan as plans
from dashboard.queries.remembered import remember
from dashboard.texts import overview as words
from dashboard.texts import plans as plan_words
from dashboard.texts import scores as score_words
from dashboard.texts.heatmap import label
from dashboard.visit import Page, Visit
from registry.policy import Action

Counts = list[scores.Count]


def layout(visit: Visit, **_address: str) -> Page:
    """The whole plan for those who may see it; an agency's own part for an agency."""
    plan = boards.plan_id(visit.session)
    around, known = round_then(visit, plan)
    if around is None:
        others = across_plans.waiting(visit, "/")
        body = [heading(texts.OVERVIEW, visit), *no_round(visit, score_words.NO_ROUND),
                *([others] if others else [])]
        return Page(texts.OVERVIEW, Drawn(tree=body))
    lines = boards.board(
        visit.session, around.id, today=visit.today, choices=visit.choices,
        agency_id=visit.only_agency, as_of=visit.as_of,
    )
    said = words.OF_ROUND.format(year=around.year, total=texts.number(len(lines)))
    top = page_top(texts.OVERVIEW, visit, "/",
                   el("p", f"{plan_words.line(kept_plans.shown(visit.session))} · {said}",
                      class_="plan-line"))
    too_early = not_open_then(visit, around)
    if too_early:
        return Page(texts.OVERVIEW, [top, Drawn(tree=[too_early])])
    scene = Scene(visit, around, lines, plans.tasks(visit.session, plan),
                  plans.agencies(visit.session))
    sees_all = visit.may(Action.VIEW_ALL)
    tally = boards.tally(lines)
    answers = [
        where_late(scene, tally, *_drawn(scene, plan, _by_part)),
        is_better(visit, around, known, tally),
        who_to_call(scene) if sees_all else own_late(scene),
        coming(scene),
    ]
    others = across_plans.waiting(visit, "/")
    return Page(texts.OVERVIEW, [
        top,
        *([Drawn(tree=[others])] if others else []),
        Drawn(tree=answers, className="answers"),
        Drawn(tree=tour_offer(visit)),
        _more(scene, plan) if sees_all else _less(scene, plan),
    ])


def _drawn(
    scene: Scene, plan: int, charts_of: Callable[[Scene, int, Counts], list[Multiple]]
) -> tuple[list[Node], list[Node]]:
    """Small charts, drawn once for everybody who sees the same; and how to read them."""
    visit = scene.visit
    asked: dict[str, Any] = {"today": visit.today, "choices": visit.choices,
                             "agency_id": visit.only_agency, "as_of": visit.as_of}

    def draw() -> tuple[list[Node], list[Node]]:
        charts = charts_of(scene, plan, scores.counts(visit.session, plan, **asked))
        is_by_part = charts_of is _by_part
        return (multiples(visit, charts, scene.around.year, by_part=is_by_part),
                how_to_read(charts))

    key = (charts_of.__name__, scene.around.id, *asked.values(), *visit.kept.values())
    return remember(visit.session, key, draw)


def _more(scene: Scene, plan: int) -> html.Div:
    """Below the first screen, for those who see everything."""
    visit, (charts, _help) = scene.visit, _drawn(scene, plan, _by_kind)
    kinds = el("section", el("h2", words.BY_KIND), *charts, class_="sheet by-kind")
    urged = urged_section(visit, scene.around, scene.lines, scene.tasks, scene.agencies)
    left: list[Any] = [Drawn(tree=[kinds]), Drawn(tree=[urged] if urged else []),
                       Drawn(tree=alarmed(visit))]
    return _columns(left, [_trend(scene, plan), _moved(scene, plan)])


def _less(scene: Scene, plan: int) -> html.Div:
    return _columns([_trend(scene, plan)], [_moved(scene, plan)])


def _columns(left: list[Any], right: list[Any]) -> html.Div:
    return html.Div([html.Div(left, className="stack"), html.Div(right, className="stack")],
                    className="columns two")


def _trend(scene: Scene, plan: int) -> html.Section:
    visit = scene.visit
    frame = scores.trend(
        visit.session, plan, today=visit.today, choices=visit.choices,
        agency_id=visit.only_agency, as_of=visit.as_of,
    )
    return trend_chart(frame, score_words.TREND)


def _moved(scene: Scene, plan: int) -> Drawn:
    return Drawn(tree=[moved_section(scene.visit, plan, scene.tasks, scene.agencies)])


def _by_part(scene: Scene, plan: int, counted: Counts) -> list[Multiple]:
    """One small chart for each item of part II, and one for part III."""
    visit = scene.visit
    parts = {task.id: scores.part_of(task.path) for task in scene.tasks}
    headings = plans.headings(visit.session, plan)
    is_usual = kept_plans.every_by_id(visit.session)[plan].key == kept_plans.PLAN_KEY
    found = scores.over_rounds(counted, lambda one: parts.get(one.task_id))
    lines = scores.gathered(scene.lines, lambda line: parts.get(line.task_id))
    return [
        Multiple(label(path), f"{label(path)}. {texts.shortened(headings.get(path, path), 44)}",
                 {"section": path}, found[path],
                 scores.completion(boards.tally(lines.get(path, [])), visit.choices),
                 words.SHORT_PARTS.get(path, "") if is_usual else "")
        for path in dict.fromkeys(parts.values()) if path in found
    ]


def _by_kind(scene: Scene, _plan: int, counted: Counts) -> list[Multiple]:
    """One small chart for each kind of agency, in the agencies' own order."""
    kinds = {agency.id: agency.kind for agency in scene.agencies}
    found = scores.over_rounds(counted, lambda one: one.kind)
    lines = scores.gathered(scene.lines, lambda line: kinds.get(line.agency_id))
    return [
        Multiple(words.kind(kind), words.kind(kind), {"kind": kind.value}, found[kind],
                 scores.completion(boards.tally(lines.get(kind, [])), scene.visit.choices))
        for kind in dict.fromkeys(kinds.values()) if kind in found
    ]
