"""Children on a child in need plan who are neither on a protection plan nor looked after.

Plans of a child that overlap, or where one starts as another ends, are one.
"""

from indicators.cases import Cases
from indicators.child_in_need._plans import planned_children
from indicators.counting import stock
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading


def children(reading: Reading) -> Cases:
    """Each child's days on such a plan."""
    spells, since = planned_children(reading)
    return stock(reading, spells, opened=since)


INDICATOR = Count(
    title="Children on a child in need plan",
    question="How many children do we support under a plan of need?",
    cases=children,
    fold=STOCK,
    counts_on="each day the plan covers",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    breakdowns=("primary_need", "length", "last_seen"),
    needs=("cin_plans.cin_plan_start_date",),
    unit_from="whoever holds the child that day",
    sources=(Source("DfE children in need census", "child in need plans"),),
    reviewed="2026-11",
)
