"""Children on a plan for three months or more whose reviews of the last year were all on time.

The first is due three calendar months after the start of the plan, each later one six months after the one before. Due
days are worked out, not read, so that moving one cannot mend a late review. A review past its day and not held is late
however long ago it fell due.
"""

import numpy as np

from indicators.cases import MET, NOT_MET, Cases
from indicators.child_protection._plans import plan_stock
from indicators.clock import add_months
from indicators.counting import onward
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.reviews import chain
from indicators.spells import Spells, cut
from indicators.words import open_plans

FIRST, LATER = 3, (6,)  # months


def plans(reading: Reading) -> Cases:
    """Each open plan of ours from the day its first review falls due, cut where it falls behind or is in time again."""
    rows, reviews = reading.rows("cp_plans"), reading.rows("cp_reviews")
    start = rows.days("cp_plan_start_date")
    plan = reviews.position("cp_plan_id", rows, "cp_plan_id")
    found = chain(start, add_months(start, FIRST), (plan, reviews.days("cp_review_date")), LATER)
    spells = reading.fact(open_plans)
    kept = onward(spells, found.first_due[spells.row])
    pieces, (late, due) = cut(kept, (kept.row, found.late), (kept.row, found.due))
    pieces = Spells(pieces.key, pieces.start, pieces.end, kept.row[pieces.row])
    return plan_stock(reading, pieces, opened=start[pieces.row], due=due, met=np.where(late == 0, MET, NOT_MET))


INDICATOR = Proportion(
    title="Child protection reviews on time",
    question="Are all reviews of each child on time?",
    cases=plans,
    fold=STOCK,
    counts_on="each day on a plan after its first three months",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    beside="cp_reviews_by_event",
    breakdowns=("category_of_abuse",),
    needs=("cp_plans.cp_plan_start_date", "cp_reviews.cp_review_date"),
    unit_from="whoever holds the child that day",
    late="the next review is past its day",
    notes=("All reviews of each plan: far stricter than the share of reviews that were on time.",),
    sources=(
        Source("Working Together to Safeguard Children 2023", "chapter 3"),
        Source("DfE child protection statistics", "reviews within timescales"),
    ),
    reviewed="2026-11",
)
