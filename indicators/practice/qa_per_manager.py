"""Practice reviews done within their month, for each manager who was expected to do one that month.

A manager counts once a month, however many reviews they were given, and for as many months as they were given one: ten
months make a full year. Exempt managers, and reviews that name no manager, are in neither part. Nothing is planned in
August and December: there is no number then.
"""

from data.cycle import PAUSED
from indicators.cases import Cases
from indicators.kinds import DURING, FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Ratio
from indicators.practice._cycle import CYCLE, UNIT_FROM, done_by_managers, expected, managers
from indicators.reading import Reading


def done(reading: Reading) -> Cases:
    """Reviews done within their month."""
    return done_by_managers(reading, "practice_review", expected(reading.rows("practice_review")))


def in_scope(reading: Reading) -> Cases:
    """Managers with a review to do, each once a month."""
    return managers(reading, "practice_review", expected(reading.rows("practice_review")))


INDICATOR = Ratio(
    title="Practice reviews per manager per month",
    question="Is everyone doing their share?",
    cases=done,
    fold=FLOW,
    counts_on="first day of the month allocated",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    per=in_scope,
    per_fold=DURING,
    unit="reviews per manager",
    months_off=PAUSED,
    notes=("A full year is ten months of one review, not twelve.",),
    needs=("practice_review",),
    unit_from=UNIT_FROM,
    sources=(CYCLE,),
    reviewed="2026-11",
)
