"""A chart with its words: the drawing, a sentence of what it shows, and the figures as a table."""

from __future__ import annotations

import pandas as pd
from dash import dcc, html

from dashboard import figures, texts
from dashboard.drawn import Drawn, Node, el
from dashboard.texts import scores as words
from registry.standing import Standing


def trend_chart(counts: pd.DataFrame, title: str) -> html.Section:
    """How the reports of each round stand today."""
    return html.Section(
        [
            Drawn(tree=[el("h2", title), el("p", words.TREND_HELP, class_="quiet")]),
            dcc.Graph(
                id="trend",
                figure=figures.trend_bars(counts),
                config=figures.CONFIG,
                className="chart trend",
                style={"height": "15rem"},
            ),
            Drawn(tree=[_table(counts)]),
        ],
        className="sheet",
    )


def _table(counts: pd.DataFrame) -> list[Node]:
    kinds = list(Standing)
    head = el("tr", el("th", texts.ROUND, scope="col"),
              *(el("th", texts.STANDINGS[kind], scope="col", class_="n") for kind in kinds),
              el("th", words.TOTAL, scope="col", class_="n"))
    rows = [
        el("tr", el("th", str(year), scope="row"),
           *(el("td", texts.number(count), class_="n") for count in row),
           el("td", texts.number(sum(row)), class_="n"))
        for year, row in zip(counts.index, counts.to_numpy().tolist(), strict=True)
    ]
    table = el("table", el("caption", words.TREND_TABLE), el("thead", head), el("tbody", *rows),
               class_="table")
    return el("details", el("summary", words.AS_TABLE), el("div", table, class_="table-frame"))
