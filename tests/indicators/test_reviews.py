"""Chains of reviews, against each day asked of each chain."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.cases import BLANK
from indicators.clock import add_months, day_date, day_number
from indicators.reviews import chain

BEGAN = date(2024, 1, 31)
OFFSETS = st.one_of(st.none(), st.integers(-40, 900))
REVIEWS = st.lists(st.tuples(st.integers(-1, 2), OFFSETS), max_size=10)
MONTHS = st.sampled_from([(6,), (3, 6)])


def months(day: int, number: int) -> int:
    return int(add_months(np.int32(day), number))


def slow(start: int, first_due: int, held: list[int], gaps: tuple[int, ...], x: int) -> tuple[bool, int]:
    """Whether every review that fell due in the year to x was held by its day, and when the next is due."""
    due, on_time = first_due, True
    for number, day in enumerate(sorted(day for day in held if start <= day <= x)):
        if day > due > months(x, -12):
            on_time = False
        due = months(day, gaps[min(number, len(gaps) - 1)])
    return on_time and due >= x, due


@given(st.lists(st.integers(0, 300), min_size=3, max_size=3), REVIEWS, MONTHS)
def test_a_chain_says_of_each_day_what_its_reviews_say(starts, reviews, gaps):
    """A late review is late for a year from the day it fell due; one past its day and not held, until it is held."""
    start = np.array([day_number(BEGAN) + offset for offset in starts], np.int32)
    owner = np.array([whose for whose, _ in reviews], np.int32)
    day = np.array([BLANK if offset is None else day_number(BEGAN) + offset for _, offset in reviews], np.int32)
    first_due = add_months(start, 3)
    found = chain(start, first_due, (owner, day), gaps)
    assert found.first_due.tolist() == first_due.tolist()
    for number in range(3):
        held = [int(when) for whose, when in zip(owner, day, strict=True) if whose == number and when != BLANK]
        days = np.arange(first_due[number], first_due[number] + 1400, 7)
        late = found.late.at(np.full(len(days), number), days)
        due = found.due.at(np.full(len(days), number), days)
        asked = [slow(int(start[number]), int(first_due[number]), held, gaps, int(x)) for x in days]
        assert [(value == 0, int(then)) for value, then in zip(late, due, strict=True)] == asked


@pytest.mark.parametrize(
    ("x", "is_late"),
    [("2025-09-30", False), ("2025-10-01", True), ("2026-06-30", True), ("2026-09-29", True), ("2026-09-30", False)],
)
def test_lateness_leaves_the_year_on_the_anniversary_of_the_due_day(x, is_late):
    """Due 30 September, held the day after, and everything since in time."""
    start = np.array([day_number(date(2025, 6, 30))], np.int32)
    held = [date(2025, 10, 2), date(2026, 4, 1)]
    found = chain(
        start,
        np.array([day_number(date(2025, 9, 30))], np.int32),
        (np.zeros(2, np.int32), np.array([day_number(day) for day in held], np.int32)),
        (6,),
    )
    day = np.array([day_number(date.fromisoformat(x))])
    assert bool(found.late.at(np.zeros(1), day)[0]) is is_late


def test_nobodys_reviews_and_those_before_the_start_do_not_count():
    start = np.array([day_number(BEGAN)], np.int32)
    early = day_number(BEGAN - timedelta(days=1))
    found = chain(start, add_months(start, 3), (np.array([0, -1]), np.array([early, early + 9], np.int32)), (6,))
    assert [str(day_date(int(day))) for day in found.due.at(np.zeros(1), start)] == ["2024-04-30"]
