"""Practice reviews done by the end of the month for which they were allocated.

A manager who has left or is absent is exempt, with the reason recorded, and is in neither part. One that was done late
still counts, as not done, in its own month. Until its month is over, one that is not done yet is running. Nothing is
planned in August and December: there is no number then.
"""

from data.cycle import PAUSED
from indicators.cases import Cases
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion
from indicators.practice._cycle import CYCLE, UNIT_FROM, activities, answer, expected, last_of_month
from indicators.reading import Reading


def allocated(reading: Reading) -> Cases:
    """Every review that somebody was expected to do."""
    rows = reading.rows("practice_review")
    month = rows.days("month_allocated")
    return activities(
        reading,
        "practice_review",
        month,
        expected(rows),
        opened=month,
        due=last_of_month(rows),
        met=answer(rows, reading.as_of.day),
    )


INDICATOR = Proportion(
    title="Practice reviews done in their month",
    question="Are we looking at practice as we said?",
    cases=allocated,
    fold=FLOW,
    counts_on="first day of the month allocated",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    months_off=PAUSED,
    about_children=False,
    notes=("Nothing is planned in August and December.", "The month in progress holds what is done so far."),
    needs=("practice_review",),
    unit_from=UNIT_FROM,
    sources=(CYCLE,),
    reviewed="2026-11",
)
