"""Figures as plain dicts: lines, bars, and what every figure shares.

Colours are left to the page, which knows whether it is dark: a trace is told apart by its uid, which the page's style
reads as part of a class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import isfinite
from typing import Any

from layouts.markup import Node


@dataclass(frozen=True)
class Dot:
    """One point of a line or one bar: where it stands, its value, and the cells its table row shows."""

    label: str
    at: date | str
    value: float | None
    cells: tuple[str, ...] = ()
    until: date | None = None  #: its last day, where it stands at its first
    href: str = ""  #: where its cases are: its row is a link, and so is its mark (assets/20-app.js)
    chosen: bool = False  #: the one whose cases are on the page


@dataclass(frozen=True)
class Step:
    """A target over the days it held."""

    first: date
    last: date
    value: float


@dataclass(frozen=True)
class Event:
    """Something that happened: its number on the chart, where it is drawn, its days, what it was and whose."""

    number: int
    at: date | str
    on: date
    until: date | None
    what: str
    whose: str


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
    earlier: Sequence[float | None] = ()  #: the value of the same period a year before each dot
    steps: Sequence[Step] = ()  #: a target that changes with time
    keys: Sequence[Node] = ()  #: what each line and mark stands for
    notes: Sequence[Node] = ()  #: what belongs to this chart alone
    reading: Sequence[str] = ()  #: how to read it, for somebody who has never seen one
    events: Sequence[Event] = ()  #: what happened in the days drawn


def figure(shown: Chart) -> dict[str, Any]:
    """The figure as a plain dict; colours are left to the page, which knows whether it is dark."""
    y = plain([dot.value for dot in shown.dots])
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
    if shown.earlier:
        traces.insert(0, _earlier(shown, x))
    if shown.steps:
        traces.append(target_steps(shown.steps))
    traces += chosen_mark(shown.dots)
    return {"data": traces, "layout": _layout(shown, y)}


def _earlier(shown: Chart, x: Sequence[str]) -> dict[str, Any]:
    """The year before as a thin broken line under this year's."""
    return {
        "type": "scatter",
        "mode": "lines",
        "uid": "earlier",
        "x": list(x),
        "y": plain(shown.earlier),
        "line": {"width": 1.25, "dash": "dot"},
        "connectgaps": False,
        "hoverinfo": "skip",
    }


def target_steps(steps: Sequence[Step]) -> dict[str, Any]:
    """A target as a broken line, a step where it changes, a gap where there was none."""
    x: list[str | None] = []
    y: list[float | None] = []
    for one in steps:
        x += [one.first.isoformat(), one.last.isoformat(), None]
        y += [one.value, one.value, None]
    line = {"width": 1.5, "dash": "dash"}
    return {"type": "scatter", "mode": "lines", "uid": "target", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def with_events(drawn: dict[str, Any], events: Sequence[Event]) -> dict[str, Any]:
    """The figure with a numbered upright line where something happened; what it was stands beneath the chart."""
    if not events:
        return drawn
    low, high = drawn["layout"]["yaxis"]["range"]
    x: list[str | None] = []
    y: list[float | None] = []
    for one in events:
        x += [_place(one)] * 2 + [None]
        y += [low, high, None]
    lines = {"type": "scatter", "mode": "lines", "uid": "event-lines", "x": x, "y": y, "hoverinfo": "skip"}
    marks = {
        "type": "scatter",
        "mode": "markers+text",
        "uid": "event-marks",
        "x": [_place(one) for one in events],
        # Those that stand close together take turns, so that no number covers another.
        "y": [high - (one.number % 3) * 0.09 * (high - low) for one in events],
        "text": [str(one.number) for one in events],
        "marker": {"size": 17, "symbol": "circle"},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return {**drawn, "data": [*drawn["data"], lines | {"line": {"width": 1.25, "dash": "dot"}}, marks]}


def _place(one: Event) -> str:
    return one.at if isinstance(one.at, str) else one.at.isoformat()


def chosen_mark(dots: Sequence[Dot]) -> list[dict[str, Any]]:
    """A ring around the dot that is chosen."""
    ringed = [dot for dot in dots if dot.chosen and has_number(dot)]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "uid": "chosen",
            "x": [dot.at.isoformat() if isinstance(dot.at, date) else dot.at],
            "y": plain([dot.value]),
            "marker": {"symbol": "circle-open", "size": 18, "line": {"width": 3}},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
        for dot in ringed
    ]


def has_number(dot: Dot) -> bool:
    """False for a period without a number, and for one whose number is not for sharing."""
    return dot.value is not None and isfinite(dot.value)


def plain(values: Sequence[float | None]) -> list[float | int | None]:
    """Numbers as they are sent: rounded, and null where there is none."""
    return [None if value is None or not isfinite(value) else _round(value) for value in values]


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
    known = [value for value in [*y, *plain(shown.earlier)] if value is not None] + [one.value for one in shown.steps]
    known += [shown.target] if shown.target is not None else []
    made = axes(known, shown.unit, dated=_dated(shown), from_nought=shown.kind == "bar")
    made["hovermode"] = "x" if shown.kind == "line" else "closest"
    if shown.target is not None:
        line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": shown.target, "y1": shown.target}
        made["shapes"] = [{**line, "line": {"dash": "dash", "width": 1.5}, "name": "target"}]
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


def axes(known: Sequence[float], unit: str, *, dated: bool = True, from_nought: bool = False) -> dict[str, Any]:
    """The layout that every figure shares, its upright axis wide enough for the numbers known."""
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    bottom = 0.0 if from_nought or low < 0.35 * high else low - 0.15 * (high - low or 1)
    top = high + 0.12 * (high - bottom or 1)
    return {
        "margin": {"l": 44, "r": 16, "t": 10, "b": 32},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "xaxis": {
            "showgrid": False,
            "fixedrange": True,
            "type": "date" if dated else "category",
            "tickformatstops": [
                {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
                {"dtickrange": ["M1", None], "value": "%b\n%Y"},
            ],
        },
        "yaxis": {
            "range": [max(0.0, bottom), max(min(100.0, top) if unit == "percent" else top, 1.0)],
            "fixedrange": True,
            "zeroline": False,
            "ticksuffix": "%" if unit == "percent" else "",
            "nticks": 5,
        },
        "shapes": [],
        "annotations": [],
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "Inter, system-ui, sans-serif", "size": 12},
        "template": {},
    }


def _dated(shown: Chart) -> bool:
    return any(isinstance(dot.at, date) for dot in shown.dots)
