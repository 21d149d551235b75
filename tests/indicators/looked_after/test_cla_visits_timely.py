"""A visit that names the period of care alone is the child's all the same."""

import pytest

from indicators.clock import AsOf
from indicators.measure import listed
from indicators.reading import Reading
from tests.tables import everything_supplied, tables


@pytest.mark.parametrize(
    ("visit", "met"),
    [
        ("Ada |    | 2026-06-20 | Y", True),
        ("    | C1 | 2026-06-20 | Y", True),
        ("    | C9 | 2026-06-20 | Y", False),  # a period of care of nobody
        ("Ada | C1 | 2026-06-20 | N", False),  # not seen: not a visit
    ],
)
def test_the_child_is_the_rows_own_else_that_of_the_period_of_care(visit, met):
    read = Reading(
        tables(
            cla_episodes="cla_id | person_id | cla_episode_start_date\n C1 | Ada | 2025-01-06",
            cla_visits=f"person_id | cla_id | cla_visit_date | cla_visit_seen\n {visit}",
        ),
        everything_supplied(),
        AsOf.parse("2026-06-30"),
    )
    assert [row["met"] for row in listed(read, "cla_visits_timely")] == [met]
