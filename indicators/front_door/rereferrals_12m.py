"""Referrals of a child who had another in the twelve months before.

Twelve calendar months, not 365 days: the two differ across a 29 February. An earlier referral counts whatever came of
it; two on one day are not each other's.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.clock import add_months
from indicators.front_door._referrals import referrals
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import last_day

HISTORY = 12  # months


def rereferred(reading: Reading) -> Cases:
    """Every referral, met where the child's last one before it lies within the twelve months."""
    rows = reading.rows("cin_episodes")
    person, day = rows.person(), rows.days("referral_date")
    before = last_day(person, day).at(person, day.astype(np.int64) - 1)
    met = (before != BLANK) & (before >= add_months(day, -HISTORY))
    return referrals(reading, opened=before, met=np.where(met, MET, NOT_MET))


INDICATOR = Proportion(
    title="Re-referrals within 12 months",
    question="Did we close or step down too early?",
    cases=rereferred,
    fold=FLOW,
    counts_on="referral date",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    looks_back=12,
    breakdowns=("source", "source_code", "primary_need"),
    needs=("cin_episodes.referral_date",),
    unit_from="the referral's team and worker, else whoever held the child that day",
    notes=(
        "Periods that begin within 12 months of the first referral in the extract have a short history: they read low.",
    ),
    sources=(Source("DfE table C1"),),
    reviewed="2026-11",
)
