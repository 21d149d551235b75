"""The yardstick of a callback: stock Dash, one callback that returns 1. Served as our application is."""

from __future__ import annotations

from dash import Dash, Input, Output, html

app = Dash(__name__, assets_folder="/nonexistent", update_title=None)
app.layout = html.Div([html.Div(id="page"), html.Div(id="address")])
server = app.server


@app.callback(Output("page", "children"), Input("address", "title"))
def empty(_: str) -> int:
    """Nothing at all."""
    return 1
