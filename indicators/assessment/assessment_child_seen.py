"""Assessments during which the child was seen.

A child who is unborn on the day of the authorisation is left out; a blank is unknown.
"""

from indicators.assessment._assessments import authorised
from indicators.cases import Cases
from indicators.counting import answered
from indicators.kinds import FLOW, HIGHER_IS_BETTER, MONTH, QUARTER, ROLLING12, YEAR, Proportion, Source
from indicators.reading import Reading
from indicators.words import children


def assessments(reading: Reading) -> Cases:
    """Every authorised assessment of a child who was born by then."""
    rows = reading.rows("cin_assessments")
    born = reading.fact(children).seen_from(rows.person()) <= rows.days("assessment_auth_date")
    return authorised(reading, keep=born, met=answered(rows, "assessment_child_seen"))


INDICATOR = Proportion(
    title="Assessments in which the child was seen",
    question="Was the child met?",
    cases=assessments,
    fold=FLOW,
    counts_on="authorisation date",
    grains=(MONTH, QUARTER, YEAR, ROLLING12),
    direction=HIGHER_IS_BETTER,
    needs=("cin_assessments.assessment_auth_date",),
    unit_from="the assessment's team and worker, else whoever held the child that day",
    sources=(Source("Ofsted ILACS Annex A", "List 4"),),
    reviewed="2026-11",
)
