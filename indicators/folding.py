"""One indicator's cases, folded level by level: the whole, or every category of a breakdown at once.

A row is a unit, or a unit and a code; the fold does not know which. Flows and stocks are folded by team once, rolled up
to services and the trust, and leave a ledger, from which every grain follows. Medians and distinct persons add up over
neither units nor periods: they are counted anew at each level, all grains in one pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.ledger import Column, Cover, Ledger, Pieces
from data.results import OWN, Floats, divide
from indicators.cases import UNKNOWN, Bools, Cases, Ints
from indicators.clock import add_months
from indicators.fold import Columns, Spread, Tally, Valued, distribute, tally, tally_persons
from indicators.kinds import Duration, Fold, Indicator, Proportion, Rate, Ratio
from indicators.levels import Level, codes, levels
from indicators.periods import Periods
from indicators.reading import Reading
from indicators.results import Block, Row, Series, UnitKind


@dataclass(frozen=True)
class Calendar:
    """The periods of some grains: side by side, and as the pieces that all of them are made of."""

    columns: Columns
    pieces: Pieces
    periods: Periods  #: the pieces, as the folds take them

    @classmethod
    def of(cls, spans: Iterable[Periods]) -> Calendar | None:
        """Of grains that have a period; None where none has."""
        some = tuple(span for span in spans if len(span))
        if not some:
            return None
        pieces = Pieces.of({span.grain: (span.first, span.last) for span in some})
        return cls(Columns(some), pieces, Periods(some[0].grain, pieces.first, pieces.last))


@dataclass(frozen=True)
class Division:
    """The cases of an indicator divided into parts: a code for each case (-1: in no category), and their names."""

    name: str
    codes: Ints
    categories: tuple[str, ...]


def own_division(cases: Cases) -> Division | None:
    """By the category that cases carry, in the order of its name; None where they carry none."""
    if cases.category is None:
        return None
    numbers, names = pd.factorize(cases.category)
    order = np.argsort(names)
    place = np.empty(len(order) + 1, np.int32)
    place[order], place[-1] = np.arange(len(order)), -1
    return Division(OWN, place[numbers], tuple(str(names[number]) for number in order))


@dataclass(frozen=True)
class Places:
    """The rows of a level in which anything may count, unit by unit."""

    unit: NDArray[np.intp]
    code: NDArray[np.intp]
    number: NDArray[np.intp]  #: by unit and code the row; -1 where nothing counts

    def __len__(self) -> int:
        return len(self.unit)

    @classmethod
    def of(cls, counts: NDArray[np.bool_]) -> Places:
        """From a mask by unit and code."""
        unit, code = np.nonzero(counts)
        number = np.full(counts.size, -1, np.intp)
        number[np.flatnonzero(counts)] = np.arange(len(unit))
        return cls(unit, code, number)


def reporting_years(days: Ints) -> NDArray[np.int64]:
    """The year in whose March the reporting year of each day ends."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return 1970 + (months + 9) // 12


def reporting_year(day: int) -> int:
    """The year in whose March the reporting year of a day ends."""
    return int(reporting_years(np.array([day], np.int32))[0])


def cover_of(reading: Reading, indicator: Indicator) -> Cover:
    """The periods that the source does not cover: they end before its first day, and are null rather than 0.

    Through a window (Annex A) less is known: events of a period that begins before the window are not all there, and
    what is judged by earlier events cannot be judged before as many months of them have been listed.
    """
    recorded = reading.recorded_from(indicator.needs)
    first = reading.covers_from if recorded is None else max(reading.covers_from, recorded)
    if indicator.today_only:
        first = reading.as_of.day
    window = reading.window_of(indicator.needs)
    known_from = None if window is None else int(add_months(np.int32(window), indicator.looks_back))
    return Cover(first, known_from, at_end=indicator.fold is Fold.STOCK)


def adds_up(indicator: Indicator) -> bool:
    """True where the numbers of teams and of days make those of services and of months."""
    folds = {indicator.fold, indicator.per_fold} if isinstance(indicator, Ratio) else {indicator.fold}
    return Fold.DURING not in folds and not isinstance(indicator, Duration)


class Folding:
    """The cases of one indicator (of a ratio, both sides), ready to be folded for any level and any grains."""

    def __init__(
        self,
        reading: Reading,
        indicator: Indicator,
        cases: Cases,
        per: Cases | None = None,
        breakdown: Division | None = None,
    ) -> None:
        if isinstance(indicator, Ratio) and per is None:
            raise ValueError(f"{indicator.id} is a ratio: fold it with the cases it is divided by")
        self._reading, self._indicator = reading, indicator
        self._cases, self._per, self._breakdown = cases, per, breakdown
        self._levels: dict[UnitKind, Level] = reading.fact(levels)
        self._held: dict[Any, Any] = {}

    def results(self, kind: UnitKind, calendar: Calendar) -> Iterator[Ledger | Block]:
        """The results of a level; units where nothing ever counted are left out, unless they stand."""
        if not len(self._places(kind)):
            return
        if adds_up(self._indicator):
            yield self._ledger(kind, calendar)
        else:
            yield from self._blocks(kind, calendar.columns)

    def series(self, kind: UnitKind, calendar: Calendar) -> Iterator[Series]:
        """The results of each unit of a level, or of each category and unit."""
        for one in self.results(kind, calendar):
            yield from one.series()

    # Rows

    @property
    def _divided_by(self) -> str:
        return "" if self._breakdown is None else self._breakdown.name

    @property
    def _parts(self) -> int:
        return 1 if self._breakdown is None else len(self._breakdown.categories)

    def _units(self, cases: Cases, kind: UnitKind) -> Ints:
        return codes(self._reading, cases, kind)

    def _place(self, kind: UnitKind) -> NDArray[Any]:
        """For each case its unit and code as one number; -1 where it is in no category."""
        key = ("place", kind)
        if key not in self._held:
            place: NDArray[Any] = self._units(self._cases, kind)
            if self._breakdown is not None:
                part = self._breakdown.codes
                place = np.where(part < 0, -1, place.astype(np.intp) * self._parts + part)
            self._held[key] = place
        found: NDArray[Any] = self._held[key]
        return found

    def _places(self, kind: UnitKind) -> Places:
        key = ("places", kind)
        if key not in self._held:
            level, place = self._levels[kind], self._place(kind)
            shape = (len(level.units), self._parts)
            if self._breakdown is not None:
                place = place[place >= 0]
            counts = np.bincount(place, minlength=shape[0] * shape[1]).reshape(shape) > 0
            if self._per is not None:
                counts |= (np.bincount(self._units(self._per, kind), minlength=shape[0]) > 0)[:, None]
            if self._breakdown is None:
                counts |= level.stands[:, None]
            self._held[key] = Places.of(counts)
        found: Places = self._held[key]
        return found

    def _row(self, kind: UnitKind) -> NDArray[np.intp]:
        """The row of each case."""
        place = self._place(kind)
        row: NDArray[np.intp] = self._places(kind).number[place]
        if self._breakdown is not None:
            row[place < 0] = -1
        return row

    def _named(self, kind: UnitKind) -> tuple[tuple[Row, ...], Bools]:
        """What each row is about, and which of them are shown although nothing counted."""
        level, places = self._levels[kind], self._places(kind)
        if self._breakdown is None:
            return tuple(level.rows[places.unit].tolist()), level.stands[places.unit]
        names = self._breakdown.categories
        rows = (Row(level.units[unit], names[code]) for unit, code in zip(places.unit, places.code, strict=True))
        return tuple(rows), np.zeros(len(places), bool)

    # What adds up

    def _ledger(self, kind: UnitKind, calendar: Calendar) -> Ledger:
        indicator = self._indicator
        rows, stands = self._named(kind)
        counts = self._tally(kind, calendar)
        flows = indicator.fold is Fold.FLOW
        unknown = counts.part(UNKNOWN)
        return Ledger(
            indicator=indicator.id,
            kind=kind,
            breakdown=self._divided_by,
            pieces=calendar.pieces,
            rows=rows,
            stands=stands,
            numerator=Column(counts.met if isinstance(indicator, Proportion) else counts.judged, flows),
            denominator=self._below(kind, calendar, counts),
            unknown=None if unknown is None else Column(unknown, flows),
            value=_value(indicator, kind),
            cover=cover_of(self._reading, indicator),
        )

    def _below(self, kind: UnitKind, calendar: Calendar, counts: Tally) -> Column | None:
        """What the numerator is divided by, where it is."""
        indicator = self._indicator
        if isinstance(indicator, Proportion):
            return Column(counts.judged, indicator.fold is Fold.FLOW)
        if isinstance(indicator, Ratio):
            assert self._per is not None
            unit, units = self._units(self._per, kind), len(self._levels[kind].units)
            below = tally(self._per, indicator.per_fold, unit, units, calendar.periods).judged
            return Column(below[self._places(kind).unit], indicator.per_fold is Fold.FLOW)
        if isinstance(indicator, Rate) and kind is UnitKind.TRUST:
            return Column(np.repeat(self._population(calendar.pieces.last), len(counts.met), axis=0), adds=False)
        return None

    def _population(self, last: Ints) -> NDArray[np.int32]:
        """The children of the reporting year of each day, in one row."""
        years, place = np.unique(reporting_years(last), return_inverse=True)
        children = np.array([self._reading.settings.children(int(year)) for year in years], np.int32)
        return children[place][None, :]

    def _tally(self, kind: UnitKind, calendar: Calendar) -> Tally:
        """The cases by row and piece: services and the trust from their teams."""
        places = self._places(kind)
        if kind in (UnitKind.TRUST, UnitKind.SERVICE):
            return self._tally(UnitKind.TEAM, calendar).rolled_up(self._parents(kind), len(places))
        key = (kind, id(calendar))
        if key not in self._held:
            found = tally(self._cases, self._indicator.fold, self._row(kind), len(places), calendar.periods)
            self._held[key] = found, calendar
        held: Tally = self._held[key][0]
        return held

    def _parents(self, kind: UnitKind) -> NDArray[np.intp]:
        """For each row of the teams the row of the service or trust above it."""
        teams, above = self._places(UnitKind.TEAM), self._places(kind)
        unit = np.int32(0) if kind is UnitKind.TRUST else self._reading.organisation.service_of[teams.unit]
        rows: NDArray[np.intp] = above.number[unit * self._parts + teams.code]
        return rows

    # What does not

    def _blocks(self, kind: UnitKind, columns: Columns) -> Iterator[Block]:
        rows, stands = self._named(kind)
        cover = cover_of(self._reading, self._indicator)
        tables = self._tables(kind, columns)
        for number, span in enumerate(columns.spans):
            table = {name: parts[number] for name, parts in tables.items()}
            seen = stands | _anything(table["numerator"], table["denominator"], table["unknown"])
            hidden = cover.hides(span.first, span.last)
            for name, matrix in table.items():
                matrix = matrix[seen]  # noqa: PLW2901 - a copy of its own
                if hidden is not None:
                    matrix[:, hidden] = 0 if name == "unknown" else np.nan
                table[name] = matrix
            if seen.any():
                yield Block(
                    indicator=self._indicator.id,
                    kind=kind,
                    breakdown=self._divided_by,
                    grain=span.grain,
                    first=span.first,
                    last=span.last,
                    rows=tuple(row for row, shown in zip(rows, seen, strict=True) if shown),
                    **table,
                )

    def _tables(self, kind: UnitKind, columns: Columns) -> dict[str, list[Floats]]:
        """The columns of a block, each as one matrix a grain."""
        if isinstance(self._indicator, Duration):
            spread = distribute(self._valued(columns), self._row(kind), len(self._places(kind)))
            found = _spread(spread, self._indicator)
        else:
            found = self._counted(kind, columns)
        return {name: list(columns.cut(matrix)) for name, matrix in found.items()}

    def _valued(self, columns: Columns) -> Valued:
        key = ("valued", id(columns))
        if key not in self._held:
            self._held[key] = Valued.of(self._cases, self._indicator.fold, columns), columns
        found: Valued = self._held[key][0]
        return found

    def _counted(self, kind: UnitKind, columns: Columns) -> dict[str, Floats]:
        indicator, places = self._indicator, self._places(kind)
        group = None if self._breakdown is None else self._breakdown.codes
        counts = _side(self._cases, indicator.fold, self._row(kind), len(places), columns, group=group)
        number = (counts.met if isinstance(indicator, Proportion) else counts.judged).astype(np.float64)
        below = np.full(number.shape, np.nan)
        if isinstance(indicator, Proportion):
            below = counts.judged.astype(np.float64)
        elif isinstance(indicator, Ratio):
            assert self._per is not None
            unit, units = self._units(self._per, kind), len(self._levels[kind].units)
            below = _side(self._per, indicator.per_fold, unit, units, columns).judged[places.unit].astype(np.float64)
        elif isinstance(indicator, Rate) and kind is UnitKind.TRUST:
            last = np.concatenate([span.last for span in columns.spans])
            below = np.repeat(self._population(last), len(number), axis=0).astype(np.float64)
        times = _value(indicator, kind)
        value = number if isinstance(times, str) else divide(number, below, times or 1.0)
        return {"numerator": number, "denominator": below, "unknown": counts.unknown.astype(np.float64), "value": value}


def _side(
    cases: Cases, fold: Fold, row: NDArray[Any], rows: int, columns: Columns, *, group: Ints | None = None
) -> Tally:
    """One side of what does not add up, grain by grain."""
    if fold is Fold.DURING:
        return tally_persons(cases, row, rows, columns, group)
    tallies = [tally(cases, fold, row, rows, span) for span in columns.spans]
    return Tally(np.concatenate([one.parts for one in tallies], axis=2), tallies[0].answers)


def _spread(spread: Spread, indicator: Duration) -> dict[str, Floats]:
    return {
        "numerator": spread.total,
        "denominator": spread.known,
        "unknown": spread.unknown,
        "value": spread.mean if indicator.show == "mean" else spread.median,
        "mean": spread.mean,
        "lower_quartile": spread.lower,
        "upper_quartile": spread.upper,
        "longest": spread.longest,
    }


def _value(indicator: Indicator, kind: UnitKind) -> float | str | None:
    """How the value follows from the numerator (see Ledger)."""
    if isinstance(indicator, Proportion):
        return 100.0
    if isinstance(indicator, Ratio):
        return 100.0 if indicator.percent else 1.0
    if isinstance(indicator, Rate):
        return 10_000.0 if kind is UnitKind.TRUST else None
    return "numerator"


def _anything(*matrices: Floats) -> Bools:
    """Which rows have anything at all; NaN is nothing."""
    anything: Bools = np.any([np.any(np.abs(matrix) > 0, axis=1) for matrix in matrices], axis=0)
    return anything
