"""Open assessments, by how many working days they have been open.

An assessment left open on a closed case leaves the count and is a finding. Some extracts drop open assessments
altogether: none, or very few, is a finding and no success.
"""

from indicators.assessment._assessments import BANDS, open_cases
from indicators.cases import Cases
from indicators.counting import banded
from indicators.kinds import DAY, MONTH, NEITHER_IS_BETTER, QUARTER, STOCK, WEEK, YEAR, Count, Source
from indicators.reading import Reading
from indicators.words import open_assessment_spells


def assessments(reading: Reading) -> Cases:
    """Each assessment from its start until it is authorised or its case closes, cut where it enters the next band."""
    spells = reading.fact(open_assessment_spells)
    opened = reading.rows("cin_assessments").days("assessment_start_date")[spells.row]
    pieces, bands = banded(spells, opened, BANDS)
    return open_cases(reading, pieces, bands)


INDICATOR = Count(
    title="Open assessments",
    question="How many children are being assessed, and how close is each to its limit?",
    cases=assessments,
    fold=STOCK,
    counts_on="each day from the start until authorised or the case closes",
    unit="assessments",
    grains=(DAY, WEEK, MONTH, QUARTER, YEAR),
    direction=NEITHER_IS_BETTER,
    starts="assessments_started",
    ends="assessments_completed_count",
    daily=True,
    chief_executive=True,
    needs=("cin_assessments.assessment_start_date", "cin_assessments.assessment_auth_date"),
    unit_from="the assessment's team and worker, else whoever holds the child",
    late="open more than 45 working days",
    late_in_working_days=True,
    sources=(Source("Working Together to Safeguard Children 2023", "chapter 3"),),
    reviewed="2026-11",
)
