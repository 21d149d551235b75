"""The result: numerator, denominator, unknown and value for one indicator, unit, category, grain and period."""

from __future__ import annotations

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
