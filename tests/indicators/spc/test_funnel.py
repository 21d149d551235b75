"""Teams beside each other: what chance gives, by exact tails."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.spc.funnel import Apart, binomial, lower_binomial, lower_poisson, poisson, upper_poisson
from tests.oracles import spc as oracle


def test_a_team_of_five_with_two_on_time_is_within_chance_and_one_of_fifty_is_not():
    """Where 8 in 10 are on time: 2 of 5 or fewer comes up 6 times in 100, 30 of 50 or fewer once in a thousand."""
    held = binomial([2, 30, 41], [5, 50, 50], 0.8)
    assert held.apart == (Apart.WITHIN, Apart.FAR_BELOW, Apart.WITHIN)


def test_between_95_and_998_a_team_is_perhaps_apart():
    held = binomial([33, 47], [50, 50], 0.8)
    assert held.apart == (Apart.BELOW, Apart.ABOVE)
    assert "perhaps" in held.apart[0].words


def test_limits_never_leave_what_is_possible():
    held = binomial([1, 3], [2, 3], 0.9)
    for line in held.lines:
        assert (line >= 0).all()
        assert (line <= 100).all()


def test_limits_close_on_the_centre_as_numbers_grow():
    held = binomial([8, 800], [10, 1000], 0.8)
    far_below, below, above, far_above = held.lines
    assert below[0] < below[-1] < 80 < above[-1] < above[0]
    assert (far_below <= below).all()
    assert (above <= far_above).all()


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_where_all_or_none_are_met_chance_has_no_say(share):
    assert binomial([0, 0], [5, 9], share) is None


def test_of_no_teams_there_is_no_funnel():
    assert binomial([], [], 0.5) is None
    assert poisson([], [], 1.0) is None


def test_teams_that_differ_more_than_chance_are_said_to():
    assert binomial([50, 95, 60, 99, 70], [100] * 5, 0.75).overdispersed
    assert not binomial([74, 76, 75, 73, 77], [100] * 5, 0.75).overdispersed
    assert not binomial([5, 9], [10, 10], 0.7).overdispersed  # of two teams one cannot tell


@pytest.mark.parametrize(("apart", "expected"), [(7.0, True), (6.4, False)])
def test_five_teams_differ_more_than_chance_from_a_spread_of_226(apart, expected):
    """1 + 2 √(2 / 5) times the variance of chance: here each team lies so many off 75 of 100, whose spread is 18.75."""
    held = binomial([75 + side * apart for side in (1, -1, 1, -1, 1)], [100] * 5, 0.75)
    assert held.spread == pytest.approx(apart**2 / 18.75)
    assert held.overdispersed is expected


def test_things_counted_per_so_many():
    """16 children a worker: 60 with 3 workers, where 48 are expected, may be chance; 80 is not."""
    assert poisson([60, 80, 48, 20], [3, 3, 3, 3], 16).apart == (
        *(Apart.WITHIN, Apart.FAR_ABOVE, Apart.WITHIN, Apart.FAR_BELOW),
    )


@given(size=st.integers(1, 60), share=st.integers(1, 19), tail=st.sampled_from([0.025, 0.001]))
def test_beyond_the_binomial_line_lies_exactly_what_the_tail_calls_so(size, share, tail):
    truth, limit = Fraction(share, 20), Fraction(str(tail))
    low, high = lower_binomial(size, share / 20, tail), size - lower_binomial(size, 1 - share / 20, tail)
    for met in range(size + 1):
        under, over = oracle.at_most(met, size, truth), oracle.at_least(met, size, truth)
        assert under == limit or (met < low) is (under < limit), met
        assert over == limit or (met > high) is (over < limit), met


@given(expected=st.floats(0.2, 60), tail=st.sampled_from([0.025, 0.001]))
def test_and_beyond_the_poisson_line(expected, tail):
    low, high = lower_poisson(expected, tail), upper_poisson(expected, tail)
    for number in range(120):
        under = oracle.poisson_at_most(number, expected)
        over = 1 - (oracle.poisson_at_most(number - 1, expected) if number else 0)
        assert (number < low) is (under < tail) or abs(under - tail) < 1e-9
        assert (number > high) is (over < tail) or abs(over - tail) < 1e-9
