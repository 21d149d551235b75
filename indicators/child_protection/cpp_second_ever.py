"""Child protection plans of a child who had one before, however long ago.

Plans held for another authority do not count, neither as the plan nor as the one before. Two plans that start on one
day are not each other's.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.child_protection._plans import our_starts, plan_events
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import last_day


def started(reading: Reading) -> Cases:
    """Every plan of ours that starts, met where an earlier one of the child did."""
    person, start = our_starts(reading)
    before = last_day(person, start).at(person, start.astype(np.int64) - 1)
    return plan_events(reading, "cp_plan_start_date", met=np.where(before != BLANK, MET, NOT_MET))


INDICATOR = Proportion(
    title="Second or later plan, ever",
    question="Are children coming back into protection?",
    cases=started,
    fold=FLOW,
    counts_on="start of the plan",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    looks_back=72,  # SSD keeps six years
    breakdowns=("initial_category",),
    needs=("cp_plans.cp_plan_start_date",),
    unit_from="whoever held the child that day",
    notes=(
        '"Ever" means in this extract: plans it no longer holds, and plans elsewhere, are not known.',
        "The published figure counts the recorded number of earlier plans and reads higher.",
    ),
    sources=(Source("DfE table D3"),),
    reviewed="2026-11",
)
