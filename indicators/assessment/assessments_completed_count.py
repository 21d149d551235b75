"""Assessments authorised in the period.

One without a start counts too.
"""

from indicators.assessment._assessments import authorised
from indicators.kinds import DAY, FLOW, MONTH, NEITHER_IS_BETTER, QUARTER, ROLLING12, WEEK, YEAR, Count, Source

INDICATOR = Count(
    title="Assessments completed",
    question="Does work go out as fast as it comes in?",
    cases=authorised,
    fold=FLOW,
    counts_on="authorisation date",
    unit="assessments",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR, ROLLING12),
    direction=NEITHER_IS_BETTER,
    beside="assessments_started",
    breakdowns=("assessment_days",),
    needs=("cin_assessments.assessment_auth_date",),
    unit_from="the assessment's team and worker, else whoever held the child that day",
    sources=(Source("DfE table C2"),),
    reviewed="2026-11",
)
