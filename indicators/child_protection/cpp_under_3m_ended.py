"""Child protection plans that ended within three months.

Calendar months. A plan without a start, or that ends before it starts, is unknown.
"""

from indicators.cases import Cases
from indicators.child_protection._plans import ended_plans
from indicators.clock import add_months
from indicators.kinds import FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading

SHORT = 3  # months: DfE, table D7


def plans(reading: Reading) -> Cases:
    """Every plan of ours that ended."""
    return ended_plans(reading, lambda start, end: end <= add_months(start, SHORT))


INDICATOR = Proportion(
    title="Ended plans of three months or less",
    question="Are plans made or ended too readily?",
    cases=plans,
    fold=FLOW,
    counts_on="end of the plan",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    breakdowns=("category_of_abuse", "plan_length"),
    needs=("cp_plans.cp_plan_end_date",),
    unit_from="whoever held the child that day",
    notes=("Children who become looked after leave their plan early for a good reason.",),
    sources=(Source("DfE table D7"),),
    reviewed="2026-11",
)
