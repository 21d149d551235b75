"""The result: numerator, denominator, unknown and value for one indicator, unit, category, grain and period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]


class Grain(StrEnum):
    """How long a period is. Weeks run Monday to Sunday, years April to March; rolling12 is one a calendar month."""

    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ROLLING12 = "rolling12"


class UnitKind(StrEnum):
    """The levels of the organisation."""

    TRUST = "trust"
    SERVICE = "service"
    TEAM = "team"
    WORKER = "worker"


@dataclass(frozen=True)
class Unit:
    """The trust, a service, a team or a worker: an id of our own that is stable, and the name people know it by."""

    kind: UnitKind
    id: str  #: "" for the trust; the service's name; the team's id; the worker's id
    name: str
    parent: str = ""  #: the id of the unit above it: a team's service, a worker's latest team


@dataclass(frozen=True)
class Series:
    """The results of one indicator, unit, category and grain over consecutive periods, oldest first.

    ``first`` and ``last`` are the first and last day of each period that counts (days since 1970-01-01): ``last`` is
    as_of in the period that is still running. ``denominator`` is NaN where the kind has none, ``value`` is NaN where
    there is none to show (nothing to divide by, or a period the source does not cover).
    """

    indicator: str
    unit: Unit
    category: str | None
    grain: Grain
    first: Ints
    last: Ints
    numerator: Floats
    denominator: Floats
    unknown: Ints
    value: Floats
    mean: Floats | None = None  #: durations only, as are the three below
    lower_quartile: Floats | None = None
    upper_quartile: Floats | None = None
    longest: Floats | None = None


#: The columns of a Series that a block holds as matrices; the last four are those of durations only.
COLUMNS = ("numerator", "denominator", "unknown", "value", "mean", "lower_quartile", "upper_quartile", "longest")

#: The breakdown that an indicator's own cases carry, where they carry one.
OWN = "category"


@dataclass(frozen=True)
class Row:
    """What one row of a block or a ledger is about: a unit, or one category of it."""

    unit: Unit
    category: str | None = None


@dataclass(frozen=True)
class Block:
    """The series of the rows of one level by one grain: matrices with a row a unit, or a unit and category.

    ``breakdown`` is "" for the whole, else the name of what the categories divide it by.
    """

    indicator: str
    kind: UnitKind
    breakdown: str
    grain: Grain
    first: Ints
    last: Ints
    rows: tuple[Row, ...]
    numerator: Floats
    denominator: Floats
    unknown: Floats
    value: Floats
    mean: Floats | None = None
    lower_quartile: Floats | None = None
    upper_quartile: Floats | None = None
    longest: Floats | None = None

    @classmethod
    def of(cls, series: Iterable[Series]) -> list[Block]:
        """Series gathered by what they share, in the order they are met. ValueError where their periods differ."""
        groups: dict[tuple[str, Grain, UnitKind, str], list[Series]] = {}
        for one in series:
            breakdown = "" if one.category is None else OWN
            groups.setdefault((one.indicator, one.grain, one.unit.kind, breakdown), []).append(one)
        return [cls._stacked(breakdown, group) for (*_, breakdown), group in groups.items()]

    @classmethod
    def _stacked(cls, breakdown: str, group: list[Series]) -> Block:
        head = group[0]
        for one in group:
            if not (np.array_equal(one.first, head.first) and np.array_equal(one.last, head.last)):
                raise ValueError(f"{head.indicator} has series of one grain over different periods: give them the same")
        columns = {
            name: np.array([getattr(one, name) for one in group], dtype=np.float64)
            for name in COLUMNS
            if getattr(head, name) is not None
        }
        rows = tuple(Row(one.unit, one.category) for one in group)
        return cls(head.indicator, head.unit.kind, breakdown, head.grain, head.first, head.last, rows, **columns)

    def series(self) -> Iterator[Series]:
        """Row by row."""
        columns = {name: matrix for name in COLUMNS if (matrix := getattr(self, name)) is not None}
        unknown = columns.pop("unknown").astype(np.int32)
        for at, row in enumerate(self.rows):
            yield Series(
                indicator=self.indicator,
                unit=row.unit,
                category=row.category,
                grain=self.grain,
                first=self.first,
                last=self.last,
                unknown=unknown[at],
                **{name: matrix[at] for name, matrix in columns.items()},
            )


def divide(numerator: Floats, denominator: Floats, times: float = 1.0) -> Floats:
    """One over the other; NaN where there is nothing, or less, to divide by. The one place that divides."""
    share: Floats = np.full(np.broadcast_shapes(numerator.shape, denominator.shape), np.nan)
    np.divide(numerator * times, denominator, out=share, where=denominator > 0)
    return share
