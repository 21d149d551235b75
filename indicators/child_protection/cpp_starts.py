"""Child protection plans that start in the period, per 10,000 children.

Plans held for another authority do not count. Not annualised: the rate of a month is that of a month.
"""

from indicators.cases import Cases
from indicators.child_protection._plans import plan_events
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Rate, Source
from indicators.reading import Reading


def plans(reading: Reading) -> Cases:
    """Every plan of ours, on its start."""
    return plan_events(reading, "cp_plan_start_date")


INDICATOR = Rate(
    title="Child protection plans started",
    question="Is the number of plans growing?",
    cases=plans,
    fold=FLOW,
    counts_on="start of the plan",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    beside="cpp_ends",
    breakdowns=("initial_category",),
    needs=("cp_plans.cp_plan_start_date",),
    unit_from="whoever held the child that day",
    sources=(Source("DfE table D1"),),
    reviewed="2026-11",
)
