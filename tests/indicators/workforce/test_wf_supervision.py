"""Supervision about a child, by whoever leads on them and for how long."""

import pytest

from indicators.clock import AsOf
from indicators.measure import listed
from indicators.reading import Reading
from tests.tables import everything_supplied, tables

OPEN = "person_id | referral_date\n Ada | 2026-01-05"
STAFF = "professional_id | is_social_worker\n kim | Y\n lou | Y\n fay | N"
HELD = "person_id|professional_id|professional_role_id|involvement_start_date|involvement_end_date\n "


def states(involvements: str, supervisions: str) -> list[object]:
    read = Reading(
        tables(
            cin_episodes=OPEN,
            professionals=STAFF,
            involvements=HELD + involvements,
            supervisions="person_id | supervision_date\n " + supervisions,
        ),
        everything_supplied(),
        AsOf.parse("2026-06-30"),
    )
    return [row["met"] for row in listed(read, "wf_supervision")]


@pytest.mark.parametrize(
    ("involvements", "supervisions", "met"),
    [
        ("Ada | kim | CW | 2026-01-05 | ", "Ada | 2026-06-02", [True]),
        ("Ada | kim | CW | 2026-01-05 | ", "Ben | 2026-06-20", [False]),  # about another child
        ("Ada | kim | CW | 2026-01-05 | ", "Ada | 2026-07-01", [False]),  # not held yet
        ("Ada | kim | CW | 2026-01-05 | 2026-06-10\n Ada | lou | CW | 2026-06-10 | ", "Ada | 2026-06-20", []),  # new
        ("Ada | fay | CW | 2026-01-05 | ", "Ada | 2026-06-20", [True]),  # a lead who is no social worker leads
        ("Ada | kim | CO | 2026-01-05 | ", "Ada | 2026-06-20", []),  # a co-worker does not
    ],
)
def test_the_interval_runs_for_each_child_with_a_lead(involvements, supervisions, met):
    assert states(involvements, supervisions) == met
