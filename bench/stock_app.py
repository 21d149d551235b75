"""The yardstick of a cold page: the daily page as stock Dash would have it, with the whole of plotly.js, uncompressed.

The same content, asked of our own application over its own wire and rebuilt: each chart a `dcc.Graph`, each table a
paged DataTable, each other element a component. With BENCH_LEAN=1 each heading, paragraph, tile and item of a list is
one component that holds its words: less than the same page, and the least that anybody could have built. Drawings for
which stock Dash has no component are left out of both.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, dash_table, dcc, html

from bench.serving import body

ASSETS = Path(__file__).resolve().parents[1] / "assets"
PROPERTIES = {"class": "className", "for": "htmlFor", "id": "id", "title": "title", "href": "href", "role": "role"}


def ours() -> Any:
    """What our application answers when the daily page is opened: plain JSON."""
    from app import build  # noqa: PLC0415 - it opens the store

    client = build(os.environ["SIGHTLINE_STORE"]).server.test_client()
    asked = body("page.children", {"address.pathname": "/", "address.search": "", "version.data": 0})
    answer = client.post("/_dash-update-component", data=asked, content_type="application/json")
    return json.loads(answer.get_data())["response"]["page"]["children"]


def text_of(node: Any) -> str:
    """The words of a node."""
    if isinstance(node, list):
        return " ".join(filter(None, map(text_of, node[2:])))
    return str(node)


def every(node: Any, tag: str) -> Iterator[list[Any]]:
    """The nodes of one tag, however deep."""
    if isinstance(node, list):
        if node[0] == tag:
            yield node
        for child in node[2:]:
            yield from every(child, tag)


def data_table(node: list[Any]) -> Any:
    """A table with its words."""
    head = [text_of(cell) for row in every(node, "thead") for cell in row[2][2:]]
    body_rows = [row for part in every(node, "tbody") for row in every(part, "tr")]
    rows = [{str(at): text_of(cell) for at, cell in enumerate(row[2:])} for row in body_rows]
    columns = [{"name": name, "id": str(at)} for at, name in enumerate(head)]
    return dash_table.DataTable(rows, columns, page_size=50)


#: What becomes one component with its words, whatever lies inside, where the page is to be lean.
LEAN = frozenset({"h1", "h2", "h3", "h4", "p", "li", "article", "summary", "label", "button", "a", "caption"})
WHOLE = LEAN if os.environ.get("BENCH_LEAN") else frozenset()


def drawn(node: Any) -> Any:
    """One node of ours, with those under it, as stock components."""
    if not isinstance(node, list):
        return node
    if node[0] in WHOLE:
        return getattr(html, node[0].capitalize())(text_of(node))
    if node[0] == "select":
        return dcc.Dropdown([text_of(option) for option in every(node, "option")])
    tag, attributes, *children = node
    if tag == "table":
        return data_table(node)
    kind = getattr(html, tag.capitalize(), html.Div)
    given = {PROPERTIES[name]: value for name, value in attributes.items() if name in PROPERTIES}
    given |= {name: str(value) for name, value in attributes.items() if name.startswith(("aria-", "data-"))}
    return kind([drawn(child) for child in children if child is not None], **given)


def component(part: Any) -> Any:
    """One component of ours, as stock Dash would have it."""
    if isinstance(part, list):
        return [component(each) for each in part]
    if not isinstance(part, dict) or "type" not in part:
        return part
    properties = dict(part["props"])
    if part["type"] == "Markup":
        return html.Div([drawn(node) for node in properties.get("nodes", ())])
    if part["type"] == "Graph":
        return dcc.Graph(
            figure=properties["figure"], config=properties.get("config", {}), style=properties.get("style", {})
        )
    children = component(properties.pop("children", None))
    names = {name: value for name, value in properties.items() if name in {"className", "id", "role"}}
    return getattr(html, part["type"])(children, **names)


PAGE = ours()

app = Dash(__name__, assets_folder=str(ASSETS), assets_ignore=r".*\.js$", update_title=None)
app.config.suppress_callback_exceptions = True
app.layout = html.Div([dcc.Location(id="address"), html.Div(id="page")])
server = app.server


@app.callback(Output("page", "children"), Input("address", "pathname"))
def show(_: str) -> Any:
    """The whole page."""
    return component(PAGE)
