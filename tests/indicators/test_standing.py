"""Where an indicator stands: over an honest period, and at the same point of the weeks before."""

from datetime import date

import numpy as np
import pytest

from data.results import Grain, Series, Unit, UnitKind
from indicators.catalogue import INDICATORS
from indicators.clock import day_number
from indicators.standing import Period, grain_of, period_of, standing

TRUST = Unit(UnitKind.TRUST, "", "Trust")
TUESDAY = day_number(date(2026, 6, 30))
LONG_AGO = 0


def by_day(name, numerator, denominator=None, last=TUESDAY, unknown=None):
    """A series of days that ends on a Tuesday."""
    above = np.asarray(numerator, float)
    n = len(above)
    days = np.arange(last - n + 1, last + 1, dtype=np.int32)
    below = np.full(n, np.nan) if denominator is None else np.asarray(denominator, float)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = above if denominator is None else np.where(below > 0, 100 * above / below, np.nan)
    blank = np.zeros(n, np.int32) if unknown is None else np.asarray(unknown, np.int32)
    return Series(name, TRUST, None, Grain.DAY, days, days, above, below, blank, value)


def test_a_stock_is_read_as_at_the_day_and_compared_with_the_same_day_last_week():
    found = standing(INDICATORS["missing_now"], by_day("missing_now", range(1, 16)), TUESDAY, LONG_AGO)
    assert (found.period, found.now.shown, found.then.shown) == (Period.AS_AT, 15, 8)
    assert (found.first, found.last) == (date(2026, 6, 30), date(2026, 6, 30))


def test_a_percentage_of_events_is_read_over_the_four_weeks_that_end_on_the_day():
    held = by_day("s47_completed_15wd", [0] * 7 + [1] * 28, [9] * 7 + [2] * 28, unknown=[5] * 7 + [0] * 27 + [3])
    found = standing(INDICATORS["s47_completed_15wd"], held, TUESDAY, LONG_AGO)
    assert (found.now.numerator, found.now.denominator, found.now.value, found.now.unknown) == (28, 56, 50, 3)
    assert found.first == date(2026, 6, 3)


def test_a_number_of_events_is_read_over_the_last_whole_week():
    held = by_day(
        "missing_episodes", [0] * 7 + [10, 1, 1, 1, 1, 1, 1, 2, 50, 50]
    )  # the last two are Monday and Tuesday
    found = standing(INDICATORS["missing_episodes"], held, TUESDAY, LONG_AGO)
    assert (found.first, found.last, found.now.shown) == (date(2026, 6, 22), date(2026, 6, 28), 8)


def test_on_a_sunday_the_week_that_ends_is_whole():
    held = by_day("missing_episodes", [1] * 7, last=day_number(date(2026, 6, 28)))
    found = standing(INDICATORS["missing_episodes"], held, day_number(date(2026, 6, 28)), LONG_AGO)
    assert (found.last, found.now.shown) == (date(2026, 6, 28), 7)


def test_a_period_that_is_not_covered_has_no_number():
    held = by_day("s47_completed_15wd", [1] * 40, [1] * 40)
    assert standing(INDICATORS["s47_completed_15wd"], held, TUESDAY, TUESDAY - 20) is None


def test_a_period_that_is_covered_and_empty_counts_nothing():
    held = by_day("missing_episodes", [0] * 20)
    assert standing(INDICATORS["missing_episodes"], held, TUESDAY, LONG_AGO).now.shown == 0


def test_a_percentage_of_nothing_is_no_number():
    held = by_day("s47_completed_15wd", [0] * 30, [0] * 30)
    assert standing(INDICATORS["s47_completed_15wd"], held, TUESDAY, LONG_AGO).now.value is None


def test_a_day_before_the_series_has_no_standing():
    assert standing(INDICATORS["missing_now"], by_day("missing_now", [1, 2]), TUESDAY - 10, LONG_AGO) is None


def test_the_trend_ends_with_the_number_itself_and_leaves_gaps_where_there_is_none():
    found = standing(INDICATORS["missing_now"], by_day("missing_now", range(1, 16)), TUESDAY, LONG_AGO, weeks=4)
    assert found.trend == (None, 1, 8, 15)


def test_what_is_counted_by_the_year_is_read_over_its_own_twelve_months():
    ends = [day_number(date(2026, month, 1)) - 1 for month in (5, 6, 7)]
    first = np.array([end - 364 for end in ends], np.int32)
    numbers = [np.array(side, float) for side in ([20, 22, 30], [100, 100, 120], [20, 22, 25])]
    held = Series(
        "rereferrals_12m", TRUST, None, Grain.ROLLING12, first, np.array(ends, np.int32), *numbers[:2],
        np.zeros(3, np.int32), numbers[2],
    )  # fmt: skip
    found = standing(INDICATORS["rereferrals_12m"], held, TUESDAY, LONG_AGO)
    assert (found.period, found.now.value, found.then.value, found.weekly) == (Period.OWN, 25, 22, False)
    assert found.last == date(2026, 6, 30)


def test_a_rate_of_a_week_is_shown_as_its_number():
    held = by_day("s47_started", [3] * 30, [88593] * 30)
    assert standing(INDICATORS["s47_started"], held, TUESDAY, LONG_AGO).now.shown == 21


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("missing_now", Period.AS_AT),
        ("cp_visits_timely", Period.AS_AT),
        ("rhi_72h", Period.FOUR_WEEKS),
        ("contacts_total", Period.WHOLE_WEEK),
        ("wf_allocation_time", Period.WHOLE_WEEK),
    ],
)
def test_each_kind_has_its_honest_period(name, period):
    assert period_of(INDICATORS[name]) is period


def test_what_does_not_add_up_by_day_is_read_by_the_week():
    assert grain_of(INDICATORS["wf_allocation_time"]) is Grain.WEEK
    assert grain_of(INDICATORS["rhi_72h"]) is Grain.DAY
    assert grain_of(INDICATORS["rhi_72h"], worker=True) is Grain.WEEK
    assert grain_of(INDICATORS["rereferrals_12m"]) is Grain.ROLLING12
    assert grain_of(INDICATORS["wf_vacancy"]) is Grain.MONTH
