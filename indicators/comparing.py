"""Which periods of a series may be compared, and what is compared: whole ones of one kind, never a month "so far".

And which may have control limits. Limits take points to be independent: flows are, stocks are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from data.results import Grain, Series, UnitKind
from indicators.cases import Floats
from indicators.clock import day_date, day_number
from indicators.kinds import Count, Duration, Fold, Indicator, Proportion, Rate
from indicators.periods import IN_A_YEAR, is_whole
from indicators.spc.baseline import Rebase, in_force
from indicators.spc.control import Points

Places = NDArray[np.intp]

#: How many whole periods a chart with limits reads, unless its baseline is older. Other grains have no limits.
HISTORY = {Grain.WEEK: 53, Grain.FORTNIGHT: 52, Grain.MONTH: 36, Grain.QUARTER: 20, Grain.YEAR: 10}


@dataclass(frozen=True)
class Moment:
    """The number of one whole period, as it is shown, with its two sides where it has them."""

    first: int
    last: int
    shown: float
    numerator: float | None = None
    denominator: float | None = None


def shown_unit(indicator: Indicator) -> str:
    """The unit a person reads: of counts and rates, the things themselves."""
    return "count" if isinstance(indicator, Count | Rate) else indicator.unit


def numbers(indicator: Indicator, series: Series) -> Floats:
    """What a person reads of each period: things counted for counts and rates, else the value."""
    if isinstance(indicator, Count | Rate):
        return series.numerator
    if isinstance(indicator, Duration) and indicator.show == "mean" and series.mean is not None:
        return series.mean
    return series.value


def why_limitless(indicator: Indicator, grain: Grain, level: UnitKind = UnitKind.TRUST) -> str:
    """Why a chart of this indicator by this grain has no control limits; nothing where it has them.

    On a stable process the latest month of a stock is flagged more often than not: most of the children of one month's
    end are those of the month before, so its points are not independent, as limits take them to be.
    """
    if indicator.fold is Fold.STOCK:
        flows = (
            "what starts and what ends is judged instead"
            if indicator.starts or indicator.ends
            else ("it is read against its target and the year before")
        )
        return (
            "This is what stands on a day, and most of it stood there the day before: limits would flag it more often "
            f"than not while nothing changes. So it has none; {flows}."
        )
    if level is UnitKind.WORKER:
        return "One worker's numbers are too few to tell a change from chance: there are no limits."
    if indicator.fold is Fold.DURING:
        return "A child counts again in each period that a spell touches, so one point leans on the last: no limits."
    if grain is Grain.ROLLING12:
        return "Each point shares eleven of its twelve months with the one before, so there are no limits."
    if grain is Grain.DAY:
        return "Weekends and weekdays differ by their nature, so days have no limits: weeks and months do."
    return ""


def whole(indicator: Indicator, series: Series, on: int, covers_from: int) -> Places:
    """The places in a series of the periods that are over by a day, covered from their first, and not months off."""
    kept = (series.last <= on) & ((series.last if indicator.fold is Fold.STOCK else series.first) >= covers_from)
    if len(kept) and not is_whole(series.grain, int(series.first[-1]), int(series.last[-1])):
        kept[-1] = False  # the only one that may not be: it ends with the data
    if indicator.months_off and series.grain is Grain.MONTH:
        kept &= ~np.isin(
            series.first.astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12 + 1, indicator.months_off
        )
    return np.flatnonzero(kept)


def points(indicator: Indicator, series: Series, at: Places) -> Points:
    """The periods that a control chart is made of."""
    sides = (series.numerator[at], series.denominator[at]) if isinstance(indicator, Proportion) else (None, None)
    return Points(series.first[at], series.last[at], numbers(indicator, series)[at], *sides)


def recent(series: Series, known: Places, decisions: Sequence[Rebase]) -> Places:
    """Of the places given, those a chart reads: the latest, and back to where the baseline in force began."""
    begun = [one for one in in_force(decisions) if (series.first[known] >= day_number(one.since)).any()]
    since = day_number(begun[-1].since) if begun else int(series.last[known[-1]])
    older: Places = known[: -HISTORY[series.grain]]
    return known[int((series.first[older] < since).sum()) :]


def moment(indicator: Indicator, series: Series, place: int) -> Moment | None:
    """The number at a place; None where there is none."""
    shown = float(numbers(indicator, series)[place])
    if not isfinite(shown):
        return None
    sides = (series.numerator[place], series.denominator[place])
    return Moment(
        int(series.first[place]), int(series.last[place]), shown, *(float(n) if isfinite(n) else None for n in sides)
    )


def period_before(indicator: Indicator, series: Series, held: Places, place: int) -> Moment | None:
    """The whole period just before a place, months off passed over; None where that one has no number."""
    earlier = place - 1
    off = indicator.months_off if series.grain is Grain.MONTH else ()
    while off and earlier >= 0 and day_date(int(series.first[earlier])).month in off:
        earlier -= 1
    return moment(indicator, series, earlier) if earlier in held else None


def years_before(indicator: Indicator, series: Series, held: Places, place: int) -> tuple[Moment | None, ...]:
    """The same period of each of the three years before, the latest first: what its season tends to be."""
    earlier = [place - years * IN_A_YEAR[series.grain] for years in (1, 2, 3)]
    return tuple(moment(indicator, series, one) if one in held else None for one in earlier)
