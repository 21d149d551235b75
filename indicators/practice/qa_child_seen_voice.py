"""Completed practice reviews in which the child's voice is graded good or outstanding.

A review without a grade for it is unknown.
"""

from data.cycle import PAUSED
from indicators.cases import Cases
from indicators.counting import judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.practice._cycle import UNIT_FROM
from indicators.practice._reviews import GOOD, completed, reviews
from indicators.reading import Reading


def reviewed(reading: Reading) -> Cases:
    """Completed reviews."""
    rows = reading.rows("practice_review")
    return reviews(reading, completed(rows), judged(rows.is_("voice_grade", *GOOD), rows.blank("voice_grade")))


INDICATOR = Proportion(
    title="Reviews where the child's voice is clear",
    question="Are children heard on file?",
    cases=reviewed,
    fold=FLOW,
    counts_on="first day of the month allocated",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    months_off=PAUSED,
    about_children=False,
    beside="qa_moderation_agreement",
    notes=("Judgement varies by reviewer: read it beside the agreement of moderation.",),
    needs=("practice_review",),
    unit_from=UNIT_FROM,
    sources=(Source("Performance Management and Quality Assurance Framework", "Involving Children and Families"),),
    reviewed="2026-11",
)
