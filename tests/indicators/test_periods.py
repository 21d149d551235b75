"""Periods, against the calendar walked day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.clock import day_date, day_number
from indicators.periods import Periods, periods
from indicators.results import Grain

DATES = st.dates(date(2019, 1, 1), date(2027, 12, 31))
TILING = [grain for grain in Grain if grain is not Grain.ROLLING12]
ONE_DAY = timedelta(days=1)


def spans(found: Periods) -> list[tuple[date, date]]:
    return [(day_date(first), day_date(last)) for first, last in zip(found.first, found.last, strict=True)]


def begins(grain: Grain, day: date) -> bool:
    """Whether a period of the grain begins on the day, by the definitions."""
    monday = day.weekday() == 0
    return {
        Grain.DAY: True,
        Grain.WEEK: monday,
        Grain.FORTNIGHT: (day - date(2026, 4, 6)).days % 14 == 0,
        Grain.MONTH: day.day == 1,
        Grain.QUARTER: day.day == 1 and day.month in (1, 4, 7, 10),
        Grain.YEAR: day.day == 1 and day.month == 4,
    }[grain]


@given(st.sampled_from(TILING), DATES, st.integers(0, 900))
def test_every_day_lies_in_the_one_period_that_began_last(grain, first, length):
    """From the period that holds the first day to the one that holds as_of, which is read up to as_of."""
    as_of = first + timedelta(days=length)
    walked: list[list[date]] = []
    day = first
    while not begins(grain, day):
        day -= ONE_DAY
    while day <= as_of:
        if begins(grain, day):
            walked.append([day, day])
        walked[-1][1] = day
        day += ONE_DAY
    assert spans(periods(grain, day_number(first), day_number(as_of))) == [tuple(one) for one in walked]


@given(DATES, st.integers(0, 900))
def test_rolling_years_end_with_each_month_and_the_running_one_on_as_of(first, length):
    """A whole month's starts on the first day eleven months before; the running one's, twelve months before as_of."""
    as_of = first + timedelta(days=length)
    expected = []
    year, month = first.year, first.month
    while (year, month) <= (as_of.year, as_of.month):
        after = date(year + month // 12, month % 12 + 1, 1)
        if after - ONE_DAY <= as_of:
            expected.append((date(after.year - 1, after.month, 1), after - ONE_DAY))
        else:
            year_ago = as_of.replace(year=as_of.year - 1, day=28 if (as_of.month, as_of.day) == (2, 29) else as_of.day)
            expected.append((year_ago + ONE_DAY, as_of))
        year, month = after.year, after.month
    assert spans(periods(Grain.ROLLING12, day_number(first), day_number(as_of))) == expected


@pytest.mark.parametrize("grain", list(Grain))
def test_nothing_begins_after_as_of(grain):
    assert len(periods(grain, day_number(date(2026, 7, 1)), day_number(date(2026, 6, 30)))) == 0


def test_a_fortnight_is_counted_from_the_monday_of_the_setting():
    start = date(2026, 4, 13)
    found = periods(Grain.FORTNIGHT, day_number(start), day_number(date(2026, 5, 10)), fortnight_starts=start)
    assert spans(found) == [(date(2026, 4, 13), date(2026, 4, 26)), (date(2026, 4, 27), date(2026, 5, 10))]
