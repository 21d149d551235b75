"""Child protection plans that ended after two years or more.

More than 729 days, the day of ending counted. A plan without a start, or that ends before it starts, is unknown.
"""

import numpy as np

from indicators.cases import Cases
from indicators.child_protection._plans import ended_plans
from indicators.kinds import FLOW, LOWER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading

LONG = 729  # days, "including the day of cessation": DfE, table D7


def plans(reading: Reading) -> Cases:
    """Every plan of ours that ended."""
    return ended_plans(reading, lambda start, end: end.astype(np.int64) - start + 1 > LONG)


INDICATOR = Proportion(
    title="Ended plans that lasted two years or more",
    question="Did plans work in reasonable time?",
    cases=plans,
    fold=FLOW,
    counts_on="end of the plan",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=LOWER_IS_BETTER,
    breakdowns=("category_of_abuse", "plan_length"),
    needs=("cp_plans.cp_plan_end_date",),
    unit_from="whoever held the child that day",
    notes=("Ending old plans makes this worse for a while.",),
    sources=(Source("DfE table D7"),),
    reviewed="2026-11",
)
