"""Charts: the one place that makes a graph. A chart comes with its words, a table of the same numbers and a download.

Figures are plain dicts: a graph object costs two hundred times as much to build and send (bench/RESULTS.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dash import dcc, html

from layouts.controls import downloads, pictures
from layouts.figures import Chart, Dot, Event, Step, figure, with_events
from layouts.markup import Markup, Node, element
from layouts.reading import how
from layouts.tables import Column, table
from layouts.words import between, number

__all__ = ["CONFIG", "Chart", "Dot", "Frame", "Step", "chart", "figure", "framed", "graph"]

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
class Frame:
    """What surrounds a figure: every chart has its words, the table of its numbers, a download and a definition."""

    id: str
    title: str
    summary: str
    drawn: dict[str, Any]
    numbers: Node
    keys: Sequence[Node] = ()
    notes: Sequence[Node] = ()
    reading: Sequence[str] = ()
    explain: str = ""
    download: Mapping[str, str] = field(default_factory=dict)  #: where the same numbers are as CSV: words and address
    events: Sequence[Event] = ()  #: what happened in the days drawn


def chart(shown: Chart, *, height: int = 260) -> Any:
    """A line or bars with their caption, and below them the table of the same numbers, download and definition."""
    around = {name: getattr(shown, name) for name in ("id", "title", "summary", "keys", "notes", "reading", "events")}
    links = {"explain": shown.explain, "download": shown.download}
    return framed(Frame(**around, **links, drawn=figure(shown), numbers=numbers(shown)), height=height)


def framed(shown: Frame, *, height: int = 260) -> Any:
    """A figure with its caption, and below it what its marks mean, its numbers as a table, and where they are."""
    return html.Figure(
        [
            Markup(
                [
                    element("h3", shown.title, id=f"{shown.id}-title"),
                    element("p", shown.summary, class_="quiet", id=f"{shown.id}-says"),
                ]
            ),
            html.Div(
                graph(shown.id, with_events(shown.drawn, shown.events), height),
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


def below(shown: Frame) -> Node:
    """What belongs to every chart: its key, how to read it, its numbers as a table and as a file, what they mean."""
    return element(
        "div",
        element("ul", *(element("li", one) for one in shown.keys), class_="keys") if shown.keys else None,
        *shown.notes,
        happened(shown.events),
        how(shown.reading, shown.id) if shown.reading else None,
        element("details", element("summary", "Show these numbers as a table"), shown.numbers, id=f"{shown.id}-table"),
        element(
            "p",
            *downloads(shown.download),
            *pictures(),
            element("a", "What this number means", href=shown.explain) if shown.explain else None,
            class_="links",
        ),
        class_="below",
    )


def happened(events: Sequence[Event]) -> Node:
    """What the numbered lines stand for."""
    if not events:
        return None
    return element(
        "ol",
        *(
            element(
                "li",
                element("b", f"{one.number}", class_="event"),
                f" {between(one.on, one.until or one.on)}, {one.whose}: {one.what}",
            )
            for one in events
        ),
        class_="events",
        aria_label="What happened",
    )


def numbers(shown: Chart) -> Node:
    """The numbers of a chart as a table, the latest first where they follow each other in time."""
    columns = [Column[Dot]("Period" if shown.kind == "line" else "Group", named, head=True)]
    columns += [_cell(header, place) for place, header in enumerate(shown.headers)]
    columns.append(Column("Value", lambda dot: number(dot.value, shown.unit), number=True))
    rows = list(shown.dots)
    if shown.earlier:
        then = {id(dot): value for dot, value in zip(rows, shown.earlier, strict=True)}
        columns.append(Column("A year before", lambda dot: number(then[id(dot)], shown.unit), number=True))
    rows = rows[::-1] if shown.kind == "line" else rows
    return table(f"{shown.title}: the numbers of the chart", columns, rows, hide_caption=True)


def named(dot: Dot) -> Node:
    """What a row of the table is called: a link to the cases behind the dot, where there are any to see."""
    if not dot.href:
        return dot.label
    return element("a", dot.label, href=dot.href, aria_current="true" if dot.chosen else None)


def _cell(header: str, place: int) -> Column[Dot]:
    return Column(header, lambda dot: dot.cells[place], number=True)
