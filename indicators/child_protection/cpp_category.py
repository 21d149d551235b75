"""Open child protection plans whose latest category is neglect.

The other categories are the parts of the same cases. A plan without a category, or with one that is no code, is
unknown.
"""

from data.tables import UNREADABLE
from indicators.cases import Cases
from indicators.child_protection._plans import plan_stock
from indicators.counting import judged
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.words import open_plans


def is_neglect(category: str) -> bool:
    """By code or in words."""
    return category.lower().startswith("neg") or "neglect" in category.lower()


def plans(reading: Reading) -> Cases:
    """Each open plan of ours, by its latest category."""
    rows = reading.rows("cp_plans")
    unknown = rows.blank("cp_plan_latest_category") | rows.is_("cp_plan_latest_category", UNREADABLE)
    neglect = rows.matches("cp_plan_latest_category", is_neglect)
    spells = reading.fact(open_plans)
    met = judged(neglect, unknown)[spells.row]
    return plan_stock(reading, spells, met=met, category=rows.text("cp_plan_latest_category")[spells.row])


INDICATOR = Proportion(
    title="Plans for neglect",
    question="What harm are we protecting against?",
    cases=plans,
    fold=STOCK,
    counts_on="each day the plan covers",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    breakdowns=("category_of_abuse", "plan_length_so_far"),
    needs=("cp_plans.cp_plan_start_date",),
    unit_from="whoever holds the child that day",
    sources=(Source("DfE tables D2 and D4"),),
    reviewed="2026-11",
)
