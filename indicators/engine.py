"""Cases into results: by trust, service, team and worker, over the periods of a grain.

Trust and services are sums of teams for flows and stocks, because a case belongs to one team at a time; medians and
distinct persons do not add up and are counted anew at each level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from indicators.cases import RUNNING, Bools, Cases, Ints
from indicators.catalogue import INDICATORS
from indicators.clock import add_months, day_date
from indicators.fold import Matrix, Spread, Tally, any_cases, distribute, divide, tally, tally_persons
from indicators.kinds import Duration, Fold, Indicator, Proportion, Rate, Ratio
from indicators.periods import Periods, periods
from indicators.reading import Reading
from indicators.results import Block, Grain, Series, Unit, UnitKind
from indicators.words import Workforce, workforce

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


@dataclass(frozen=True)
class Computed:
    """What one indicator came to: the columns it lacks, or its cases and its results."""

    indicator: Indicator
    lacks: tuple[str, ...]
    cases: Cases | None
    blocks: Sequence[Block]

    @property
    def series(self) -> Iterator[Series]:
        """The results unit by unit."""
        for block in self.blocks:
            yield from block.series()


@dataclass(frozen=True)
class Level:
    """One level of the organisation: the units in it, and which of them are shown although nothing counted there."""

    kind: UnitKind
    units: tuple[Unit, ...]
    standing: frozenset[int]


def levels(reading: Reading) -> dict[UnitKind, Level]:
    """Trust, services, teams and workers of a reading, by the numbers its cases carry; the unknown one last."""
    organisation = reading.organisation
    services = tuple(
        Unit(UnitKind.SERVICE, key, str(name))
        for key, name in zip(organisation.service_ids, organisation.service_names, strict=True)
    )
    teams = tuple(
        Unit(UnitKind.TEAM, str(key), str(name), services[service].id)
        for key, name, service in zip(
            [*organisation.teams.names, ""], organisation.team_names, organisation.service_of, strict=True
        )
    )
    staff: Workforce = reading.fact(workforce)
    workers = tuple(
        Unit(UnitKind.WORKER, str(key), str(name), teams[team].id)
        for key, name, team in zip(
            [*reading.workers.names, ""], reading.worker_names, np.append(staff.team, -1), strict=True
        )
    )
    known = range(len(teams) - 1)
    working = frozenset(team for team in known if team not in organisation.parents)
    return {
        UnitKind.TRUST: Level(
            UnitKind.TRUST, (Unit(UnitKind.TRUST, "", reading.settings.text("trust_name")),), frozenset({0})
        ),
        UnitKind.SERVICE: Level(
            UnitKind.SERVICE, services, frozenset(int(organisation.service_of[team]) for team in working)
        ),
        UnitKind.TEAM: Level(UnitKind.TEAM, teams, working),
        UnitKind.WORKER: Level(UnitKind.WORKER, workers, frozenset()),
    }


def codes(reading: Reading, cases: Cases, kind: UnitKind) -> Ints:
    """The unit of each case at a level: never -1, the unknown unit is the last."""
    organisation = reading.organisation
    if kind is UnitKind.TRUST:
        return np.zeros(len(cases), np.int32)
    if kind is UnitKind.WORKER:
        return np.where(cases.worker < 0, len(reading.workers), cases.worker).astype(np.int32)
    team = np.where(cases.team < 0, len(organisation.teams), cases.team).astype(np.int32)
    return team if kind is UnitKind.TEAM else organisation.service_of[team]


@dataclass(frozen=True)
class Table:
    """Results of one indicator by unit and period: what Series are cut from. NaN where there is none."""

    numerator: Matrix
    denominator: Matrix
    unknown: Matrix
    value: Matrix
    spread: Spread | None = None

    @property
    def used(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which units have anything at all."""
        return any_cases(self.numerator, self.denominator, self.unknown)


def reporting_year(day: int) -> int:
    """The year in whose March the reporting year of a day ends."""
    ends = day_date(day)
    return ends.year + (ends.month > 3)


def unknown_periods(reading: Reading, indicator: Indicator, span: Periods) -> Bools:
    """The periods that the source does not cover: they end before its first day, and are null rather than 0.

    Through a window (Annex A) less is known: events of a period that begins before the window are not all there, and
    what is judged by earlier events cannot be judged before as many months of them have been listed.
    """
    hidden: Bools = span.last < reading.covers_from
    window = reading.window_of(indicator.needs)
    if window is None:
        return hidden
    known_from = int(add_months(np.int32(window), indicator.looks_back))
    first = span.last if indicator.fold is Fold.STOCK else span.first
    return hidden | (first < known_from)


class Folding:
    """One indicator's cases, folded level by level; teams are folded once and rolled up where that is right.

    Where ``days`` is given (every day of every period that will be asked for), teams are folded by day once and longer
    periods are taken from the days.
    """

    def __init__(
        self, reading: Reading, indicator: Indicator, cases: Cases, per: Cases | None, days: Periods | None = None
    ) -> None:
        self._reading, self._indicator = reading, indicator
        self._cases = cases.where(np.flatnonzero(cases.met != RUNNING))
        self._per, self._days = per, days
        self._levels: dict[UnitKind, Level] = reading.fact(levels)
        self._held: dict[tuple[int, UnitKind, Grain | None], Tally] = {}

    def _other_side(self) -> Cases:
        if self._per is None:
            raise ValueError(f"{self._indicator.id} is a ratio: fold it with the cases it is divided by")
        return self._per

    def _tally(self, cases: Cases, fold: Fold, kind: UnitKind, span: Periods) -> Tally:
        size = len(self._levels[kind].units)
        if fold is Fold.DURING:
            return tally_persons(cases, codes(self._reading, cases, kind), size, span)
        key = (id(cases), kind, span.grain)
        if key not in self._held:
            self._held[key] = self._folded(cases, fold, kind, span, size)
        return self._held[key]

    def _folded(self, cases: Cases, fold: Fold, kind: UnitKind, span: Periods, size: int) -> Tally:
        if kind in (UnitKind.TRUST, UnitKind.SERVICE):
            parent = self._reading.organisation.service_of
            at = parent if kind is UnitKind.SERVICE else np.zeros(len(parent), np.int32)
            return self._tally(cases, fold, UnitKind.TEAM, span).rolled_up(at, size)
        if kind is UnitKind.WORKER or self._days is None:
            return tally(cases, fold, codes(self._reading, cases, kind), size, span)
        key = (id(cases), kind, None)
        if key not in self._held:
            self._held[key] = tally(cases, fold, codes(self._reading, cases, kind), size, self._days)
        return self._held[key].over(fold, self._days, span)

    def table(self, kind: UnitKind, span: Periods) -> Table:
        """The results of a level over periods."""
        indicator, size = self._indicator, len(self._levels[kind].units)
        none = np.full((size, len(span)), np.nan)
        if isinstance(indicator, Duration):
            unit = codes(self._reading, self._cases, kind)
            spread = distribute(self._cases, indicator.fold, unit, size, span)
            shown = spread.mean if indicator.show == "mean" else spread.median
            return Table(spread.total, spread.known, spread.unknown, shown, spread)
        counts = self._tally(self._cases, indicator.fold, kind, span)
        if isinstance(indicator, Proportion):
            whole = counts.judged
            return Table(counts.met, whole, counts.unknown, divide(counts.met, whole, 100))
        number = counts.judged
        if isinstance(indicator, Ratio):
            below = self._tally(self._other_side(), indicator.per_fold, kind, span)
            whole = below.judged
            return Table(number, whole, counts.unknown, divide(number, whole, 100 if indicator.percent else 1))
        if isinstance(indicator, Rate):
            if kind is not UnitKind.TRUST:
                return Table(number, none, counts.unknown, none)
            people = np.array([[self._reading.settings.children(reporting_year(day)) for day in span.last]], float)
            return Table(number, people, counts.unknown, divide(number, people, 10_000))
        return Table(number, none, counts.unknown, number)

    def block(self, kind: UnitKind, span: Periods, category: str | None = None) -> Iterator[Block]:
        """The results of a level; units where nothing ever counted are left out, unless they stand. None or one."""
        if not len(span):
            return
        level, table = self._levels[kind], self.table(kind, span)
        shown = table.used
        if category is None:
            shown[list(level.standing)] = True
        rows = np.flatnonzero(shown)
        if not len(rows):
            return
        hidden = unknown_periods(self._reading, self._indicator, span)
        some = bool(hidden.any())

        def cut(matrix: Matrix, blank: float = np.nan) -> Matrix:
            chosen = matrix if len(rows) == len(matrix) and not some else matrix[rows]
            if some:
                chosen[:, hidden] = blank
            return chosen

        spread = table.spread
        yield Block(
            indicator=self._indicator.id,
            kind=kind,
            category=category,
            grain=span.grain,
            first=span.first,
            last=span.last,
            units=tuple(level.units[row] for row in rows),
            numerator=cut(table.numerator),
            denominator=cut(table.denominator),
            unknown=cut(table.unknown, 0),
            value=cut(table.value),
            mean=cut(spread.mean) if spread else None,
            lower_quartile=cut(spread.lower) if spread else None,
            upper_quartile=cut(spread.upper) if spread else None,
            longest=cut(spread.longest) if spread else None,
        )

    def series(self, kind: UnitKind, span: Periods, category: str | None = None) -> Iterator[Series]:
        """The results of each unit of a level."""
        for block in self.block(kind, span, category):
            yield from block.series()


def count_cases(reading: Reading, indicator: Indicator) -> tuple[Cases, Cases | None]:
    """The cases of an indicator; of a ratio, both sides."""
    return indicator.cases(reading), indicator.per(reading) if isinstance(indicator, Ratio) else None


def by_category(cases: Cases) -> Iterator[tuple[str, Cases]]:
    """The cases of each category, in the order of its name."""
    if cases.category is None:
        return
    numbers, names = pd.factorize(cases.category)
    for number in np.argsort(names):
        yield str(names[number]), replace(cases.where(numbers == number), category=None)


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
    spans = {grain: span_of(reading, grain, horizon(reading)) for grain in Grain}
    earliest = min(int(span.first[0]) for span in spans.values())
    days = periods(Grain.DAY, earliest, reading.as_of.day)
    for indicator in INDICATORS.values() if indicators is None else indicators:
        lacks = reading.lacks(indicator.needs)
        if lacks:
            yield Computed(indicator, lacks, None, ())
            continue
        cases, per = count_cases(reading, indicator)
        folding = Folding(reading, indicator, cases, per, days)
        blocks = [
            block
            for kind, grains in KEPT.items()
            for grain in indicator.offered
            if grain in grains
            for block in folding.block(kind, spans[grain])
        ]
        for name, part in by_category(cases):
            parts = Folding(reading, indicator, part, per, days)
            for kind in (UnitKind.TRUST, UnitKind.SERVICE, UnitKind.TEAM):
                for grain in indicator.offered:
                    if grain in PARTS[indicator.fold]:
                        blocks.extend(parts.block(kind, spans[grain], name))
        yield Computed(indicator, (), cases, blocks)
