"""Child protection plans of a child whose last plan ended in the two years before.

Twenty-four calendar months. Where the child has an earlier plan and none of them has ended by the start of this one,
the answer is unknown.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.child_protection._plans import our_starts, plan_events
from indicators.clock import add_months
from indicators.counting import judged
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import greatest, last_day

WINDOW = 24  # months


def started(reading: Reading) -> Cases:
    """Every plan of ours that starts, beside the latest end of the child's earlier plans."""
    person, start = our_starts(reading)
    end = reading.rows("cp_plans").days("cp_plan_end_date")
    earlier = last_day(person, start).at(person, start.astype(np.int64) - 1) != BLANK
    # An end counts once both are past: the end itself, and the day after the start, for "earlier" is strictly before.
    known = np.where(end == BLANK, BLANK, np.maximum(end, start + 1)).astype(np.int32)
    ended = greatest(person, known, end).at(person, start)
    met = (ended != BLANK) & (ended >= add_months(start, -WINDOW))
    return plan_events(reading, "cp_plan_start_date", met=judged(met, earlier & (ended == BLANK)))


INDICATOR = Proportion(
    title="Second plan within two years",
    question="Did protection hold?",
    cases=started,
    fold=FLOW,
    counts_on="start of the plan",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    looks_back=24,
    breakdowns=("initial_category",),
    needs=("cp_plans.cp_plan_start_date",),
    unit_from="whoever held the child that day",
    notes=("Not published: do not compare it with table D3.",),
    sources=(Source("Local standard", "repeat plans"),),
    reviewed="2026-11",
)
