"""A number over time: judged, drawn by the grain chosen, and as rows to take away."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

from dashboards.choosing import spoken_unit
from dashboards.dots import as_number, dots_of, span, steps, year_before
from dashboards.happened import events
from dashboards.judging import SHOWN, flows
from dashboards.measures import back, named
from dashboards.page import Request, Sheet
from dashboards.points import pointed
from dashboards.sharing import files, shared_series, suffix
from data.results import Grain, Series, UnitKind
from indicators.clock import day_date
from indicators.comparing import shown_unit
from indicators.judge import Judgement
from indicators.kinds import Fold, Indicator
from indicators.spc.limits import Method
from layouts import reading
from layouts.address import link, place
from layouts.charts import Chart, chart
from layouts.control_charts import control_chart
from layouts.control_figures import ControlChart
from layouts.judged import judgement as said
from layouts.keys import line_key
from layouts.markup import Markup, Node, element
from layouts.words import day, number

GRAINS = {
    "day": "By day",
    "week": "By week",
    "fortnight": "By fortnight",
    "month": "By month",
    "quarter": "By quarter",
    "year": "By year",
    "rolling12": "Twelve months",
}
HEADERS = ("Numerator", "Denominator", "Not known")


def chosen_grain(request: Request, one: Indicator) -> Grain:
    """The grain asked for where the indicator has it, else by day for a stock and by month for events."""
    there = grains_of(request, one)
    if request.query.grain and Grain(request.query.grain) in there:
        return Grain(request.query.grain)
    first = Grain.DAY if one.fold is Fold.STOCK else Grain.MONTH
    return first if first in there else there[0]


def grains_of(request: Request, one: Indicator) -> tuple[Grain, ...]:
    """The grains there are: workers' results are kept by the week.

    A fortnight is not among those for sharing: less one of its weeks it is the other, which may be hidden.
    """
    if request.unit.kind is UnitKind.WORKER:
        return tuple(grain for grain in one.offered if grain is Grain.WEEK) or one.grains
    return one.grains if request.shared else one.offered


def series(request: Request, one: Indicator, grain: Grain) -> Series | None:
    """The series of the unit chosen, by the grain chosen."""
    kept = request.store.series(request.scope, [one.id], grain, units=[request.unit])
    return next((held for held in kept if held.category is None), None)


def says(request: Request, judged: Judgement) -> Node:
    """What the series says; of a stock, what its starts and ends say too."""
    moving = flows(request, judged.indicator, request.unit)
    return said(judged, [(one, link(place("indicator", one.indicator.id), back(request))) for one in moving])


def trend(request: Request, judged: Judgement, held: Series) -> object:
    """The chart of the series up to the day, with its table."""
    return controlled(request, judged, held) if judged.control else over_time(request, judged, held)


def controlled(request: Request, judged: Judgement, held: Series) -> object:
    """The chart of a flow: with limits, or with a median where there are too few points for them."""
    chart_, one = judged.control, judged.indicator
    assert chart_ is not None
    begins = day_date(int(chart_.points.first[0]))
    dots = [dot for dot in dots_of(one, held, request.day) if not isinstance(dot.at, str) and dot.at >= begins]
    kind = "a run chart" if chart_.method is Method.RUN else "with control limits"
    return control_chart(
        ControlChart(
            id="trend",
            title=f"{GRAINS[held.grain.value]}, {kind}",
            summary=f"{day(begins)} to {day(dots[-1].until)}, {spoken_unit(request)}.",
            judged=judged,
            dots=pointed(request, dots),
            unit=shown_unit(one),
            headers=HEADERS,
            steps=steps(request, judged, dots),
            download=files(request, "trend", measure=one.id, grain=held.grain.value),
            events=events(request, one.id, begins, dots[-1].until or begins),
        )
    )


def over_time(request: Request, judged: Judgement, held: Series) -> object:
    """The chart of what has no limits, beside the year before and the target, saying why it has none."""
    one, unit = judged.indicator, shown_unit(judged.indicator)
    dots = dots_of(one, held, request.day)[-SHOWN[held.grain.value] :]
    known = [dot.value for dot in dots if dot.value is not None and isfinite(dot.value)]
    if not known:
        small = any(dot.value is not None for dot in dots)
        words = "All of these numbers are small, and not for sharing." if small else "There are no numbers yet."
        return Markup(
            [element("section", element("h2", GRAINS[held.grain.value]), element("p", words), class_="panel")]
        )
    summary = (
        f"{spoken_unit(request)[:1].upper()}{spoken_unit(request)[1:]}: {number(dots[-1].value, unit)} at the end; "
        f"between {number(min(known), unit)} and {number(max(known), unit)}."
    )
    wanted = steps(request, judged, dots)
    earlier = year_before(one, held, dots)
    keys = [line_key("values", "This number")]
    keys += [line_key("earlier", "The year before")] if earlier else []
    keys += [line_key("target", f"Target {number(wanted[-1].value, unit)}")] if wanted else []
    return chart(
        Chart(
            id="trend",
            title=GRAINS[held.grain.value] + (", beside the year before" if earlier else ""),
            summary=summary,
            dots=pointed(request, dots),
            unit=unit,
            headers=HEADERS,
            earlier=earlier,
            steps=wanted,
            keys=keys,
            notes=[element("p", judged.limitless, class_="quiet method")],
            reading=reading.STANDING if one.fold is Fold.STOCK else reading.OVER_TIME,
            download=files(request, "trend", measure=one.id, grain=held.grain.value),
            events=events(request, one.id, *span(dots)),
        ),
        height=300,
    )


#: What a row of a series says.
SERIES_HEADERS = (
    "indicator",
    "grain",
    "period_start",
    "period_end",
    "unit",
    "numerator",
    "denominator",
    "unknown",
    "value",
)


def trend_sheet(request: Request) -> Sheet:
    """The series of a number, of several, or of all that are looked at daily, as rows, as they are kept.

    For sharing, the periods that charts show, small numbers hidden.
    """
    grain = Grain(request.query.grain or "day")
    wanted = named(request)
    rows = [row for one in wanted for row in series_rows(request, one, grain)]
    what = wanted[0].id if len(wanted) == 1 else f"{len(wanted)}-numbers" if wanted else "nothing"
    return Sheet(f"{what}-{grain.value}{suffix(request)}.csv", SERIES_HEADERS, rows)


def series_rows(request: Request, one: Indicator, grain: Grain) -> list[Sequence[Any]]:
    """The periods of a number of the unit chosen; none where it is not counted so."""
    held = series(request, one, grain) if grain in grains_of(request, one) else None
    if held is not None and request.shared:
        held = shared_series(request, one, held, SHOWN[grain.value])
    return [] if held is None else [series_row(held, at) for at in range(len(held.first))]


def series_row(held: Series, at: int) -> Sequence[Any]:
    """One period of a series, under SERIES_HEADERS."""
    return (
        *(held.indicator, held.grain.value, day_date(held.first[at]), day_date(held.last[at]), held.unit.name),
        *(as_number(side[at]) for side in (held.numerator, held.denominator, held.unknown, held.value)),
    )
