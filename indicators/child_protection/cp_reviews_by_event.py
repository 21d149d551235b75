"""Child protection reviews that were held by the day they were due.

Each review on its own, on the day it was due. Not held and past its day is late; due on the day of the data and not
held is neither yet. A review that was not held because the plan had ended by then is left out.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, RUNNING, Cases
from indicators.child_protection._plans import held_for_others
from indicators.counting import flow
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading


def reviews(reading: Reading) -> Cases:
    """Every review of a plan of ours that has fallen due."""
    rows, plans = reading.rows("cp_reviews"), reading.rows("cp_plans")
    plan = rows.position("cp_plan_id", plans, "cp_plan_id")
    due, held, today = rows.days("cp_review_due"), rows.days("cp_review_date"), reading.as_of.day
    ended = np.append(plans.days("cp_plan_end_date"), BLANK)[plan]
    pending = held == BLANK
    needless = pending & (ended != BLANK) & (ended <= due)
    # Older extracts name the plan alone.
    person = np.where(rows.person() >= 0, rows.person(), np.append(plans.person(), -1)[plan]).astype(np.int32)
    return flow(
        reading,
        on=due,
        person=person,
        ref=rows.text("cp_review_id"),
        keep=(due <= today) & ~needless & ~held_for_others(rows, plans),
        opened=due,
        due=due,
        done=held,
        met=np.select([pending & (due == today), ~pending & (held <= due)], [RUNNING, MET], NOT_MET),
    )


INDICATOR = Proportion(
    title="Child protection reviews on time: each review",
    question="How is the conference service doing this month?",
    cases=reviews,
    fold=FLOW,
    counts_on="day the review is due",
    grains=(WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    beside="cp_reviews_on_time",
    breakdowns=("category_of_abuse",),
    needs=("cp_reviews.cp_review_due", "cp_reviews.cp_review_date"),
    unit_from="whoever held the child that day",
    notes=(
        "Read beside the share of plans whose reviews were all on time, which is the published measure and stricter.",
        "Days are due as written: moving one makes a late review look timely here, and not there.",
    ),
    sources=(
        Source("Working Together to Safeguard Children 2023", "chapter 3"),
        Source("Local standard", "per review"),
    ),
    reviewed="2026-11",
)
