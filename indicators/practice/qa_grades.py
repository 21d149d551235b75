"""Practice reviews whose grade after moderation is good or outstanding.

The reviewer's own grade does not count: one that is done and not yet moderated is unknown.
"""

from data.cycle import PAUSED
from indicators.cases import Cases
from indicators.counting import judged
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.practice._cycle import UNIT_FROM
from indicators.practice._reviews import GOOD, completed, reviews
from indicators.reading import Reading


def graded(reading: Reading) -> Cases:
    """Reviews that were moderated, or are done and wait for it."""
    rows = reading.rows("practice_review")
    waits = rows.blank("moderated_grade")
    return reviews(reading, completed(rows) | ~waits, judged(rows.is_("moderated_grade", *GOOD), waits))


INDICATOR = Proportion(
    title="Practice graded good or better",
    question="How good is practice?",
    cases=graded,
    fold=FLOW,
    counts_on="first day of the month allocated",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    months_off=PAUSED,
    about_children=False,
    breakdowns=("grade",),
    notes=("Some thirty reviews a month: one of them is three points.",),
    needs=("practice_review",),
    unit_from=UNIT_FROM,
    sources=(
        Source("Performance Management and Quality Assurance Framework", "Practice Review Moderation"),
        Source("Ofsted ILACS", "four-point scale"),
    ),
    reviewed="2026-11",
)
