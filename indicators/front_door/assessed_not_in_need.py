"""Referrals that were assessed, after which the child was found not to be in need.

A case closed for that reason (RC8 after assessment, RC9 before it was complete) counts; one closed for another, still
open or never assessed does not. A referral whose assessment is still open is left out until it ends, so the last months
are not yet whole. Closed after the day of the data is not closed.
"""

import numpy as np

from data.tables import UNREADABLE
from indicators.cases import BLANK, Cases
from indicators.counting import judged
from indicators.front_door._referrals import referrals
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading

NOT_IN_NEED = ("RC8", "RC9")


def assessed(reading: Reading) -> Cases:
    """Every referral but those with an open assessment, beside what it closed with."""
    rows, assessments = reading.rows("cin_episodes"), reading.rows("cin_assessments")
    referral = assessments.position("referral_id", rows, "referral_id")
    is_open = assessments.days("assessment_auth_date") == BLANK
    finished, unfinished = (np.zeros(len(rows) + 1, bool) for _ in range(2))
    finished[referral[~is_open]] = unfinished[referral[is_open]] = True
    accepted = finished[:-1] & ~rows.is_("referral_nfa", "Y")
    closed = rows.days("close_date") != BLANK
    silent = rows.blank("close_reason") | rows.is_("close_reason", UNREADABLE)
    found = rows.is_("close_reason", *NOT_IN_NEED) & ~rows.to_come("close_date")
    return referrals(reading, keep=~unfinished[:-1], met=judged(accepted & found, accepted & closed & silent))


INDICATOR = Proportion(
    title="Referrals assessed and found not in need",
    question="Are assessments going to the right children?",
    cases=assessed,
    fold=FLOW,
    counts_on="referral date",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    breakdowns=("source", "source_code", "reason_closed", "primary_need"),
    needs=(
        "cin_episodes.referral_date",
        "cin_episodes.close_reason",
        "cin_assessments.referral_id",
        "cin_assessments.assessment_auth_date",
    ),
    unit_from="the referral's team and worker, else whoever held the child that day",
    notes=("An assessment may take 45 working days: read a month once they are over.",),
    sources=(Source("DfE table C1"), Source("Children in need census", "reasons for closure RC8 and RC9")),
    reviewed="2026-11",
)
