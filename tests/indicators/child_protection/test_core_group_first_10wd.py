"""The clock of the first core group starts with the conference, and a brief plan without one is left out."""

import pytest

from indicators.clock import AsOf
from indicators.measure import listed
from indicators.reading import Reading
from tests.tables import everything_supplied, tables

CONFERENCE = "icpc_id | person_id | icpc_date\n held | Ada | 2026-05-11\n to come | Ada | 2026-07-07"
PLAN = "cp_plan_id|person_id|icpc_id|cp_plan_start_date|cp_plan_end_date|cp_plan_ola\n P | Ada | "
GROUP = "cp_plan_id | core_group_date\n "


def cases(plan: str, *groups: str) -> list[tuple[str, object, str | None]]:
    read = Reading(
        tables(
            initial_cp_conference=CONFERENCE,
            cp_plans=PLAN + plan,
            core_groups=GROUP + "\n ".join(groups) if groups else "",
        ),
        everything_supplied(),
        AsOf.parse("2026-06-30"),
    )
    return [(row["start"], row["met"], row["done"]) for row in listed(read, "core_group_first_10wd", first=0)]


@pytest.mark.parametrize(
    ("plan", "start"),
    [
        ("held | 2026-05-12 | | ", "2026-05-11"),
        (" | 2026-05-12 | | ", "2026-05-12"),
        ("to come | 2026-05-12 | | ", "2026-05-12"),  # not held yet
        ("lost | 2026-05-12 | | ", "2026-05-12"),  # nothing of that key
    ],
)
def test_the_conference_starts_the_clock_else_the_plan_does(plan, start):
    """Counted in the period of that day."""
    assert cases(plan) == [(start, False, None)]


def test_meetings_of_other_plans_and_before_the_start_do_not_count():
    assert cases("held | 2026-05-12 | | ", "P | 2026-05-08", "Q | 2026-05-13", "P | 2026-05-22", "P | 2026-05-20") == [
        ("2026-05-11", True, "2026-05-20")
    ]


@pytest.mark.parametrize(
    ("plan", "groups", "met"),
    [
        ("held | 2026-05-12 | 2026-05-26 | ", (), []),  # ended on working day 10: nobody had to meet
        ("held | 2026-05-12 | 2026-05-27 | ", (), [False]),
        ("held | 2026-05-12 | 2026-05-20 | ", ("P | 2026-05-15",), [True]),
        ("held | 2026-05-12 | | Y", (), []),  # held for another authority
    ],
)
def test_a_plan_that_ended_within_the_ten_days_without_one_is_left_out(plan, groups, met):
    """The late May holiday lies between."""
    assert [found for _, found, _ in cases(plan, *groups)] == met
