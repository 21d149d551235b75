"""A number over time: its series by the grain chosen, drawn, and as rows to take away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from math import isfinite
from typing import Any

import pandas as pd

from dashboards.choosing import spoken_unit
from dashboards.measures import asked
from dashboards.page import Request, Sheet
from dashboards.sharing import files, shared_series, suffix
from data.results import Grain, Series
from indicators.clock import day_date
from indicators.kinds import Fold, Indicator
from layouts.cards import Tile
from layouts.charts import Chart, Dot, chart
from layouts.words import between, count, number, short_day

GRAINS = {
    "day": "By day",
    "week": "By week",
    "month": "By month",
    "quarter": "By quarter",
    "year": "By year",
    "rolling12": "Twelve months",
}
SHOWN = {"day": 91, "week": 53, "month": 25, "quarter": 13, "year": 6, "rolling12": 25}


def chosen_grain(request: Request, one: Indicator) -> Grain:
    """The grain asked for where the indicator has it, else by day for a stock and by month for events."""
    if request.query.grain and Grain(request.query.grain) in one.grains:
        return Grain(request.query.grain)
    first = Grain.WEEK if request.query.worker else Grain.DAY if one.fold is Fold.STOCK else Grain.MONTH
    return first if first in one.grains else one.grains[0]


def series(request: Request, one: Indicator, grain: Grain) -> Series | None:
    """The series of the unit chosen, by the grain chosen."""
    kept = request.store.series(request.scope, [one.id], grain, units=[request.unit])
    held = next((held for held in kept if held.category is None), None)
    return held if held is None or not request.shared else shared_series(request, one, held, SHOWN[grain.value])


def trend(request: Request, one: Indicator, held: Series, grain: Grain, shown: Tile) -> object:
    """The chart of the series up to the day, with its table."""
    dots = dots_of(one, held, request.day)[-SHOWN[grain.value] :]
    known = [dot.value for dot in dots if dot.value is not None and isfinite(dot.value)]
    unit = unit_of(one)
    judged = shown.target if shown.target is not None and shown.target.reads == "value" else None
    summary = (
        f"{GRAINS[grain.value]}, {spoken_unit(request)}: "
        f"{number(dots[-1].value, unit)} at the end; between {number(min(known), unit)} and {number(max(known), unit)}."
        if known
        else "There are no numbers in these periods."
    )
    return chart(
        Chart(
            id="trend",
            title="Trend",
            summary=summary,
            dots=dots,
            unit=unit,
            headers=("Numerator", "Denominator", "Not known"),
            target=judged.green if judged and one.kind not in {"count", "rate"} else None,
            target_words="Target" if judged else "",
            kind="bar" if one.fold is Fold.FLOW and one.kind in {"count", "rate"} and len(dots) <= 60 else "line",
            download=files(request, "trend", measure=one.id, grain=grain.value),
        ),
        height=300,
    )


def unit_of(one: Indicator) -> str:
    """The unit a person reads: counts and rates are read as counts of things."""
    return "count" if one.kind in {"count", "rate"} else one.unit


def dots_of(one: Indicator, held: Series, until: int) -> list[Dot]:
    """Each period that began by a day; the one still running is marked "so far"."""
    made = []
    counted = one.kind in {"count", "rate"}
    for place_, (first, last) in enumerate(zip(held.first, held.last, strict=True)):
        if first > until or (held.grain is Grain.ROLLING12 and last > until):
            break
        value = _float(held.numerator[place_] if counted and not _blank(held, place_) else held.value[place_])
        label = short_day(day_date(last)) if first == last else between(day_date(first), day_date(last))
        cells = tuple(count(_float(side[place_])) for side in (held.numerator, held.denominator, held.unknown))
        at = last if held.grain is Grain.ROLLING12 else first  # its firsts lie a year back
        made.append(Dot(label + _running(held, place_), day_date(at), value, cells))
    return made


def _blank(held: Series, place_: int) -> bool:
    return pd.isna(held.value[place_]) and pd.isna(held.numerator[place_])


def _running(held: Series, place_: int) -> str:
    """A period is still running where it ends with the data and is shorter than the calendar's."""
    whole = {Grain.WEEK: 7, Grain.MONTH: 28, Grain.QUARTER: 90, Grain.YEAR: 365}.get(held.grain)
    if whole is None or place_ != len(held.last) - 1:
        return ""
    last = day_date(held.last[place_])
    ends = {
        Grain.WEEK: last.weekday() == 6,
        Grain.MONTH: (last + timedelta(days=1)).day == 1,
        Grain.QUARTER: (last + timedelta(days=1)).day == 1 and last.month % 3 == 0,
        Grain.YEAR: (last.month, last.day) == (3, 31),
    }[held.grain]
    return "" if ends else " (so far)"


def _float(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def trend_sheet(request: Request) -> Sheet:
    """The series as rows, as it is kept; for sharing, the periods that the chart shows, small numbers hidden."""
    one = asked(request)
    grain = Grain(request.query.grain or "day")
    held = series(request, one, grain) if one else None
    rows: list[Sequence[Any]] = []
    if one and held is not None:
        rows = [
            (
                *(one.id, grain.value, day_date(held.first[n]), day_date(held.last[n]), request.unit.name),
                *(_float(side[n]) for side in (held.numerator, held.denominator, held.unknown, held.value)),
            )
            for n in range(len(held.first))
        ]
    headers = (
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
    return Sheet(f"{one.id if one else 'nothing'}-{grain.value}{suffix(request)}.csv", headers, rows)
