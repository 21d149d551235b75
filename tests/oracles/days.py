"""The calendar, walked day by day: working days, months, ages, London's days, and the periods of each grain."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

LONDON = ZoneInfo("Europe/London")
BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(1990, 2046))
ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no bank holiday of England."""
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


@cache
def working_days(start: date, end: date) -> int:
    """How many working days d have start < d <= end."""
    number, day = 0, start
    while day < end:
        day += ONE_DAY
        number += is_working_day(day)
    return number


@cache
def working_day_after(start: date, number: int) -> date:
    """The day on which that many working days since the start have come."""
    day = start
    while number:
        day += ONE_DAY
        number -= is_working_day(day)
    return day


def add_months(day: date, number: int) -> date:
    """The same day number so many calendar months on or back, else the last day of that month."""
    months = day.year * 12 + day.month - 1 + number
    year, month = divmod(months, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def birthday(born: date, years: int) -> date:
    """The day on which a person turns that age; born on 29 February, it is 1 March in common years."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def age_on(born: date, day: date) -> int:
    """Completed years; below 0 before the birth."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


@dataclass(frozen=True, order=True)
class Moment:
    """An instant in UTC, and whether the source gave a time or the day alone."""

    at: datetime
    timed: bool

    @property
    def day(self) -> date:
        """The day it falls on in London."""
        return self.at.astimezone(LONDON).date()


def moment(text: str) -> Moment:
    """An instant of a frame: "2026-06-30T23:45:00Z", or "2026-06-30" for the midnight that begins that day."""
    if len(text) == len("2026-06-30"):
        return Moment(datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC), timed=False)
    at = datetime.fromisoformat(text)
    return Moment((at if at.tzinfo else at.replace(tzinfo=LONDON)).astimezone(UTC), timed=True)


def end_of_day(day: date) -> datetime:
    """The midnight in London that ends the day, in UTC."""
    tomorrow = day + ONE_DAY
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=LONDON).astimezone(UTC)


@dataclass(frozen=True)
class Period:
    """A period of the calendar, and the last of its days that is read."""

    start: date
    last: date


def period(grain: str, start: date, as_of: date) -> Period:
    """The period of that grain that begins on that day, read up to as_of."""
    if grain == "rolling12":
        end = add_months(start.replace(day=1), 12) - ONE_DAY
        whole = start.day == 1 and end <= as_of
        return Period(start, end if whole else as_of)
    return Period(start, min(_end(grain, start), as_of))


def _end(grain: str, start: date) -> date:
    """The calendar's last day of the period that begins on that day."""
    if grain == "day":
        return start
    if grain in ("week", "fortnight"):
        return start + timedelta(days=6 if grain == "week" else 13)
    return add_months(start, {"month": 1, "quarter": 3, "year": 12}[grain]) - ONE_DAY


def period_of(grain: str, day: date, as_of: date) -> Period:
    """The period of that grain that holds the day (for rolling12, the one that belongs to the day's month)."""
    month = day.replace(day=1)
    if grain == "rolling12":
        last = add_months(month, 1) - ONE_DAY
        if last <= as_of:
            return Period(add_months(month, -11), last)
        return Period(add_months(as_of, -12) + ONE_DAY, as_of)
    start = {
        "day": day,
        "week": day - timedelta(days=day.weekday()),
        "month": month,
        "quarter": month.replace(month=(month.month - 1) // 3 * 3 + 1),
        "year": date(day.year - (day.month < 4), 4, 1),
    }[grain]
    return period(grain, start, as_of)


@cache
def periods(grain: str, first: date, last: date, as_of: date) -> tuple[Period, ...]:
    """The periods of that grain that hold any day from first to last, oldest first, none of them after as_of."""
    found: dict[Period, None] = {}
    day = first
    while day <= min(last, as_of):
        found[period_of(grain, day, as_of)] = None
        day += ONE_DAY
    return tuple(found)


def days(first: date, last: date) -> list[date]:
    """Each day from first to last, both included."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
