"""Children subject of a child protection plan at the end of the day, per 10,000 children.

Unborn children count. Plans held for another authority do not, nor does a child from the 18th birthday on.
"""

from indicators.child_protection._plans import children_on_plan
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Rate, Source

INDICATOR = Rate(
    title="Children on a child protection plan",
    question="How many children need protection, beside the children who live here?",
    cases=children_on_plan,
    fold=STOCK,
    counts_on="each day a plan covers",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    starts="cpp_starts",
    ends="cpp_ends",
    daily=True,
    breakdowns=("category_of_abuse", "plan_visited", "plan_reviewed", "seen_alone"),
    needs=("cp_plans.cp_plan_start_date",),
    unit_from="whoever holds the child that day",
    sources=(Source("Children Act 1989", "section 47"), Source("DfE table D1")),
    reviewed="2026-11",
)
