"""Rule 4: five shapes of date, sentinels that are blank, and nothing guessed; and the clock of instants."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.conform.dates import instant_text, read_date, usual_instant

DAY = date(2026, 6, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-05",
        "2026-6-5",
        "2026/06/05",
        "20260605",
        "2026-06-05 00:00:00",
        "2026-06-05T00:00:00",
        "2026-06-05T23:59:59.997",
        "2026-06-05T10:00:00Z",
        "05/06/2026",
        "5/6/2026",
        "05-06-2026",
        "05.06.2026",
        "05/06/2026 13:45",
        "5/6/2026 1:45 PM",
        "05/06/2026 00:00:00",
        "46178",
        "46178.0",
        "46178.5",
        "5 Jun 2026",
        "05-Jun-2026",
        "5th June 2026",
        "Fri 5 June 2026",
        "June 5, 2026",
        "5 JUNE 2026",
    ],
)
def test_every_shape_of_one_day_is_that_day(text: str) -> None:
    read = read_date(text)
    assert read.problem is None
    assert read.day == DAY


@pytest.mark.parametrize(
    "text",
    [
        "1900-01-01",
        "01/01/1900",
        "1900-01-01 00:00:00",
        "9999-12-31",
        "31/12/9999",
        "1",
        "2958465",
        "1899-12-30",
        "1753-01-01",
    ],
)
def test_a_sentinel_is_blank_and_no_problem(text: str) -> None:
    read = read_date(text)
    assert (read.day, read.problem) == (None, None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("May be 8 Jan 2000", "shape"),
        ("unknown", "shape"),
        ("2026-02-30", "calendar"),
        ("31/06/2026", "calendar"),
        ("06/30/2026", "wrong way round"),
        ("2026-13-01", "calendar"),
        ("05/06/26", "two digits"),
        ("5-Jun-26", "two digits"),
        ("2026", "bare number"),
        ("0", "bare number"),
        ("99999", "bare number"),
        ("2206-06-05", "impossible"),
        ("1820-06-05", "impossible"),
        ("5 Juin 2026", "calendar"),
        ("05/06/2026 25:00", "time"),
        ("30 13 2026", "calendar"),
    ],
)
def test_what_is_not_certain_is_no_date_and_says_why(text: str, why: str) -> None:
    read = read_date(text)
    assert read.day is None
    assert why in str(read.problem)


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_a_day_written_in_any_shape_comes_back(day: date) -> None:
    assert read_date(day.isoformat()).day == day
    assert read_date(f"{day:%d/%m/%Y}").day == day
    assert read_date(f"{day.day} {day:%b %Y}").day == day
    serial = (day - date(1899, 12, 30)).days
    if 20_000 <= serial <= 60_000:
        assert read_date(str(serial)).day == day


@given(st.text(max_size=30))
def test_no_text_makes_reading_fail(text: str) -> None:
    read = read_date(text)
    assert read.day is None or read.problem is None


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-06-30T23:45:00Z", "2026-06-30T23:45:00Z"),
        ("2026-07-01T00:45:00+01:00", "2026-06-30T23:45:00Z"),
        ("2026-07-01T00:45", "2026-06-30T23:45:00Z"),
        ("2026-01-05 12:00", "2026-01-05T12:00:00Z"),
        ("05/01/2026 12:00", "2026-01-05T12:00:00Z"),
        ("2026-06-30", "2026-06-30"),
        ("30/06/2026", "2026-06-30"),
        ("2026-10-25T01:30", "2026-10-25T00:30:00Z"),  # twice that night: the first is summer time
        ("2026-03-29T01:30", "2026-03-29T01:30:00Z"),  # never that night: reckoned as winter time
        ("2026-06-30T00:00:00", "2026-06-29T23:00:00Z"),
        ("46178.5", "2026-06-05T11:00:00Z"),
    ],
)
def test_an_instant_is_london_time_unless_it_says_otherwise(text: str, instant: str) -> None:
    assert instant_text(read_date(text)) == instant


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 86_399))
def test_a_serial_with_a_part_of_a_day_keeps_its_time(day: date, second: int) -> None:
    serial = (day - date(1899, 12, 30)).days + second / 86_400
    read = read_date(f"{serial:.8f}")
    assert read.day is not None
    moment = timedelta(days=read.day.toordinal()) + timedelta(
        hours=read.at.hour if read.at else 0,
        minutes=read.at.minute if read.at else 0,
        seconds=read.at.second if read.at else 0,
    )
    assert abs(moment - (timedelta(days=day.toordinal()) + timedelta(seconds=second))) <= timedelta(seconds=1)


@given(
    st.one_of(
        st.datetimes(datetime(1899, 1, 1), datetime(2101, 12, 31)),  # noqa: DTZ001 - a wall clock
        st.sampled_from([datetime(2026, 3, 29, 1, 30), datetime(2026, 10, 25, 1, 30)]),  # noqa: DTZ001
    ),
    st.sampled_from(["", "Z", "+01:00", "-05:30"]),
)
def test_the_usual_shape_of_an_instant_is_read_as_every_other_shape_is(moment: datetime, zone: str) -> None:
    """Wherever the quick way answers at all: the missing hour of March and the doubled one of October included."""
    text = moment.strftime("%Y-%m-%dT%H:%M:%S") + zone
    quick = usual_instant(text)
    if 1900 < moment.year < 2100:
        assert quick == instant_text(read_date(text))
    else:
        assert quick is None


@pytest.mark.parametrize("text", ["2026-06-31T10:00:00", "2026-06-30T24:00:00", "2026-06-30 10:00:00", "2026-06-30"])
def test_what_is_not_of_the_usual_shape_is_left_to_the_others(text: str) -> None:
    assert usual_instant(text) is None
