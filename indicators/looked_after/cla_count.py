"""Children looked after at the end of the day.

The numerator of the rate: children looked after only in short breaks are left out, as is a child from the 18th birthday
on.
"""

from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.looked_after._care import children_in_care

INDICATOR = Count(
    title="Children looked after: number",
    question="How many children are in our care?",
    cases=children_in_care,
    fold=STOCK,
    counts_on="each day the child is looked after",
    unit="children",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    starts="cla_starts",
    ends="cla_ends",
    breakdowns=(
        "legal_status",
        "placement",
        "placement_type",
        "placement_provider",
        "category_of_need",
        "uasc",
        "length",
    ),
    needs=("cla_episodes.cla_episode_start_date",),
    unit_from="whoever holds the child that day",
    sources=(
        Source("Children Act 1989", "section 22"),
        Source("DfE looked-after statistics", "table A1"),
    ),
    reviewed="2026-11",
)
