"""Referrals received in the period, per 10,000 children.

One for each child and referral, those that led to no further action too. Not annualised: the rate of a month is that of
a month.
"""

from indicators.cases import Cases
from indicators.front_door._referrals import referrals
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Rate, Source
from indicators.reading import Reading


def received(reading: Reading) -> Cases:
    """Every referral, by its source."""
    return referrals(reading, category=reading.rows("cin_episodes").text("referral_source_code"))


INDICATOR = Rate(
    title="Referrals",
    question="How many requests for service do we accept?",
    cases=received,
    fold=FLOW,
    counts_on="referral date",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    breakdowns=("source", "source_code", "referrals_in_year"),
    needs=("cin_episodes.referral_date",),
    unit_from="the referral's team and worker, else whoever held the child that day",
    sources=(Source("DfE table C1"),),
    reviewed="2026-11",
)
