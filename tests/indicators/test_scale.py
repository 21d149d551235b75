"""Every axis of a drawing holds what is drawn, wastes little, and can be read at a glance."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.scale import TICKS, span

AMOUNTS = st.floats(0.01, 90_000).map(lambda value: float(f"{value:.3g}"))


def digits(step: float) -> int:
    """How many digits of a step are not noughts at its ends."""
    return len(f"{step:.10g}".strip("0.").replace(".", ""))


@given(low=st.one_of(st.just(0.0), AMOUNTS), more=AMOUNTS)
def test_an_axis_holds_its_line_and_its_ticks_are_round(low, more):
    assume(more >= low / 1000)
    begin, end = span([low, low + more], "days")
    assert 0 <= begin <= low
    assert low + more <= end <= begin + 2.6 * (low + more - begin) + 1e-9
    step = (end - begin) / TICKS
    assert digits(step) <= 2
    assert abs(begin / step - round(begin / step)) < 1e-6


@given(low=st.floats(0, 100), high=st.floats(0, 100))
def test_no_axis_of_shares_goes_over_the_whole_and_its_ticks_are_round(low, high):
    low, high = (round(value, 1) for value in sorted((low, high)))
    begin, end = span([low, high], "percent")
    assert 0 <= begin <= low
    assert high <= end <= 100
    assert digits((end - begin) / TICKS) <= 2


@given(low=st.integers(0, 900), more=st.integers(0, 900))
def test_what_is_counted_is_read_against_whole_numbers(low, more):
    begin, end = span([low, low + more], "children")
    assert begin <= low
    assert low + more <= end
    assert ((end - begin) / TICKS).is_integer()


@pytest.mark.parametrize(
    ("known", "unit", "ends"),
    [
        ([300, 1100], "count", (0, 1200)),
        ([296, 318, 321], "count", (290, 330)),
        ([80, 90], "percent", (76, 92)),
        ([0, 0], "count", (0, 4)),
        ([1], "children", (0, 4)),
        ([], "count", (0, 4)),
    ],
)
def test_an_axis_begins_at_nought_unless_that_would_flatten_the_line(known, unit, ends):
    assert span(known, unit) == ends
