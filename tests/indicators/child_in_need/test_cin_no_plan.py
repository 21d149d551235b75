"""Who waits for a plan: assessed as needing a service, open, and on no plan of any kind."""

import pytest

from indicators.clock import AsOf
from indicators.measure import listed
from indicators.reading import Reading
from tests.tables import everything_supplied, tables

ASSESSED = "assessment_id | person_id | assessment_auth_date | assessment_outcome_nfa\n "
OPEN = "person_id | referral_date | close_date | referral_nfa\n Ada | 2026-04-01 | | "


def waiting(assessments: str, episodes: str = OPEN, **more: str) -> list[str]:
    read = Reading(
        tables(cin_assessments=ASSESSED + assessments, cin_episodes=episodes, **more),
        everything_supplied(),
        AsOf.parse("2026-06-30"),
    )
    return [row["opened"] for row in listed(read, "cin_no_plan")]


def test_the_latest_authorised_assessment_counts():
    """Of two authorised on one day, the one of the higher id."""
    assert waiting("A1 | Ada | 2026-05-05 | N\n A2 | Ada | 2026-06-02 | N") == ["2026-06-02"]
    assert waiting("A1 | Ada | 2026-05-05 | N\n A2 | Ada | 2026-06-02 | Y") == []
    assert waiting("A9 | Ada | 2026-05-05 | Y\n A10 | Ada | 2026-05-05 | N\n A11 | Ada | | Y") == []
    assert waiting("9 | Ada | 2026-05-05 | Y\n 10 | Ada | 2026-05-05 | N") == ["2026-05-05"]


@pytest.mark.parametrize(
    "more",
    [
        {"cin_plans": "person_id | cin_plan_start_date\n Ada | 2026-06-30"},
        {"cp_plans": "person_id | cp_plan_start_date\n Ada | 2026-06-30"},
        {"cla_episodes": "person_id | cla_episode_start_date\n Ada | 2026-06-30"},
        {"care_leavers": "person_id\n Ada"},
        {"episodes": "person_id | referral_date | close_date | referral_nfa\n Ada | 2026-04-01 | 2026-06-30 |"},
        {"episodes": "person_id | referral_date | close_date | referral_nfa\n Ada | 2026-04-01 | | Y"},
        {"person": "person_id | death_date\n Ada | 2026-06-30"},
    ],
    ids=["need", "protection", "care", "leaving care", "closed", "never taken on", "died"],
)
def test_a_child_on_a_plan_or_no_longer_open_does_not_wait(more):
    assert waiting("A1 | Ada | 2026-05-05 | N") == ["2026-05-05"]
    assert waiting("A1 | Ada | 2026-05-05 | N", **more) == []
