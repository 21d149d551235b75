"""Referrals with a decision within one working day of being received.

The same rule as for contacts, so that the two one-day clocks agree: judged once the limit day is over.
"""

from indicators.cases import Cases
from indicators.clock import Clock, WorkingDays
from indicators.counting import flow
from indicators.kinds import (
    DAY,
    FLOW,
    HIGHER_IS_BETTER,
    MONTH,
    QUARTER,
    ROLLING12,
    WEEK,
    YEAR,
    Proportion,
    Source,
)
from indicators.reading import Reading

DECISION_CLOCK = Clock(start="the referral", stop="the decision", limit=WorkingDays(1))


def referrals(reading: Reading) -> Cases:
    """Every referral beside its decision."""
    rows = reading.rows("cin_episodes")
    received, decided = rows.days("referral_date"), rows.days("decision_date")
    return flow(
        reading,
        on=received,
        person=rows.person(),
        ref=rows.text("referral_id"),
        team=rows.team("referral_team"),
        worker=rows.worker("referral_worker_id"),
        opened=received,
        due=DECISION_CLOCK.due(received),
        done=decided,
        met=DECISION_CLOCK.matured(received, decided, reading.as_of.day),
    )


INDICATOR = Proportion(
    title="Referrals decided within one working day",
    question="Does a referral get a manager's decision by the end of the next working day?",
    cases=referrals,
    fold=FLOW,
    counts_on="referral date",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    daily=True,
    late_in_working_days=True,
    breakdowns=("source", "source_code"),
    needs=("cin_episodes.referral_date", "cin_episodes.decision_date"),
    unit_from="the referral's team and worker, else whoever holds the child that day",
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"),),
    reviewed="2026-11",
)
