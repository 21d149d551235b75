"""A series of whole months that a test can write down."""

from __future__ import annotations

from datetime import date

import numpy as np

from data.results import Grain, Series, Unit, UnitKind
from indicators.clock import day_number

TRUST = Unit(UnitKind.TRUST, "", "Trust")
NONE = float("nan")


def month_starts(first: date, so_many: int) -> list[int]:
    """The first day of so many months, as numbers."""
    at = first.year * 12 + first.month - 1
    return [day_number(date(n // 12, n % 12 + 1, 1)) for n in range(at, at + so_many)]


def by_month(indicator, values, of=None, *, first=date(2023, 7, 1), until=None, grain=Grain.MONTH):
    """Counts, or percentages of ``of``; the last month ends on ``until`` where it is still running."""
    starts = month_starts(first, len(values) + 1)
    last = [start - 1 for start in starts[1:]]
    if until is not None:
        last[-1] = day_number(until)
    number = np.array(values, float)
    below = np.full(len(values), np.nan) if of is None else np.broadcast_to(np.array(of, float), len(values)).copy()
    value = number if of is None else np.divide(
        100 * number, below, out=np.full(len(values), np.nan), where=below > 0
    )  # fmt: skip
    return Series(
        indicator, TRUST, None, grain, np.array(starts[:-1], np.int32), np.array(last, np.int32),
        number, below, np.zeros(len(values), np.int32), value,
    )  # fmt: skip
