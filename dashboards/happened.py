"""What happened, on the charts of a page: the events that concern its unit and number within the days drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboards.page import Request
from data.annotations import line_of, on_chart, whose
from layouts.figures import Dot, Event


def events(request: Request, indicator: str, first: date, last: date) -> list[Event]:
    """The events between two days, numbered as the chart and the list beneath it number them.

    None where the page is shared: somebody typed them for colleagues, and nobody has looked for a name in them.
    """
    if request.shared:
        return []
    line = line_of(request.unit, request.units)
    found = on_chart(request.annotations, indicator, line, (first, last))
    return [
        Event(number, max(one.on, first), one.on, one.until, one.what, whose(one, request.units))
        for number, one in enumerate(found, 1)
    ]


def on_bars(found: Sequence[Event], dots: Sequence[Dot]) -> list[Event]:
    """The same where bars of weeks stand beside each other: each at the bar of its week, or the first or last."""
    ends = [dot.until for dot in dots if dot.until is not None]
    if not ends:
        return []
    return [replace(one, at=str(dots[min(bisect_left(ends, one.on), len(ends) - 1)].at)) for one in found]
