"""Assessments still open past 45 working days from their start.

The limit day itself is in time: an assessment counts from the 46th working day until it is authorised or its case
closes.
"""

from indicators.assessment._assessments import open_cases, overdue
from indicators.cases import Cases
from indicators.kinds import DAY, LOWER_IS_BETTER, MONTH, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading


def assessments(reading: Reading) -> Cases:
    """The late days of each open assessment."""
    return open_cases(reading, overdue(reading))


INDICATOR = Count(
    title="Open assessments past 45 working days",
    question="Which children are still waiting for an assessment that should be finished?",
    cases=assessments,
    fold=STOCK,
    counts_on="each day from the 46th working day until authorised or the case closes",
    unit="assessments",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=LOWER_IS_BETTER,
    daily=True,
    chief_executive=True,
    needs=("cin_assessments.assessment_start_date", "cin_assessments.assessment_auth_date"),
    unit_from="the assessment's team and worker, else whoever holds the child",
    late="open more than 45 working days",
    late_in_working_days=True,
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"),),
    reviewed="2026-11",
)
