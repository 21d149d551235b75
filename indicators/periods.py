"""Periods: what a day, a week, a month, a year is, and which of them a span of days touches.

Weeks run Monday to Sunday; a fortnight is two of them, counted from a Monday that is a setting; years run April to
March; rolling12 is one a calendar month. The period that holds as_of is read up to as_of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from indicators.cases import Ints
from indicators.clock import add_months, day_date, day_number
from indicators.results import Grain


@dataclass(frozen=True)
class Periods:
    """Consecutive periods of a grain: the calendar's first day of each, and the last day included."""

    grain: Grain
    first: Ints
    last: Ints

    def __len__(self) -> int:
        return len(self.first)

    # Searching sorted days case by case would cost more than anything else the folds do; a day is an index, so the
    # answer for every day of the span is worked out once.

    @cached_property
    def _ended(self) -> Ints:
        return np.searchsorted(self.last, np.arange(self.last[0], self.last[-1] + 2)).astype(np.int32)

    @cached_property
    def _begun(self) -> Ints:
        return np.searchsorted(self.first, np.arange(self.first[0] - 1, self.first[-1] + 1), side="right").astype(
            np.int32
        )

    def ended(self, day: Ints) -> Ints:
        """How many periods end before a day: the number of the first that does not."""
        number: Ints = self._ended[np.clip(day, self.last[0], self.last[-1] + 1) - self.last[0]]
        return number

    def begun(self, day: Ints) -> Ints:
        """How many periods begin on or before a day."""
        lowest = self.first[0] - 1
        number: Ints = self._begun[np.clip(day, lowest, self.first[-1]) - lowest]
        return number


#: How many periods of a grain lie between one and the same of the year before; days and weeks keep their weekday.
IN_A_YEAR = {
    Grain.DAY: 364,
    Grain.WEEK: 52,
    Grain.FORTNIGHT: 26,
    Grain.MONTH: 12,
    Grain.QUARTER: 4,
    Grain.YEAR: 1,
    Grain.ROLLING12: 12,
}


def is_whole(grain: Grain, first: int, last: int) -> bool:
    """Whether a period has reached its calendar's end: one that holds as_of mostly has not, and is "so far"."""
    after = day_date(last + 1)
    if grain in {Grain.WEEK, Grain.FORTNIGHT}:
        return last - first + 1 == (7 if grain is Grain.WEEK else 14)
    if grain is Grain.QUARTER:
        return after.day == 1 and after.month % 3 == 1
    if grain is Grain.YEAR:
        return (after.month, after.day) == (4, 1)
    return grain is not Grain.MONTH or after.day == 1


_MONTHS = {Grain.MONTH: (1, 0), Grain.QUARTER: (3, 0), Grain.YEAR: (12, 3), Grain.ROLLING12: (1, 0)}


def _month(day: int) -> int:
    return int(np.datetime64(day, "D").astype("datetime64[M]").astype(int))


def _month_start(month: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Ints:
    return month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)


def periods(grain: Grain, first: int, as_of: int, fortnight_starts: date = date(2026, 4, 6)) -> Periods:
    """Every period of a grain from the one that holds ``first`` to the one that holds ``as_of``, oldest first."""
    if first > as_of:
        none = np.zeros(0, np.int32)
        return Periods(grain, none, none)
    if grain in _MONTHS:
        step, shift = _MONTHS[grain]
        start = (_month(first) - shift) // step * step + shift
        months = np.arange(start, _month(as_of) + 1, step)
        begins, ends = _month_start(months), _month_start(months + step) - 1
        if grain is Grain.ROLLING12:
            begins = _month_start(months - 11)
            if ends[-1] > as_of:
                begins[-1] = int(add_months(np.int32(as_of), -12)) + 1
    else:
        length = {Grain.DAY: 1, Grain.WEEK: 7, Grain.FORTNIGHT: 14}[grain]
        anchor = day_number(fortnight_starts if grain is Grain.FORTNIGHT else date(1970, 1, 5)) if length > 1 else 0
        start = (first - anchor) // length * length + anchor
        begins = np.arange(start, as_of + 1, length, dtype=np.int32)
        ends = begins + length - 1
    return Periods(grain, begins.astype(np.int32), np.minimum(ends, as_of).astype(np.int32))
