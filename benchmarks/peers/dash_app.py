"""The heatmap as Dash's tutorial draws one: px.imshow in a dcc.Graph, everything else default."""

import json
import os

import pandas as pd
import plotly.express as px
from dash import Dash, dcc, html

with open(os.environ["MATRIX"], encoding="utf-8") as file:
    matrix = json.load(file)

frame = pd.DataFrame(matrix["cells"], index=matrix["agencies"], columns=matrix["tasks"])
figure = px.imshow(frame, aspect="auto", height=900)
# Without this Plotly leaves out every second name.
figure.update_xaxes(dtick=1).update_yaxes(dtick=1)
words = [[None if cell is None else matrix["standings"][cell] for cell in row]
         for row in matrix["cells"]]  # fmt: skip
figure.update_traces(text=words, hovertemplate="%{y} · %{x}: %{text}<extra></extra>")

app = Dash()
app.layout = html.Div([html.H1("Kế hoạch 66"), dcc.Graph(figure=figure)])
server = app.server
