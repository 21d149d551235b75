"""Missing from care: begun on a looked-after day, with a looked-after day in the period."""

from datetime import date

import pytest

from indicators.clock import AsOf, day_number
from indicators.measure import measure
from indicators.reading import Reading
from indicators.results import Grain, UnitKind
from tests.tables import everything_supplied, tables

CARE = (
    "person_id | cla_episode_start_date | cla_episode_ceased_date\n Ada | 2025-05-01 | 2026-02-02\n Ben | 2020-01-06 |"
)
EPISODE = "person_id | missing_episode_start_date | missing_episode_end_date | missing_episode_type\n "


def year(episodes: str, **more: str) -> list[tuple[str, float, float]]:
    read = Reading(
        tables(cla_episodes=CARE, missing=EPISODE + episodes, **more), everything_supplied(), AsOf.parse("2026-06-30")
    )
    first = day_number(date(2025, 4, 1))
    kind = UnitKind.TEAM if more else UnitKind.TRUST
    rows = measure(read, ["missing_cla_pct"], grain=Grain.YEAR, first=first, last=first, by=kind)
    return sorted((row["unit"], row["numerator"], row["denominator"]) for row in rows)


@pytest.mark.parametrize(
    ("episode", "met"),
    [
        ("Ada | 2025-06-01T20:00 | 2025-06-02T08:00 | M", 1),
        ("Ada | 2025-06-01 | | ", 1),  # still away: a blank kind counts as missing
        ("Ada | 2025-06-01 | | Absent", 0),
        ("Ada | 2025-04-20 | 2025-05-09 | M", 0),  # went before care began
        ("Ada | 2026-02-02 | | M", 0),  # the day care ended is no day of care
        ("Ben | 2025-03-20 | 2025-04-01 | M", 1),  # back on the first day of the year
        ("Ben | 2025-03-20 | 2025-03-31 | M", 0),
        ("Ben | 2025-04-01 | 2025-03-20 | M", 1),  # an end before the start: the start day alone
        ("Ben | 2026-04-01 | | M", 0),  # the next year
    ],
)
def test_an_episode_counts_for_the_children_and_years_it_was_of(episode, met):
    assert year(episode) == [("Trust", met, 2)]


def test_a_child_counts_in_every_team_that_held_them_in_care():
    """Met in both, though the days of being missing lie in one: the answer is the child's."""
    found = year(
        "Ben | 2025-06-01 | 2025-06-02 | M",
        department="team_id | team_name\n N | North\n S | South",
        professionals="professional_id | is_social_worker\n kim | Y",
        involvements=(
            "person_id|professional_id|professional_team|professional_role_id|involvement_start_date|involvement_end_date"
            "\n Ben | kim | N | CW | 2025-01-06 | 2025-10-01\n Ben | kim | S | CW | 2025-10-01 |"
            "\n Ada | kim | S | CW | 2025-01-06 |"
        ),
    )
    assert found == [("North", 1, 1), ("South", 1, 2)]
