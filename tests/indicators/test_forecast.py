"""A forecast is tried on months that have passed, beside the two that cost nothing, before anybody sees it."""

from __future__ import annotations

import numpy as np
import pytest

from indicators.forecast import AHEAD, COVERAGE, FORMS, forecast


def seasonal(months: int, seed: int) -> np.ndarray:
    chance = np.random.default_rng(seed)
    level = 300 + np.cumsum(chance.normal(0, 6, months))  # so that last year is no guide by itself
    return level + 90 * np.sin(np.arange(months) * 2 * np.pi / 12) + chance.normal(0, 8, months)


def test_a_yearly_season_is_seen_and_mostly_beats_both_naive_forecasts():
    found = [forecast(seasonal(63, seed)) for seed in range(16)]
    assert all(one.form == "a level with a yearly season" for one in found)
    assert all(one.error < one.naive_error for one in found)
    assert sum(one.beats_naive for one in found) >= 10


def test_the_months_ahead_follow_the_season():
    made = seasonal(69, 2)
    found = forecast(made[:63])
    assert np.abs(found.middle - made[63:]).mean() < 25 < np.abs(made[62] - made[63:]).mean()
    assert (found.low < found.middle).all()
    assert (found.middle < found.high).all()
    assert len(found.middle) == AHEAD


def test_where_nothing_but_chance_moves_the_numbers_it_does_not_claim_to_know_better():
    """Steps of chance alone: the latest month is the best forecast there is, so most of the time nothing is shown."""
    chance = np.random.default_rng(3)
    walks = [800 + np.cumsum(chance.normal(0, 10, 60)) for _ in range(12)]
    assert sum(forecast(walk).beats_naive for walk in walks) <= 6


def test_the_error_is_that_of_the_last_six_months_three_to_six_months_ahead_by_hand():
    """A line that never moves and then jumps: the latest month carried on is wrong by the jump that lay ahead."""
    flat = np.full(60, 100.0)
    jumped = np.r_[flat, np.full(6, 130.0)]
    found = forecast(jumped + np.tile([0.5, -0.5], 33))
    # 24 forecasts (six months, four horizons): those made before the jump are 30 out, the others not.
    before = sum(1 for month in range(60, 66) for ahead in (3, 4, 5, 6) if month - ahead < 60)
    assert found.naive_error == pytest.approx(30 * before / 24, abs=0.8)
    assert found.seasonal_error == pytest.approx(30, abs=0.01)


def test_fewer_than_three_years_say_nothing():
    assert forecast(seasonal(35, 4)) is None
    assert forecast(seasonal(36, 4)) is not None


def test_a_gap_is_not_bridged():
    broken = seasonal(63, 5)
    broken[40] = np.nan
    assert forecast(broken) is None


def test_counts_are_never_forecast_below_nought():
    chance = np.random.default_rng(6)
    found = forecast(chance.poisson(1.0, 63).astype(float))
    assert (found.low >= 0).all()


def test_the_band_holds_about_eight_in_ten_of_what_comes():
    """Over 60 seeded series of three kinds. A band that holds nearly all is as wrong as one that holds half."""
    chance = np.random.default_rng(7)
    inside = []
    for number in range(60):
        level = chance.poisson(120, 69).astype(float)
        walk = 800 + np.cumsum(chance.normal(0, 10, 69))
        made = (level, walk, seasonal(69, number))[number % 3]
        found = forecast(made[:63])
        inside += ((found.low <= made[63:]) & (made[63:] <= found.high)).tolist()
    assert COVERAGE - 0.15 < np.mean(inside) < COVERAGE + 0.12


def test_every_form_has_words():
    assert all(form.startswith("a level") for form in FORMS)
