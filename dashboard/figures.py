"""Frames to Plotly figures, as plain dictionaries: building go.Figure costs 25 times the time."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.texts import STANDINGS
from registry.standing import Standing

# The light theme's fills; assets/charts.css recolours the same traces for the dark one.
FILLS = {
    Standing.DONE_ON_TIME: "#12706f",
    Standing.DONE_LATE: "#7c4a97",
    Standing.ON_TRACK: "#bfe3ea",
    Standing.DUE_SOON: "#f3b23c",
    Standing.OVERDUE: "#b3201b",
    Standing.OPEN_ENDED: "#e4e1d6",
    Standing.NOT_ASSESSABLE: "#ffffff",
}
CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
}


def trend_bars(counts: pd.DataFrame) -> dict[str, Any]:
    """Rounds across, one stacked bar each: every report of the round in exactly one standing."""
    years = [str(year) for year in counts.index]
    traces = [
        {
            "type": "bar",
            "name": STANDINGS[kind],
            "x": years,
            "y": counts[kind.value].tolist(),
            "marker": {"color": fill, "line": {"width": 0.5, "color": "#8a8a80"}},
            "hovertemplate": "%{x}: %{y}<extra>" + STANDINGS[kind] + "</extra>",
        }
        for kind, fill in FILLS.items()
    ]
    return {"data": traces, "layout": _layout()}


def _layout() -> dict[str, Any]:
    return {
        "barmode": "stack",
        "autosize": True,
        "bargap": 0.35,
        "margin": {"l": 44, "r": 8, "t": 8, "b": 30},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "font": {"family": "Plan Sans, Segoe UI, sans-serif", "size": 13},
        "xaxis": {"type": "category", "fixedrange": True, "tickangle": 0},
        "yaxis": {"fixedrange": True, "gridcolor": "#d8d6cd", "zeroline": False},
        "separators": ",.",
    }
