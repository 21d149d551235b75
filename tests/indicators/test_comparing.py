"""Only whole periods of one kind are compared, and only flows have limits."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from data.results import Grain
from indicators.catalogue import INDICATORS
from indicators.clock import day_date, day_number
from indicators.comparing import moment, period_before, recent, whole, why_limitless, years_before
from indicators.kinds import Fold
from indicators.periods import IN_A_YEAR, is_whole, periods
from indicators.spc.baseline import Rebase
from tests.indicators.series import NONE, TRUST, by_month, month_starts

FLOW, STOCK = INDICATORS["missing_episodes"], INDICATORS["cla_count"]
JUNE_END = day_number(date(2026, 6, 30))
EARLY = day_number(date(2020, 1, 1))


def twelve(until=None):
    """July 2025 to June 2026."""
    return by_month("missing_episodes", range(12), first=date(2025, 7, 1), until=until)


def test_a_month_that_is_over_is_compared():
    assert len(whole(FLOW, twelve(), JUNE_END, EARLY)) == 12


def test_a_month_so_far_is_not():
    assert whole(FLOW, twelve(date(2026, 6, 29)), JUNE_END - 1, EARLY)[-1] == 10


def test_nor_a_month_that_was_not_over_on_the_day_asked():
    assert whole(FLOW, twelve(), day_number(date(2026, 6, 24)), EARLY)[-1] == 10


def test_nor_a_month_that_the_source_covers_in_part():
    from_mid_july = day_number(date(2025, 7, 15))
    assert whole(FLOW, twelve(), JUNE_END, from_mid_july)[0] == 1
    assert whole(STOCK, twelve(), JUNE_END, from_mid_july)[0] == 0  # its last day is known


def test_months_off_are_left_out():
    practice = replace(FLOW, months_off=(8, 12))
    assert list(whole(practice, twelve(), JUNE_END, EARLY)) == [0, 2, 3, 4, 6, 7, 8, 9, 10, 11]


def test_the_month_before_a_month_off_is_the_one_to_compare_with():
    practice, held = replace(FLOW, months_off=(8, 12)), twelve()
    kept = whole(practice, held, JUNE_END, EARLY)
    assert period_before(practice, held, kept, 2).first == month_starts(date(2025, 7, 1), 1)[0]  # September, July


def test_a_month_without_a_number_is_not_passed_over():
    held = by_month("missing_episodes", [4, NONE, 6])
    assert period_before(FLOW, held, whole(FLOW, held, JUNE_END, EARLY), 2) is None


def test_the_same_month_of_the_year_before():
    held = by_month("missing_episodes", range(24))
    kept = whole(FLOW, held, JUNE_END, EARLY)
    assert years_before(FLOW, held, kept, 23)[0].shown == 11
    assert years_before(FLOW, held, kept, 11) == (None, None, None)


@pytest.mark.parametrize("grain", [Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.ROLLING12])
def test_a_year_before_is_the_same_day_of_the_year(grain):
    first = periods(grain, day_number(date(2022, 4, 1)), day_number(date(2026, 3, 31))).first
    for earlier, later in zip(first, first[IN_A_YEAR[grain] :], strict=False):
        assert day_date(later) == day_date(earlier).replace(year=day_date(earlier).year + 1)


@pytest.mark.parametrize("grain", [Grain.DAY, Grain.WEEK, Grain.FORTNIGHT])
def test_of_days_and_weeks_it_is_the_same_day_of_the_week(grain):
    first = periods(grain, day_number(date(2022, 4, 1)), day_number(date(2026, 3, 31))).first
    assert set(first[IN_A_YEAR[grain] :] - first[: -IN_A_YEAR[grain]]) == {364}


@pytest.mark.parametrize(
    ("grain", "as_of", "expected"),
    [
        (Grain.MONTH, date(2026, 2, 28), True),
        (Grain.MONTH, date(2026, 2, 27), False),
        (Grain.QUARTER, date(2026, 6, 30), True),
        (Grain.QUARTER, date(2026, 5, 31), False),
        (Grain.YEAR, date(2026, 3, 31), True),
        (Grain.YEAR, date(2026, 6, 30), False),
        (Grain.WEEK, date(2026, 6, 28), True),
        (Grain.WEEK, date(2026, 6, 27), False),
        (Grain.FORTNIGHT, date(2026, 6, 28), True),
        (Grain.FORTNIGHT, date(2026, 6, 21), False),
        (Grain.DAY, date(2026, 6, 27), True),
    ],
)
def test_a_period_is_whole_at_its_calendars_end(grain, as_of, expected):
    span = periods(grain, day_number(date(2024, 4, 1)), day_number(as_of))
    assert is_whole(grain, int(span.first[-1]), int(span.last[-1])) is expected
    assert is_whole(grain, int(span.first[-2]), int(span.last[-2]))


def test_a_chart_reads_three_years_of_months():
    held = by_month("missing_episodes", range(60), first=date(2021, 7, 1))
    assert recent(held, np.arange(60), [])[0] == 24


def test_and_back_to_where_its_baseline_began():
    held = by_month("missing_episodes", range(60), first=date(2021, 7, 1))
    made = Rebase(
        "missing_episodes", TRUST.kind, "", date(2022, 7, 1), date(2023, 6, 30), "Why", "Who", date(2023, 7, 1)
    )
    assert recent(held, np.arange(60), [made])[0] == 12


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_only_flows_have_limits(name):
    one = INDICATORS[name]
    assert bool(why_limitless(one, Grain.MONTH)) is (one.fold is not Fold.FLOW)
    assert why_limitless(one, Grain.ROLLING12)
    assert why_limitless(one, Grain.DAY)


def test_a_percentage_of_nothing_is_no_moment():
    held = by_month("assessments_45wd", [0, 3], [0, 4])
    assert moment(INDICATORS["assessments_45wd"], held, 0) is None
    assert moment(INDICATORS["assessments_45wd"], held, 1).denominator == 4


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_only_a_stock_has_starts_and_ends_and_they_are_flows(name):
    one = INDICATORS[name]
    for other in filter(None, (one.starts, one.ends)):
        assert one.fold is Fold.STOCK
        assert INDICATORS[other].fold is Fold.FLOW
