"""The invented populations: the same from the same seed, dirty, and about every indicator."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from data.tables import NOT_HELD
from tests.oracles.asking import Oracle
from tests.oracles.counting import FLOW, INDICATORS, STOCK
from tests.oracles.words import Trust
from tests.populations import population, smallest, working_day_before


def test_a_seed_makes_the_same_population_every_time():
    """A failure in one place is a failure everywhere."""
    one, other = population(7), population(7)
    assert (one.as_of, one.days) == (other.as_of, other.days)
    for name, frame in one.tables.items():
        pd.testing.assert_frame_equal(frame, other.tables[name])


def test_populations_are_dirty():
    """Ends before starts, dates to come, links to nowhere, children without a row: each is somewhere in forty."""
    found = [population(seed) for seed in range(40)]
    plans = pd.concat([one.tables["cp_plans"].assign(as_of=pd.Timestamp(one.as_of)) for one in found])
    contacts = pd.concat([one.tables["contacts"] for one in found])
    assert (plans["cp_plan_end_date"] < plans["cp_plan_start_date"]).any()
    assert (plans["cp_plan_end_date"] == plans["cp_plan_start_date"]).any()
    assert (plans["cp_plan_end_date"] > plans["as_of"]).any()
    assert plans["cp_plan_start_date"].isna().any()
    assert (contacts["team_id"] == "T9").any()
    assert any(not set(one.tables["contacts"]["person_id"]) <= set(one.tables["person"]["person_id"]) for one in found)


def test_the_smallest_failing_population_has_no_row_to_spare():
    """What fails for one row is left with that row."""
    found = next(one for one in map(population, range(50)) if len(one.tables["contacts"]) > 2)
    last = found.tables["contacts"]["contact_id"].iloc[-1]
    least = smallest(found, lambda one: last in set(one.tables["contacts"]["contact_id"]))
    assert least.tables["contacts"]["contact_id"].tolist() == [last]
    assert sum(len(frame) for frame in least.tables.values()) == 1


def test_so_many_working_days_before_is_as_late_as_can_be():
    """Ten working days lead to Tuesday 30 June 2026 from the 16th, and one to a Monday from the Sunday before."""
    assert working_day_before(date(2026, 6, 30), 10) == date(2026, 6, 16)
    assert working_day_before(date(2026, 6, 29), 1) == date(2026, 6, 28)


@pytest.mark.slow
def test_populations_are_about_every_indicator():
    """Sixty of them hold a case of each, or the comparison with the engine would prove nothing of it."""
    empty = {name for name, one in INDICATORS.items() if not set(one.needs) & set(NOT_HELD)}
    for found in map(population, range(60)):
        trust = Trust(found.tables, found.supplied, found.as_of)
        empty -= {name for name in empty if has_a_case(Oracle(INDICATORS[name], trust))}
    assert empty == set()


def has_a_case(one: Oracle) -> bool:
    as_of = one.trust.as_of
    if one.indicator.fold == FLOW:
        return bool(one.cases(as_of - timedelta(1200), as_of))
    if one.indicator.fold == STOCK:
        return bool(one.cases(as_of))
    return bool(one.cases(as_of - timedelta(364), as_of))
