"""Charts: the one place that makes a graph. A chart comes with its words, a table of the same numbers and a download.

Figures are plain dicts: a graph object costs two hundred times as much to build and send (bench/RESULTS.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import isfinite
from typing import Any

from dash import dcc, html

from layouts.controls import downloads
from layouts.markup import Markup, Node, element
from layouts.tables import Column, table
from layouts.words import number

#: Plotly 7 would offer to share a chart through its makers' cloud: a child's data may not leave the building.
CONFIG = {
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "displaylogo": False,
    "displayModeBar": False,
    "showTips": False,
    "responsive": True,
    "doubleClick": False,
    "scrollZoom": False,
    "locale": "en",
}


@dataclass(frozen=True)
class Dot:
    """One point of a line or one bar: where it stands, its value, and the cells its table row shows."""

    label: str
    at: date | str
    value: float | None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """What a chart says: its title, one sentence of what it shows, and the numbers themselves."""

    id: str
    title: str
    summary: str
    dots: Sequence[Dot]
    unit: str
    headers: tuple[str, ...] = ()  #: of the cells of each dot
    target: float | None = None
    target_words: str = ""
    kind: str = "line"
    explain: str = ""  #: where the definition is
    download: Mapping[str, str] = field(default_factory=dict)  #: where the same numbers are as CSV: words and address


def chart(shown: Chart, *, height: int = 260) -> Any:
    """A figure with its caption, and below it the table of the same numbers, download and definition."""
    return html.Figure(
        [
            Markup(
                [
                    element("h3", shown.title, id=f"{shown.id}-title"),
                    element("p", shown.summary, class_="quiet", id=f"{shown.id}-says"),
                ]
            ),
            html.Div(
                graph(shown.id, figure(shown), height),
                role="img",
                className="plot",
                **{"aria-label": f"Chart. {shown.title}. {shown.summary} The same numbers are in the table below."},
            ),
            Markup([below(shown)]),
        ],
        className="panel chart",
    )


def graph(name: str, drawn: dict[str, Any], height: int) -> Any:
    """The graph factory: every graph of Sightline is made here, with what plotly may do decided once."""
    return dcc.Graph(
        id=f"graph-{name}", figure=drawn, config=CONFIG, responsive=True, style={"height": f"{height}px"}, animate=False
    )


def figure(shown: Chart) -> dict[str, Any]:
    """The figure as a plain dict; colours are left to the page, which knows whether it is dark."""
    y = [None if dot.value is None or not isfinite(dot.value) else _round(dot.value) for dot in shown.dots]
    x = [dot.at.isoformat() if isinstance(dot.at, date) else dot.at for dot in shown.dots]
    trace: dict[str, Any] = {"y": y, "hovertemplate": _hover(shown), **_across(shown, x)}
    if shown.kind == "bar":
        trace |= {"type": "bar", "textposition": "none", "cliponaxis": False}
    else:
        trace |= {"type": "scatter", "mode": "lines", "line": {"width": 2.25}, "connectgaps": False}
    traces = [trace]
    if shown.kind == "line" and any(value is not None for value in y):
        last = max(place for place, value in enumerate(y) if value is not None)
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [x[last]],
                "y": [y[last]],
                "marker": {"size": 9},
                "hoverinfo": "skip",
            }
        )
    return {"data": traces, "layout": _layout(shown, y)}


def _round(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 2)


def _hover(shown: Chart) -> str:
    """What pointing at a mark says: its period and its value, as the table has them."""
    value = {"percent": "%{y:.1f}%"}.get(shown.unit, "%{y:,}")
    if _by_day(shown):
        return f"%{{x|%-d %b %Y}}: {value}<extra></extra>"
    return f"%{{text}}: {value}<extra></extra>"


def _by_day(shown: Chart) -> bool:
    days = [dot.at for dot in shown.dots if isinstance(dot.at, date)]
    return len(days) == len(shown.dots) > 1 and all((b - a).days == 1 for a, b in pairwise(days))


def _across(shown: Chart, x: Sequence[str]) -> dict[str, Any]:
    """Where marks stand: days in a row need only the first of them."""
    if _by_day(shown):
        return {"x0": x[0], "dx": 86_400_000, "xperiodalignment": "start"}
    return {"x": list(x), "text": [dot.label for dot in shown.dots]}


def _layout(shown: Chart, y: Sequence[float | None]) -> dict[str, Any]:
    known = [value for value in y if value is not None] + ([shown.target] if shown.target is not None else [])
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    bottom = 0.0 if shown.kind == "bar" or low < 0.35 * high else low - 0.15 * (high - low or 1)
    top = (
        min(100.0, high + 0.12 * (high - bottom or 1))
        if shown.unit == "percent"
        else high + 0.12 * (high - bottom or 1)
    )
    made: dict[str, Any] = {
        "margin": {"l": 44, "r": 16, "t": 10, "b": 32},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "x" if shown.kind == "line" else "closest",
        "xaxis": {
            "showgrid": False,
            "fixedrange": True,
            "type": "date" if _dated(shown) else "category",
            "tickformatstops": [
                {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
                {"dtickrange": ["M1", None], "value": "%b\n%Y"},
            ],
        },
        "yaxis": {
            "range": [max(0.0, bottom), max(top, 1.0)],
            "fixedrange": True,
            "zeroline": False,
            "ticksuffix": "%" if shown.unit == "percent" else "",
            "nticks": 5,
        },
        "shapes": [],
        "annotations": [],
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "Inter, system-ui, sans-serif", "size": 12},
        "template": {},
    }
    if shown.target is not None:
        made["shapes"] = [
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": shown.target,
                "y1": shown.target,
                "line": {"dash": "dash", "width": 1.5},
                "name": "target",
            }
        ]
        made["annotations"] = [
            {
                "xref": "paper",
                "x": 0,
                "y": shown.target,
                "text": shown.target_words,
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "bottom",
                "name": "target",
            }
        ]
    return made


def _dated(shown: Chart) -> bool:
    return any(isinstance(dot.at, date) for dot in shown.dots)


def below(shown: Chart) -> Node:
    """What belongs to every chart: the same numbers as a table, as a file, and what they mean."""
    columns = [Column[Dot]("Period" if shown.kind == "line" else "Group", lambda dot: dot.label, head=True)]
    columns += [_cell(header, place) for place, header in enumerate(shown.headers)]
    columns.append(Column("Value", lambda dot: number(dot.value, shown.unit), number=True))
    rows = list(reversed(shown.dots)) if shown.kind == "line" else list(shown.dots)
    return element(
        "div",
        element(
            "details",
            element("summary", "Show these numbers as a table"),
            table(f"{shown.title}: the numbers of the chart", columns, rows, hide_caption=True),
            id=f"{shown.id}-table",
        ),
        element(
            "p",
            *downloads(shown.download),
            element("a", "What this number means", href=shown.explain) if shown.explain else None,
            class_="links",
        ),
        class_="below",
    )


def _cell(header: str, place: int) -> Column[Dot]:
    return Column(header, lambda dot: dot.cells[place], number=True)
