"""Children looked after at the end of the day, per 10,000 children.

Children looked after only in short breaks are left out, as is a child from the 18th birthday on.
"""

from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Rate, Source
from indicators.looked_after._care import children_in_care

INDICATOR = Rate(
    title="Children looked after",
    question="How many children are in our care, beside the children who live here?",
    cases=children_in_care,
    fold=STOCK,
    counts_on="each day the child is looked after",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    starts="cla_starts",
    ends="cla_ends",
    daily=True,
    breakdowns=(
        "legal_status",
        "placement",
        "placement_type",
        "placement_provider",
        "category_of_need",
        "uasc",
        "length",
        "care_visited",
        "care_reviewed",
        "permanence_plan",
        "missing_in_year",
        "absent_in_year",
    ),
    needs=("cla_episodes.cla_episode_start_date",),
    unit_from="whoever holds the child that day",
    sources=(Source("Children Act 1989", "section 22"), Source("DfE looked-after statistics", "table A1")),
    reviewed="2026-11",
)
