"""The menu that chooses the other moment of the map: one people speak of, or any."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.drawn import Drawn, el, link
from dashboard.heatmap_columns import PATH, Wanted, here
from dashboard.heatmap_compare import known_moments
from dashboard.moment_bar import as_field
from dashboard.texts import heatmap as words
from dashboard.texts import moved as moment_words
from dashboard.visit import Visit
from registry.rounds import FIRST_YEAR


def compare_menu(visit: Visit, wanted: Wanted) -> html.Details:
    """Folded until it is wanted. A plain form: what it sends is the map's own address."""
    links = [
        el("li", link(here(visit, compare=value, only=None), said))
        for value, said in known_moments(visit, wanted.around)
    ]
    if wanted.compared:
        links.insert(0, el("li", link(here(visit, compare=None, only=None), words.NO_COMPARE)))
    quick = Drawn(tree=[el("p", moment_words.QUICK, class_="quiet"), el("ul", *links)])
    said = words.compared_with(wanted.compared) if wanted.compared else f"{words.COMPARE}…"
    return html.Details(
        [html.Summary(said, title=words.COMPARE_HELP),
         html.Div([_form(visit, wanted), quick], className="sheet")],
        className="moment-bar compare-bar", key=f"compare-{visit.query.get('compare', '')}",
    )


def _form(visit: Visit, wanted: Wanted) -> html.Form:
    kept: list[Any] = [
        dcc.Input(type="hidden", name=name, value=value)
        for name, value in visit.query.items() if name not in ("compare", "only")
    ]
    shown = as_field(wanted.compared) if wanted.compared else None
    field = dbc.Input(id="compare-at", name="compare", type="datetime-local", value=shown,
                      required=True, min=f"{FIRST_YEAR}-01-01T00:00", max=as_field(visit.at))
    button = dbc.Button(words.COMPARE_SHOW, type="submit")
    label = dbc.Label(words.COMPARE_WITH, html_for="compare-at")
    return html.Form([label, html.Div([field, button], className="moment-row"), *kept],
                     action=PATH, method="GET")
