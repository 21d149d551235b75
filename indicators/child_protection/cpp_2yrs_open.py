"""Open child protection plans that have lasted two years or more.

More than 729 days since the start.
"""

import numpy as np

from indicators.cases import MET, NOT_MET, Cases
from indicators.child_protection._plans import plan_stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.words import open_plans, split_at

LONG = 729  # days: DfE, table D5


def plans(reading: Reading) -> Cases:
    """Each open plan of ours, cut on the day it reaches two years."""
    spells = reading.fact(open_plans)
    start = reading.rows("cp_plans").days("cp_plan_start_date")[spells.row]
    pieces, late = split_at(spells, start + LONG + 1)
    return plan_stock(reading, pieces, met=np.where(late, MET, NOT_MET))


INDICATOR = Proportion(
    title="Open plans of two years or more",
    question="Which plans are stuck?",
    cases=plans,
    fold=STOCK,
    counts_on="each day the plan covers",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    breakdowns=("category_of_abuse", "plan_length_so_far"),
    needs=("cp_plans.cp_plan_start_date",),
    unit_from="whoever holds the child that day",
    sources=(Source("DfE table D5"),),
    reviewed="2026-11",
)
