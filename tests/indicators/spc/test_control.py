"""Which method, which baseline, and what a recorded decision changes."""

from datetime import date

import numpy as np
import pytest

from data.results import Unit, UnitKind
from indicators.clock import day_number
from indicators.spc.baseline import Rebase, segments
from indicators.spc.control import Points, control, method_of
from indicators.spc.limits import Method, p_prime, xmr
from indicators.spc.signals import Rule

TRUST = Unit(UnitKind.TRUST, "", "Trust")


def months(values, of=None):
    """One point a month from April 2024."""
    first = [day_number(date(2024 + (3 + n) // 12, (3 + n) % 12 + 1, 1)) for n in range(len(values) + 1)]
    value = np.array(values, float)
    sides = (None, None) if of is None else (value * of / 100, np.array(of, float))
    return Points(np.array(first[:-1], np.int32), np.array(first[1:], np.int32) - 1, value, *sides)


def decided(since, fixed_to=None, **parts):
    held = {"indicator": "x", "unit_kind": UnitKind.TRUST, "unit_id": "", "since": since, "fixed_to": fixed_to,
            "reason": "A new front door", "by": "Head of service", "decided_on": date(2025, 6, 1)}  # fmt: skip
    return Rebase(**{**held, **parts})


LOW, HIGH = [10, 12, 11, 9, 10, 13, 8, 10, 12, 11, 9, 11], [20, 22, 21, 19, 20, 23, 18, 20, 22, 21, 19, 21]


def test_eleven_points_are_a_run_chart_and_twelve_have_limits():
    assert method_of(months(LOW[:11])) is Method.RUN
    assert method_of(months(LOW)) is Method.XMR
    held = control(months(LOW[:11]))
    assert np.isnan(held.limits.upper).all()
    assert held.limits.centre[0] == 10
    assert not held.judged


def test_percentages_of_few_cases_have_limits_of_their_own():
    of = np.array([30, 12] * 6)
    points = months([80, 75, 90, 67, 83, 100, 80, 75, 90, 67, 83, 100], of)
    held = control(points)
    assert held.method is Method.P_PRIME
    assert list(held.limits.upper) == list(p_prime(points.numerator, points.denominator).upper)
    assert held.limits.upper[1] > held.limits.upper[0]


def test_percentages_of_many_even_cases_have_one_pair_of_limits():
    assert control(months(LOW, np.full(12, 200))).method is Method.XMR


def test_without_a_decision_every_point_makes_the_baseline():
    held = control(months(LOW + HIGH))
    assert held.limits.centre[0] == np.mean(LOW + HIGH)
    assert len(held.segments) == 1


def test_a_decision_lets_the_baseline_begin_anew():
    held = control(months(LOW + HIGH), [decided(date(2025, 4, 1))])
    assert [one.start for one in held.segments] == [0, 12]
    assert held.limits.centre[11] == np.mean(LOW)
    assert held.limits.centre[12] == np.mean(HIGH)
    assert not held.signals.rule.any()


def test_it_begins_with_the_first_whole_period_from_its_day():
    points = months(LOW + HIGH)
    assert [one.start for one in segments(points.first, points.last, [decided(date(2025, 4, 2))])] == [0, 13]


def test_no_run_reaches_across_a_new_baseline():
    """Six above the mean before it, six after: no seven in a row."""
    values = [*[8, 9, 8, 9, 8, 9], *[11, 12, 11, 12, 11, 12], *[11, 12, 11, 12, 11, 12], *[9, 8, 9, 8, 9, 8]]
    apart = control(months(values), [decided(date(2025, 4, 1))])
    assert not (apart.signals.rule == Rule.SHIFT).any()
    whole = control(months(values))
    assert (whole.signals.rule == Rule.SHIFT).sum() == 12


def test_a_new_baseline_is_a_trial_until_it_has_twelve_points():
    held = control(months(LOW + HIGH[:11]), [decided(date(2025, 4, 1))])
    assert held.segments[-1].trial
    assert not held.judged
    assert held.limits.upper[-1] == xmr(np.array(HIGH[:11], float)).upper[0]
    assert control(months(LOW + HIGH), [decided(date(2025, 4, 1))]).judged


def test_of_fewer_than_six_points_there_are_no_limits_at_all():
    held = control(months(LOW + HIGH[:5]), [decided(date(2025, 4, 1))])
    assert np.isnan(held.limits.upper[12:]).all()
    assert held.limits.centre[12] == np.median(HIGH[:5])
    assert not np.isnan(held.limits.upper[:12]).any()


def test_a_fixed_baseline_is_held_against_later_points():
    held = control(months(LOW + HIGH), [decided(date(2024, 4, 1), date(2025, 3, 31))])
    assert held.limits.upper[-1] == xmr(np.array(LOW, float)).upper[0]
    assert (held.signals.rule[12:] == Rule.OUTSIDE).all()
    assert held.segments[-1].fixed


def test_a_baseline_is_not_fixed_on_fewer_than_twelve_points():
    held = control(months(LOW + HIGH), [decided(date(2024, 4, 1), date(2025, 2, 28))])
    assert held.limits.centre[0] == np.mean(LOW + HIGH)
    assert not held.segments[-1].fixed


def test_of_two_decisions_for_one_day_the_later_counts():
    first = decided(date(2025, 4, 1), reason="first", decided_on=date(2025, 5, 1))
    second = decided(date(2025, 4, 1), reason="second", decided_on=date(2025, 6, 1))
    assert control(months(LOW + HIGH), [second, first]).segments[-1].decision.reason == "second"


def test_a_decision_concerns_its_indicator_and_unit_only():
    team = Unit(UnitKind.TEAM, "T1", "Team 1")
    assert decided(date(2025, 4, 1)).concerns("x", TRUST)
    assert not decided(date(2025, 4, 1)).concerns("x", team)
    assert not decided(date(2025, 4, 1)).concerns("y", TRUST)


def test_a_long_shift_is_found_and_never_acted_on():
    held = control(months(LOW + HIGH))
    assert held.long_shift == 12
    assert len(held.segments) == 1
    assert control(months(LOW + HIGH), [decided(date(2025, 4, 1))]).long_shift is None
    assert control(months([*LOW, *HIGH[:11], 10])).long_shift is None


@pytest.mark.parametrize(
    ("values", "calm"),
    [([10, 11] * 6, 12), ([10, 11] * 5 + [40, 10, 11], 2), ([*[10, 11] * 6, 40], 0)],
)
def test_how_long_nothing_but_chance_has_shown(values, calm):
    assert control(months(values)).calm == calm


def test_how_long_a_shift_or_a_trend_has_lasted():
    assert control(months(LOW + HIGH)).in_a_row == 12
    rising = control(months([20, 10] * 6 + [10.5, 11, 12, 13, 14, 15, 16]))
    assert (rising.rule, rising.toward, rising.in_a_row) == (Rule.TREND, 1, 8)
