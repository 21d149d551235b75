"""Initial conferences that led to a child protection plan.

A conference that was adjourned and reconvened is one, with the outcome it reached in the end; one with no outcome yet
is unknown. Transfers in are left out.
"""

import numpy as np

from indicators.cases import MET, NOT_MET, UNKNOWN, Cases
from indicators.child_protection._section_47 import conference_cases, conferences
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading


def held(reading: Reading) -> Cases:
    """Every initial conference but transfers in, beside its outcome."""
    found = reading.fact(conferences)
    met = np.select([found.outcome == "Y", found.outcome == "N"], [MET, NOT_MET], UNKNOWN)
    return conference_cases(reading, found, ~found.transfer, met=met)


INDICATOR = Proportion(
    title="Conferences that lead to a plan",
    question="Are the right children going to conference?",
    cases=held,
    fold=FLOW,
    counts_on="date of the conference",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    needs=("initial_cp_conference.icpc_date",),
    unit_from="the conference's team and worker, else whoever held the child that day",
    notes=("Above about 95% may mean too few conferences; below 75% too many.",),
    sources=(Source("DfE tables C4 and D2"),),
    reviewed="2026-11",
)
