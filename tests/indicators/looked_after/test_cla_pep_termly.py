"""A term that runs: who has no plan yet is listed on its last day, and is in no number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from data.settings import Setting, Settings
from indicators.clock import AsOf, day_number
from indicators.looked_after._terms import terms
from indicators.measure import listed, measure
from indicators.reading import Reading
from indicators.results import Grain
from tests.tables import everything_supplied, tables

CARE = "person_id | cla_episode_start_date\n Ada | 2023-01-05\n Ben | 2023-01-05\n Cleo | 2023-01-05\n Dan | 2023-01-05"
BORN = "person_id | dob\n Ada | 2015-01-05\n Ben | 2015-01-05\n Cleo | 2024-01-05"
PEPS = "person_id | pep_date\n Ben | 2026-05-05"


def reading(as_of: str = "2026-06-30", settings: Settings | None = None) -> Reading:
    frames = tables(cla_episodes=CARE, person=BORN, peps=PEPS)
    return Reading(frames, everything_supplied(), AsOf.parse(as_of), settings=settings)


def cases(found: Reading, first: str, last: str) -> list[dict[str, Any]]:
    span = (day_number(date.fromisoformat(day)) for day in (first, last))
    return list(listed(found, "cla_pep_termly", **dict(zip(("first", "last"), span, strict=True))))


def test_only_who_has_no_plan_yet_is_running_until_the_last_day_of_the_term():
    """Ben has had his, Cleo is too young, of Dan it is not known."""
    (waiting,) = cases(reading(), "2026-06-01", "2026-07-31")
    assert waiting["person"] == "Ada"
    assert (waiting["met"], waiting["opened"], waiting["due"]) == ("running", "2026-04-16", "2026-07-31")


def test_the_running_are_in_no_number():
    """Not of June, in which the data stands, and not of any month before."""
    rows = measure(reading(), ["cla_pep_termly"], grain=Grain.MONTH, first=day_number(date(2026, 5, 1)))
    assert [(row["period_start"], row["denominator"], row["unknown"]) for row in rows] == [
        ("2026-05-01", 0, 0),
        ("2026-06-01", 0, 0),
    ]


def test_once_the_term_is_over_all_of_them_are_judged():
    states = {case["person"]: case["met"] for case in cases(reading("2026-07-31"), "2026-07-31", "2026-07-31")}
    assert states == {"Ada": False, "Ben": True, "Dan": None}


def test_the_days_of_terms_are_a_setting():
    """A trust whose summer term ends on 20 July counts it then."""
    standing = Settings.standing()
    early = Setting("term_summer", "16 April to 20 July", "", "The summer term")
    own = Settings({**standing.values, "term_summer": early}, standing.population)
    assert [case["start"] for case in cases(reading("2026-07-31", own), "2026-07-01", "2026-07-31")] == [
        "2026-07-20"
    ] * 3


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-01-01", "2026-01-01", "2026-04-15"),
        ("2025-12-31", "2025-09-01", "2025-12-31"),
        ("2026-07-31", "2026-04-16", "2026-07-31"),
    ],
)
def test_a_day_of_a_term_is_in_that_term_alone(day, first, last):
    x = day_number(date.fromisoformat(day))
    (term,) = terms(Settings.standing(), x, x)
    assert (term.first, term.last) == tuple(day_number(date.fromisoformat(text)) for text in (first, last))
    assert term.august == day_number(date(2025, 8, 31))


def test_august_is_in_no_term():
    x = day_number(date(2026, 8, 15))
    assert terms(Settings.standing(), x, x) == []
