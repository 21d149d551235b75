"""Child protection plans of more than 10 working days whose core group met in the last 42 days.

Each plan of ours counts from the eleventh working day after its start.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.child_protection._plans import FIRST_CORE_GROUP, plan_stock
from indicators.clock import Days
from indicators.counting import onward, refreshed
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import Spells, last_day
from indicators.words import open_plans


def plans(reading: Reading) -> Cases:
    """Each open plan after its first days, cut where its core group meets and where the meeting falls out of date."""
    interval = Days(reading.settings.number("core_group_interval"))
    rows, groups = reading.rows("cp_plans"), reading.rows("core_groups")
    plan = groups.position("cp_plan_id", rows, "cp_plan_id").astype(np.int32)
    start = rows.days("cp_plan_start_date")
    spells = reading.fact(open_plans)
    kept = onward(spells, FIRST_CORE_GROUP.lasts(start[spells.row]) + 1)
    position = np.arange(len(kept), dtype=np.int32)
    of_plans = Spells(kept.row, kept.start, kept.end, position)
    pieces, held, due, fresh = refreshed(of_plans, last_day(plan, groups.days("core_group_date")), interval.due)
    began = start[pieces.key]
    return plan_stock(
        reading,
        Spells(kept.key[pieces.row], pieces.start, pieces.end, pieces.key),
        opened=np.where(held == BLANK, began, held),
        due=np.where(held == BLANK, FIRST_CORE_GROUP.due(began), due),
        met=np.where(fresh, MET, NOT_MET),
    )


INDICATOR = Proportion(
    title="Core groups in date",
    question="Do the people who carry out the plan keep meeting?",
    cases=plans,
    fold=STOCK,
    counts_on="each day on a plan after its first 10 working days",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    breakdowns=("category_of_abuse",),
    needs=("cp_plans.cp_plan_start_date", "core_groups"),
    unit_from="whoever holds the child that day",
    late="no core group in the last 42 days",
    settings=("core_group_interval",),
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"), Source("Local standard", "interval")),
    reviewed="2026-11",
)
