"""The team of early help is that of the worker of the episode that started last."""

import pytest

from indicators.clock import AsOf
from indicators.measure import listed
from indicators.reading import Reading
from tests.tables import everything_supplied, tables

TEAMS = "team_id | team_name\n N | North\n S | South\n C | Children in need"
STAFF = """
    professional_id | professional_name | team_id | is_social_worker
    kim             | Kim               | N       | N
    lou             | Lou               | S       | N
    max             | Max               |         | N
    sam             | Sam               | C       | Y
"""
HELD = "person_id|professional_id|professional_role_id|involvement_start_date\n Ada | sam | CW | 2026-01-05"


def found(episodes: str) -> list[tuple[str, str]]:
    read = Reading(
        tables(department=TEAMS, professionals=STAFF, involvements=HELD, early_help_episodes=episodes),
        everything_supplied(),
        AsOf.parse("2026-06-30"),
    )
    return [(row["team"], row["worker"]) for row in listed(read, "eh_open")]


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ("Ada | 2026-02-02 | | kim\n Ada | 2026-03-02 | | lou", ("South", "Lou")),
        ("Ada | 2026-02-02 | | kim\n Ada | 2026-03-02 | 2026-04-01 | lou", ("North", "Kim")),
        ("Ada | 2026-03-02 | | max", ("Children in need", "Max")),  # a worker of no team: the holder's
        ("Ada | 2026-03-02 | | who", ("Children in need", "Sam")),
        ("Ben | 2026-03-02 | | ", ("Unknown team", "Unallocated")),
    ],
)
def test_the_unit_is_the_workers_then_the_holders_then_unknown(rows, unit):
    """One child, one case, however many episodes are open."""
    assert found(f"person_id | episode_start_date | episode_end_date | episode_worker_id\n {rows}") == [unit]
