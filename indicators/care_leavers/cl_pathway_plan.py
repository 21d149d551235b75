"""Relevant and former relevant young people aged 16 to 20 whose pathway plan was reviewed in the last six months.

No review is not met. A young person whose date of birth is not known is unknown.
"""

import numpy as np

from indicators.care_leavers._leavers import young_people_today
from indicators.cases import BLANK, Cases
from indicators.clock import Clock, Months
from indicators.counting import judged
from indicators.kinds import DAY, HIGHER_IS_BETTER, STOCK, Proportion, Source
from indicators.reading import Reading
from indicators.words import children

PLAN_CLOCK = Clock(start="the last review of the pathway plan", stop="the next", limit=Months(6))


def young_people(reading: Reading) -> Cases:
    """Each young person on the day of the data, beside their latest review."""
    rows = reading.rows("care_leavers")
    reviewed = rows.days("pathway_plan_review_date")
    due = PLAN_CLOCK.due(reviewed)
    current = (reviewed != BLANK) & (due >= np.int32(reading.as_of.day))
    not_aged = reading.fact(children).birth(rows.person()) == BLANK
    return young_people_today(reading, judged(current, not_aged), without_age=True, opened=reviewed, due=due)


INDICATOR = Proportion(
    title="Pathway plans current",
    question="Does everyone have a live plan?",
    cases=young_people,
    fold=STOCK,
    counts_on="the day of the data",
    grains=(DAY,),
    direction=HIGHER_IS_BETTER,
    today_only=True,
    breakdowns=("leaver_age", "leaver_eligibility"),
    needs=(
        "care_leavers.pathway_plan_review_date",
        "care_leavers.care_leaver_eligibility",
        "person.dob",
    ),
    unit_from="the young person's allocated team and worker, else whoever holds the child that day",
    late="the plan was not reviewed in the last six months",
    notes=(
        "The extract holds the latest review alone: earlier days are known only from the loads of those days.",
        "Eligible children, still looked after, are not among them, nor are those over 20 who came back for support.",
    ),
    sources=(Source("Care Leavers (England) Regulations 2010", "regulation 7"),),
    reviewed="2026-11",
)
