"""Limits against series worked by hand and against the oracle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.spc.limits import few_or_uneven, median, p_prime, wilson, xmr
from tests.oracles import spc as oracle

#: Mean 11; moving ranges 2, 3, 2, 1, 3, 5, 2, 2, 1, 2, 8: 31 in eleven, 2.818 on average; 2.66 of them are 7.496.
BY_HAND = np.array([10.0, 12, 9, 11, 10, 13, 8, 10, 12, 11, 9, 17])


def test_a_series_worked_by_hand():
    found = xmr(BY_HAND)
    assert found.centre[0] == 11
    assert found.lower[0] == pytest.approx(11 - 2.66 * 31 / 11)
    assert found.upper[0] == pytest.approx(18.496, abs=0.001)
    assert found.near_upper[0] == pytest.approx(11 + 2 * (2.66 / 3) * 31 / 11)
    assert found.near_lower[0] == pytest.approx(6.002, abs=0.001)


def test_no_moving_range_is_screened_out():
    """The last, of 8, exceeds 3.267 mean moving ranges of a calmer series; it counts all the same."""
    calm = np.array([10.0, 11] * 6 + [40])
    assert xmr(calm).upper[0] == pytest.approx(calm.mean() + 2.66 * (11 * 1 + 29) / 12)


def test_limits_may_lie_beyond_what_is_possible():
    assert xmr(np.array([0.0, 3, 0, 4, 0, 3])).lower[0] < 0
    assert xmr(np.array([99.0, 90, 100, 91, 100, 92])).upper[0] > 100


def test_a_fixed_baseline_takes_no_later_point():
    assert xmr(np.append(BY_HAND, [50.0, 60])[:], 12).upper[-1] == xmr(BY_HAND).upper[0]


def test_a_steady_series_lies_on_its_mean():
    """Thirteen of fifteen every month: a mean of equal numbers may differ from them in the last bit."""
    assert xmr(np.full(13, 100 * 13 / 15)).upper[0] == pytest.approx(100 * 13 / 15)


def test_p_prime_worked_by_hand():
    """8 of 10, 9 of 10, 8 of 20: 25 of 40, 62.5%; z 1.143, 1.796, -2.078; moving ranges 0.653, 3.875, so 2.264."""
    found = p_prime(np.array([8.0, 9, 8]), np.array([10.0, 10, 20]))
    assert found.centre[0] == 62.5
    assert found.upper[0] - found.centre[0] == pytest.approx(3 * 15.309 * 2.264 / 1.128, rel=0.001)
    assert found.upper[2] - found.centre[2] == pytest.approx((found.upper[0] - 62.5) / 2**0.5)


def test_p_prime_of_even_denominators_is_xmr():
    """3 / 1.128 is 2.66, so the two meet where nothing varies but chance and process."""
    met, of = np.array([80.0, 91, 85, 78, 88, 90]), np.full(6, 100.0)
    assert p_prime(met, of).upper[0] == pytest.approx(xmr(met).upper[0], rel=1e-4)


@pytest.mark.parametrize("met", [0, 12])
def test_p_prime_of_none_or_all_closes_on_the_centre(met):
    found = p_prime(np.full(13, float(met)), np.full(13, 12.0))
    assert found.lower[0] == found.centre[0] == found.upper[0] == 100 * met / 12


@pytest.mark.parametrize(
    ("denominators", "expected"),
    [
        ([20, 20, 20], False),
        ([19, 20, 20], True),
        ([100, 120, 140], False),
        ([90, 120, 150], False),  # 60 apart, just half of their mean
        ([90, 120, 151], True),
        ([], False),
    ],
)
def test_percentages_of_few_or_uneven_numbers(denominators, expected):
    assert few_or_uneven(np.array(denominators, float)) is expected


def test_a_run_chart_has_a_median_and_no_limits():
    found = median(np.array([3.0, 9, 4]))
    assert found.centre[0] == 4
    assert np.isnan(found.upper).all()


@pytest.mark.parametrize(
    ("met", "of", "low", "high"),
    [(0, 10, 0.0, 27.8), (10, 10, 72.2, 100.0), (7, 10, 39.7, 89.2), (1, 1, 20.7, 100.0), (780, 1000, 75.3, 80.5)],
)
def test_wilsons_interval_as_tables_print_it(met, of, low, high):
    found = wilson(met, of)
    assert found is not None
    assert found[0] == pytest.approx(low, abs=0.05)
    assert found[1] == pytest.approx(high, abs=0.05)


def test_there_is_no_interval_of_nothing():
    assert wilson(0, 0) is None


@given(of=st.integers(1, 400), data=st.data())
def test_the_ends_of_wilsons_interval_lie_196_standard_errors_away(of, data):
    met = data.draw(st.integers(1, max(1, of - 1)))
    for end in wilson(met, of):
        if 0 < end < 100:
            assert oracle.score_distance(met / of, end / 100, of) == pytest.approx(1.959964)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), min_size=2, max_size=30), st.data())
def test_p_prime_is_the_oracles(pairs, data):
    met, of = [min(pair) for pair in pairs], [max(pair) for pair in pairs]
    baseline = data.draw(st.integers(2, len(of)))
    found = p_prime(np.array(met, float), np.array(of, float), baseline)
    for place, (lower, centre, upper) in enumerate(oracle.p_prime(met, of, baseline)):
        got = found.lower[place], found.centre[place], found.upper[place]
        assert got == pytest.approx((lower, centre, upper), abs=1e-7)
