"""Indicators on request: the rows that ``measure`` and ``cases`` print, worked out from tables."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np
import pandas as pd

from indicators.breakdowns import BREAKDOWNS, Breakdown, offered, table_of
from indicators.cases import BLANK, MET_WORDS, OPEN, RUNNING, Bools, Cases
from indicators.catalogue import INDICATORS
from indicators.clock import AsOf, day_date
from indicators.engine import count_cases, divisions, span_of
from indicators.folding import Calendar, Division, Folding
from indicators.kinds import Duration, Fold, Indicator
from indicators.periods import Periods
from indicators.reading import Reading
from indicators.results import Grain, Series, UnitKind
from indicators.sums import LEVELS, withheld

Row = dict[str, Any]
#: What must not be shown of a series in one of its periods.
Hidden = Callable[[Series, int], frozenset[str]]


class UnknownIndicator(ValueError):
    """An id that no indicator has."""


class UnknownBreakdown(UnknownIndicator):
    """A name by which the indicators that were asked for cannot be broken down."""


def find(name: str) -> Indicator:
    """The indicator of an id."""
    if name not in INDICATORS:
        near = [other for other in INDICATORS if name.split("_", maxsplit=1)[0] in other]
        hint = f"; did you mean {', '.join(near[:3])}?" if near else ""
        raise UnknownIndicator(f"There is no indicator {name}{hint} `python -m indicators list` shows them all.")
    return INDICATORS[name]


def _number(value: float) -> float | int | None:
    """As JSON has it: null for NaN, whole numbers without a point."""
    if math.isnan(value):
        return None
    return int(value) if float(value).is_integer() else round(float(value), 6)


def _wanted(span: Periods, first: int | None, last: int | None) -> Bools:
    """Periods whose first day lies between two days; of rolling12, also those whose last day does."""
    low = -(2**31) if first is None else first
    high = 2**31 - 1 if last is None else last
    inside = (span.first >= low) & (span.first <= high)
    if span.grain is Grain.ROLLING12:
        inside |= (span.last >= low) & (span.last <= high)
    return inside


def _rows(series: Series, wanted: Bools, *, is_duration: bool, hidden: Hidden | None = None) -> Iterator[Row]:
    places = np.flatnonzero(wanted)
    said = {
        "indicator": series.indicator,
        "grain": str(series.grain),
        "period_start": None,
        "period_end": None,
        "unit_kind": str(series.unit.kind),
        "unit": series.unit.name,
        "category": series.category,
    }
    extra = ("mean", "lower_quartile", "upper_quartile", "longest") if is_duration else ()
    columns = {
        "period_start": _days(series.first[places]),
        "period_end": _days(series.last[places]),
        "numerator": _numbers(series.numerator[places]),
        "denominator": _numbers(series.denominator[places]),
        "unknown": series.unknown[places].astype(np.int64).tolist(),
        "value": _numbers(series.value[places]),
    }
    for name in extra:
        column = getattr(series, name)
        columns[name] = [None] * len(places) if column is None else _numbers(column[places])
    names = list(columns)
    for at, cells in zip(places, zip(*columns.values(), strict=True), strict=True):
        row: Row = said | dict(zip(names, cells, strict=True))
        if hidden is not None:
            withheld = sorted(name for name in hidden(series, int(at)) if row.get(name) is not None)
            row |= dict.fromkeys(withheld) | {"suppressed": withheld}
        yield row


def _days(numbers: np.ndarray[tuple[int], np.dtype[Any]]) -> tuple[str, ...]:
    return _spelt(numbers.astype("datetime64[D]").tobytes())


@lru_cache(maxsize=64)
def _spelt(days: bytes) -> tuple[str, ...]:
    """The same for every unit of a grain: days as they are written, of the bytes of an array of them."""
    return tuple(np.datetime_as_string(np.frombuffer(days, "datetime64[D]")).tolist())


def _numbers(values: np.ndarray[tuple[int], np.dtype[Any]]) -> list[float | int | None]:
    return [_number(value) for value in values.tolist()]


def measure(
    reading: Reading,
    ids: Sequence[str] = (),
    *,
    grain: Grain | None = None,
    first: int | None = None,
    last: int | None = None,
    by: UnitKind = UnitKind.TRUST,
    categories: bool = False,
    breakdown: str | None = None,
    suppress: bool = False,
) -> Iterator[Row]:
    """Result rows of indicators (all, where none is named) that offer the grain and whose data is there.

    Without a grain each indicator shows its finest. Without ``first`` only the latest period is shown. ``categories``
    adds the parts by the category the cases carry, ``breakdown`` those by a breakdown's. Where small numbers are to
    ``suppress``, each row names those of its numbers that are hidden, and has none in their place.
    """
    for indicator in _asked(ids, breakdown):
        chosen = indicator.offered[0] if grain is None else grain
        if chosen not in indicator.offered or reading.lacks(indicator.needs):
            continue
        # One period more at the front than asked: a period counts by its first day, which may lie before ``first``.
        span = span_of(reading, chosen, reading.as_of.day if first is None else first)
        wanted = np.ones(len(span), bool) if first is None and last is None else _wanted(span, first, last)
        if first is None and last is not None:
            span = span_of(reading, chosen, min(last, reading.as_of.day))
            wanted = _wanted(span, None, last)
        cases, per = count_cases(reading, indicator)
        calendar = Calendar.of([span])
        if calendar is None:
            continue
        found: list[Series] = []
        whole = Folding(reading, indicator, cases, per)
        parts = [Folding(reading, indicator, cases, per, one) for one in divisions(cases)] if categories else []
        parts += [] if breakdown is None else [broken_down(reading, indicator, cases, per, BREAKDOWNS[breakdown])]
        for folding in (whole, *parts):
            found += [one for kind in (LEVELS if suppress else (by,)) for one in folding.series(kind, calendar)]
        hidden = partial(withheld, indicator, found, {}) if suppress else None
        for series in found:
            if series.unit.kind is by:
                yield from _rows(series, wanted, is_duration=isinstance(indicator, Duration), hidden=hidden)


def _asked(ids: Sequence[str], breakdown: str | None) -> list[Indicator]:
    """The indicators of ids, or all; of all, those that can be broken down so."""
    if breakdown is not None and breakdown not in BREAKDOWNS:
        raise UnknownBreakdown(f"There is no breakdown {breakdown}. There are {', '.join(BREAKDOWNS)}.")
    if not ids:
        return [one for one in INDICATORS.values() if breakdown is None or breakdown in offered(one)]
    for one in map(find, ids):
        if breakdown is not None and breakdown not in offered(one):
            can = ", ".join(offered(one)) or "nothing"
            raise UnknownBreakdown(f"{one.id} cannot be broken down by {breakdown}; it can by {can}.")
    return [find(name) for name in ids]


def broken_down(
    reading: Reading, indicator: Indicator, cases: Cases, per: Cases | None, breakdown: Breakdown
) -> Folding:
    """The cases of an indicator in the parts of a breakdown, ready to be folded."""
    coded = breakdown.of(reading, cases, table_of(reading, cases, indicator.needs))
    names = tuple(category.code for category in breakdown.parts(reading))
    return Folding(reading, indicator, coded.cases, per, Division(breakdown.name, coded.code, names))


def listed(
    reading: Reading, name: str, *, first: int | None = None, last: int | None = None, unit: str | None = None
) -> Iterator[Row]:
    """The cases behind an indicator: a flow's that start between two days; a stock's that cover the last of them."""
    indicator = find(name)
    if reading.lacks(indicator.needs):
        return
    cases, _ = count_cases(reading, indicator)
    high = reading.as_of.day if last is None else last
    low = high if first is None else first
    if indicator.fold is Fold.STOCK:
        keep = (cases.start <= high) & (cases.end > high)
    elif indicator.fold is Fold.FLOW:
        keep = (cases.start >= low) & (cases.start <= high)
    else:
        keep = (cases.start <= high) & (cases.end > low)
    chosen = cases.where(keep)
    columns = reading.case_columns(chosen)
    for at in range(len(chosen)):
        names = (columns["service"][at], columns["team"][at], columns["worker"][at])
        if unit is not None and unit not in names and unit != reading.settings.text("trust_name"):
            continue
        yield {
            "indicator": indicator.id,
            "ref": columns["ref"][at],
            "person": columns["person"][at],
            "service": names[0],
            "team": names[1],
            "worker": names[2],
            **{key: _day(columns[key][at]) for key in ("start", "end", "opened", "due", "done")},
            "met": _answer(int(columns["met"][at])),
            "value": _number(columns["value"][at]),
            "category": columns["category"][at],
        }


def _day(day: np.int32) -> str | None:
    return None if day in (BLANK, OPEN) else day_date(int(day)).isoformat()


def _answer(met: int) -> bool | str | None:
    return "running" if met == RUNNING else {"met": True, "not met": False}.get(MET_WORDS[met])


def measure_rows(
    tables: Mapping[str, pd.DataFrame],
    supplied: Mapping[str, Iterable[str]],
    as_of: str,
    ids: Sequence[str],
    grain: str,
    *,
    first: str | None = None,
    last: str | None = None,
    by: str = "trust",
    categories: bool = False,
    breakdown: str | None = None,
) -> list[Row]:
    """``measure`` from plain arguments: dates as ISO text."""
    reading = Reading(tables, supplied, AsOf.parse(as_of))
    low, high = (None if text is None else AsOf.parse(text).day for text in (first, last))
    asked = measure(
        reading,
        ids,
        grain=Grain(grain),
        first=low,
        last=high,
        by=UnitKind(by),
        categories=categories,
        breakdown=breakdown,
    )
    return list(asked)


def case_rows(
    tables: Mapping[str, pd.DataFrame],
    supplied: Mapping[str, Iterable[str]],
    as_of: str,
    name: str,
    *,
    first: str | None = None,
    last: str | None = None,
    unit: str | None = None,
) -> list[Row]:
    """``listed`` from plain arguments: dates as ISO text."""
    reading = Reading(tables, supplied, AsOf.parse(as_of))
    low, high = (None if text is None else AsOf.parse(text).day for text in (first, last))
    return list(listed(reading, name, first=low, last=high, unit=unit))
