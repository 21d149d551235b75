"""Days as whole numbers since 1 January 1970, and the arithmetic of practice on arrays of them."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays
import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Texts = NDArray[np.object_]

#: No day: not yet, or not known. It lies after every real day, so that "open" and "later" are one comparison.
NEVER = 400_000

FIRST_YEAR, LAST_YEAR = 1985, 2050
_EPOCH = date(1970, 1, 1).toordinal()


def day(value: date) -> int:
    """The number of a date."""
    return value.toordinal() - _EPOCH


def date_of(number: int) -> date:
    """The date of a number."""
    return date.fromordinal(int(number) + _EPOCH)


FIRST = day(date(FIRST_YEAR, 1, 1))
LAST = day(date(LAST_YEAR, 12, 31))


@cache
def bank_holidays() -> frozenset[int]:
    """Bank holidays of England."""
    found = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    return frozenset(day(each) for each in found)


@cache
def _working() -> tuple[Days, Days]:
    """How many working days lie up to each day, and the working days themselves."""
    days = np.arange(FIRST, LAST + 1)
    open_days = (weekday(days) < 5) & ~np.isin(days, sorted(bank_holidays()))
    return np.cumsum(open_days), days[open_days]


def weekday(days: Days) -> Days:
    """0 on Monday to 6 on Sunday."""
    return (np.asarray(days) + 3) % 7


def working_days(start: Days, end: Days) -> Days:
    """Working days d with start < d <= end."""
    counted, _ = _working()
    return counted[np.clip(end, FIRST, LAST) - FIRST] - counted[np.clip(start, FIRST, LAST) - FIRST]


def add_working_days(start: Days, number: Days | int) -> Days:
    """The working day that is `number` working days after start; 0 is start itself."""
    counted, open_days = _working()
    start = np.asarray(start)
    index = counted[np.clip(start, FIRST, LAST) - FIRST] + number - 1
    there = open_days[np.clip(index, 0, len(open_days) - 1)]
    return np.where((np.asarray(number) == 0) | (start >= NEVER), start, there)


def to_working_day(days: Days) -> Days:
    """The day itself where it is a working day, else the next one."""
    return np.where(np.asarray(days) >= NEVER, days, add_working_days(np.asarray(days) - 1, 1))


def add_months(days: Days, number: Days | int) -> Days:
    """The same day number so many calendar months on, else that month's last day."""
    days = np.asarray(days)
    dates = np.minimum(days, LAST).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    target = months + np.asarray(number).astype("timedelta64[M]")
    within = (dates - months.astype("datetime64[D]")).astype(np.int64)
    first = target.astype("datetime64[D]").astype(np.int64)
    last = (target + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int64) - 1
    return np.where(days >= NEVER, NEVER, np.minimum(first + within, last))


def age_on(born: Days, when: Days | int) -> Days:
    """Completed years; a day before birth is a negative age."""
    year = np.asarray(born).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
    now = np.asarray(when).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
    years = now - year
    return years - (add_months(born, 12 * years) > when)


@cache
def spellings() -> Texts:
    """Every day of the calendar as ISO text, by day number less FIRST."""
    return np.arange(FIRST, LAST + 1).astype("datetime64[D]").astype(str).astype(object)


def spell(days: Days) -> Texts:
    """Days as ISO text; blank where there is none."""
    inside = (days >= FIRST) & (days <= LAST)
    return np.where(inside, spellings()[np.where(inside, days - FIRST, 0)], "").astype(object)
