"""What the scores behind the percentage come to, and which cases a page lists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboards.cases import case_days, cases
from dashboards.page import Request
from dashboards.values import values
from indicators.catalogue import INDICATORS
from layouts.address import Query
from layouts.markup import text_of
from tests.dashboards.conftest import nodes
from tests.dashboards.fake_store import FakeStore

SCORES = pd.DataFrame(
    {
        "value": [10.0, 12.0, 20.0, 41.0, None],
        "category": ["0 to 13: close to average"] * 2 + ["17 to 40: cause for concern", None, None],
    }
)


def request(on: date | None = None, **parts: Any) -> Request:
    store: Any = FakeStore(dict(INDICATORS), **parts)
    asked: Any = {"store": store, "scope": None, "indicators": INDICATORS, "targets": None, "settings": None}
    load = store.latest_load(None)
    return Request(**asked, path="/", item="", query=Query(on=on), now=load.as_of, load=load, units=store.units(None))


def told(frame: pd.DataFrame, name: str = "cla_sdq") -> str:
    found = values(request(), INDICATORS[name], frame)
    return "" if found is None else text_of(found)


def test_the_mean_and_the_bands_are_those_of_the_cases_with_a_score():
    said = told(SCORES)
    assert "Mean 20.8, of 4 scores in force on 30 Jun 2026." in said
    assert "0 to 13: close to average 2 2 of 4, 50.0%" in said
    assert "17 to 40: cause for concern 1 1 of 4, 25.0%" in said


def test_a_score_that_is_none_is_told_apart_and_not_left_out():
    assert "in none of these 1 1 of 4, 25.0%" in told(SCORES)


@pytest.mark.parametrize("name", ["cla_20_miles", "cla_3plus_placements"])
def test_only_a_number_that_names_its_values_tells_what_they_come_to(name):
    assert not told(SCORES, name)


def test_without_a_score_there_is_no_mean():
    assert not told(SCORES.assign(value=None))


@pytest.mark.parametrize(
    ("name", "on", "first", "last"),
    [
        ("contacts_total", None, "2026-06-03", "2026-06-30"),  # by the day: four weeks
        ("cla_pep_termly", None, "2025-07-01", "2026-06-30"),  # by the month and longer: its twelve months
        ("cla_pep_termly", date(2026, 6, 15), "2025-06-16", "2026-06-15"),
    ],
)
def test_the_cases_listed_are_those_of_the_period_the_number_is_of(name, on, first, last):
    days = case_days(request(on), INDICATORS[name])
    assert tuple(day.isoformat() for day in days) == (first, last)


class Remembering(FakeStore):
    """Remembers which cases it was asked for."""

    def cases(self, scope: Any, indicator: str, **asked: Any) -> pd.DataFrame:
        self.asked = asked
        return super().cases(scope, indicator, **asked)


@pytest.mark.parametrize(("on", "last"), [(None, None), (date(2026, 6, 15), date(2026, 6, 15))])
def test_on_the_newest_day_what_runs_until_a_day_to_come_is_listed_too(on, last):
    """A child without a plan in the summer term is counted on 31 July, and asked about today."""
    here = request(on)
    store: Any = Remembering(dict(INDICATORS))
    object.__setattr__(here, "store", store)
    cases(here, INDICATORS["cla_pep_termly"])
    assert store.asked["last"] == last


def test_what_belongs_to_the_whole_trust_is_told_of_no_team(look):
    """Foster places are the trust's: a team chosen elsewhere does not make them nought."""
    page = look("/indicator/ad_fostering_carers", "?team=T01")
    said = " ".join(text_of(part) for part in nodes(page))
    assert "All teams" not in said
    assert "Where it comes from" not in said
    assert said.count("places")
