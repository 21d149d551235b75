"""Completed practice reviews in which the child, a parent or a carer said what they think.

Tried and declined is recorded apart and is not met. Where nothing was recorded it is unknown.
"""

from data.cycle import PAUSED
from indicators.cases import Cases
from indicators.counting import judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.practice._cycle import UNIT_FROM
from indicators.practice._reviews import completed, reviews
from indicators.reading import Reading


def reviewed(reading: Reading) -> Cases:
    """Completed reviews."""
    rows = reading.rows("practice_review")
    met = judged(rows.is_("family_feedback", "obtained"), rows.blank("family_feedback"))
    return reviews(reading, completed(rows), met)


INDICATOR = Proportion(
    title="Reviews with feedback from the family",
    question="Did we ask them?",
    cases=reviewed,
    fold=FLOW,
    counts_on="first day of the month allocated",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    months_off=PAUSED,
    about_children=False,
    needs=("practice_review",),
    unit_from=UNIT_FROM,
    sources=(Source("Performance Management and Quality Assurance Framework", "Collaborative Practice Reviews"),),
    reviewed="2026-11",
)
