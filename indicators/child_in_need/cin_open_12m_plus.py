"""Children on a child in need plan that has lasted more than twelve months.

A plan that starts on the day another ends continues it; a day between starts the clock anew. Disabled children are not
taken out: nothing in the extract marks them.
"""

import numpy as np

from indicators.cases import MET, NOT_MET, Cases
from indicators.child_in_need._plans import planned_children
from indicators.clock import first_day_reaching
from indicators.counting import numbered, stock
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.words import split_at

LONG = 12  # months


def children(reading: Reading) -> Cases:
    """Each child's days on a plan, cut on the day it has lasted more than twelve months."""
    spells, since = planned_children(reading)
    pieces, late = split_at(numbered(spells), first_day_reaching(since + 1, LONG))
    return stock(reading, pieces, opened=since[pieces.row], met=np.where(late, MET, NOT_MET))


INDICATOR = Proportion(
    title="Child in need plans of over 12 months",
    question="Where is there drift?",
    cases=children,
    fold=STOCK,
    counts_on="each day the plan covers",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    needs=("cin_plans.cin_plan_start_date",),
    unit_from="whoever holds the child that day",
    notes=("Disabled children are rightly long on a plan, and are in this figure.",),
    sources=(Source("Local standard", "drift"),),
    reviewed="2026-11",
)
