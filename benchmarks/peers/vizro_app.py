"""The heatmap as Vizro's documentation draws one: a custom chart on a page, its data a frame."""

import json
import os

import pandas as pd
import plotly.graph_objects as go
import vizro.models as vm
import vizro.plotly.express as px
from vizro import Vizro
from vizro.models.types import capture

with open(os.environ["MATRIX"], encoding="utf-8") as file:
    matrix = json.load(file)


@capture("graph")
def heatmap(data_frame: pd.DataFrame) -> go.Figure:
    """Agencies down, tasks across, the colour is the standing."""
    wide = data_frame.pivot(index="agency", columns="task", values="number")
    said = data_frame.pivot(index="agency", columns="task", values="word")
    order = {"index": matrix["agencies"], "columns": matrix["tasks"]}
    figure = px.imshow(wide.reindex(**order), aspect="auto")
    figure.update_xaxes(dtick=1).update_yaxes(dtick=1)
    figure.update_traces(text=said.reindex(**order).to_numpy(),
                         hovertemplate="%{y} · %{x}: %{text}<extra></extra>")  # fmt: skip
    return figure


cells = pd.DataFrame(
    [
        {"agency": agency, "task": task, "number": cell, "word": matrix["standings"][cell]}
        for agency, row in zip(matrix["agencies"], matrix["cells"], strict=True)
        for task, cell in zip(matrix["tasks"], row, strict=True)
        if cell is not None
    ]
)
page = vm.Page(title="Kế hoạch 66", components=[vm.Graph(figure=heatmap(data_frame=cells))])
app = Vizro().build(vm.Dashboard(pages=[page]))
