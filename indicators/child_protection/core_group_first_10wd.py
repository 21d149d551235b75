"""Child protection plans whose core group first met within 10 working days of the conference.

The clock starts with the conference that made the plan, else with the plan. Judged once the limit day is over. A plan
that ended within the 10 working days without a core group is left out.
"""

import numpy as np

from indicators.cases import BLANK, Cases
from indicators.child_protection._plans import FIRST_CORE_GROUP, plan_events
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import first_from


def plans(reading: Reading) -> Cases:
    """Every plan of ours, beside the first meeting of its core group."""
    rows, conferences, groups = (reading.rows(name) for name in ("cp_plans", "initial_cp_conference", "core_groups"))
    began, ended = rows.days("cp_plan_start_date"), rows.days("cp_plan_end_date")
    linked = rows.position("icpc_id", conferences, "icpc_id")
    held = np.append(conferences.days("icpc_date"), BLANK)[linked]
    start = np.where((held != BLANK) & (began != BLANK), held, began).astype(np.int32)
    plan = groups.position("cp_plan_id", rows, "cp_plan_id").astype(np.int32)
    met_on = first_from(np.arange(len(rows), dtype=np.int32), start, (plan, groups.days("core_group_date")))
    due = FIRST_CORE_GROUP.due(start)
    brief = (ended != BLANK) & (ended <= FIRST_CORE_GROUP.lasts(start)) & (met_on == BLANK)
    return plan_events(
        reading,
        start,
        keep=~brief,
        opened=start,
        due=due,
        done=met_on,
        met=FIRST_CORE_GROUP.matured(start, met_on, reading.as_of.day),
    )


INDICATOR = Proportion(
    title="First core group within 10 working days",
    question="Does the plan start promptly?",
    cases=plans,
    fold=FLOW,
    counts_on="date of the conference, else start of the plan",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=("cp_plans.cp_plan_start_date", "core_groups"),
    unit_from="whoever held the child that day",
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"),),
    reviewed="2026-11",
)
