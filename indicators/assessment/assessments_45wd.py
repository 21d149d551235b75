"""Assessments authorised within 45 working days of their start.

The clock runs from the assessment's start, as the published figure's does; guidance counts from the referral. An
assessment without a start, or with a start after its authorisation, is unknown.
"""

from indicators.assessment._assessments import ASSESSMENT_CLOCK, authorised
from indicators.cases import Cases
from indicators.kinds import (
    DAY,
    FLOW,
    HIGHER_IS_BETTER,
    MONTH,
    QUARTER,
    ROLLING12,
    WEEK,
    YEAR,
    Proportion,
    Source,
)
from indicators.reading import Reading


def assessments(reading: Reading) -> Cases:
    """Every authorised assessment, met or not by its clock."""
    rows = reading.rows("cin_assessments")
    done = rows.days("assessment_auth_date")
    met = ASSESSMENT_CLOCK.finished(rows.days("assessment_start_date"), done)
    return authorised(reading, met=met)


INDICATOR = Proportion(
    title="Assessments completed within 45 working days",
    question="Are children assessed without drift?",
    cases=assessments,
    fold=FLOW,
    counts_on="authorisation date",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    daily=True,
    chief_executive=True,
    open_work="assessments_open_overdue",
    breakdowns=("assessment_days",),
    needs=("cin_assessments.assessment_auth_date",),
    unit_from="the assessment's team and worker, else whoever held the child that day",
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"), Source("DfE table C2")),
    reviewed="2026-11",
)
