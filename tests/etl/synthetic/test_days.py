"""The arithmetic of days on arrays, against slow loops."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.synthetic import days
from tests.etl.synthetic import plainly

DAYS = st.dates(date(1996, 1, 1), date(2035, 12, 31))


@given(DAYS, st.integers(0, 900))
def test_working_days_are_counted_as_the_rule_says(start, length):
    end = start + timedelta(length)
    counted = days.working_days(np.array([days.day(start)]), np.array([days.day(end)]))
    assert int(counted[0]) == plainly.working_days(start, end)


@given(DAYS, st.integers(1, 200))
def test_the_nth_working_day_is_n_working_days_on(start, number):
    end = days.add_working_days(np.array([days.day(start)]), number)
    assert plainly.working_days(start, days.date_of(int(end[0]))) == number


@given(DAYS, st.integers(-60, 60))
def test_months_are_added_as_the_calendar_has_them(start, months):
    assert days.date_of(int(days.add_months(np.array([days.day(start)]), months)[0])) == plainly.add_months(
        start, months
    )


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [("2010-06-30", "2026-06-30", 16), ("2010-07-01", "2026-06-30", 15), ("2008-02-29", "2025-02-28", 17)],
)
def test_an_age_is_the_completed_years(born, on, years):
    told = days.age_on(np.array([days.day(date.fromisoformat(born))]), days.day(date.fromisoformat(on)))
    assert int(told[0]) == years


def test_a_day_that_never_comes_stays_so():
    never = np.array([days.NEVER])
    assert int(days.add_working_days(never, 5)[0]) == days.NEVER
    assert int(days.add_months(never, 3)[0]) == days.NEVER
    assert days.spell(never).tolist() == [""]
