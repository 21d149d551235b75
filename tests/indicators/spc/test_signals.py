"""Making Data Count's rules, each by a series that a person can follow, then all of them against the oracle.

What NHSRplotthedots (R/ptd_spc_standard, ptd_calculate_point_type, ptd_calculate_assurance_type) does, and where it is
held here:

| rule | its test |
|---|---|
| limits are mean ± 2.66 mean moving ranges, near ones two thirds | test_limits: test_a_series_worked_by_hand |
| screening of moving ranges is off, as in the Excel tool | test_limits: test_no_moving_range_is_screened_out |
| outside is strictly beyond the limit | test_a_point_on_a_limit_is_not_outside |
| a trend is seven points, six steps | test_seven_rising_points_are_a_trend_and_six_are_not |
| a tie breaks a trend | test_a_tie_breaks_a_trend |
| every one of the seven is flagged | test_every_point_of_a_trend_is_flagged |
| a trend has its own direction, not the side of the mean | test_a_trend_points_the_way_it_goes |
| a point of two trends takes the later one's | test_the_peak_between_two_trends_belongs_to_the_later |
| two of three beyond a near limit, all three on one side | test_two_of_three_near_a_limit |
| only those beyond the near limit are flagged | test_the_third_of_two_in_three_is_not_flagged |
| opposite sides do not count | test_two_near_opposite_limits_say_nothing |
| a point outside is not near | test_a_point_outside_does_not_make_two_of_three |
| a shift is seven strictly on one side | test_seven_on_one_side_are_a_shift_and_six_are_not |
| a point on the mean breaks a shift | test_a_point_on_the_mean_breaks_a_shift |
| outside, trend, near, shift: the first a point meets | test_the_first_rule_counts |
| rules stop at a new baseline | test_control: test_no_run_reaches_across_a_new_baseline |
| limits fixed after so many points | test_control: test_a_fixed_baseline_is_held_against_later_points |
| improvement, concern or neutral by direction and sign | test_icons: test_the_class_of_a_point |
| the variation icon is the latest point's | test_judge: test_only_the_latest_point_gives_the_icon |
| target against the latest limits, equality "?" | test_icons: test_assurance |
| no assurance without target or direction | test_icons: test_no_assurance |

Not as there: a point whose trend ends where another begins beside it keeps its own trend's direction (the package looks
to the right neighbour only), which no latest point can meet.
"""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indicators.spc.limits import Limits, median, xmr
from indicators.spc.signals import Rule, run_chart_signals, runs, signals
from tests.oracles import spc as oracle


def lines(points, centre=10.0, reach=6.0):
    """A mean of 10 with limits at 4 and 16, near limits at 6 and 14."""
    at = [np.full(points, centre + reach * part) for part in (0, -1, 1, -2 / 3, 2 / 3)]
    return Limits(*at)


def found(*values):
    held = signals(np.array(values, float), lines(len(values)))
    return [f"{Rule(rule).name} {toward}" if rule else "" for rule, toward in zip(held.rule, held.toward, strict=True)]


def test_a_point_on_a_limit_is_not_outside():
    assert found(9, 16, 11, 16.001, 9, 4, 11, 3.999) == ["", "", "", "OUTSIDE 1", "", "", "", "OUTSIDE -1"]


def test_seven_rising_points_are_a_trend_and_six_are_not():
    assert set(found(8, 8.5, 9, 10.5, 11, 11.5, 12)) == {"TREND 1"}
    assert set(found(8, 8.5, 9, 10.5, 11, 11.5)) == {""}


def test_a_tie_breaks_a_trend():
    assert set(found(8, 8.5, 9, 9, 10.5, 11, 11.5, 12)) == {""}


def test_every_point_of_a_trend_is_flagged():
    assert found(11, 8, 8.5, 9, 9.5, 10.5, 11, 11.5, 9) == ["", *["TREND 1"] * 7, ""]


def test_a_trend_points_the_way_it_goes():
    """Falling, though the first of them lie above the mean."""
    assert set(found(13, 12, 11, 9.5, 9, 8.5, 8)) == {"TREND -1"}


def test_the_peak_between_two_trends_belongs_to_the_later():
    up, down = [8, 8.5, 9, 9.5, 10.5, 11], [11, 10.5, 9.5, 9, 8.5, 8]
    assert found(*up, 12, *down) == [*["TREND 1"] * 6, *["TREND -1"] * 7]


def test_two_of_three_near_a_limit():
    assert found(9, 14.5, 15, 11) == ["", "NEAR 1", "NEAR 1", ""]
    assert found(9, 11, 5.5, 8, 5) == ["", "", "NEAR -1", "", "NEAR -1"]


def test_a_point_on_a_near_limit_is_not_beyond_it():
    assert set(found(9, 14, 15, 11)) == {""}


def test_the_third_of_two_in_three_is_not_flagged():
    assert found(14.5, 11, 15) == ["NEAR 1", "", "NEAR 1"]


def test_two_near_opposite_limits_say_nothing():
    assert set(found(9, 15, 5, 11)) == {""}
    assert set(found(15, 9, 15)) == {""}


def test_two_near_with_a_third_on_the_mean_say_nothing():
    assert set(found(15, 10, 15)) == {""}


def test_a_point_outside_does_not_make_two_of_three():
    assert found(9, 17, 15, 11) == ["", "OUTSIDE 1", "", ""]


def test_seven_on_one_side_are_a_shift_and_six_are_not():
    assert set(found(11, 12, 11, 12, 11, 12, 11)) == {"SHIFT 1"}
    assert set(found(11, 12, 11, 12, 11, 12)) == {""}


def test_a_point_on_the_mean_breaks_a_shift():
    assert set(found(11, 12, 11, 12, 10, 12, 11, 12)) == {""}


def test_the_first_rule_counts():
    """Seven on one side: one of them outside, two near; the others a shift."""
    assert found(11, 12, 17, 12, 14.5, 15, 12) == [
        *("SHIFT 1", "SHIFT 1", "OUTSIDE 1", "SHIFT 1", "NEAR 1", "NEAR 1", "SHIFT 1")
    ]
    assert found(17, 15.5, 15, 14.5, 13, 12, 11)[0] == "OUTSIDE 1"
    assert found(17, 15.5, 15, 14.5, 13, 12, 11)[1:] == ["TREND -1"] * 6


def test_equal_percentages_lie_on_their_mean():
    """13 of 15 every month is no shift, whatever the last bit of its mean says."""
    values = np.array([100 * 13 / 15] * 12 + [100 * (26 / 30)])
    assert not signals(values, xmr(values)).rule.any()


def test_no_points_have_no_signals():
    assert len(signals(np.zeros(0), lines(0)).rule) == 0


def test_a_run_charts_shift_is_six_and_passes_over_the_median():
    values = np.array([1.0, 1, 2, 5, 8, 9, 8, 5, 9, 8, 9])
    held = run_chart_signals(values, median(np.full(11, 5.0)))
    assert [bool(rule) for rule in held.rule] == [*[False] * 4, *[True] * 3, False, *[True] * 3]


def test_runs_cover_every_point_once():
    assert list(runs(np.array([1, 1, 0, -1, -1], np.int32))) == [(0, 2, 1), (2, 3, 0), (3, 5, -1)]
    assert list(runs(np.zeros(0, np.int32))) == []


#: Numbers that meet on lines, climb, fall and jump.
VALUES = st.lists(
    st.one_of(st.integers(0, 6), st.integers(0, 40)).map(Fraction) | st.fractions(0, 9, max_denominator=7),
    min_size=2,
    max_size=40,
)
CLIMBS = st.lists(st.sampled_from([-1, -1, -1, 0, 1, 1, 1, 2]), min_size=12, max_size=40).map(
    lambda steps: [Fraction(50 + sum(steps[:place])) for place in range(len(steps))]
)


@given(VALUES | CLIMBS)
def test_every_point_meets_the_rule_the_oracle_says(values):
    wanted = [oracle.point(values, place, oracle.xmr(values)) for place in range(len(values))]
    floats = np.array([float(value) for value in values])
    held = signals(floats, xmr(floats))
    got = [(Rule(rule).name.lower(), toward) for rule, toward in zip(held.rule, held.toward, strict=True)]
    assert got == wanted
