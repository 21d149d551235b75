"""What happened, on the charts of a page: the events that concern its unit and number within the days drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboards.page import NOBODY, Request
from data.annotations import Annotation
from data.results import Unit, UnitKind
from layouts.figures import Dot, Event


def events(request: Request, indicator: str, first: date, last: date) -> list[Event]:
    """The events between two days, numbered as the chart and the list beneath it number them.

    None where the page is shared: somebody typed them for colleagues, and nobody has looked for a name in them.
    """
    found = [
        one
        for one in ([] if request.shared else request.annotations)
        if one.on <= last and (one.until or one.on) >= first and one.concerns(line_of(request, request.unit), indicator)
    ]
    return [
        Event(number, max(one.on, first), one.on, one.until, one.what, whose(request, one))
        for number, one in enumerate(found, 1)
    ]


def on_bars(found: Sequence[Event], dots: Sequence[Dot]) -> list[Event]:
    """The same where bars of weeks stand beside each other: each at the bar of its week, or the first or last."""
    ends = [dot.until for dot in dots if dot.until is not None]
    if not ends:
        return []
    return [replace(one, at=str(dots[min(bisect_left(ends, one.on), len(ends) - 1)].at)) for one in found]


def line_of(request: Request, unit: Unit) -> list[Unit]:
    """A unit and those it belongs to, up to its service."""
    found = [unit]
    while found[-1].kind in {UnitKind.WORKER, UnitKind.TEAM}:
        above = UnitKind.TEAM if found[-1].kind is UnitKind.WORKER else UnitKind.SERVICE
        parent = request.unit_of(above, found[-1].parent or NOBODY)
        if parent is None:
            break
        found.append(parent)
    return found


def whose(request: Request, one: Annotation) -> str:
    """The unit an event concerned, by name."""
    if one.unit_kind is UnitKind.TRUST:
        return "the whole trust"
    found = request.unit_of(one.unit_kind, one.unit_id or NOBODY)
    return found.name if found else f"a {one.unit_kind.value} that is not there any more"
