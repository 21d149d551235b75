"""Cases into results: by trust, service, team and worker, over the periods of every grain. What a load keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from data.ledger import Ledger
from indicators.cases import UNKNOWN, Cases
from indicators.catalogue import INDICATORS
from indicators.folding import Calendar, Division, Folding, own_division, reporting_year
from indicators.kinds import Fold, Indicator, Ratio
from indicators.periods import Periods, periods
from indicators.reading import Reading
from indicators.results import Block, Grain, Series, UnitKind

#: How far back the load keeps results: five whole years of months before the year in progress.
YEARS_KEPT = 5

#: By which grains each level is kept with a load: by worker, weeks are enough for a caseload and a supervision.
KEPT: dict[UnitKind, frozenset[Grain]] = {
    UnitKind.TRUST: frozenset(Grain),
    UnitKind.SERVICE: frozenset(Grain),
    UnitKind.TEAM: frozenset(Grain),
    UnitKind.WORKER: frozenset({Grain.WEEK}),
}

#: By which grains the categories of an indicator are kept: a mix of events is read by the month and longer, a mix of
#: what is open as at any day.
_MIX = frozenset({Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.ROLLING12})
PARTS: dict[Fold, frozenset[Grain]] = {Fold.FLOW: _MIX, Fold.STOCK: _MIX | {Grain.DAY}, Fold.DURING: _MIX}

#: At which levels they are kept.
DIVIDED = (UnitKind.TRUST, UnitKind.SERVICE, UnitKind.TEAM)


@dataclass(frozen=True)
class Computed:
    """What one indicator came to: the columns it lacks, or its cases and its results.

    ``results`` are ledgers, from which every grain follows, or, of what does not add up, a block a grain.
    """

    indicator: Indicator
    lacks: tuple[str, ...]
    cases: Cases | None
    results: Sequence[Ledger | Block]
    per: Cases | None = None  #: of a ratio, the cases it is divided by

    @property
    def lists(self) -> Mapping[str, Cases]:
        """The cases as they are kept to be listed, by what they are kept under (Indicator.lists).

        Those of a ratio have what each adds to its side as their value. What it is divided by is no child: a manager's
        month is told from another by a number that is nobody's.
        """
        if self.cases is None:
            return {}
        if not isinstance(self.indicator, Ratio) or self.per is None:
            return {self.indicator.id: self.cases}
        nobody = np.full(len(self.per), -1, np.int32)
        sides = (self.cases, replace(self.per, person=nobody))
        return {name: _valued(side) for name, side in zip(self.indicator.lists, sides, strict=True)}

    @property
    def series(self) -> Iterator[Series]:
        """The results unit by unit and grain by grain."""
        for one in self.results:
            yield from one.series()


def _valued(cases: Cases) -> Cases:
    return replace(cases, value=np.where(cases.met == UNKNOWN, np.nan, cases.weight))


class Calendars:
    """The calendar of every set of grains that is asked for, each made once."""

    def __init__(self, spans: Iterable[Periods]) -> None:
        self._spans = {span.grain: span for span in spans}
        self._held: dict[tuple[Grain, ...], Calendar | None] = {}

    def of(self, grains: Iterable[Grain]) -> Calendar | None:
        """The calendar of some grains; None where there is no period."""
        asked = frozenset(grains)
        wanted = tuple(grain for grain in Grain if grain in asked)
        if wanted not in self._held:
            self._held[wanted] = Calendar.of(self._spans[grain] for grain in wanted)
        return self._held[wanted]


def count_cases(reading: Reading, indicator: Indicator) -> tuple[Cases, Cases | None]:
    """The cases of an indicator; of a ratio, both sides."""
    return indicator.cases(reading), indicator.per(reading) if isinstance(indicator, Ratio) else None


def divisions(cases: Cases) -> Iterator[Division]:
    """Everything that the cases of an indicator are divided by. Each is folded as a whole, however many categories."""
    own = own_division(cases)
    if own is not None:
        yield own


def span_of(reading: Reading, grain: Grain, first: int) -> Periods:
    """The periods of a grain from a day to as_of."""
    anchor = date.fromisoformat(reading.settings.text("fortnight_starts"))
    return periods(grain, first, reading.as_of.day, anchor)


def horizon(reading: Reading) -> int:
    """The first day of which results are kept: as far back as the source covers, at most YEARS_KEPT whole years."""
    year = reporting_year(reading.as_of.day) - 1 - YEARS_KEPT
    start = int(np.datetime64(f"{year}-04-01", "D").astype(int))
    return max(start, reading.covers_from)


def compute(reading: Reading, indicators: Iterable[Indicator] | None = None) -> Iterator[Computed]:
    """Every indicator over the whole of a reading: what a load keeps."""
    first = horizon(reading)
    calendars = Calendars(span_of(reading, grain, first) for grain in Grain)
    for indicator in INDICATORS.values() if indicators is None else indicators:
        lacks = reading.lacks(indicator.needs)
        if lacks:
            yield Computed(indicator, lacks, None, ())
            continue
        cases, per = count_cases(reading, indicator)
        results = list(_whole(Folding(reading, indicator, cases, per), indicator, calendars))
        for breakdown in divisions(cases):
            results += _parts(Folding(reading, indicator, cases, per, breakdown), indicator, calendars)
        yield Computed(indicator, (), cases, results, per)


def _whole(folding: Folding, indicator: Indicator, calendars: Calendars) -> Iterator[Ledger | Block]:
    for kind, grains in KEPT.items():
        calendar = calendars.of(grains.intersection(indicator.offered))
        if calendar is not None:
            yield from folding.results(kind, calendar)


def _parts(folding: Folding, indicator: Indicator, calendars: Calendars) -> Iterator[Ledger | Block]:
    calendar = calendars.of(PARTS[indicator.fold].intersection(indicator.offered))
    if calendar is not None:
        for kind in DIVIDED:
            yield from folding.results(kind, calendar)
