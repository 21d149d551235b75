"""The clocks, against the catalogue's own vectors and against days walked one by one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import holidays
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.cases import BLANK, MET, NOT_MET, RUNNING, UNKNOWN
from indicators.clock import (
    AsOf,
    Clock,
    Days,
    WorkingDays,
    add_months,
    birthday,
    day_date,
    day_number,
    days,
    first_day_reaching,
    instants,
    last_working_day,
    working_day_after,
    working_days,
)

HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(1980, 2061))
DATES = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def n(text: str) -> np.int32:
    return np.int32(day_number(date.fromisoformat(text)))


def walked(start: date, end: date) -> int:
    """Working days d with start < d <= end, counted by walking."""
    count, day = 0, start
    while day < end:
        day += timedelta(days=1)
        count += day.weekday() < 5 and day not in HOLIDAYS
    return count


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        ("2026-03-20", 15, "2026-04-14"),  # a Friday, Easter between
        ("2026-03-20", 45, "2026-05-28"),
        ("2026-03-21", 15, "2026-04-14"),  # a Saturday is day 0 like any other day
        ("2026-03-21", 45, "2026-05-28"),
        ("2026-03-23", 15, "2026-04-15"),
        ("2026-03-23", 45, "2026-05-29"),
        ("2026-12-22", 10, "2027-01-08"),
        ("2026-12-24", 1, "2026-12-29"),
    ],
)
def test_the_limit_day_of_the_catalogues_vectors(start: str, limit: int, due: str) -> None:
    assert working_day_after(n(start), limit) == n(due)


@pytest.mark.parametrize(
    ("start", "end", "between"),
    [("2026-03-20", "2026-03-23", 1), ("2026-03-21", "2026-03-23", 1), ("2026-03-21", "2026-03-21", 0),
     ("2026-04-02", "2026-04-07", 1)],
)  # fmt: skip
def test_working_days_between_the_catalogues_vectors(start: str, end: str, between: int) -> None:
    assert working_days(n(start), n(end)) == between


@given(DATES, st.integers(0, 400))
def test_working_days_are_what_walking_finds(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    assert working_days(day_number(start), day_number(end)) == walked(start, end)


@given(DATES, st.integers(0, 120))
def test_the_limit_day_is_the_first_on_which_so_many_working_days_have_passed(start: date, limit: int) -> None:
    due = day_date(int(working_day_after(np.int32(day_number(start)), limit)))
    assert walked(start, due) == limit
    assert limit == 0 or walked(start, due - timedelta(days=1)) == limit - 1


def test_the_last_working_day_is_the_day_itself_or_the_one_before_the_weekend() -> None:
    asked = np.array([n("2026-06-26"), n("2026-06-28"), n("2026-04-06"), BLANK], np.int32)  # Friday, Sunday, Easter
    assert last_working_day(asked).tolist() == [n("2026-06-26"), n("2026-06-26"), n("2026-04-02"), BLANK]


def test_a_date_outside_the_years_held_has_no_working_days() -> None:
    """Otherwise its bank holidays would silently be working days."""
    assert working_days(n("2026-01-01"), np.int32(day_number(date(2150, 1, 1)))) == BLANK
    assert working_day_after(np.int32(day_number(date(1920, 1, 1))), 5) == BLANK
    assert working_days(BLANK, n("2026-01-01")) == BLANK


@given(DATES, st.integers(-60, 60))
def test_months_keep_the_day_or_stop_at_the_end_of_the_month(start: date, months: int) -> None:
    found = day_date(int(add_months(np.int32(day_number(start)), months)))
    expected = pd.Timestamp(start) + pd.DateOffset(months=months)
    assert found == expected.date()


@given(st.lists(st.dates(date(1500, 1, 1), date(2700, 12, 31)), min_size=1, max_size=5), st.integers(-40, 40))
def test_months_of_any_century_keep_the_day_or_stop_at_the_end_of_the_month(several: list[date], months: int) -> None:
    """Those that are looked up and those that are reckoned, beside each other and beside a missing one."""
    found = add_months(np.array([BLANK, *map(day_number, several)], np.int32), months)
    assert found[0] == BLANK
    for start, moved in zip(several, found[1:], strict=True):
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        later = date(year, month + 1, 1)
        last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
        assert day_date(moved) == later.replace(day=min(start.day, last))


def test_a_missing_date_stays_missing_under_months() -> None:
    assert add_months(BLANK, 3) == BLANK


@given(DATES, st.integers(1, 36))
def test_the_first_day_reaching_is_the_first_whose_months_back_arrive(day: date, months: int) -> None:
    goal = np.int32(day_number(day))
    first = first_day_reaching(goal, months)
    assert add_months(first, -months) >= goal
    assert add_months(np.int32(first - 1), -months) < goal


def test_born_on_29_february_the_birthday_is_1_march_in_common_years() -> None:
    assert birthday(n("2004-02-29"), 21) == n("2025-03-01")
    assert birthday(n("2004-02-29"), 20) == n("2024-02-29")
    assert birthday(n("2008-08-31"), 18) == n("2026-08-31")


def test_a_column_of_dates_becomes_day_numbers() -> None:
    column = pd.Series(np.array(["2026-06-30", "NaT"], dtype="datetime64[s]"))
    assert days(column).tolist() == [n("2026-06-30"), BLANK]


def test_instants_fall_on_londons_day() -> None:
    read = instants(np.array(["2026-06-30T23:45:00Z", "2026-01-10T23:45:00Z", "2026-06-30", None], dtype=object))
    assert read.day.tolist() == [n("2026-07-01"), n("2026-01-10"), n("2026-06-30"), BLANK]
    assert read.timed.tolist() == [True, True, False, False]
    assert datetime.fromtimestamp(read.seconds[2], UTC) == datetime(2026, 6, 29, 23, tzinfo=UTC)


def test_a_bare_date_means_its_last_moment_in_london() -> None:
    as_of = AsOf.parse("2026-06-30")
    assert as_of.moment == datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC)
    assert as_of.day == n("2026-06-30")
    assert as_of.end_of_day == int(datetime(2026, 6, 30, 23, tzinfo=UTC).timestamp())


def test_a_time_without_an_offset_is_londons() -> None:
    assert AsOf.parse("2026-06-30T00:30").moment == datetime(2026, 6, 29, 23, 30, tzinfo=UTC)
    assert AsOf.parse("2026-06-30T00:30").day == n("2026-06-30")


CLOCK = Clock("the start", "the end", WorkingDays(15))


def test_a_finished_thing_is_met_on_its_limit_day_and_unknown_backwards() -> None:
    start = np.array([n("2026-03-20")] * 3 + [BLANK], np.int32)
    done = np.array([n("2026-04-14"), n("2026-04-15"), n("2026-03-19"), n("2026-04-14")], np.int32)
    assert CLOCK.finished(start, done).tolist() == [MET, NOT_MET, UNKNOWN, UNKNOWN]


def test_a_matured_clock_runs_until_the_limit_day_is_over_done_or_not() -> None:
    clock = Clock("the start", "the end", Days(3))
    start = np.full(4, n("2026-06-27"), np.int32)
    done = np.array([n("2026-06-28"), BLANK, n("2026-06-26"), n("2026-07-02")], np.int32)
    assert clock.matured(start, done, int(n("2026-06-30"))).tolist() == [RUNNING] * 4
    assert clock.matured(start, done, int(n("2026-07-01"))).tolist() == [MET, NOT_MET, UNKNOWN, NOT_MET]


@given(start=DATES, limit=st.integers(1, 60))
def test_what_is_in_time_lasts_until_the_next_working_day(start: date, limit: int) -> None:
    """In time is "working days <= limit": a Saturday after a limit day on a Friday is still in time."""
    last = day_date(int(WorkingDays(limit).lasts(np.asarray(day_number(start), np.int32))))
    assert walked(start, last) == limit
    assert walked(start, last + timedelta(days=1)) == limit + 1
