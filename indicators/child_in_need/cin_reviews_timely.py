"""Children on a child in need plan for three months whose plan was reviewed in the last three months.

Calendar months. A review of an earlier plan does not count for this one.
"""

import numpy as np

from indicators.cases import BLANK, MET, NOT_MET, Cases
from indicators.child_in_need._plans import planned_children
from indicators.clock import Months
from indicators.counting import numbered, onward, refreshed, stock
from indicators.kinds import DAY, HIGHER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.spells import last_day


def reviewed(reading: Reading) -> Cases:
    """Each child's days on a plan after the first three months, cut where a review is held and where it lapses."""
    interval = Months(reading.settings.number("cin_review_interval"))
    reviews = reading.rows("cin_reviews")
    last = last_day(reviews.person(), reviews.days("review_date"))
    spells, since = planned_children(reading)
    kept = onward(numbered(spells), interval.due(since) + 1)
    began = since[kept.row]
    pieces, review, due, fresh = refreshed(kept, last, interval.due, began)
    began = began[pieces.row]
    return stock(
        reading,
        pieces,
        opened=np.where(review == BLANK, began, review),
        due=np.where(review == BLANK, interval.due(began), due),
        met=np.where(fresh, MET, NOT_MET),
    )


INDICATOR = Proportion(
    title="Child in need plans reviewed in date",
    question="Are plans being reviewed?",
    cases=reviewed,
    fold=STOCK,
    counts_on="each day on a plan after its first three months",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=HIGHER_IS_BETTER,
    needs=("cin_plans.cin_plan_start_date", "cin_reviews"),
    unit_from="whoever holds the child that day",
    late="no review in the last three months",
    settings=("cin_review_interval",),
    sources=(
        Source("Working Together to Safeguard Children 2023", "chapter 3"),
        Source("Local standard", "interval"),
    ),
    reviewed="2026-11",
)
