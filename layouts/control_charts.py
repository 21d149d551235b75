"""Control charts and run charts: what chance gives as a band, and what it does not give marked by shape and colour."""

from __future__ import annotations

from math import isfinite
from typing import Any

from indicators.clock import day_date
from indicators.sentence import mark, method, rebase_hint
from indicators.spc.icons import Variation
from indicators.spc.limits import Method
from layouts import reading
from layouts.charts import Frame, framed, named
from layouts.control_figures import ControlChart, at, control_figure, drawn_limits, held, kind_of
from layouts.figures import Dot, has_number
from layouts.keys import key, line_key
from layouts.markup import Node, element
from layouts.tables import Column, table
from layouts.words import number

_MEANS = {
    Variation.COMMON: ("common", "Chance"),
    Variation.IMPROVEMENT_HIGH: ("improvement", "Higher than chance: better"),
    Variation.IMPROVEMENT_LOW: ("improvement", "Lower than chance: better"),
    Variation.CONCERN_HIGH: ("concern", "Higher than chance: worse"),
    Variation.CONCERN_LOW: ("concern", "Lower than chance: worse"),
    Variation.NEUTRAL_HIGH: ("neutral", "Higher than chance"),
    Variation.NEUTRAL_LOW: ("neutral low", "Lower than chance"),
}


def control_chart(shown: ControlChart, *, height: int = 320) -> Any:
    """The chart with its method, its key, how to read it and its numbers."""
    chart = held(shown)
    hint = rebase_hint(chart, shown.judged.grain)
    return framed(
        Frame(
            id=shown.id,
            title=shown.title,
            summary=shown.summary,
            drawn=control_figure(shown),
            numbers=_numbers(shown),
            keys=_keys(shown),
            notes=[
                element("p", method(chart, shown.judged.grain), class_="quiet method"),
                element("p", hint, class_="hint") if hint else None,
            ],
            reading=reading.RUN_CHART if chart.method is Method.RUN else reading.LIMITS,
            explain=shown.explain,
            download=shown.download,
            events=shown.events,
        ),
        height=height,
    )


def _keys(shown: ControlChart) -> list[Node]:
    """What each line and mark stands for, with the latest limits in numbers."""
    chart, unit = held(shown), shown.unit
    lower, upper = drawn_limits(chart, unit)
    run = chart.method is Method.RUN
    made = [line_key("centre", f"{'Median' if run else 'Mean'} {number(float(chart.limits.centre[-1]), unit)}")]
    if isfinite(upper[-1]):
        now = " now" if chart.method is Method.P_PRIME else ""
        made.append(line_key("band", f"Limits{now} {number(lower[-1], unit)} to {number(upper[-1], unit)}"))
    if shown.steps:
        made.append(line_key("target", f"Target {number(shown.steps[-1].value, unit)}"))
    if any(one.decision is not None for one in chart.segments):
        made.append(line_key("rebase", "New baseline"))
    found = {kind_of(shown, place) for place in range(len(chart.points))} - ({Variation.COMMON} if run else set())
    made += [key(*_MEANS[kind]) for kind in Variation if kind in found]
    latest = day_date(int(chart.points.first[-1])).isoformat()
    if any(at(dot) > latest and has_number(dot) for dot in shown.dots):
        made.append(key("running", "So far, not judged"))
    return made


def _numbers(shown: ControlChart) -> Node:
    """The numbers of the chart, the latest first: each with the limits it is read against and what it says."""
    chart = held(shown)
    lower, upper = drawn_limits(chart, shown.unit)
    place_of = {day_date(int(first)).isoformat(): place for place, first in enumerate(chart.points.first)}

    def limits(dot: Dot) -> str:
        place = place_of.get(at(dot))
        if place is None or not isfinite(upper[place]):
            return "–"
        return f"{number(lower[place], shown.unit)} to {number(upper[place], shown.unit)}"

    def says(dot: Dot) -> str:
        place = place_of.get(at(dot))
        if place is None:
            return "Not judged"
        words = mark(int(chart.signals.rule[place]), int(chart.signals.toward[place]))
        return words or ("–" if chart.method is Method.RUN else "Chance")

    columns = [Column[Dot]("Period", named, head=True)]
    columns += [
        Column[Dot](header, lambda dot, place=place: dot.cells[place], number=True)
        for place, header in enumerate(shown.headers)
    ]
    columns += [
        Column[Dot]("Value", lambda dot: number(dot.value, shown.unit), number=True),
        Column[Dot]("Limits", limits, number=True),
        Column[Dot]("What it says", says),
    ]
    return table(f"{shown.title}: the numbers of the chart", columns, list(reversed(shown.dots)), hide_caption=True)
