"""Numbers and days as people here say them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from indicators.judge import Change, Verdict
from layouts import words


def test_days_are_written_in_the_british_order():
    assert words.day(date(2026, 6, 3)) == "3 June 2026"
    assert words.day(date(2026, 6, 30), weekday=True) == "Tuesday 30 June 2026"
    assert words.short_day(None) == "–"


def test_instants_are_told_in_london():
    assert words.instant(datetime(2026, 6, 30, 22, 59, tzinfo=UTC)) == "30 June 2026, 23:59"
    assert words.instant(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "31 December 2026, 23:30"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 6, 1), date(2026, 6, 1), "1 June 2026"),
        (date(2026, 6, 1), date(2026, 6, 30), "1 to 30 June 2026"),
        (date(2026, 5, 28), date(2026, 6, 24), "28 May to 24 June 2026"),
        (date(2025, 12, 8), date(2026, 1, 4), "8 December 2025 to 4 January 2026"),
    ],
)
def test_a_span_says_nothing_twice(first, last, said):
    assert words.between(first, last) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (86.94, "percent", "86.9%"),
        (1234.0, "children", "1,234"),
        (15.44, "children per full-time social worker", "15.4"),
        (None, "percent", "–"),
        (float("nan"), "percent", "–"),
        (float("inf"), "count", "–"),
    ],
)
def test_a_number_is_shown_as_its_unit_asks(value, unit, said):
    assert words.number(value, unit) == said


def test_a_change_says_what_it_means():
    assert words.changed(Change(2.1, Verdict.BETTER), "percent") == ("▲", "up 2.1 points – better than a week ago")
    assert words.changed(Change(-3, Verdict.BETTER), "count") == ("▼", "down 3 – better than a week ago")
    assert words.changed(Change(-1, Verdict.NEUTRAL), "count") == ("▼", "1 fewer than a week ago")
    assert words.changed(Change(0, Verdict.SAME), "count") == ("=", "Same as a week ago")
    assert words.changed(None, "count") == ("", "No earlier figure to compare")


def test_one_of_a_thing_is_not_many():
    assert [words.people(1), words.people(0), words.plural(2, "day")] == ["1 child", "0 children", "2 days"]


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(seconds=-5), "0 minutes"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(days=3, hours=5), "3 days"),
    ],
)
def test_an_age_is_told_in_the_unit_that_matters(span, said):
    assert words.age(span) == said


@pytest.mark.parametrize(
    ("table", "said"),
    [("cin_assessments", "Child in need assessments"), ("s47_enquiry", "Section 47 enquiries"), ("missing", "Missing")],
)
def test_a_list_is_called_what_people_call_it(table, said):
    assert words.list_name(table) == said
