"""The clocks of practice: working days, calendar months, elapsed hours, and the instant the data stands at.

Days are int32 since 1970-01-01 and BLANK where a date is missing. Working days are Monday to Friday less the bank
holidays of England (Representations Procedure Regulations 2006, regulation 2). Day 0 is the start date whatever
weekday it is, and the limit day itself is in time: DfE table C2 counts "started and finished the same day" apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.cases import BLANK, MET, NOT_MET, RUNNING, UNKNOWN, Bools, Ints

LONDON = ZoneInfo("Europe/London")
EPOCH = date(1970, 1, 1)

#: The years whose bank holidays are held. The library answers an empty set outside the years it knows, which would turn
#: every holiday into a working day without a word: a date outside these years has no working-day number.
FIRST_YEAR, LAST_YEAR = 1980, 2060


def day_number(day: date) -> int:
    """Days from 1970-01-01 to a date."""
    return (day - EPOCH).days


def day_date(number: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=int(number))


_FIRST, _LAST = day_number(date(FIRST_YEAR, 1, 1)), day_number(date(LAST_YEAR, 12, 31))


@cache
def bank_holidays() -> frozenset[date]:
    """The bank holidays of England in the years held."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1)))


@cache
def _working() -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For each day held, how many working days lie up to and including it; and the days that are working days."""
    days = np.arange(_FIRST, _LAST + 1)
    works = (days + 3) % 7 < 5  # day 0, 1970-01-01, was a Thursday
    works[[day_number(holiday) - _FIRST for holiday in bank_holidays()]] = False
    return np.cumsum(works, dtype=np.int32), days[works].astype(np.int32)


def _held(day: NDArray[np.integer]) -> Bools:
    return (day >= _FIRST) & (day <= _LAST)


def working_days(start: Ints | int, end: Ints | int) -> Ints:
    """Working days d with start < d <= end; negative where end lies before start; BLANK where either has no number."""
    count, _ = _working()
    first, last = np.broadcast_arrays(np.asarray(start, np.int64), np.asarray(end, np.int64))
    known = _held(first) & _held(last)
    clip = (_FIRST, _LAST)
    between = count[np.clip(last, *clip) - _FIRST] - count[np.clip(first, *clip) - _FIRST]
    return np.where(known, between, BLANK).astype(np.int32)


def working_day_after(start: Ints | int, limit: int) -> Ints:
    """The limit-th working day after the start: the last day that is in time. The start itself where limit is 0."""
    if limit == 0:
        return np.asarray(start, np.int32)
    count, days = _working()
    begin = np.asarray(start, np.int64)
    position = count[np.clip(begin, _FIRST, _LAST) - _FIRST] + limit - 1
    known = _held(begin) & (position < len(days))
    return np.where(known, days[np.clip(position, 0, len(days) - 1)], BLANK).astype(np.int32)


def last_working_day(day: Ints | int) -> Ints:
    """The day itself where it is a working day, else the last one before it; BLANK where the day has no number."""
    count, days = _working()
    begin = np.asarray(day, np.int64)
    position = count[np.clip(begin, _FIRST, _LAST) - _FIRST] - 1
    return np.where(_held(begin) & (position >= 0), days[np.maximum(position, 0)], BLANK).astype(np.int32)


#: The months whose first days are looked up rather than reckoned: since 1970, and each by its number.
_MONTHS = (-1200, 2400)


@cache
def _calendar() -> tuple[Ints, Ints]:
    """The first day of each month held, and for each day of them its month, counted from the first held."""
    first = np.arange(*_MONTHS).astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
    return first, np.repeat(np.arange(len(first) - 1, dtype=np.int32), np.diff(first))


def add_months(day: Ints | np.int32 | int, months: int) -> Ints:
    """The same day number so many calendar months on or back, else the last day of that month; BLANK stays."""
    begin = np.asarray(day, np.int32)
    first, month_of = _calendar()
    low, high = (-months, 0) if months < 0 else (0, months + 1)
    known = (begin >= first[low]) & (begin < first[-1 - high])
    month = month_of[np.where(known, begin, first[low]) - first[0]]
    target = month + np.int32(months)
    moved: Ints = np.minimum(first[target] + (begin - first[month]), first[target + 1] - 1)
    found: Ints = np.where(known, moved, BLANK)
    far = ~(known | (begin == BLANK))
    if far.any():
        found[far] = _far_months(begin[far], months)
    return found


def _far_months(begin: Ints, months: int) -> Ints:
    """The same for days that lie in no month held."""
    dates = begin.astype("datetime64[D]")
    month = dates.astype("datetime64[M]")
    target = month + months
    last = (target + 1).astype("datetime64[D]") - 1
    moved = np.minimum(target.astype("datetime64[D]") + (dates - month.astype("datetime64[D]")), last)
    found: Ints = moved.astype(np.int64).astype(np.int32)
    return found


def first_day_reaching(day: Ints | int, months: int) -> Ints:
    """The first x with add_months(x, -months) >= day. Not add_months(day, months): across a 29 February they differ."""
    begin = np.asarray(day, np.int32)
    candidate = add_months(begin, months)
    short = (begin != BLANK) & (add_months(candidate, -months) < begin)
    return np.where(short, candidate + 1, candidate).astype(np.int32)


def birthday(born: Ints | int, years: int) -> Ints:
    """The day on which so many years are completed; born on 29 February, that is 1 March in a common year."""
    begin = np.asarray(born, np.int32)
    day = add_months(begin, 12 * years)
    leapling = (begin != BLANK) & (add_months(day, -12 * years) != begin)
    return np.where(leapling, day + 1, day).astype(np.int32)


def days(series: pd.Series[Any]) -> Ints:
    """The day numbers of a column of datetime64 values."""
    return days_of(series.to_numpy())


def days_of(values: NDArray[Any]) -> Ints:
    """The day numbers of datetime64 values, or of dates as ISO text; BLANK where there is none."""
    # NaT is the least of all whole numbers, so that it becomes BLANK here.
    return np.maximum(values.astype("datetime64[D]").astype(np.int64), np.int64(BLANK)).astype(np.int32)


@dataclass(frozen=True)
class Instants:
    """A column of instants: seconds since 1970 in UTC, the London day each falls on, and whether it had a time."""

    seconds: NDArray[np.int64]
    day: Ints
    timed: Bools


#: How the store spells an instant.
_SPELT, _FORMAT = "2026-06-30T22:45:00Z", "%Y-%m-%dT%H:%M:%SZ"


def _instant(text: str) -> tuple[int, int, bool]:
    if len(text) == len("2026-06-30"):
        day = date.fromisoformat(text)
        return int(datetime.combine(day, time(), LONDON).timestamp()), day_number(day), False
    moment = datetime.fromisoformat(text)
    return int(moment.timestamp()), day_number(moment.astimezone(LONDON).date()), True


def instants(texts: NDArray[np.object_]) -> Instants:
    """Instants from the text of the store; a date without a time is midnight at the start of that London day."""
    codes, found = pd.factorize(texts)
    # The store's own spelling is read all at once; any other, text by text.
    plain = np.array([len(text) == len(_SPELT) and text[-1] == "Z" for text in found], bool)
    seconds = np.full(len(found) + 1, int(BLANK), np.int64)
    day = np.full(len(found) + 1, BLANK, np.int32)
    timed = np.append(np.ones(len(found), bool), False)
    if plain.any():
        read = pd.to_datetime(pd.Series(found[plain]), format=_FORMAT, utc=True)
        london = read.dt.tz_convert(LONDON).dt.tz_localize(None)
        at = np.flatnonzero(plain)
        seconds[at] = read.dt.tz_localize(None).to_numpy().astype("datetime64[s]").astype(np.int64)
        day[at] = days_of(london.to_numpy())
    for place in np.flatnonzero(~plain):
        seconds[place], day[place], timed[place] = _instant(str(found[place]))
    return Instants(seconds[codes], day[codes], timed[codes])


@dataclass(frozen=True)
class AsOf:
    """The instant the data stands at. A bare date means its last moment in London."""

    moment: datetime

    @classmethod
    def parse(cls, text: str | date | datetime) -> AsOf:
        """From an ISO date or date-time; a time without an offset is London's."""
        if isinstance(text, str):
            text = date.fromisoformat(text) if len(text) == len("2026-06-30") else datetime.fromisoformat(text)
        if not isinstance(text, datetime):
            midnight = datetime.combine(text + timedelta(days=1), time(), LONDON)
            return cls(midnight.astimezone(UTC) - timedelta(seconds=1))
        return cls((text if text.tzinfo else text.replace(tzinfo=LONDON)).astimezone(UTC))

    @property
    def day(self) -> int:
        """The London day, as a number."""
        return day_number(self.moment.astimezone(LONDON).date())

    @property
    def end_of_day(self) -> int:
        """Midnight at the end of the London day, in seconds since 1970 in UTC: what a matured clock is judged at."""
        after = self.moment.astimezone(LONDON).date() + timedelta(days=1)
        return int(datetime.combine(after, time(), LONDON).timestamp())


@dataclass(frozen=True)
class WorkingDays:
    """So many working days: the limit day is in time."""

    number: int

    def due(self, start: Ints) -> Ints:
        """The limit day: the last working day that is in time."""
        return working_day_after(start, self.number)

    def lasts(self, start: Ints) -> Ints:
        """The last day that is in time: after a limit day on a Friday it is Sunday, for no working day has passed."""
        after = working_day_after(start, self.number + 1)
        return np.where(after == BLANK, BLANK, after - 1).astype(np.int32)

    def __str__(self) -> str:
        return f"{self.number} working day{'s' if self.number != 1 else ''}"


@dataclass(frozen=True)
class Months:
    """So many calendar months."""

    number: int

    def due(self, start: Ints) -> Ints:
        """The last day that is in time."""
        return add_months(start, self.number)

    def lasts(self, start: Ints) -> Ints:
        """The same day."""
        return self.due(start)

    def __str__(self) -> str:
        return f"{self.number} months"


@dataclass(frozen=True)
class Days:
    """So many calendar days."""

    number: int

    def due(self, start: Ints) -> Ints:
        """The last day that is in time."""
        return np.where(start == BLANK, BLANK, start + self.number).astype(np.int32)

    def lasts(self, start: Ints) -> Ints:
        """The same day."""
        return self.due(start)

    def __str__(self) -> str:
        return f"{self.number} days"


Limit = WorkingDays | Months | Days


@dataclass(frozen=True)
class Clock:
    """From one event to another within a limit.

    What is finished and what still runs share one clock, so they cannot disagree. ``start`` and ``stop`` are words for
    a reader; the days are handed to the methods.
    """

    start: str
    stop: str
    limit: Limit

    def due(self, opened: Ints) -> Ints:
        """The limit day; BLANK where the start is."""
        return self.limit.due(opened)

    def lasts(self, opened: Ints) -> Ints:
        """The last day that is in time: the limit day, or the last of the days without work that follow it."""
        return self.limit.lasts(opened)

    def finished(self, opened: Ints, done: Ints) -> NDArray[np.int8]:
        """Of things done: met or not; unknown where the start is missing or lies after the end."""
        last = self.lasts(opened)
        met = np.where(done <= last, MET, NOT_MET)
        return np.where((last == BLANK) | (done == BLANK) | (opened > done), UNKNOWN, met).astype(np.int8)

    def prompt(self, opened: Ints, done: Ints, as_of: int) -> NDArray[np.int8]:
        """Of everything started: judged as soon as it is done, or once the limit day is over; until then it runs."""
        last = self.lasts(opened)
        runs = (done == BLANK) & (as_of <= last)
        met = np.where(runs, RUNNING, np.where((done != BLANK) & (done <= last), MET, NOT_MET))
        wrong = (last == BLANK) | ((done != BLANK) & (done < opened))
        return np.where(wrong, UNKNOWN, met).astype(np.int8)

    def matured(self, opened: Ints, done: Ints, as_of: int, impossible: Bools | None = None) -> NDArray[np.int8]:
        """Of everything started: judged once the limit day is over, done or not; until then it runs.

        ``impossible`` adds to what is unknown; done before the start always is.
        """
        last = self.lasts(opened)
        met = np.where((done != BLANK) & (done <= last), MET, NOT_MET)
        wrong = (done != BLANK) & (done < opened)
        met = np.where(wrong if impossible is None else wrong | impossible, UNKNOWN, met)
        met = np.where(as_of > last, met, RUNNING)
        return np.where((opened == BLANK) | (last == BLANK), UNKNOWN, met).astype(np.int8)
