"""The last end of the child's earlier plans, on or before this plan's start."""

import pytest

from indicators.clock import AsOf
from indicators.measure import listed
from indicators.reading import Reading
from tests.tables import everything_supplied, tables

HEADING = (
    "cp_plan_id | person_id | cp_plan_start_date | cp_plan_end_date | cp_plan_ola\n now | Ada | 2026-06-01 | | \n "
)


@pytest.mark.parametrize(
    ("earlier", "met"),
    [
        ("P1 | Ada | 2023-01-09 | 2024-06-01 | ", True),
        ("P1 | Ada | 2023-01-09 | 2026-06-01 | ", True),  # on the day this one starts
        ("P1 | Ada | 2023-01-09 | 2026-06-02 | ", None),  # has not ended by then
        ("P1 | Ada | 2023-01-09 | | \n P2 | Ada | 2020-01-09 | 2021-01-11 | ", False),  # one of them has
        ("P1 | Ada | 2026-06-01 | 2026-06-01 | ", False),  # not earlier
        ("P1 | Ada | 2026-05-01 | 2024-07-01 | ", True),  # an end before its start is an end all the same
        ("P1 | Ada | 2023-01-09 | 2025-06-01 | Y", False),  # held for another authority
        ("P1 | Ben | 2023-01-09 | 2025-06-01 | ", False),  # another child
    ],
)
def test_the_answer_follows_the_latest_end(earlier, met):
    read = Reading(tables(cp_plans=HEADING + earlier), everything_supplied(), AsOf.parse("2026-06-30"))
    found = {row["ref"]: row["met"] for row in listed(read, "cpp_second_2yr", first=0)}
    assert found["now"] is met
