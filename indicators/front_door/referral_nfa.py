"""Referrals that led to no further action.

A referral on which nobody recorded whether it did is unknown.
"""

from indicators.cases import Cases
from indicators.counting import answered
from indicators.front_door._referrals import referrals
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading


def considered(reading: Reading) -> Cases:
    """Every referral beside its outcome."""
    return referrals(reading, met=answered(reading.rows("cin_episodes"), "referral_nfa"))


INDICATOR = Proportion(
    title="Referrals with no further action",
    question="Are we accepting referrals that need no service?",
    cases=considered,
    fold=FLOW,
    counts_on="referral date",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    breakdowns=("source", "source_code"),
    needs=("cin_episodes.referral_date",),
    unit_from="the referral's team and worker, else whoever held the child that day",
    notes=("None at all tells how referrals are recorded, not how good they are.",),
    sources=(Source("DfE table C1"),),
    reviewed="2026-11",
)
