"""Where an indicator stands on a day: over a period that is honest for it, and at the same point of each week before.

A stock is read as at the day. A percentage or a ratio of events is read over the four weeks that end on the day: always
as many of each weekday, and no first of the month on which one child makes 100%. A number of events, and how long they
took, is read for the last whole week, Monday to Sunday. What is not counted by day or week is read over its own
period: the twelve months it is published for where it has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import isfinite

import numpy as np

from data.results import Grain, Series
from indicators.clock import day_date
from indicators.kinds import Count, Duration, Fold, Indicator, Rate

WEEKS = 26


class Period(Enum):
    """The period a number is read over, as a tile prints it."""

    AS_AT = "as at"
    FOUR_WEEKS = "four weeks"
    WHOLE_WEEK = "whole week"
    OWN = "own period"


@dataclass(frozen=True)
class Point:
    """One number with what it was made of. None where the source does not cover the period or nothing was counted."""

    first: int
    last: int
    shown: float | None  #: the number a person reads: counted things for counts and rates, else the value
    value: float | None
    numerator: float | None
    denominator: float | None
    unknown: int
    longest: float | None = None


@dataclass(frozen=True)
class Standing:
    """The latest point, the one before it, and the points that lead up to the latest, oldest first."""

    period: Period
    now: Point
    then: Point | None
    points: tuple[Point | None, ...]

    @property
    def trend(self) -> tuple[float | None, ...]:
        """What a line through the points shows; None where one has no number."""
        return tuple(None if point is None else point.shown for point in self.points)

    @property
    def weekly(self) -> bool:
        """True where the point before stands a week before."""
        return self.then is not None and self.now.last - self.then.last == 7

    @property
    def first(self) -> date:
        """The first day that counts."""
        return day_date(self.now.first)

    @property
    def last(self) -> date:
        """The last day that counts."""
        return day_date(self.now.last)


def period_of(indicator: Indicator, grain: Grain = Grain.DAY) -> Period:
    """The period that is honest for an indicator, of which there is a series by such a grain."""
    if indicator.fold is Fold.STOCK:
        return Period.AS_AT
    if indicator.fold is Fold.DURING or grain not in {Grain.DAY, Grain.WEEK}:
        return Period.OWN
    return Period.WHOLE_WEEK if isinstance(indicator, Count | Rate | Duration) else Period.FOUR_WEEKS


def grain_of(indicator: Indicator, *, worker: bool = False) -> Grain:
    """The grain a standing is read from. A median does not add up, and workers' results are kept by the week."""
    weekly = worker or (isinstance(indicator, Duration) and indicator.fold is Fold.FLOW)
    wanted = [Grain.WEEK] if weekly else [Grain.DAY, Grain.WEEK]
    wanted += [Grain.ROLLING12, *indicator.grains]
    return next(grain for grain in wanted if grain in indicator.grains)


def standing(indicator: Indicator, series: Series, on: int, covers_from: int, weeks: int = WEEKS) -> Standing | None:
    """Where an indicator stood on a day (its number), from its series; None before the first period."""
    period = period_of(indicator, series.grain)
    if series.grain in {Grain.DAY, Grain.WEEK} and period is not Period.OWN:
        points = [_point(indicator, series, period, on - 7 * back, covers_from) for back in range(weeks)]
    else:
        newest = int(np.searchsorted(series.last, on, side="right")) - 1
        points = [_folded(indicator, series, at, at) if at >= 0 else None for at in range(newest, newest - weeks, -1)]
    if points[0] is None:
        return None
    return Standing(period, points[0], points[1] if len(points) > 1 else None, tuple(reversed(points)))


def _point(indicator: Indicator, series: Series, period: Period, on: int, covers_from: int) -> Point | None:
    last = int(np.searchsorted(series.first, on, side="right")) - 1
    if period is Period.WHOLE_WEEK:
        last = _whole_week(series, on)
    if last < 0 or on > series.last[-1] + 6:
        return None
    first = max(0, last - _length(series.grain, period) + 1)
    if series.first[first] < covers_from and period is not Period.AS_AT:
        return None
    return _folded(indicator, series, first, last)


def _whole_week(series: Series, on: int) -> int:
    """The position of the last day, or week, of the last whole week that had ended by the day."""
    sunday = on - (on + 4) % 7  # day 3, 1970-01-04, was the first Sunday
    if series.grain is Grain.DAY:
        return int(np.searchsorted(series.last, sunday, side="right")) - 1
    return int(np.searchsorted(series.first + 6, sunday, side="right")) - 1


def _length(grain: Grain, period: Period) -> int:
    days = {Period.AS_AT: 1, Period.FOUR_WEEKS: 28, Period.WHOLE_WEEK: 7}[period]
    return days if grain is Grain.DAY else max(1, days // 7)


def _folded(indicator: Indicator, series: Series, first: int, last: int) -> Point:
    numerator = _sum(series.numerator, first, last)
    denominator = _sum(series.denominator, first, last)
    value = _number(series.value[last]) if first == last else _divided(indicator, numerator, denominator)
    if isinstance(indicator, Duration) and indicator.show == "mean" and series.mean is not None:
        value = _number(series.mean[last])
    counted = isinstance(indicator, Count | Rate)
    return Point(
        first=int(series.first[first]),
        last=int(series.last[last]),
        shown=numerator if counted and (value is not None or first != last or indicator.kind == "rate") else value,
        value=value,
        numerator=numerator,
        denominator=denominator,
        unknown=int(series.unknown[first : last + 1].sum()),
        longest=None if series.longest is None else _number(series.longest[last]),
    )


def _divided(indicator: Indicator, numerator: float | None, denominator: float | None) -> float | None:
    if numerator is None or isinstance(indicator, Rate):
        return None  # a rate of one week is no yearly rate: the number of the week is shown
    if isinstance(indicator, Count):
        return numerator
    if denominator is None or denominator <= 0:
        return None
    return numerator / denominator * (100 if indicator.unit == "percent" else 1)


def _sum(column: np.ndarray[tuple[int], np.dtype[np.float64]], first: int, last: int) -> float | None:
    held = column[first : last + 1]
    known = held[~np.isnan(held)]
    return float(known.sum()) if len(known) else None


def _number(value: float) -> float | None:
    return float(value) if isfinite(value) else None
